"""A run of text cut at every border of the marks on it, so that marks may overlap in any way."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .marks import Mark

__all__ = ["Segment", "segments"]


@dataclass(frozen=True)
class Segment:
    """Characters that all have the same marks on them.

    Attributes:
        text: `page.text[start:end]`.
        start: Its first character, as an offset of the page's text.
        end: The character behind its last.
        marks: All marks that lie on it, the outermost first.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def records(self) -> str:
        """The records that it belongs to, each once, with spaces between: what the page's script looks for."""
        return " ".join(dict.fromkeys(mark.record for mark in self.marks if mark.part != "found"))

    @property
    def anchor(self) -> str | None:
        """The name under which an address leads here: the first place of what was searched for has one."""
        first = any(mark.record == "found" and mark.start == self.start for mark in self.marks)
        return "found" if first else None

    @property
    def number(self) -> str | None:
        """The number of the speaker whose words end here."""
        content = self._content
        return content.speaker.number if content and content.speaker and content.end == self.end else None

    @property
    def _content(self) -> Mark | None:
        """The innermost content that it is part of."""
        return next((mark for mark in reversed(self.marks) if mark.part == "content"), None)

    @property
    def rejected(self) -> bool:
        """Whether people rejected what its words are of: all claims that they carry or, where they carry none, the
        innermost statement.
        """
        carried = [mark for mark in self.marks if mark.part == "predicate"]
        of = carried or [mark for mark in self.marks if mark.speaker][-1:]
        return bool(of) and all(mark.rejected for mark in of)

    @property
    def classes(self) -> str:
        """How it looks: whose words, which part of the statement, what carries a claim."""
        parts = [mark.part for mark in self.marks]
        classes: list[str] = [part for part in ("source", "cue", "predicate", "found") if part in parts]
        said = [mark.speaker for mark in self.marks if mark.speaker]
        content = self._content
        speaker = content.speaker if content else said[-1] if said else None
        if speaker:
            classes.append(f"speaker-{speaker.colour}")
        # Where two claims share their words, the less sure one shows.
        unsure = [mark.sure for mark in self.marks if mark.sure and mark.sure != "stated"]
        if unsure:
            classes.append(f"is-{unsure[0]}")
        if content:
            classes.append("content")
        if parts.count("content") > 1:
            classes.append("nested")
        if self.number:
            classes.append("ends")
        if self.rejected:
            classes.append("rejected")
        return " ".join(classes)


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """Return `text[start:end]` cut at every border of the marks; put together, the segments are that text.

    Args:
        text: The page's text.
        start: Where to begin.
        end: Where to end.
        marks: Marks anywhere on the page.
    """
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    here.sort(key=lambda mark: (mark.depth, mark.start - mark.end, mark.start))
    borders = sorted(
        {start, end} | {border for mark in here for border in (mark.start, mark.end) if start < border < end}
    )
    return [
        Segment(text[left:right], left, right, tuple(m for m in here if m.start <= left and m.end >= right))
        for left, right in pairwise(borders)
    ]
