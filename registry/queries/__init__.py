"""Reads that span several tables of the registry."""
