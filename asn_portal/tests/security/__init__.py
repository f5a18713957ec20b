"""Abuse and bad input that concern every page alike, and the table that says which test proves which row."""
