"""Which page a person means: its id or the start of it, its address, or the file that it was read from."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

import duckdb

from averment.errors import UsageError

__all__ = ["find_page"]

_SHORTEST_PREFIX = 4

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
