"""Who stands where on what: positions of a whole base, brought together by what they are on."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

import re
from collections import Counter
from typing import Any

import duckdb
import pyarrow as pa

from averment.evidence.filters import Filters
from averment.evidence.matching import anywhere

from .proposals import group_proposals

__all__ = ["tell_positions"]

_COLUMNS = """
    proposal AS words, actor_ids[1] AS actor, actors[1] AS actor_name, stance,
    factuality, demanded, threatened, intended, conditional_on,
    dated, dated_by, date, date_start, date_end, accounts, outlet, published, page, id, predicate, evidence, confidence,
    review
"""


def tell_positions(connection: duckdb.DuckDBPyConnection, filters: Filters, on: str | None) -> duckdb.DuckDBPyRelation:
    """Return a row for each position, those on the most spoken of proposal first, then actor by actor in time.

    Which wordings are of one proposal goes by all positions of the base, whatever is asked for.

    Args:
        connection: A snapshot of the base whose actors are up to date.
        filters: Which positions.
        on: Words of the proposal, in whichever wording.
    """
    wordings = connection.execute("SELECT proposal FROM reviewed_claims WHERE type = 'position'").fetchall()
    called = group_proposals([words for (words,) in wordings])
    often = Counter(called[words] for (words,) in wordings)
    wanted = _meant(called, on)
    query = f"SELECT {_COLUMNS} FROM _told{filters.where}"
    table = connection.sql(query, params=filters.parameters).to_arrow_table()
    rows = [row | {"proposal": called[row["words"]]} for row in table.to_pylist()]
    rows = [row for row in rows if wanted is None or row["proposal"] in wanted]
    rows.sort(key=lambda row: _order(row, often))
    schema = pa.schema([pa.field("proposal", pa.string()), *table.schema])
    return duckdb.from_arrow(pa.Table.from_pylist(rows, schema=schema))


def _meant(called: dict[str, str], on: str | None) -> set[str] | None:
    """Return the proposals of which one wording has these words; None for all."""
    if on is None:
        return None
    # What DuckDB would do, in a connection of its own: the patterns are RE2's and not Python's.
    with duckdb.connect() as own:
        query = "SELECT words FROM (SELECT unnest($all) AS words) WHERE regexp_matches(words, $pattern)"
        found = own.execute(query, {"all": sorted(called), "pattern": anywhere(on)}).fetchall()
    return {called[words] for (words,) in found}


def _order(row: dict[str, Any], often: Counter[str]) -> tuple[Any, ...]:
    name = re.sub(r"^the ", "", (row["actor_name"] or "").lower())
    proposal = row["proposal"]
    return (-often[proposal], proposal, name, row["actor"], row["dated"] or "9999", row["page"], row["id"])
