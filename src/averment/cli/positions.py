"""`averment positions`: who stands where on what, since when, by whose account."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from averment.errors import UsageError

from .claims import say_what_to_read_again
from .options import Base, First, Last, Limit, MinConfidence, TableForm, TableFormat
from .terminal import Row, open_with_actors, print_relation, table

if TYPE_CHECKING:
    from averment.evidence import EvidenceBase

__all__ = ["positions"]


def positions(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    asked: Annotated[
        str | None,
        typer.Argument(metavar="[ACTOR|PROPOSAL]", help="An actor of the base, or else words of a proposal."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WORDS", help="Only on proposals with these words in one of their wordings."),
    ] = None,
    first: First = None,
    last: Last = None,
    min_confidence: MinConfidence = None,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """Show who stands where on what: accepts, refuses, sets conditions, is undecided; by proposal, actor by actor."""
    opened = open_with_actors(base)
    actor = asked
    if asked is not None and on is None and not _is_actor(opened, asked):
        actor, on = None, asked
    found = opened.positions(actor=actor, on=on, first=first, last=last, min_confidence=min_confidence)
    print_relation(found, form, limit=limit, render=_by_proposal)
    say_what_to_read_again(opened, base)


def _is_actor(opened: "EvidenceBase", asked: str) -> bool:
    """Say whether the words name an actor of the base, or several; which one is meant is for `positions` to find."""
    if not asked.strip() or opened.actors(name=asked, update=False, limit=1).fetchall():
        return True
    try:
        opened.actor(asked)  # an id
    except UsageError:
        return False
    return True


def _by_proposal(rows: Sequence[Row]) -> RenderableType:
    from averment.evidence.claims import chain, day, how_sure  # noqa: PLC0415

    from .claim_ledger import style_of  # noqa: PLC0415

    parts: list[RenderableType] = []
    for proposal, run in groupby(rows, key=itemgetter("proposal")):
        on_it = list(run)
        parts.append(Text(proposal, style="bold"))
        others = sorted({row["words"] for row in on_it} - {proposal})
        if others:
            parts.append(Text("also: " + "; ".join(others), style="dim"))
        grid = table("actor", "stance", "how sure", "since", "by", "page", "words")
        before = None
        for row in on_it:
            sure = how_sure(row)
            name = "" if row["actor"] == before else row["actor_name"] or "—"
            before = row["actor"]
            grid.add_row(
                Text(name),
                Text(row["stance"]),
                Text(sure, style=style_of(sure)),
                Text(day(row)),
                Text(chain(row["outlet"], row["accounts"])),
                Text(row["page"][:8], style="dim"),
                Text(" … ".join(row["evidence"])),
            )
        parts += [grid, ""]
    return Group(*parts) if parts else Text("No positions found.")
