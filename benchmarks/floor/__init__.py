"""The floor: the least a signed-in page of Django costs, with session, user, a count and 25 rows."""
