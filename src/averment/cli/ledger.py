"""The statements of one page as a short list: who, by which words, what."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from .speakers import COLOURS

_REVIEW_STYLE = {"accepted": "green", "corrected": "green", "rejected": "red", "changed": "yellow"}

__all__ = ["Line", "ledger", "told"]


class Line(NamedTuple):
    """One statement.

    Attributes:
        speaker: The speaker's name, or None where the source stays unresolved.
        source: The source's own words.
        cue: The words that attribute.
        content: The words of each span.
        review: What people say of it.
    """

    speaker: str | None
    source: str | None
    cue: str | None
    content: Sequence[str]
    review: str = "unreviewed"


def ledger(title: str | None, facts: Iterable[str | None], lines: Sequence[Line]) -> RenderableType:
    """Return the statements below the page's title and what else is to be said of it.

    A source that stays unresolved is shown by its own words, behind a question mark.
    """
    heading = Text(title or "(no title)", style="bold")
    about = Text(" · ".join(fact for fact in facts if fact), style="dim")
    if not lines:
        return Group(heading, about, Text("No statements found."), "")
    speakers = list(dict.fromkeys(line.speaker for line in lines if line.speaker))
    colours = {speaker: COLOURS[number % len(COLOURS)] for number, speaker in enumerate(speakers)}
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", width=26)
    grid.add_column(overflow="fold", width=14, style="dim")
    grid.add_column(overflow="fold")
    for line in lines:
        who = (
            Text(line.speaker, style=colours[line.speaker]) if line.speaker else Text(f"? {line.source or ''}".strip())
        )
        grid.add_row(who, Text(line.cue or "—"), told(" … ".join(line.content), line.review))
    return Group(heading, about, grid, "")


def told(words: str, review: str) -> Text:
    """Return words with what people say of them behind, if they say anything; what they rejected is struck through."""
    if review == "unreviewed":
        return Text(words)
    return Text.assemble((words, "strike" if review == "rejected" else ""), (f"  [{review}]", _REVIEW_STYLE[review]))
