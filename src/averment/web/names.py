"""What pages call an actor by name: on how many, from when to when, and who published them."""

import msgspec

from averment.evidence import EvidenceBase

__all__ = ["NameOverTime", "names_of"]

_NAMES = """
SELECT
    mode(called) AS name, count(DISTINCT page)::INTEGER AS pages, min(published) AS "first", max(published) AS "last",
    coalesce(list_sort(list_distinct(list(outlet) FILTER (outlet IS NOT NULL))), []) AS outlets
FROM (
    SELECT unnest(list_concat([name], coalesce(aliases, []))) AS called, page, published, outlet
    FROM appearances WHERE actor = $actor
)
GROUP BY lower(called)
ORDER BY pages DESC, name
"""


class NameOverTime(msgspec.Struct, frozen=True):
    """A name by which pages call an actor.

    Attributes:
        name: As most of them spell it.
        pages: On how many pages.
        first: The date of the first of these pages that has one.
        last: That of the last.
        outlets: Who published them.
    """

    name: str
    pages: int
    first: str | None
    last: str | None
    outlets: tuple[str, ...]


def names_of(base: EvidenceBase, actor: str) -> list[NameOverTime]:
    """Return the names of an actor, the most frequent first.

    Args:
        base: The base.
        actor: The actor's id.
    """
    rows = base.resolved().sql(_NAMES, params={"actor": actor}).to_arrow_table().to_pylist()
    return msgspec.convert(rows, list[NameOverTime])
