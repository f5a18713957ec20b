"""Reads that span several tables: months, queues, what a form offers."""
