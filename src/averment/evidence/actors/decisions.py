"""What people decided about actors: rows that are added and never changed, each about actors as pages have them."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
import pyarrow as pa

from averment.evidence.decisions import Decided, in_force, new_id, next_moment, of_utc, undone_by

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


class Decision(Decided, frozen=True, kw_only=True):
    """What one person decided about actors at one time; what every decision has is in `Decided`.

    Attributes:
        kind: `merge`: all sides are one actor. `accept`: the same, of a pair that waited. `reject`: the two sides are
            two. `split`: side 0 is another actor than side 1. `rename`: side 0 goes by `name`. `undo`: `undoes` never
            was.
        about: Actors as pages have them, by side.
        name: For `rename`, the name.
    """

    kind: DecisionKind
    about: tuple[Anchor, ...] = ()
    name: str | None = None

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
    """Make a decision that counts as later than all those before it."""
    return Decision(id=new_id(), kind=kind, at=next_moment(before), **fields)


def decision_of(row: dict[str, Any]) -> Decision:
    """Return the decision that a row holds."""
    about = tuple(Anchor(**anchor) for anchor in row["about"] or ())
    return Decision(**(row | {"about": about, "at": of_utc(row["at"])}))
