"""The words in which the room says types and values; FactBank's and PLOVER's terms stay what they are."""

from typing import Any, NamedTuple

import msgspec

from averment.coding.wording import FACTUALITY_WORDS
from averment.evidence.claims import day, line_of, voices

from .index import NONE, OUTLET, ClaimRow, Party, StatementRow
from .reading import Sure, how_sure

__all__ = ["Voice", "day_of", "in_words", "place_of", "sure", "voices_of", "what"]

_WORDS: dict[str, dict[str, str]] = {
    "factuality": {str(value): words for value, words in FACTUALITY_WORDS.items()},
    "kind": {"direct": "direct: in quotation marks", "indirect": "indirect: reported", "mixed": "mixed: partly quoted"},
    "stance": {"conditional": "accepts on a condition"},
    "flag": {
        "demanded": "demanded",
        "threatened": "threatened",
        "intended": "planned or promised",
        "conditional": "hangs on a condition",
    },
    "account": {OUTLET: "the page's own voice"},
    "review": {"unreviewed": "not reviewed"},
}
_NOBODY = {
    "speaker": "nobody known",
    "addressee": "nobody named",
    "actor": "nobody named",
    "recipient": "nobody named",
    "account": "a speaker who is not known",
    "of": "nobody",
}


class Voice(NamedTuple):
    """One of an account's voices; `id` is the actor of the base, or None."""

    name: str
    id: str | None


def in_words(facet: str, value: str, label: str | None = None) -> str:
    """Return a value of a facet as people read it.

    Args:
        facet: The facet.
        value: What a question asks for it by.
        label: What the index calls it, for actors above all.
    """
    if value == NONE:
        return _NOBODY.get(facet, "none given")
    said = _WORDS.get(facet, {}).get(value)
    return said or (label or value).replace("_", " ")


def sure(row: ClaimRow) -> Sure:
    """Return how sure a claim is, so that what may be, is denied, wished or planned never looks like what was."""
    return how_sure(msgspec.structs.asdict(row), row.conditional_on)


def what(row: ClaimRow) -> str:
    """Return what a claim says is so: "ASSAULT aerial", "leader of", "at least 40 people", "refuses: to disarm"."""
    words = line_of(_as_in_the_view(row)).what
    return f"{words} {row.counted}" if row.type == "quantity" and row.counted else words


def day_of(row: ClaimRow) -> str:
    """Return the day or days of a claim; "(page)" behind those that are only the page's."""
    return day(msgspec.structs.asdict(row))


def voices_of(outlet: str | None, parties: tuple[Party, ...]) -> list[Voice]:
    """Return whose voices an account goes through, the outlet's first."""
    ids = {party.name: party.id for party in parties if party.name}
    return [Voice(name, ids.get(name)) for name in voices(outlet, [party.name or None for party in parties])]


def place_of(row: StatementRow | ClaimRow) -> str:
    """Return the address of a record's words on its page, lit up there."""
    key = f"{'s' if isinstance(row, StatementRow) else 'c'}-{row.id}"
    return f"/pages/{row.page}?record={key}#{key}"


def _as_in_the_view(row: ClaimRow) -> dict[str, Any]:
    return msgspec.structs.asdict(row) | {
        "account_names": [party.name or None for party in row.account],
        "actor_names": [party.name for party in row.actors],
        "recipient_names": [party.name for party in row.recipients],
        "predicate_start": row.predicate_span.start,
    }
