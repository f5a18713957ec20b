"""Who supervises whom on a date (atasan langsung): chosen from the posts above, by rule."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from registry.rules.sentences import sentence as _


class Holding(StrEnum):
    """How a post is held (SIASN jenisPenugasan); the order here is the order of choice."""

    DEFINITIVE = "d"
    PJ = "pj"
    PLT = "plt"
    PLH = "plh"


ORDER = {holding: rank for rank, holding in enumerate(Holding)}


@dataclass(frozen=True)
class Holder:
    """Someone who holds a post on the date; `is_active` is False while suspended, on leave or gone."""

    person_id: Hashable
    holding: Holding = Holding.DEFINITIVE
    is_active: bool = True


@dataclass(frozen=True)
class Post:
    """A post with its holders on the date."""

    id: Hashable
    holders: Sequence[Holder] = ()


@dataclass(frozen=True)
class Choice:
    """The supervisor found: who, through which post, held how, and how many posts were passed over."""

    person_id: Hashable
    post_id: Hashable
    holding: Holding
    skipped: int

    @property
    def source(self) -> str:
        """Why this person: "holder" or "acting" in the superior post, "higher" in one further up."""
        if self.skipped:
            return "higher"
        return "holder" if self.holding is Holding.DEFINITIVE else "acting"


def choose(
    employee_id: Hashable, chain: Sequence[Post], *, excluded_ids: Collection[Hashable] = ()
) -> Choice | None:
    """Return the supervisor of an employee, or None: then the HR queue decides.

    `chain` lists the posts above the employee's own, nearest first. In each the definitive holder comes
    first, then Pj, Plt, Plh. The employee, inactive holders and `excluded_ids` (those whom the employee
    supervises) are never chosen. ValueError when a post stands in the chain twice.
    """
    if len({post.id for post in chain}) != len(chain):
        raise ValueError(_("Susunan jabatan berputar. Perbaiki jabatan atasan terlebih dahulu."))
    for skipped, post in enumerate(chain):
        for holder in sorted(post.holders, key=lambda holder: ORDER[holder.holding]):
            if holder.is_active and holder.person_id != employee_id and holder.person_id not in excluded_ids:
                return Choice(holder.person_id, post.id, holder.holding, skipped)
    return None


def check_override(
    employee_id: Hashable,
    supervisor_id: Hashable,
    *,
    supervisor_is_active: bool,
    supervisor_of: Mapping[Hashable, Hashable],
) -> None:
    """Refuse a supervisor named by hand who is the employee, inactive, or below the employee.

    `supervisor_of` maps each person to the present supervisor. ValueError with an Indonesian sentence.
    """
    if supervisor_id == employee_id:
        raise ValueError(_("Pegawai tidak dapat menjadi atasan bagi dirinya sendiri."))
    if not supervisor_is_active:
        raise ValueError(_("Atasan harus pegawai aktif. Pilih orang lain."))
    if employee_id in _line_above(supervisor_id, supervisor_of):
        raise ValueError(_("Orang ini bawahan pegawai tersebut, langsung atau tidak. Pilih orang lain."))


def _line_above(person_id: Hashable, supervisor_of: Mapping[Hashable, Hashable]) -> set[Hashable]:
    line: set[Hashable] = set()
    above = supervisor_of.get(person_id)
    while above is not None and above not in line:
        line.add(above)
        above = supervisor_of.get(above)
    return line
