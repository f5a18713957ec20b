"""A synthetic agency of any size, for measuring: the same shape from 200 to 100,000 employees."""
