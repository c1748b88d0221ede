"""Which record lies on which of the page's characters, and as what part of it."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from averment.coding import Record, Statement
from averment.coding.claim import Claim
from averment.evidence.review.effective import reviews_of
from averment.page import Span

from .cards import how_sure
from .speakers import Speaker

__all__ = ["Mark", "Part", "marks_of"]

Part = Literal["content", "source", "cue", "evidence", "predicate", "found"]


class Mark(NamedTuple):
    """A run of characters that belongs to a record.

    Attributes:
        start: Its first character, as an offset of the page's text in code points.
        end: The character behind its last.
        record: What cards and addresses call the record: `s-…` for a statement, `c-…` for a claim.
        part: What it is of the record.
        depth: Within how many statements the record stands.
        speaker: Who makes the statement; None for a claim.
        sure: Of the words that carry a claim: the shape of how sure it is.
        rejected: Whether people say that the page does not say so.
    """

    start: int
    end: int
    record: str
    part: Part
    depth: int
    speaker: Speaker | None
    sure: str | None = None
    rejected: bool = False


def marks_of(record: Record, speakers: dict[str | None, Speaker]) -> list[Mark]:
    """Return the marks of all statements and claims of a page, in no order.

    Args:
        record: The page's record.
        speakers: Its speakers, as `speakers_of` has them.
    """
    statements = {each.id: each for each in record.statements}
    marks: list[Mark] = []
    for statement in record.statements:
        marks += _of_statement(statement, _depth(statement, statements), speakers[statement.speaker])
    for claim in record.claims:
        marks += _of_claim(claim)
    rejected = {
        f"{what[0]}-{id_}"
        for what in ("statement", "claim")
        for id_, state in reviews_of(record, what).items()
        if state == "rejected"
    }
    return [mark._replace(rejected=True) if mark.record in rejected else mark for mark in marks]


def _of_statement(statement: Statement, depth: int, speaker: Speaker) -> Iterator[Mark]:
    name = f"s-{statement.id}"
    yield from _marks(statement.content, name, "content", depth, speaker)
    yield from _marks((statement.source,), name, "source", depth, speaker)
    yield from _marks((statement.cue,), name, "cue", depth, speaker)


def _of_claim(claim: Claim) -> Iterator[Mark]:
    name, depth = f"c-{claim.id}", len(claim.account)
    yield from _marks(claim.evidence, name, "evidence", depth, None)
    if claim.predicate.start < claim.predicate.end:
        sure = how_sure(claim, "…" if claim.conditional_on else None).kind
        yield Mark(claim.predicate.start, claim.predicate.end, name, "predicate", depth, None, sure)


def _marks(
    spans: Iterable[Span | None], record: str, part: Part, depth: int, speaker: Speaker | None
) -> Iterator[Mark]:
    for span in spans:
        if span is not None and span.start < span.end:
            yield Mark(span.start, span.end, record, part, depth, speaker)


def _depth(statement: Statement, statements: dict[str, Statement]) -> int:
    depth, seen = 0, {statement.id}
    while statement.within in statements and statement.within not in seen:
        seen.add(statement.within)
        statement, depth = statements[statement.within], depth + 1
    return depth
