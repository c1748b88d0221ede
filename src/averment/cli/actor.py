"""`averment actor`: one actor on all pages: names, roles over time, what it does, what is done to it, what it says, and
what others say of it.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
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
    """Show one actor: names, roles, what it is said to do and to suffer, what it says, what is said of it by whom."""
    opened = open_with_actors(base)
    found = opened.actor(name)
    said = opened.statements(actor=found.id, min_confidence=min_confidence)
    of = opened.said_of(found.id)
    if min_confidence is not None:
        of = of.filter(f"confidence >= {min_confidence:f}")
    does = opened.claims(type="event", actor=found.id, min_confidence=min_confidence)
    done_to = opened.claims(type="event", recipient=found.id, min_confidence=min_confidence)
    if form is Format.json:
        lists = {"said": said, "said_of": of, "does": does, "done_to": done_to}
        print_json(msgspec.to_builtins(found) | {name: _some(rows, limit) for name, rows in lists.items()})
        return
    parts = (
        _facts(found),
        _events("Said to do", does, limit),
        _events("Said to be done to it", done_to, limit),
        _said(said, limit),
        _said_of(of, limit),
    )
    results().print(Group(*chain.from_iterable(parts)))


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


def _events(heading: str, relation: Any, limit: int) -> Iterator[RenderableType]:
    from averment.evidence.claims import day, line_of  # noqa: PLC0415

    from .claim_ledger import style_of  # noqa: PLC0415

    rows = _some(relation, limit)
    yield from _heading(heading, rows, limit)
    if rows:
        grid = table("date", "page", "who", "what", "how sure", "by", "words")
        for row in rows:
            line = line_of(row)
            sure = Text(line.sure, style=style_of(line.sure))
            page = Text(row["page"][:8], style="dim")
            grid.add_row(
                Text(day(row)), page, Text(line.who), Text(line.what), sure, Text(line.account), Text(line.words)
            )
        yield grid


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
