"""`averment timeline`: events and statements in the order of their dates."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from .claims import say_what_to_read_again
from .options import Base, First, Last, Limit, MinConfidence, TableForm, TableFormat
from .terminal import Row, open_with_actors, print_relation, table

__all__ = ["timeline"]


def timeline(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    actor: Annotated[
        str | None,
        typer.Argument(
            metavar="[ACTOR]", help="Only what this actor does and says, and what is done to it: name or id."
        ),
    ] = None,
    first: First = None,
    last: Last = None,
    min_confidence: MinConfidence = None,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """Show events and statements in the order of dates; "(page)" marks a date that is only the page's."""
    opened = open_with_actors(base)
    found = opened.timeline(actor=actor, first=first, last=last, min_confidence=min_confidence)
    print_relation(found, form, limit=limit, render=_in_time)
    say_what_to_read_again(opened, base)


def _in_time(rows: Sequence[Row]) -> RenderableType:
    from averment.evidence.claims import chain, day, how_sure  # noqa: PLC0415

    from .claim_ledger import style_of  # noqa: PLC0415

    if not rows:
        return Text("Nothing found.")
    grid = table("date", "who", "what", "how sure", "by", "page", "words")
    for row in rows:
        who, to = (", ".join(filter(None, row[side])) for side in ("actors", "recipients"))
        if row["what"] == "event":
            sure = how_sure(row)
            cells = f"{who or '—'} → {to or '—'}", " ".join(filter(None, (row["event"], row["mode"]))), sure
        else:
            cells = (f"{who or '?'} → {to}" if to else who or "?"), f"says ({row['cue']})" if row["cue"] else "says", ""
        grid.add_row(
            Text(day(row)),
            Text(cells[0]),
            Text(cells[1]),
            Text(cells[2], style=style_of(cells[2]) if cells[2] else ""),
            Text(chain(row["outlet"], row["accounts"])),
            Text(row["page"][:8], style="dim"),
            Text(" … ".join(row["words"])),
        )
    return grid
