"""Workbooks of the app."""
