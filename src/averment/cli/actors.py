"""`averment actors`: who is who in a whole base, what waits for a person, and what people decided about it."""

from collections.abc import Callable
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from averment.errors import UsageError

from .actors_import import import_actors
from .groups import or_else
from .options import Base, By, Limit, Note, TableForm, TableFormat
from .terminal import Row, complaints, in_columns, open_with_actors, print_relation

if TYPE_CHECKING:
    from averment.evidence.actors import Decision

__all__ = ["app"]


app = typer.Typer(
    name="actors",
    cls=or_else("list"),
    help="The actors of a whole base. `averment actors BASE` lists them; people's decisions say who is who.",
    no_args_is_help=True,
    subcommand_metavar="BASE | COMMAND BASE …",
)
app.command("import")(import_actors)


class ActorType(StrEnum):
    """What an actor is."""

    person = "person"
    armed_group = "armed_group"
    military = "military"
    state = "state"
    government = "government"
    organisation = "organisation"
    party = "party"
    media = "media"
    international = "international"
    people = "people"
    place = "place"
    other = "other"


Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="The actor's name, its id, or the start of the id.")]
Question = Annotated[
    list[str],
    typer.Argument(metavar="QUESTION…", help="As `averment actors BASE --candidates` lists it, or its start."),
]


@app.command("list")
def list_actors(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    kind: Annotated[ActorType | None, typer.Option("--type", help="Only actors of this type.")] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Only actors with these words in one of their names.")
    ] = None,
    page: Annotated[
        str | None,
        typer.Option("--page", metavar="PAGE", help="Only actors of this page: its id, its beginning, or its address."),
    ] = None,
    min_pages: Annotated[
        int | None, typer.Option("--min-pages", min=0, metavar="N", help="Only actors on so many pages or more.")
    ] = None,
    min_statements: Annotated[
        int | None,
        typer.Option("--min-statements", min=0, metavar="N", help="Only actors with so many statements or more."),
    ] = None,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="List the pairs that may be one and wait for a person.")
    ] = False,
    as_kept: Annotated[
        bool, typer.Option("--as-kept", help="List what was worked out last, without what was added since.")
    ] = False,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List the actors of a base: the same actor on all pages, those who say most first."""
    import averment  # noqa: PLC0415

    opened = averment.open(base) if as_kept else open_with_actors(base)
    if candidates:
        if any(given is not None for given in (kind, name, page, min_pages, min_statements)) or as_kept:
            raise UsageError("--candidates lists all pairs that wait: leave the other filters out.")
        print_relation(opened.candidates(), form, limit=limit, render=in_columns(_WAITING))
        return
    found = opened.actors(
        type=kind.value if kind else None,
        name=name,
        page=page,
        min_pages=min_pages,
        min_statements=min_statements,
        update=not as_kept,
    )
    print_relation(found, form, limit=limit, render=in_columns(_COLUMNS))


@app.command()
def merge(
    base: Base,
    actors: Annotated[
        list[str], typer.Argument(metavar="ACTOR ACTOR…", help="Two actors or more: names, ids, or starts of ids.")
    ],
    by: By = None,
    note: Note = None,
) -> None:
    """Say that actors are one."""
    _report(open_with_actors(base).decide.merge(*actors, by=by, note=note))


@app.command()
def split(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    actor: Actor,
    page: Annotated[
        list[str] | None,
        typer.Option("--page", metavar="PAGE", help="Take this page out: its id or the start of it. Can be repeated."),
    ] = None,
    called: Annotated[
        str | None,
        typer.Option("--called", metavar="NAME", help="Take out the pages that have this name for the actor."),
    ] = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Say that some pages speak of somebody else, who is one other actor."""
    _report(open_with_actors(base).decide.split(actor, pages=page or (), called=called, by=by, note=note))


@app.command()
def rename(
    base: Base,
    actor: Actor,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the actor is to be called.")],
    by: By = None,
    note: Note = None,
) -> None:
    """Say what an actor is to be called."""
    _report(open_with_actors(base).decide.rename(actor, name, by=by, note=note))


@app.command()
def accept(base: Base, questions: Question, by: By = None, note: Note = None) -> None:
    """Say of pairs that wait that they are one."""
    opened = open_with_actors(base)
    for question in questions:
        _report(opened.decide.accept(question, by=by, note=note))


@app.command()
def reject(base: Base, questions: Question, by: By = None, note: Note = None) -> None:
    """Say of pairs that wait that they are two."""
    opened = open_with_actors(base)
    for question in questions:
        _report(opened.decide.reject(question, by=by, note=note))


@app.command()
def undo(
    base: Base,
    decision: Annotated[
        str | None,
        typer.Argument(metavar="[DECISION]", help="Its id or the start of it; the latest in force otherwise."),
    ] = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Take a decision back. Nothing is deleted: taking that back puts it in force again."""
    _report(open_with_actors(base).decide.undo(decision, by=by, note=note))


@app.command()
def decisions(base: Base, limit: Limit = 50, form: TableForm = TableFormat.table) -> None:
    """List what people decided, the latest first, and what has become of it."""
    import averment  # noqa: PLC0415

    print_relation(averment.open(base).decisions(), form, limit=limit, render=in_columns(_DECISIONS))


def _report(made: "Decision") -> None:
    about = f" of {made.undoes[:8]}" if made.undoes else ""
    complaints().print(
        f"Kept as decision {made.id[:8]} ({made.kind}{about}, by {made.by}); `averment actors undo` takes it back.",
        soft_wrap=True,
    )


_COLUMNS: dict[str, Callable[[Row], Any]] = {
    "actor": lambda row: row["id"][:8],
    "name": itemgetter("name"),
    "type": lambda row: row["type"].replace("_", " "),
    **{column: itemgetter(column) for column in ("pages", "statements", "mentions")},
    "also": lambda row: _some(row["aliases"]),
    "roles": lambda row: _some(row["roles"]),
}

_WAITING: dict[str, Callable[[Row], Any]] = {
    "question": lambda row: row["question"][:8],
    "may be one": lambda row: f"{row['one_name']} ({row['one'][:8]})",
    "with": lambda row: f"{row['other_name']} ({row['other'][:8]})",
    "likely": lambda row: f"{row['probability']:.0%}",
    "because": itemgetter("reason"),
}

_DECISIONS: dict[str, Callable[[Row], Any]] = {
    "decision": lambda row: row["id"][:8],
    "at": lambda row: f"{row['at']:%Y-%m-%d %H:%M}",
    "by": itemgetter("by"),
    "kind": lambda row: f"{row['kind']} {(row['undoes'] or '')[:8]}".strip(),
    "about": lambda row: _some(row["about"] or []),
    "name": itemgetter("name"),
    "note": itemgetter("note"),
    "state": itemgetter("state"),
}

_SHOWN = 3


def _some(texts: list[str]) -> str:
    return "; ".join(texts[:_SHOWN]) + (" …" if len(texts) > _SHOWN else "")
