"""What lists of the registry can be narrowed by."""
