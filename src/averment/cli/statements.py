"""`averment statements`: the ledger of an evidence base, who says what on which page."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from .options import Base, Limit, MinConfidence, Outlet, Review, Since, TableForm, TableFormat, Until
from .terminal import Row, print_relation

__all__ = ["statements"]


class Kind(StrEnum):
    """How the words of a statement are given."""

    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


def statements(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Only speakers with these words in one of their names."),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor", metavar="NAME", help="Only this actor of the base, whatever pages call it: name or id."
        ),
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Only statements with these words in their content.")
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only statements of this kind.")] = None,
    min_confidence: MinConfidence = None,
    review: Review = None,
    page: Annotated[
        str | None,
        typer.Option("--page", metavar="PAGE", help="Only this page: its id, its beginning, or its address."),
    ] = None,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List statements: who says what, in which words, on which page."""
    import averment  # noqa: PLC0415

    found = averment.open(base).statements(
        speaker=speaker,
        actor=actor,
        text=text,
        outlet=outlet,
        since=since,
        until=until,
        kind=kind.value if kind else None,
        min_confidence=min_confidence,
        review=review,
        page=page,
    )
    print_relation(found, form, limit=limit, render=_by_page)


def _by_page(rows: Sequence[Row]) -> RenderableType:
    """Lay statements out below the pages that they stand on."""
    from .ledger import Line, ledger  # noqa: PLC0415

    parts: list[RenderableType] = []
    for _, run in groupby(rows, key=itemgetter("page")):
        on_page = list(run)
        page = on_page[0]
        facts = (page["outlet"], page["published"], f"page {page['page'][:12]}")
        lines = [Line(row["speaker_name"], row["source"], row["cue"], row["content"], row["review"]) for row in on_page]
        parts.append(ledger(page["title"], facts, lines))
    return Group(*parts) if parts else Text("No statements found.")
