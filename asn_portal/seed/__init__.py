"""Made-up agencies: the demo agency of daily life, and a synthetic one of any size for measuring.

Everything is planned in memory from one random seed, so that the same seed gives the same data, and is
written by COPY.
"""
