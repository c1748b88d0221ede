"""What stands in the margin: who says it and how, what is said to be so, how sure, by whose account."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from averment.coding import Record, Statement
from averment.coding.claim import Claim
from averment.coding.wording import sureness
from averment.evidence.claims import Line, lines_of, voices
from averment.page import Span

from .speakers import Speaker

__all__ = ["ClaimCard", "StatementCard", "Sure", "claim_cards", "how_sure", "statement_cards"]


@dataclass(frozen=True)
class Sure:
    """How sure a claim is.

    Attributes:
        words: "stated", "possible", "demanded, if talks fail".
        kind: What shape it is shown with: `stated`, `unsure`, `denied`, `wanted` or `open`.
    """

    words: str
    kind: str


@dataclass(frozen=True)
class StatementCard:
    """One statement: `key` is what its words are marked with, `start` where its first word stands."""

    key: str
    id: str
    start: int
    speaker: Speaker
    source: str | None
    cue: str | None
    kind: str
    addressee: str | None
    account: list[str]
    confidence: float


@dataclass(frozen=True)
class ClaimCard:
    """One claim: `key` is what its words are marked with, `start` where the words that carry it stand."""

    key: str
    id: str
    type: str
    start: int
    line: Line
    sure: Sure
    predicate: str
    account: list[str]
    confidence: float


def how_sure(claim: Claim | Mapping[str, Any], condition: str | None) -> Sure:
    """Return how sure a claim is, in words and as a shape.

    Args:
        claim: A claim, or a row with its columns.
        condition: The words of its condition.
    """
    of = claim.__getitem__ if isinstance(claim, Mapping) else lambda name: getattr(claim, name)
    factuality = of("factuality")
    flags = {name: bool(of(name)) for name in ("demanded", "threatened", "intended")}
    words = sureness(factuality, **flags, condition=condition)
    if any(flags.values()):
        return Sure(words, "wanted")
    if factuality in {"CT-", "PR-", "PS-"}:
        return Sure(words, "denied")
    if factuality == "Uu":
        return Sure(words, "unsure" if condition else "open")
    return Sure(words, "stated" if factuality == "CT+" and not condition else "unsure")


def statement_cards(record: Record, speakers: dict[str | None, Speaker]) -> Iterator[StatementCard]:
    """Yield a card for each statement."""
    by_id = {statement.id: statement for statement in record.statements}
    names = {actor.id: actor.name for actor in record.actors}
    text = record.page.text

    def words(span: Span | None) -> str | None:
        return text[span.start : span.end] if span else None

    for each in record.statements:
        spans = [span for span in (each.source, each.cue, *each.content) if span]
        told = [names.get(one.speaker or "") or words(one.source) for one in _outwards(each, by_id)]
        yield StatementCard(
            key=f"s-{each.id}",
            id=each.id,
            start=min(span.start for span in spans),
            speaker=speakers[each.speaker],
            source=words(each.source),
            cue=words(each.cue),
            kind=each.kind,
            addressee=names.get(each.addressee or ""),
            account=voices(record.page.outlet, reversed(told)),
            confidence=each.confidence,
        )


def claim_cards(record: Record) -> Iterator[ClaimCard]:
    """Yield a card for each claim."""
    statements = {statement.id: statement for statement in record.statements}
    names = {actor.id: actor.name for actor in record.actors}
    text = record.page.text
    for each, line in zip(record.claims, lines_of(record), strict=True):
        account = [statements[one] for one in each.account if one in statements]
        told = [
            names.get(one.speaker or "") or (text[one.source.start : one.source.end] if one.source else None)
            for one in account
        ]
        condition = each.conditional_on
        yield ClaimCard(
            key=f"c-{each.id}",
            id=each.id,
            type=str(each.__struct_config__.tag),
            start=each.predicate.start,
            line=line,
            sure=how_sure(each, text[condition.start : condition.end] if condition else None),
            predicate=text[each.predicate.start : each.predicate.end],
            account=voices(record.page.outlet, told),
            confidence=each.confidence,
        )


def _outwards(statement: Statement, by_id: dict[str, Statement]) -> Iterator[Statement]:
    """Yield a statement and those that it stands within, the innermost first."""
    seen: set[str] = set()
    at: Statement | None = statement
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = by_id.get(at.within or "")
