"""What people decided about actors: rows that are added and never changed, each about actors as pages have them."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec
import pyarrow as pa

from .anchors import Anchor

__all__ = ["DECISIONS", "Decision", "DecisionKind", "decision", "decision_of", "in_force", "undone_by"]

DecisionKind = Literal["merge", "split", "rename", "accept", "reject", "undo"]

_ANCHOR = pa.struct(
    [
        ("side", pa.int32()),
        ("page", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("kind", pa.string()),
        ("name", pa.string()),
    ]
)

DECISIONS = pa.schema(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("about", pa.list_(_ANCHOR)),
        ("name", pa.string()),
        ("undoes", pa.string()),
        ("by", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
        ("note", pa.string()),
    ]
)
"""One row for each decision about actors."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What one person decided at one time.

    Attributes:
        id: Of this decision and no other.
        kind: `merge`: all sides are one actor. `accept`: the same, of a pair that waited. `reject`: the two sides are
            two. `split`: side 0 is another actor than side 1. `rename`: side 0 goes by `name`. `undo`: `undoes` never
            was.
        about: Actors as pages have them, by side.
        name: For `rename`, the name.
        undoes: For `undo`, the other decision.
        by: Who.
        at: When (UTC).
        note: Why.
    """

    id: str
    kind: DecisionKind
    about: tuple[Anchor, ...] = ()
    name: str | None = None
    undoes: str | None = None
    by: str
    at: datetime
    note: str | None = None

    @property
    def sides(self) -> list[list[Anchor]]:
        """The anchors of each side, by its number."""
        found: dict[int, list[Anchor]] = {}
        for anchor in self.about:
            found.setdefault(anchor.side, []).append(anchor)
        return [found[side] for side in sorted(found)]

    def row(self) -> dict[str, Any]:
        """Return the decision as a row of `DECISIONS`."""
        return {name: msgspec.to_builtins(getattr(self, name)) for name in DECISIONS.names} | {"at": self.at}


def decision(kind: DecisionKind, before: Sequence[Decision], **fields: Any) -> Decision:
    """Make a decision that counts as later than all those before it, whatever the clocks of two machines say."""
    now = datetime.now(UTC)
    at = max([now, *(each.at + timedelta(microseconds=1) for each in before)])
    return Decision(id=uuid.uuid4().hex, kind=kind, at=at, **fields)


def decision_of(row: dict[str, Any]) -> Decision:
    """Return the decision that a row holds."""
    about = tuple(Anchor(**anchor) for anchor in row["about"] or ())
    at = row["at"].replace(tzinfo=UTC) if row["at"].tzinfo is None else row["at"].astimezone(UTC)
    return Decision(**(row | {"about": about, "at": at}))


def undone_by(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the decisions that another in force takes back, with which one does."""
    undone: dict[str, str] = {}
    for each in sorted(decisions, key=lambda each: (each.at, each.id), reverse=True):
        if each.id not in undone and each.kind == "undo" and each.undoes is not None:
            undone[each.undoes] = each.id
    return undone


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that count, in their order: those that no decision in force takes back, without these."""
    all_ = sorted(decisions, key=lambda each: (each.at, each.id))
    undone = undone_by(all_)
    return [each for each in all_ if each.kind != "undo" and each.id not in undone]
