"""Keeping who is who up with what pages, known actors and decisions the base has."""

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pyarrow as pa

import averment

from .anchors import Anchor, find_anchored
from .appearances import appearances, known_actors
from .deciding import Constraints, Key, constraints
from .decisions import Decision, decision_of, in_force, undone_by
from .kept import RESOLUTION, found_table, put_over
from .resolving import resolve
from .telling import tell
from .weights import digest

__all__ = ["Places", "decisions_of", "resolved", "states", "tell"]

_METHOD = 1
"""Goes up when the same pages would be resolved otherwise."""

_FOUND_FROM = """
SELECT
    (SELECT count(*) || '-' || coalesce(bit_xor(hash(entry)), 0) FROM _kept WHERE NOT superseded) || '-' ||
    (SELECT count(*) || '-' || coalesce(bit_xor(hash((id, name, type, aliases))), 0) FROM registry)
"""
_DECIDED_BY = "SELECT count(*) || '-' || coalesce(bit_xor(hash(id)), 0) FROM _decisions"


def resolved(connection: duckdb.DuckDBPyConnection) -> pa.Table | None:
    """Work out who is who, as far as it is not known from before.

    What the machine finds goes by the readings that count and by the known actors; it is kept while these stay as they
    are. Decisions are put over it: after one, only the actors that it is about are made again.

    Args:
        connection: A snapshot of the base.

    Returns:
        A table by `RESOLUTION`, or None where what the base has is up to date.
    """
    found_from = f"{averment.__version__}-{_METHOD}-{digest()}-{_one(connection, _FOUND_FROM)}"
    decided_by = str(_one(connection, _DECIDED_BY))
    before = connection.execute("SELECT found_from, decided_by FROM _resolved LIMIT 1").fetchall()
    if before == [(found_from, decided_by)]:
        return None
    if before and before[0][0] == found_from:
        table = connection.sql("FROM _resolved").to_arrow_table().cast(RESOLUTION)
    else:
        pages, all_ = appearances(connection)
        known = known_actors(connection)
        table = found_table(resolve(pages, all_, known), pages, all_, known, found_from)
    decisions = decisions_of(connection)
    if not before and not len(table) and not decisions:
        return None
    decided = _constraints(decisions, connection)
    return put_over(table, decided, decided_by, lambda keys: _unnamed(keys, connection))


def decisions_of(connection: duckdb.DuckDBPyConnection) -> list[Decision]:
    """Return all decisions, in their order."""
    rows = connection.sql('FROM _decisions ORDER BY "at", id').to_arrow_table().to_pylist()
    return [decision_of(row) for row in rows]


def states(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return what has become of each decision: `in force`, `undone`, `orphaned`, or `partly` orphaned."""
    all_ = decisions_of(connection)
    counting = {each.id for each in in_force(all_)}
    undone = undone_by(all_)
    places = Places(connection, (anchor.page for each in all_ for anchor in each.about))
    found = {}
    for each in all_:
        if each.id in undone:
            found[each.id] = "undone"
        elif each.id not in counting:
            found[each.id] = "in force"  # a decision that takes another back
        else:
            here = [[places.find(anchor) is not None for anchor in side] for side in each.sides]
            lost = not all(any(side) for side in here)
            found[each.id] = "orphaned" if lost else "in force" if all(map(all, here)) else "partly"
    return found


class Places:
    """The actors of some pages as the base has them now, by which anchors are found again.

    Args:
        connection: A snapshot of the base.
        pages: The pages' ids.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, pages: Iterable[str]) -> None:
        query = "SELECT id, actors, zones FROM _rows WHERE NOT superseded AND id IN (SELECT unnest($pages))"
        rows = connection.execute(query, {"pages": sorted(set(pages))}).fetchall()
        self.actors: dict[str, Sequence[dict[str, Any]]] = {page: actors or () for page, actors, _ in rows}
        self.zones: dict[str, Sequence[dict[str, Any]]] = {page: zones or () for page, _, zones in rows}

    def find(self, anchor: Anchor) -> Key | None:
        """Return the actor that an anchor stands for now, or None."""
        if anchor.page not in self.actors:
            return None
        actor = find_anchored(anchor, self.actors[anchor.page], self.zones[anchor.page])
        return Key(anchor.page, actor) if actor is not None else None


def _constraints(decisions: Sequence[Decision], connection: duckdb.DuckDBPyConnection) -> Constraints:
    counting = in_force(decisions)
    places = Places(connection, (anchor.page for each in counting for anchor in each.about))
    return constraints(counting, places.find)


_UNNAMED = """
SELECT
    page, id AS actor, name, type, aliases, roles, mentions, statements, outlet, published, position,
    1::DOUBLE AS certainty
FROM actors JOIN (
    SELECT id AS page, row_number() OVER (ORDER BY min(read_at), id) - 1 AS position FROM _readings GROUP BY id
) USING (page)
WHERE (page, id) IN (SELECT (page, actor) FROM (SELECT unnest($pages) AS page, unnest($actors) AS actor))
"""


def _unnamed(keys: Iterable[Key], connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return members for actors that have no name on their page."""
    wanted = list(keys)
    if not wanted:
        return []
    parameters = {"pages": [key.page for key in wanted], "actors": [key.actor for key in wanted]}
    rows = connection.sql(_UNNAMED, params=parameters).to_arrow_table().to_pylist()
    return [row | {"group": None} for row in rows]


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> object:
    return connection.execute(query).fetchall()[0][0]
