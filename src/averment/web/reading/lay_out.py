"""A record → a page to read: blocks in the order of the text, each with its segments and its records beside it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from averment.coding import Record
from averment.page import Role, Zone

from .cards import ClaimCard, StatementCard, claim_cards, statement_cards
from .marks import Mark, marks_of
from .segments import Segment, segments
from .speakers import Speaker, speakers_of

__all__ = ["FOLDED", "Block", "Fold", "PageView", "lay_out"]

FOLDED: dict[Role, str] = {"furniture": "furniture", "related": "related stories", "comment": "readers' comments"}
"""Roles that are not read for statements and are folded away, with what their blocks are called."""


@dataclass(frozen=True)
class Block:
    """One zone of the page.

    Attributes:
        role: Its zone's role.
        label: What the margin calls it; empty where the block before has the same role.
        segments: Its words; put together they are `page.text[zone.start:zone.end]`.
        cards: The records whose first word stands in it, in their order.
    """

    role: Role
    label: str
    segments: list[Segment]
    cards: list[StatementCard | ClaimCard]


@dataclass(frozen=True)
class Fold:
    """Blocks one behind another that are not read.

    Attributes:
        blocks: They.
        what: How many of each kind, in words.
        open: Whether something that was asked for stands in them.
    """

    blocks: list[Block]
    what: str
    open: bool


@dataclass(frozen=True)
class PageView:
    """A page as it is read.

    Attributes:
        parts: Blocks, and folds of blocks, in the order of the text.
        speakers: In the order in which they first speak.
        statements: How many.
        claims: How many.
    """

    parts: list[Block | Fold]
    speakers: list[Speaker]
    statements: int
    claims: int


def lay_out(record: Record, found: Iterable[tuple[int, int]] = ()) -> PageView:
    """Return the page of a record, laid out for reading.

    Args:
        record: What is shown.
        found: What was searched for, as (start, end) of the page's text.
    """
    speakers = speakers_of(record)
    marks = marks_of(record, speakers)
    marks += [Mark(start, end, "" if place else "found", "found", 0, None) for place, (start, end) in enumerate(found)]
    zones = record.page.zones
    beside = _beside(zones, [*statement_cards(record, speakers), *claim_cards(record)])
    parts: list[Block | Fold] = []
    for folded, run in groupby(enumerate(zones), key=lambda pair: pair[1].role in FOLDED):
        blocks = list(_blocks(list(run), record.page.text, marks, beside))
        parts += [_fold(blocks)] if folded else blocks
    return PageView(parts, list(speakers.values()), len(record.statements), len(record.claims))


def _beside(
    zones: tuple[Zone, ...], cards: list[StatementCard | ClaimCard]
) -> dict[int, list[StatementCard | ClaimCard]]:
    starts = [zone.start for zone in zones]
    beside: dict[int, list[StatementCard | ClaimCard]] = {}
    # Of what begins at one place, a statement comes before the claims that it makes.
    for card in sorted(cards, key=lambda card: (card.start, isinstance(card, ClaimCard))):
        beside.setdefault(max(bisect_right(starts, card.start) - 1, 0), []).append(card)
    return beside


def _blocks(
    zones: list[tuple[int, Zone]],
    text: str,
    marks: list[Mark],
    beside: dict[int, list[StatementCard | ClaimCard]],
) -> Iterator[Block]:
    before: Role | None = None
    for place, zone in zones:
        cut = segments(text, zone.start, zone.end, marks)
        yield Block(zone.role, "" if zone.role == before else zone.role, cut, beside.get(place, []))
        before = zone.role


def _fold(blocks: list[Block]) -> Fold:
    counts = Counter(FOLDED[block.role] for block in blocks)
    what = ", ".join(f"{count} of {what}" for what, count in counts.items())
    asked = any(mark.part == "found" for block in blocks for segment in block.segments for mark in segment.marks)
    return Fold(blocks, what, asked)
