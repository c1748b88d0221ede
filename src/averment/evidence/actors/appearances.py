"""Actors as pages have them, read from the base: what there is to tell by which of them are one."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import duckdb

from averment.coding.registry.shipped import shipped

__all__ = ["Appearance", "Known", "PageOf", "appearances", "known_actors"]


class PageOf(NamedTuple):
    """A page, as far as actors are told apart by it."""

    id: str
    outlet: str | None
    published: str | None = None


class Appearance(NamedTuple):
    """An actor on one page.

    Attributes:
        page: The page's number in the order in which the base first read its pages.
        actor: The actor's id on the page.
        name: The fullest name on the page, or the first words that stand for the actor.
        type: One of `averment.coding.ActorType`.
        aliases: The other names on the page.
        roles: What the page calls the actor.
        named: Whether the page has a name for the actor, not only nouns and pronouns.
        mentions: How often the page speaks of the actor.
        statements: How many statements the actor speaks there.
    """

    page: int
    actor: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    named: bool
    mentions: int
    statements: int = 0


class Known(NamedTuple):
    """An actor that is known beforehand, from a list of states and organisations or from the user's own.

    Attributes:
        id: What the list calls it.
        name: The name to show.
        type: One of `averment.coding.ActorType`.
        aliases: Other names that mean this actor and no other.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()


# A page keeps its place whatever later readings of it say, so that what goes by the order of pages stays as it is.
_PAGES = """
SELECT id, outlet, published, [{
    'id': a.id, 'name': a.name, 'type': a.type, 'aliases': a.aliases, 'roles': a.roles,
    'named': len(list_filter(a.mentions, lambda m: m.kind = 'name')) > 0, 'mentions': len(a.mentions),
    'statements': len(list_filter(statements, lambda s: s.speaker = a.id))
} FOR a IN actors] AS actors
FROM _rows JOIN (SELECT id, min(read_at) AS first_read_at FROM _readings GROUP BY id) USING (id)
WHERE NOT superseded
ORDER BY first_read_at, id
"""


def appearances(connection: duckdb.DuckDBPyConnection) -> tuple[list[PageOf], list[Appearance]]:
    """Return the pages in the order in which they were first read, and the actors of their readings that count."""
    pages: list[PageOf] = []
    found: list[Appearance] = []
    once: dict[Any, Any] = {}
    for batch in connection.sql(_PAGES).to_arrow_reader(512):
        for page in batch.to_pylist():
            number = len(pages)
            pages.append(PageOf(page["id"], page["outlet"], page["published"]))
            found.extend(_appearances(number, page["actors"] or (), once))
    return pages, found


def known_actors(connection: duckdb.DuckDBPyConnection) -> list[Known]:
    """Return the actors of the lists that were imported into the base, then those that ship with Averment."""
    rows = connection.execute("SELECT id, name, type, aliases FROM registry ORDER BY id").fetchall()
    imported = [Known(entry, name, kind, tuple(aliases or ())) for entry, name, kind, aliases in rows]
    ours = (one for _, one in sorted(shipped().entries.items()) if one.stands_for is None and one.type != "place")
    return imported + [Known(f"averment:{one.id}", one.name, one.type, one.aliases) for one in ours]


def _appearances(page: int, actors: Iterable[dict[str, Any]], once: dict[Any, Any]) -> Iterator[Appearance]:
    # The same names come again and again: each is held in memory once.
    for actor in actors:
        aliases, roles = tuple(actor["aliases"] or ()), tuple(actor["roles"] or ())
        yield Appearance(
            page,
            actor["id"],
            once.setdefault(actor["name"], actor["name"]),
            once.setdefault(actor["type"], actor["type"]),
            once.setdefault(aliases, aliases),
            once.setdefault(roles, roles),
            actor["named"],
            actor["mentions"],
            actor["statements"],
        )
