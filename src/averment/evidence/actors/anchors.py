"""Where on which page an actor stands, in a way that outlives the reading: a decision about it is found again in the
record of a newer model, or is not, but never goes over to something merely like it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from averment.coding.folding import fold
from averment.evidence.report_offsets import into_report

__all__ = ["Anchor", "anchor_of", "find_anchored"]


class Anchor(msgspec.Struct, frozen=True):
    """An actor on one page, by the first words that name it there.

    Attributes:
        side: To which of the sides of a decision it belongs.
        page: The page's id.
        start: Where the words begin, counted in code points of the page's report alone: its id is made of that text, so
            that it is the same whatever furniture stood around it when it was read.
        end: Where they end.
        kind: Of the mention: `name`, `noun` or `pronoun`.
        name: What the page called the actor.
    """

    side: int
    page: str
    start: int
    end: int
    kind: str
    name: str


def anchor_of(side: int, page: str, actor: Mapping[str, Any], zones: Sequence[Mapping[str, Any]]) -> Anchor:
    """Return the anchor of an actor.

    Args:
        side: To which side of the decision it belongs.
        page: The page's id.
        actor: The actor as the base stores it.
        zones: The page's zones as the base stores them.
    """
    mentions = actor["mentions"] or ()
    first = next((mention for mention in mentions if mention["kind"] == "name"), mentions[0] if mentions else None)
    if first is None:
        return Anchor(side, page, -1, -1, "none", actor["name"])
    start, end = _in_report(first, zones)
    return Anchor(side, page, start, end, first["kind"], actor["name"])


def find_anchored(
    anchor: Anchor, actors: Sequence[Mapping[str, Any]], zones: Sequence[Mapping[str, Any]]
) -> str | None:
    """Return the id of the actor that an anchor stands for in a record, or None.

    It is the one actor with a mention at that place that goes by the same name, or whose name there is what the anchor
    marks, whole or in part: the page's words are the same, so that it is the same name.

    Args:
        anchor: The anchor.
        actors: The actors of the page's reading that counts.
        zones: The zones of that reading.
    """
    found = {actor["id"] for actor in actors if _is_meant(anchor, actor, zones)}
    return found.pop() if len(found) == 1 else None


def _is_meant(anchor: Anchor, actor: Mapping[str, Any], zones: Sequence[Mapping[str, Any]]) -> bool:
    goes_by = fold(anchor.name) in map(fold, (actor["name"], *(actor["aliases"] or ())))
    if anchor.start < 0:
        return goes_by and not actor["mentions"]
    for mention in actor["mentions"] or ():
        start, end = _in_report(mention, zones)
        if start < anchor.end and anchor.start < end:
            inside = (start <= anchor.start and anchor.end <= end) or (anchor.start <= start and end <= anchor.end)
            if goes_by or (inside and anchor.kind == mention["kind"] == "name"):
                return True
    return False


def _in_report(mention: Mapping[str, Any], zones: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    start, end = mention["start"], mention["end"]
    return into_report(start, end, zones) or (start, end)
