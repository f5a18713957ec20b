"""What lists of the app can be narrowed by."""
