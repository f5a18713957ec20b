"""Verbs that change something: each checks, writes and audits in one transaction."""
