"""The running demo portal in a real browser: what every page owes, whoever looks at it."""
