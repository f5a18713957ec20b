"""Made-up agencies: the demo agency of daily life, and a synthetic one of any size for measuring.

Everything is planned in memory from one random seed, so the same seed gives the same data, and written by COPY.
"""
