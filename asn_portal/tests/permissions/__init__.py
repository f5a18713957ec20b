"""The permission matrix: `matrix.toml` says who gets what at every address; the tests hold us to it."""
