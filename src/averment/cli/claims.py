"""`averment claims`: what is said to be so in an evidence base, by whose account, and how sure."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from .options import Base, First, Last, Limit, MinConfidence, Outlet, Review, Since, TableForm, TableFormat, Until
from .terminal import Row, complaints, open_with_actors, print_relation

if TYPE_CHECKING:
    from averment.evidence import EvidenceBase

__all__ = ["claims", "say_what_to_read_again"]


class ClaimType(StrEnum):
    """What a claim is."""

    event = "event"
    relation = "relation"
    quantity = "quantity"
    position = "position"


def claims(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    kind: Annotated[ClaimType | None, typer.Option("--type", help="Only claims of this type.")] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            metavar="NAME",
            help="Only what this actor of the base does, is or stands for, whatever pages call it: name or id.",
        ),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option("--recipient", metavar="NAME", help="Only what is done to this actor of the base: name or id."),
    ] = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="TYPE", help="Only events of this PLOVER type, such as ASSAULT.")
    ] = None,
    mode: Annotated[
        str | None, typer.Option("--mode", metavar="MODE", help="Only events of this PLOVER mode, such as aerial.")
    ] = None,
    relation: Annotated[
        str | None, typer.Option("--relation", metavar="TYPE", help="Only relations of this type, such as leader_of.")
    ] = None,
    stance: Annotated[
        str | None, typer.Option("--stance", metavar="STANCE", help="Only positions of this stance, such as refuses.")
    ] = None,
    factuality: Annotated[
        str | None,
        typer.Option(
            "--factuality", metavar="VALUE", help="Only claims as sure as this: PS+ or possible, CT- or denied."
        ),
    ] = None,
    demanded: Annotated[
        bool | None, typer.Option("--demanded/--not-demanded", help="Only what is demanded, or only what is not.")
    ] = None,
    threatened: Annotated[
        bool | None, typer.Option("--threatened/--not-threatened", help="Only what is threatened, or is not.")
    ] = None,
    intended: Annotated[
        bool | None, typer.Option("--intended/--not-intended", help="Only what is intended, or is not.")
    ] = None,
    account: Annotated[
        str | None,
        typer.Option(
            "--account",
            metavar="NAME",
            help="Only by the account of a speaker with these words in a name; `outlet`: in the page's own voice.",
        ),
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Only claims with these words in what says them.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="WORDS", help="Only events with these words in their place.")
    ] = None,
    outlet: Outlet = None,
    first: First = None,
    last: Last = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = None,
    review: Review = None,
    page: Annotated[
        str | None,
        typer.Option("--page", metavar="PAGE", help="Only this page: its id, its beginning, or its address."),
    ] = None,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List claims: what is said to be so, how sure, by whose account, in which words, on which page."""
    opened = _open(base, resolved=actor is not None or recipient is not None)
    found = opened.claims(
        type=kind.value if kind else None,
        event=event,
        mode=mode,
        relation=relation,
        stance=stance,
        actor=actor,
        recipient=recipient,
        factuality=factuality,
        demanded=demanded,
        threatened=threatened,
        intended=intended,
        account=account,
        text=text,
        place=place,
        outlet=outlet,
        first=first,
        last=last,
        since=since,
        until=until,
        min_confidence=min_confidence,
        review=review,
        page=page,
    )
    print_relation(found, form, limit=limit, render=_by_page)
    say_what_to_read_again(opened, base)


def say_what_to_read_again(opened: "EvidenceBase", base: Path) -> None:
    """Say on stderr how many pages were read by an Averment that did not look for claims, if there are any."""
    without = opened.without_claims()
    if without:
        pages = "1 page was" if without == 1 else f"{without:,} pages were"
        line = f"{pages} read before Averment found claims: `averment read PAGES --into {base} --again` finds them."
        complaints().print(line, soft_wrap=True)


def _open(base: Path, *, resolved: bool) -> "EvidenceBase":
    import averment  # noqa: PLC0415

    return open_with_actors(base) if resolved else averment.open(base)


def _by_page(rows: Sequence[Row]) -> RenderableType:
    """Lay claims out below the pages that they stand on."""
    from averment.evidence.claims import line_of  # noqa: PLC0415

    from .claim_ledger import claim_ledger  # noqa: PLC0415

    parts: list[RenderableType] = []
    for _, run in groupby(rows, key=itemgetter("page")):
        on_page = list(run)
        page = on_page[0]
        facts = (page["outlet"], page["published"], f"page {page['page'][:12]}")
        parts.append(claim_ledger(page["title"], facts, [line_of(row) for row in on_page]))
    return Group(*parts) if parts else Text("No claims found.")
