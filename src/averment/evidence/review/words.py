"""Words of a page in a way that outlives the reading: where they stand, and which they are."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from averment.errors import UsageError
from averment.evidence.report_offsets import into_report, out_of_report
from averment.page import Page, Span

__all__ = ["PageWords", "Wording", "Words"]

Wording = Span | tuple[int, int] | str
"""Words as a person gives them: their span, in code points of the page's text, or themselves where they stand there
once."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a page's characters.

    Attributes:
        start: Where it begins in the page's text, in code points, as the page was read when this was made.
        end: Where it ends.
        report: The same counted over the report's zones alone, or None outside of them.
        text: The characters.
    """

    start: int
    end: int
    report: tuple[int, int] | None
    text: str

    @property
    def span(self) -> Span:
        """The run in the page's text."""
        return Span(self.start, self.end)


class PageWords:
    """The words of one page as it was read one time.

    Args:
        page: The page.
    """

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self.zones: Sequence[Mapping[str, Any]] = msgspec.to_builtins(page.zones)

    def of(self, span: Span) -> Words:
        """Return the words of a span of this page's text."""
        report = into_report(span.start, span.end, self.zones)
        return Words(start=span.start, end=span.end, report=report, text=self._text[span.start : span.end])

    def given(self, wording: Wording, field: str) -> Words:
        """Return the words that a person gives.

        Args:
            wording: A span, or the words themselves.
            field: What for, as it is called in a refusal.

        Raises:
            UsageError: The span is empty or leaves the page's text, or the words do not stand there exactly once.
        """
        if isinstance(wording, str):
            return self._standing(wording, field)
        span = wording if isinstance(wording, Span) else Span(*wording)
        length = len(self._text)
        if not 0 <= span.start < span.end <= length:
            raise UsageError(
                f"`{field}` cannot be {span.start} to {span.end}: give a span that is not empty, within the page's "
                f"{length} characters."
            )
        return self.of(span)

    def find(self, words: Words) -> Span | None:
        """Return where these very words stand on this page now, or None where they do not stand at their place."""
        place = (words.start, words.end) if words.report is None else out_of_report(*words.report, self.zones)
        if place is None or self._text[place[0] : place[1]] != words.text:
            return None
        return Span(*place)

    def _standing(self, wording: str, field: str) -> Words:
        start = self._text.find(wording) if wording.strip() else -1
        if start < 0:
            raise UsageError(f"`{field}`: the page does not have the words {wording!r}: give them as they stand there.")
        if self._text.find(wording, start + 1) >= 0:
            raise UsageError(f"`{field}`: {wording!r} stands on the page more than once: give START-END.")
        return self.of(Span(start, start + len(wording)))
