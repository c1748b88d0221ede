"""`averment actor`: one actor on all pages: names, roles over time, what it says, and what others say of it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.console import Group, RenderableType
from rich.text import Text

from .options import Base, Form, Format, Limit, MinConfidence
from .terminal import Row, open_with_actors, print_json, results, rows_of, table

if TYPE_CHECKING:
    from averment.evidence.actors import ActorOfBase

__all__ = ["actor"]

_UNSURE = 0.7
"""A statement that is less sure than this is marked."""


def actor(
    base: Base,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The actor's name, its id, or the start of the id.")],
    min_confidence: MinConfidence = None,
    limit: Limit = 20,
    form: Form = Format.text,
) -> None:
    """Show one actor: its names, what pages call it and when, what it says, and what is said of it and by whom."""
    opened = open_with_actors(base)
    found = opened.actor(name)
    said = opened.statements(actor=found.id, min_confidence=min_confidence)
    of = opened.said_of(found.id)
    if min_confidence is not None:
        of = of.filter(f"confidence >= {min_confidence:f}")
    if form is Format.json:
        print_json(msgspec.to_builtins(found) | {"said": _some(said, limit), "said_of": _some(of, limit)})
        return
    results().print(Group(*_facts(found), *_said(said, limit), *_said_of(of, limit)))


def _some(relation: Any, limit: int) -> list[Row]:
    return list(rows_of(relation.limit(limit) if limit else relation))


def _facts(found: "ActorOfBase") -> Iterator[RenderableType]:
    yield Text(found.name, style="bold")
    facts = [found.type.replace("_", " "), _span(found.first_published, found.last_published), f"actor {found.id[:8]}"]
    counted = {"page": found.pages, "statement": found.statements, "mention": found.mentions}
    counts = ", ".join(f"{count:,} {what}{'' if count == 1 else 's'}" for what, count in counted.items())
    yield Text(" · ".join(fact for fact in (*facts[:2], counts, facts[2], found.known) if fact), style="dim")
    if found.aliases:
        yield Text("Also: " + "; ".join(found.aliases))
    if found.decisions:
        yield Text(f"{len(found.decisions)} decisions by people: see `averment actors decisions`.", style="dim")
    if found.roles:
        yield ""
        grid = table("role", "pages", "from", "to", "outlets")
        for role in found.roles:
            outlets = "; ".join(role.outlets[:3]) + (" …" if len(role.outlets) > 3 else "")
            grid.add_row(*map(Text, (role.role, str(role.pages), _day(role.first), _day(role.last), outlets)))
        yield grid
    if found.may_be:
        yield ""
        grid = table("may also be", "likely", "because", "question")
        for other in found.may_be[:5]:
            name = f"{other.name} ({other.id[:8]})"
            grid.add_row(*map(Text, (name, f"{other.probability:.0%}", other.reason, other.question[:8])))
        yield grid
        if len(found.may_be) > 5:
            yield Text(f"… and {len(found.may_be) - 5} more: `averment actors BASE --candidates`.", style="dim")


def _said(relation: Any, limit: int) -> Iterator[RenderableType]:
    rows = _some(relation, limit)
    yield from _heading("Says", rows, limit)
    if rows:
        grid = table("date", "outlet", "page", "cue", "words")
        for row in rows:
            grid.add_row(*_where(row), Text(row["cue"] or "—"), _words(row))
        yield grid


def _said_of(relation: Any, limit: int) -> Iterator[RenderableType]:
    rows = _some(relation, limit)
    yield from _heading("Said of it", rows, limit)
    if rows:
        grid = table("date", "outlet", "page", "by", "words")
        for row in rows:
            speaker = row["speaker_name"] or f"? {row['source'] or ''}".strip()
            grid.add_row(*_where(row), Text(speaker), _words(row))
        yield grid


def _heading(words: str, rows: Sequence[Row], limit: int) -> Iterator[RenderableType]:
    yield ""
    cut = f" (the latest {limit}; --limit 0 for all)" if limit and len(rows) == limit else ""
    yield Text.assemble((words, "bold"), (cut if rows else ": nothing found.", "dim"))


def _where(row: Row) -> list[Text]:
    return [Text(_day(row["published"])), Text(row["outlet"] or ""), Text(row["page"][:8], style="dim")]


def _words(row: Row) -> Text:
    unsure = row["confidence"] < _UNSURE or row.get("certainty", 1.0) < _UNSURE
    words = Text(" … ".join(row["content"]))
    return words.append(f"  (unsure: {row['confidence']:.0%})", style="dim") if unsure else words


def _span(first: str | None, last: str | None) -> str:
    days = dict.fromkeys(day for day in (_day(first), _day(last)) if day)
    return " to ".join(days)


def _day(published: str | None) -> str:
    return (published or "")[:10]
