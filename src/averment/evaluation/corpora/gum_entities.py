"""GUM's entity layer (Zeldes 2017): mentions, their types and which of them stand for the same, out of `Entity=`.

Each mention's fields are `GRP-etype-infstat-salience-centering-minspan-link-identity`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .universal_dependencies import TreebankDocument

__all__ = ["GoldMention", "gum_mentions"]

ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRACKET = re.compile(r"\((?P<whole>[^()]+)(?P<closed>\))?|(?P<end>[^()]+)\)")
GROUP_FIELD, TYPE_FIELD, HEAD_FIELD = 0, 1, 5


@dataclass(frozen=True)
class GoldMention:
    """One mention.

    Attributes:
        start: Its first word, from 0.
        end: The word behind its last.
        group: Mentions of one document with the same group stand for the same.
        type: GUM's `etype`: person, place, organization, event …
        minimal: The first word of its minimal span, which is its head.
    """

    start: int
    end: int
    group: str
    type: str
    minimal: int | None


def gum_mentions(document: TreebankDocument) -> list[GoldMention]:
    """Return the mentions of a document in the order of the text, the outer of two first.

    A mention in pieces is taken for its first piece.
    """
    found: dict[tuple[int, int], GoldMention] = {}
    for start, end, fields in _spans(document):
        first = fields[HEAD_FIELD].partition(",")[0] if len(fields) > HEAD_FIELD else ""
        at = start + int(first) - 1 if first.isdigit() else None
        group, _, piece = fields[GROUP_FIELD].partition("[")
        if not piece or piece.startswith("1"):
            minimal = at if at is not None and start <= at < end else None
            found.setdefault((start, end), GoldMention(start, end, group, fields[TYPE_FIELD], minimal))
    return sorted(found.values(), key=lambda mention: (mention.start, -mention.end))


def _spans(document: TreebankDocument) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (first word, word behind the last, fields) of every mention."""
    opened: dict[str, list[tuple[int, list[str]]]] = {}
    for at, misc in enumerate(document.misc):
        entity = ENTITY.search(misc)
        for bracket in BRACKET.finditer(entity[1]) if entity else ():
            if bracket["whole"]:
                fields = bracket["whole"].split("-")
                if bracket["closed"]:
                    yield at, at + 1, fields
                else:
                    opened.setdefault(fields[0].partition("[")[0], []).append((at, fields))
            else:
                stack = opened.get(bracket["end"].partition("[")[0])
                if stack:
                    start, fields = stack.pop()
                    yield start, at + 1, fields
