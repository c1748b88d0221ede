"""A record as a person reads it in the terminal: the page, its zones in the margin, each statement in its speaker's
colour with its speaker's number, so that nothing is lost where there are no colours; below each block, what it claims.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from averment.coding import Record, Statement
from averment.evidence.claims import Line, lines_of
from averment.evidence.review.effective import reviews_of
from averment.page import Page, Role, Span, Zone

from .claim_ledger import style_of
from .ledger import told
from .speakers import Speaker, speakers

__all__ = ["page_view"]

_FOLDED: dict[Role, str] = {"furniture": "furniture", "related": "related stories", "comment": "readers' comments"}
"""Roles that are not shown, with what their blocks are called."""

_SAID = {"accepted": "✓", "corrected": "✓", "rejected": "✗", "changed": "!"}
"""What stands beside a statement's number for what people say of it."""

_MARGIN = 10
_MEASURE = 90
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROLE_STYLE: dict[Role, str] = {"headline": "bold", "subheading": "bold", "deck": "italic"}


def page_view(record: Record, *, colour: bool) -> RenderableType:
    """Return the page with its statements marked, each block's claims below it, and a legend of its speakers.

    Args:
        record: What to show.
        colour: Mark a statement's words by colour and a raised number behind them; otherwise by braces and the number
            before them: `{1: “We will go,”}`.
    """
    legend = speakers(record)
    return Group(
        *(Text(line, style="dim") for line in _heading(record.page)),
        "",
        _body(record, legend, colour=colour),
        _legend(record, legend),
    )


def _heading(page: Page) -> Iterator[str]:
    """Yield what the page says of itself that its zones do not show."""
    facts = [page.outlet, page.published, ", ".join(page.authors), page.language, f"page {page.id[:12]}"]
    yield " · ".join(fact for fact in facts if fact)
    if page.url:
        yield page.url


def _body(record: Record, legend: dict[str | None, Speaker], *, colour: bool) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", width=_MARGIN, style="dim", no_wrap=True)
    grid.add_column(overflow="fold", max_width=_MEASURE)
    lines = lines_of(record)
    for role, run in groupby(record.page.zones, key=lambda zone: "" if zone.role in _FOLDED else zone.role):
        zones = list(run)
        if not role:
            grid.add_row("", _folded(zones))
            grid.add_row("", "")
            continue
        for position, zone in enumerate(zones):
            grid.add_row("" if position else role, _zone(record, zone, legend, colour=colour))
            for line in lines:
                if zone.start <= line.start < zone.end:
                    grid.add_row("claim", _claim(line))
            grid.add_row("", "")
    return grid


def _folded(zones: list[Zone]) -> Text:
    """Say how many blocks there are of each role that is not shown."""
    counts = Counter(_FOLDED[zone.role] for zone in zones)
    blocks = "block" if len(zones) == 1 else "blocks"
    return Text(f"⋯ {blocks} not read: " + ", ".join(f"{count} of {what}" for what, count in counts.items()), "dim")


def _claim(line: Line) -> Text:
    """Return a claim in one line: how sure it is stands before what it is."""
    style = style_of(line.sure) or "dim"
    facts = f"; {line.where}" if line.where else ""
    said = told("", line.review) if line.review != "unreviewed" else ""
    return Text.assemble(
        ("▸ ", "dim"),
        f"{line.who}: ",
        (line.sure, style),
        f" · {line.what}",
        (f" · by {line.account}{facts}", "dim"),
        said,
    )


def _legend(record: Record, legend: dict[str | None, Speaker]) -> RenderableType:
    if not record.statements:
        return Text("No statements found.")
    counts = Counter(statement.speaker for statement in record.statements)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right")
    grid.add_column(overflow="fold", max_width=60)
    grid.add_column(style="dim")
    grid.add_column(justify="right")
    for actor, speaker in legend.items():
        many = "statement" if counts[actor] == 1 else "statements"
        grid.add_row(
            Text(speaker.number, style=speaker.style),
            Text(speaker.name, style=speaker.style),
            speaker.type,
            f"{counts[actor]} {many}",
        )
    parts: list[RenderableType] = [Text("Speakers", style="bold"), Padding(grid, (0, 0, 0, 2))]
    if reviews_of(record, "statement"):
        parts.append(
            Text("✓ people accepted or corrected it; ✗ they rejected it; ! it was read otherwise since", "dim")
        )
    return Group(*parts)


def _zone(record: Record, zone: Zone, legend: dict[str | None, Speaker], *, colour: bool) -> Text:
    """Return a zone's words with what stands of statements in them; one within another lies on top of it."""
    words = Text(record.page.text[zone.start : zone.end], style=_ROLE_STYLE.get(zone.role, ""))
    marks: list[tuple[int, int, Text]] = []
    said = reviews_of(record, "statement")
    for depth, statement in _outermost_first(record):
        speaker = legend[statement.speaker]
        number = speaker.number + _SAID.get(said.get(statement.id, ""), "")
        for start, end in _inside(zone, statement.content):
            words.stylize(speaker.style, start, end)
            if colour:
                marks.append((end, -depth, Text(number.translate(_SUPERSCRIPT), style=speaker.style)))
            else:
                marks += [(start, depth + 1, Text(f"{{{number}: ")), (end, -depth, Text("}"))]
    for _, statement in _outermost_first(record):
        style = legend[statement.speaker].style
        for start, end in _inside(zone, (statement.source,)):
            words.stylize(f"bold underline {style}", start, end)
        for start, end in _inside(zone, (statement.cue,)):
            words.stylize(f"italic {style}", start, end)
    return _with_marks(words, marks)


def _outermost_first(record: Record) -> list[tuple[int, Statement]]:
    """Return each statement with the number of statements that it stands within."""
    by_id = {statement.id: statement for statement in record.statements}

    def depth(statement: Statement) -> int:
        return 0 if statement.within is None else 1 + depth(by_id[statement.within])

    return sorted(((depth(statement), statement) for statement in record.statements), key=lambda pair: pair[0])


def _inside(zone: Zone, spans: Iterable[Span | None]) -> Iterator[tuple[int, int]]:
    """Yield the parts of the spans that stand in the zone, as offsets of the zone."""
    for span in spans:
        if span is not None and span.start < zone.end and span.end > zone.start:
            yield max(span.start, zone.start) - zone.start, min(span.end, zone.end) - zone.start


def _with_marks(words: Text, marks: list[tuple[int, int, Text]]) -> Text:
    """Return the words with each mark put in at its offset; at one offset, in the order of the second number.

    What ends at an offset comes before what begins there, and what lies on top ends first and begins last: a mark for
    an end has minus its depth, a mark for a beginning its depth plus one.
    """
    result = Text()
    ordered = sorted(marks, key=lambda mark: mark[:2])
    pieces = words.divide([offset for offset, _, _ in ordered])
    for piece, (_, _, mark) in zip(pieces, ordered, strict=False):
        result.append_text(piece).append_text(mark)
    return result.append_text(pieces[-1])
