"""One actor of the base: what it is called, what pages call it and when, and who it may be besides."""

from typing import Any

import duckdb
import msgspec

__all__ = ["ActorOfBase", "MayBe", "RoleOverTime", "tell"]


class RoleOverTime(msgspec.Struct, frozen=True):
    """What pages call an actor.

    Attributes:
        role: The pages' words.
        pages: On how many pages.
        first: The date of the first of these pages, as it gives it, or None.
        last: That of the last.
        outlets: Who published them.
    """

    role: str
    pages: int
    first: str | None
    last: str | None
    outlets: tuple[str, ...]


class MayBe(msgspec.Struct, frozen=True):
    """An actor that may be the same, which nobody has decided.

    Attributes:
        id: The other actor.
        name: Its name.
        question: What to hand to `accept` or `reject`.
        probability: That they are one.
        reason: What speaks for it and against.
    """

    id: str
    name: str
    question: str
    probability: float
    reason: str


class ActorOfBase(msgspec.Struct, frozen=True, kw_only=True):
    """An actor on all pages of a base.

    Attributes:
        id: In this base; it stays while pages are added.
        name: What most pages call it, or what a person chose.
        type: One of `averment.coding.ActorType`.
        aliases: Its other names, the most frequent first.
        roles: What pages call it, in the order of their dates.
        pages: On how many pages it is named.
        statements: How many statements it speaks.
        mentions: How often pages speak of it.
        first_published: The date of the first of its pages that has one.
        last_published: That of the last.
        known: Which of the known actors it is, or None.
        certainty: How sure the least sure of its pages is.
        may_be: Those that may be the same, the likeliest first.
        decisions: The ids of the decisions that made it what it is.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[RoleOverTime, ...]
    pages: int
    statements: int
    mentions: int
    first_published: str | None
    last_published: str | None
    known: str | None
    certainty: float
    may_be: tuple[MayBe, ...]
    decisions: tuple[str, ...]


_ACTOR = """
SELECT
    id, name, type, aliases, pages, statements, mentions, first_published, last_published, known, decisions,
    list_min(list_transform(members, lambda m: m.certainty)) AS certainty
FROM _resolved WHERE id = $actor
"""

_ROLES = """
SELECT mode(role) AS role, count(DISTINCT page)::INTEGER AS pages, min(published) AS "first", max(published) AS "last",
    coalesce(list_sort(list_distinct(list(outlet) FILTER (outlet IS NOT NULL))), []) AS outlets
FROM (SELECT unnest(roles) AS role, page, published, outlet FROM appearances WHERE actor = $actor)
GROUP BY lower(role)
ORDER BY "first" NULLS LAST, pages DESC, role
"""

_MAY_BE = """
SELECT
    CASE one WHEN $actor THEN other ELSE one END AS id, CASE one WHEN $actor THEN other_name ELSE one_name END AS name,
    question, probability, reason
FROM candidates WHERE $actor IN (one, other)
ORDER BY probability DESC, id
"""


def tell(connection: duckdb.DuckDBPyConnection, actor: str) -> ActorOfBase:
    """Return all about one actor but its statements.

    Args:
        connection: A snapshot of the base.
        actor: The actor's id.
    """

    def rows(query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = connection.sql(query, params={"actor": actor}).to_arrow_table().to_pylist()
        return found

    (fields,) = rows(_ACTOR)
    return msgspec.convert(fields | {"roles": rows(_ROLES), "may_be": rows(_MAY_BE)}, ActorOfBase)
