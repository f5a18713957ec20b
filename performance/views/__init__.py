"""Pages: read the request, call access and actions, answer."""
