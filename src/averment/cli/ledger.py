"""The statements of one page as a short list: who, by which words, what."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from averment.coding import Record
from averment.page import Span

from .speakers import speakers

__all__ = ["ledger"]


def ledger(record: Record) -> RenderableType:
    """Return the page's title and its statements in the order of the text."""
    page = record.page
    facts = " · ".join(fact for fact in (page.outlet, page.published, f"page {page.id[:12]}") if fact)
    return Group(Text(page.title or "(no title)", style="bold"), Text(facts, style="dim"), "", _statements(record), "")


def _statements(record: Record) -> RenderableType:
    if not record.statements:
        return Text("No statements found.")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", max_width=24)
    grid.add_column(overflow="fold", max_width=16, style="dim")
    grid.add_column(overflow="fold")
    legend = speakers(record)
    for statement in record.statements:
        speaker = legend[statement.speaker]
        name = speaker.name if statement.speaker else f"? {_words(record, statement.source)}".strip()
        what = " … ".join(_words(record, span) for span in statement.content)
        grid.add_row(Text(name, style=speaker.style), _words(record, statement.cue) or "—", what)
    return grid


def _words(record: Record, span: Span | None) -> str:
    return record.page.text[span.start : span.end] if span else ""
