"""Queries that people write themselves: one at a time, and only those that read."""

import re

import duckdb

from averment.errors import UsageError

from .faults import answering

__all__ = ["ask"]

_EXPLAIN = re.compile(r"\s*EXPLAIN\s+(ANALYZE\s+)?", re.IGNORECASE)


def ask(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyRelation:
    """Return the answer to a query that reads, not yet fetched.

    Args:
        connection: A snapshot of the base.
        query: One SELECT, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN.

    Raises:
        UsageError: It is none of these, more than one, or not what DuckDB understands.
    """
    with answering():
        kinds = [statement.type for statement in connection.extract_statements(query)]
        if kinds == [duckdb.StatementType.EXPLAIN]:
            # EXPLAIN ANALYZE carries out what it explains.
            explained = _EXPLAIN.sub("", query, count=1)
            kinds = [statement.type for statement in connection.extract_statements(explained)]
        if not kinds:
            raise UsageError("The query is empty: write a SELECT, for example `SELECT * FROM statements LIMIT 10`.")
        if len(kinds) > 1:
            raise UsageError(f"These are {len(kinds)} queries: ask one at a time.")
        if kinds != [duckdb.StatementType.SELECT]:
            raise UsageError("A query may only read: begin it with SELECT, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN.")
        return connection.sql(query)
