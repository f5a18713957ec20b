"""Workbooks of the registry."""
