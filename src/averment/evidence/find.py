"""Which page a person means: its id or the start of it, its address, or the file that it was read from; and which
actor: its id or the start of it, or its name.
"""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

import duckdb

from averment.errors import UsageError

from .matching import exactly, whole_words
from .review.reviews import RecordKey

__all__ = ["find_actor", "find_page", "find_record_key"]

_SHORTEST_PREFIX = 4
_SHOWN = 5

# The first way that finds anything is the one that was meant.
_WAYS = (
    "SELECT id FROM pages WHERE id = $named",
    "SELECT id FROM pages WHERE url = $named UNION SELECT page FROM sources WHERE source = $named",
    f"""
    SELECT id FROM pages WHERE length($named) >= {_SHORTEST_PREFIX} AND starts_with(id, $named)
    UNION SELECT page FROM sources WHERE ends_with(source, '/' || $named)
    """,
)


def find_page(connection: duckdb.DuckDBPyConnection, named: str) -> str:
    """Return the id of the one page that `named` stands for.

    Args:
        connection: A snapshot of the base.
        named: The page's id, four or more characters that its id begins with, its address, or the path or the end
            of the path (whole names) that it was read from.

    Raises:
        UsageError: No page or more than one page is meant.
    """
    for way in _WAYS:
        pages = sorted(page for (page,) in connection.execute(way, {"named": named}).fetchall())
        if len(pages) == 1:
            return str(pages[0])
        if pages:
            some = ", ".join(pages[:3]) + (", …" if len(pages) > 3 else "")
            raise UsageError(f"{named!r} may be any of {len(pages)} pages ({some}): give more of the id.")
    raise UsageError(
        f"No page is {named!r}: give its id or the start of it, its address, or the file that it was read from."
    )


def find_record_key(connection: duckdb.DuckDBPyConnection, named: str) -> RecordKey:
    """Return the key of the one statement or claim that `named` stands for.

    Args:
        connection: A snapshot of the base.
        named: Its id, or four or more characters that it begins with.

    Raises:
        UsageError: None or more than one is meant.
    """
    start = f"length($named) >= {_SHORTEST_PREFIX} AND starts_with(id, $named)"
    for condition in ("id = $named", start):
        query = f"""
            SELECT 'statement' AS record, page, id FROM reviewed_statements WHERE {condition}
            UNION ALL SELECT 'claim', page, id FROM reviewed_claims WHERE {condition}
            ORDER BY ALL LIMIT {_SHOWN + 1}
        """
        found = [RecordKey(*row) for row in connection.execute(query, {"named": named}).fetchall()]
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(f"{key.record} {key.id} of page {key.page[:12]}" for key in found[:_SHOWN])
            raise UsageError(f"{named!r} may be any of several ({some}): give more of the id.")
    raise UsageError(
        f"No statement or claim is {named!r}: give its id or the start of it, as `averment statements BASE --format "
        "json` has it."
    )


_ACTOR_IDS = (
    "SELECT id FROM base_actors WHERE id = $named",
    "SELECT actor FROM appearances WHERE page_actor = $named",
)
_ACTOR_NAMES = (
    (
        "regexp_matches(name, $words) OR len(list_filter(aliases, lambda alias: regexp_matches(alias, $words))) > 0",
        exactly,
    ),
    (
        "regexp_matches(name, $words) OR len(list_filter(aliases, lambda alias: regexp_matches(alias, $words))) > 0",
        whole_words,
    ),
)


def find_actor(connection: duckdb.DuckDBPyConnection, named: str) -> str:
    """Return the id of the one actor of the base that `named` stands for.

    Args:
        connection: A snapshot of the base.
        named: The actor's id, the id that a page has for it, a name in full, four or more characters that the id begins
            with, or words of a name.

    Raises:
        UsageError: No actor or more than one actor is meant.
    """
    if not named.strip():
        raise UsageError("The actor's name is empty: give a name or an id.")
    for way in _ACTOR_IDS:
        found = sorted({actor for (actor,) in connection.execute(way, {"named": named}).fetchall()})
        if len(found) == 1:
            return str(found[0])
    for number, (condition, pattern) in enumerate(_ACTOR_NAMES):
        fitting = _actors(connection, condition, {"words": pattern(named)})
        if not fitting and number == 0 and len(named) >= _SHORTEST_PREFIX:
            fitting = _actors(connection, "starts_with(id, $named)", {"named": named})
        if len(fitting) == 1:
            return str(fitting[0][0])
        if fitting:
            some = "; ".join(
                f"{actor[:8]} {name} ({kind}, {pages} pages)" for actor, name, kind, pages in fitting[:_SHOWN]
            )
            more = f" and {len(fitting) - _SHOWN} more" if len(fitting) > _SHOWN else ""
            raise UsageError(
                f"{named!r} may be any of {len(fitting)} actors: {some}{more}. Give the id of the one you mean."
            )
    raise UsageError(f"No actor is {named!r}: give a name, its id or the start of it, as `averment actors` lists them.")


def _actors(
    connection: duckdb.DuckDBPyConnection, condition: str, parameters: dict[str, str]
) -> list[tuple[str, str, str, int]]:
    query = f"SELECT id, name, type, pages FROM base_actors WHERE {condition} ORDER BY pages DESC, id"
    return connection.execute(query, parameters).fetchall()
