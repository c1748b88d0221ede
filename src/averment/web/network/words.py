"""A tie in words, so that what may be, is denied or was only asked for never looks like what was."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from averment.web.index import Edge, Told
from averment.web.wording import in_words

__all__ = ["SURE_WORDS", "kind_of", "side_of", "tie_words"]

SURE_WORDS = {
    "stated": "stated",
    "unsure": "not certain",
    "open": "left open",
    "wanted": "demanded, threatened or planned",
    "denied": "denied",
}
"""What the shapes of `ui.chip` stand for where several claims are told together, the surest first."""

_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_CONFLICT = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)


def tie_words(told: Sequence[Told]) -> str:
    """Return what a tie is made of: "assault: 5 stated, 2 not certain; consult: 1 denied"."""
    runs = groupby(told, key=attrgetter("type"))
    return "; ".join(
        f"{in_words('event', kind).lower()}: {', '.join(f'{each.claims} {SURE_WORDS[each.sure]}' for each in run)}"
        for kind, run in runs
    )


def kind_of(edge: Edge) -> str:
    """Return the shape of a tie's line: `stated` only where something of it is stated, or else what most of it is."""
    counts = dict.fromkeys(SURE_WORDS, 0)
    for each in edge.told:
        counts[each.sure] += each.claims
    return "stated" if counts["stated"] else max(counts, key=lambda sure: counts[sure])


def side_of(edge: Edge) -> str:
    """Return what most of a tie is by PLOVER's halves: `cooperation`, `conflict`, or `relation`, a lasting tie."""
    counts = {"relation": 0, "cooperation": 0, "conflict": 0}
    for kind, number in edge.types.items():
        side = "conflict" if kind in _CONFLICT else "cooperation" if kind in _COOPERATION else "relation"
        counts[side] += number
    return max(counts, key=lambda side: counts[side])
