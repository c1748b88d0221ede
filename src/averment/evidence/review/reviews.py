"""What people decided about statements and claims: rows that are added and never changed, each about one record."""

from typing import Any, Literal, NamedTuple

import msgspec
import pyarrow as pa

from averment.errors import UsageError
from averment.evidence.decisions import Decided, of_utc

from .values import ClaimValues, StatementValues, Values

__all__ = [
    "REVIEWS",
    "STATES",
    "RecordKey",
    "RecordType",
    "Review",
    "ReviewKind",
    "ReviewState",
    "review_of",
    "states_of",
]

ReviewKind = Literal["accept", "reject", "correct", "note", "undo"]
RecordType = Literal["statement", "claim"]
ReviewState = Literal["unreviewed", "accepted", "rejected", "corrected", "changed"]
"""What people say of a record: nothing yet; that it is right; that it is not; what is right instead; that it was right,
but the machine has read it otherwise since."""

STATES: tuple[ReviewState, ...] = ReviewState.__args__  # type: ignore[attr-defined]

REVIEWS = pa.schema(
    [
        ("id", pa.string()),
        ("batch", pa.string()),
        ("kind", pa.string()),
        ("record", pa.string()),
        ("page", pa.string()),
        ("reading", pa.string()),
        ("about", pa.string()),
        ("seen", pa.string()),
        ("corrected", pa.string()),
        ("undoes", pa.string()),
        ("by", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
        ("note", pa.string()),
    ]
)
"""One row for each decision about a statement or a claim; `seen` and `corrected` are JSON."""


def states_of(asked: str | None) -> tuple[ReviewState, ...]:
    """Return the states that are asked for: one, or with "not-" before it all others; all where nothing is asked.

    Raises:
        UsageError: There is no such state.
    """
    state = None if asked is None else asked.removeprefix("not-")
    if state is not None and state not in STATES:
        raise UsageError(
            f"`review` cannot be {asked!r}: it is one of {', '.join(STATES)}, or one of them behind `not-`."
        )
    return tuple(each for each in STATES if state is None or (each == state) == (asked == state))


class RecordKey(NamedTuple):
    """A statement or a claim of the base, as its page was read last.

    Attributes:
        record: Which of the two.
        page: The page's id.
        id: Its id within the page's record.
    """

    record: RecordType
    page: str
    id: str


class Review(Decided, frozen=True, kw_only=True):
    """What one person decided about one statement or claim; what every decision has is in `Decided`.

    Attributes:
        kind: `accept`: it is right as it stands. `reject`: the page does not say so. `correct`: it is right with
            `corrected` in place of what the machine read. `note`: nothing but the note. `undo`: `undoes` never was.
        record: `statement` or `claim`; None for `undo`.
        page: The page's id.
        reading: Which reading of the page was looked at.
        about: The id that the record has in that reading.
        seen: What the machine had read, by which the record is found again in another reading.
        corrected: What is right instead.
    """

    kind: ReviewKind
    record: RecordType | None = None
    page: str | None = None
    reading: str | None = None
    about: str | None = None
    seen: Values | None = None
    corrected: Values | None = None

    def row(self) -> dict[str, Any]:
        """Return the decision as a row of `REVIEWS`."""
        fields = {name: getattr(self, name) for name in REVIEWS.names}
        return fields | {name: _json(fields[name]) for name in ("seen", "corrected")}


def review_of(row: dict[str, Any]) -> Review:
    """Return the decision that a row holds."""
    values = StatementValues if row["record"] == "statement" else ClaimValues
    decoded: dict[str, Any] = {
        name: None if row[name] is None else msgspec.json.decode(row[name], type=values)
        for name in ("seen", "corrected")
    }
    return Review(**(row | decoded | {"at": of_utc(row["at"])}))


def _json(value: Values | None) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()
