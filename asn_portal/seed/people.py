"""Made-up civil servants: a name, and a number that keeps every rule and yet is plainly no real one."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

from asn_portal.seed import names

FIRST_SERIAL = 901  # no real birthday and month has nine hundred civil servants
FIRST_CONTRACT = 21
MALE, FEMALE = "male", "female"


class People:
    """Invents people; numbers are unique within one agency."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._serials: Counter[str] = Counter()
        self._names: set[str] = set()

    def sex(self) -> str:
        """A little more women than men, as in the civil service."""
        return FEMALE if self.rng.random() < 0.55 else MALE

    def name(self, sex: str) -> str:
        """A name of some region, mostly one that nobody in the agency has yet."""
        for _attempt in range(6):
            name = self._name(sex)
            if name not in self._names:
                break
        self._names.add(name)
        return name

    def _name(self, sex: str) -> str:
        (region,) = self.rng.choices(range(len(names.REGIONS)), names.WEIGHTS)
        first = self.rng.choice((names.MEN if sex == MALE else names.WOMEN)[region])
        last = self.rng.choice(names.LAST[region])
        chance = self.rng.random()
        if chance < 0.05:
            return first
        if chance < 0.35:
            middle = self.rng.choice((names.MEN if sex == MALE else names.WOMEN)[region])
            return f"{first} {last}" if middle == first or " " in middle else f"{first} {middle} {last}"
        return f"{first} {last}"

    def birth_date(self, joined_on: date) -> date:
        """Someone who was 21 to 34 when the service began."""
        return joined_on - timedelta(days=self.rng.randint(21 * 366, 34 * 365))

    def nip(self, birth_date: date, joined_on: date, sex: str) -> str:
        """NIP of a PNS or CPNS."""
        return self._numbered(f"{birth_date:%Y%m%d}{joined_on:%Y%m}{_digit(sex)}")

    def ni_pppk(self, birth_date: date, joined_on: date, sex: str) -> str:
        """NI PPPK of a first contract."""
        return self._numbered(f"{birth_date:%Y%m%d}{joined_on:%Y}{FIRST_CONTRACT}{_digit(sex)}")

    def _numbered(self, start: str) -> str:
        serial = FIRST_SERIAL + self._serials[start]
        self._serials[start] += 1
        return f"{start}{serial:03d}"


def _digit(sex: str) -> int:
    return 1 if sex == MALE else 2
