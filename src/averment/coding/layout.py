"""Where words stand on the page: their zone, their paragraph, their quotation."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span

from averment.language import Reading
from averment.page import REPORT_ROLES, Role, Zone
from averment.page import Span as CharSpan

from .tokens import is_blank

__all__ = ["Layout", "Quotation", "characters"]

OPENING = frozenset("\"“„«‘'`‹") | {"``"}
CLOSING = frozenset("\"”»’'›") | {"''"}


@dataclass(frozen=True)
class Quotation:
    """A quotation between quotation marks, as indexes of words; the marks are `start` and `end - 1`.

    A quotation that runs on in the next paragraph has no mark at its end: `closed` is False.
    """

    start: int
    end: int
    closed: bool


@dataclass(frozen=True)
class Layout:
    """The places of a reading's words."""

    reading: Reading

    @property
    def doc(self) -> Doc:
        """The words."""
        return self.reading.doc

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """The zones whose words are the report's own, in order."""
        return tuple(zone for zone in self.reading.page.zones if zone.role in REPORT_ROLES)

    @cached_property
    def places(self) -> list[int]:
        """For each word its index in `zones`, or -1 where it is no part of the report."""
        starts = [zone.start for zone in self.zones]
        found = []
        for token in self.doc:
            index = bisect_right(starts, token.idx) - 1
            inside = index >= 0 and token.idx + len(token) <= self.zones[index].end and not is_blank(token)
            found.append(index if inside else -1)
        return found

    @cached_property
    def paragraphs(self) -> list[int]:
        """For each zone its number among the paragraphs of the body, or -1 for a zone of another role."""
        numbers, count = [], 0
        for zone in self.zones:
            numbers.append(count if zone.role == "body" else -1)
            count += zone.role == "body"
        return numbers

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The outermost quotations within the report's zones, in order."""
        found: list[Quotation] = []
        for start, end in sorted(self.reading.quotations, key=lambda pair: (pair[0], -pair[1])):
            span = self.doc.char_span(start, end, alignment_mode="expand")
            if span is None or (found and span.start < found[-1].end) or not self.holds(span):
                continue
            closed = len(span) > 1 and span[-1].text in CLOSING
            found.append(Quotation(span.start, span.end, closed))
        return tuple(found)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The indexes of the words within quotations, marks included."""
        return frozenset(i for quotation in self.quotations for i in range(quotation.start, quotation.end))

    def zone(self, index: int) -> int:
        """Return the index in `zones` of the word at `index`, or -1."""
        return self.places[index]

    def role(self, index: int) -> Role | None:
        """Return the role of the zone that a word stands in; None outside the report."""
        place = self.places[index]
        return self.zones[place].role if place >= 0 else None

    def paragraph(self, index: int) -> int:
        """Return the number of the body's paragraph that a word stands in, or -1."""
        place = self.places[index]
        return self.paragraphs[place] if place >= 0 else -1

    def holds(self, span: Span) -> bool:
        """Return whether all words of a span stand in one zone of the report."""
        places = {self.places[token.i] for token in span if not is_blank(token)}
        return len(places) == 1 and -1 not in places

    def zone_words(self, place: int) -> Span:
        """Return all words of one zone."""
        zone = self.zones[place]
        span = self.doc.char_span(zone.start, zone.end, alignment_mode="contract")
        assert span is not None, "a zone is never empty and ends on a word's edge"
        return span

    def overlapping(self, span: Span) -> list[Quotation]:
        """Return the quotations that share words with a span."""
        return [q for q in self.quotations if q.start < span.end and span.start < q.end]

    def continues(self, quotation: Quotation) -> Quotation | None:
        """Return the next paragraph's quotation where this one runs on: its mark opens anew without having closed."""
        if quotation.closed:
            return None
        position = self.quotations.index(quotation) + 1
        if position == len(self.quotations):
            return None
        following = self.quotations[position]
        here, there = self.paragraph(quotation.start), self.paragraph(following.start)
        begins = self.zone_words(self.zone(following.start)).start == following.start
        return following if begins and here >= 0 and there == here + 1 else None


def characters(span: Span) -> CharSpan:
    """Return a span of words as a span of the page's characters."""
    return CharSpan(span.start_char, span.end_char)
