"""Pages of the registry: read the request, call access and actions, answer."""
