"""The only code that changes the registry: one action, one transaction, on record."""
