"""What every decision of a person has, whatever it is about: it is added, never changed, and another can take it
back.
"""

import getpass
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec

from averment.errors import UsageError

__all__ = ["Decided", "in_force", "login", "new_id", "next_moment", "of_utc", "to_undo", "undone_by"]

_SHORTEST_PREFIX = 4


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What one person decided at one time.

    Attributes:
        id: Of this decision and no other.
        batch: Of all decisions that were made in one go and can be taken back in one go; None for one alone.
        kind: What was decided; `undo`: that `undoes` never was.
        undoes: For `undo`, the other decision, or the batch.
        by: Who.
        at: When (UTC).
        note: Why.
    """

    id: str
    batch: str | None = None
    kind: str
    undoes: str | None = None
    by: str
    at: datetime
    note: str | None = None


_D = TypeVar("_D", bound=Decided)


def new_id() -> str:
    """Return an id that nothing else has."""
    return uuid.uuid4().hex


def next_moment(before: Iterable[Decided]) -> datetime:
    """Return a time that is later than all those decisions, whatever the clocks of two machines say."""
    return max([datetime.now(UTC), *(each.at + timedelta(microseconds=1) for each in before)])


def of_utc(at: datetime) -> datetime:
    """Return a stored time with its zone."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def undone_by(decisions: Iterable[Decided]) -> dict[str, str]:
    """Return the decisions and batches that another decision in force takes back, with which one does."""
    undone: dict[str, str] = {}
    for each in sorted(decisions, key=_moment, reverse=True):
        if each.kind == "undo" and each.undoes is not None and each.id not in undone:
            undone[each.undoes] = each.id
    return undone


def in_force(decisions: Iterable[_D]) -> list[_D]:
    """Return the decisions that count, in their order: those that no decision in force takes back, without these."""
    all_: Sequence[_D] = sorted(decisions, key=_moment)
    undone = undone_by(all_)
    return [each for each in all_ if each.kind != "undo" and each.id not in undone and each.batch not in undone]


def to_undo(decisions: Iterable[Decided], named: str | None, *, listed_by: str) -> str:
    """Return the id of the decision that is to be taken back, or of the batch.

    Args:
        decisions: All of them.
        named: Its id or its batch's, or the start of it (four characters at least); None for the latest in force, and
            for all that was decided with it.
        listed_by: The command that lists them, for what is said where none is meant.

    Raises:
        UsageError: No decision or more than one is meant, or it is taken back already.
    """
    all_ = list(decisions)
    if named is None:
        counting = in_force(all_)
        if not counting:
            raise UsageError("No decision is in force: there is nothing to take back.")
        return counting[-1].batch or counting[-1].id
    # What each id would take back, and what that would be part of.
    wholes = {each.id: each.batch for each in all_} | {each.batch: None for each in all_ if each.batch is not None}
    fitting = [id_ for id_ in wholes if len(named) >= _SHORTEST_PREFIX and id_.startswith(named)]
    if len(fitting) != 1:
        what = "No decision is" if not fitting else f"{len(fitting)} decisions may be"
        raise UsageError(f"{what} {named!r}: give an id that `{listed_by}` lists.")
    (found,) = fitting
    if not undone_by(all_).keys().isdisjoint({found, wholes[found]}):
        raise UsageError(f"Decision {found[:8]} is taken back already: take back the one that did it instead.")
    return found


def login() -> str:
    """Return the name of whoever runs this, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _moment(decided: Decided) -> tuple[datetime, str]:
    return decided.at, decided.id
