"""What a person may type in the pages of the registry; what is allowed, the actions decide."""
