"""The one error of the running ground."""


class StartError(Exception):
    """Something stops the start; the text says, in Indonesian, what to do about it."""
