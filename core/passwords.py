"""Password hashing and the rules of a good password (NIST 800-63B; ASVS 6.2)."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hasher(Argon2PasswordHasher):
    """Argon2id at 19 MiB, 2 passes, 1 lane: some 20 ms, so two cores sign in a whole agency."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
