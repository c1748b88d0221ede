"""Events and statements of a base in the order of their dates."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

import duckdb

from averment.evidence.filters import Filters

__all__ = ["tell_timeline"]

_EVENTS = """
    'event' AS what, dated, dated_by, date, date_start, date_end, event, mode, actors, recipients,
    factuality, demanded, threatened, intended, conditional_on, accounts, place, predicate AS cue, evidence AS words,
    outlet, published, page, position, id, confidence, review
"""
_STATEMENTS = """
    'statement' AS what, published[:10] AS dated, CASE WHEN published IS NOT NULL THEN 'page' END AS dated_by,
    NULL AS date, NULL AS date_start, NULL AS date_end, NULL AS event, NULL AS mode,
    [coalesce(names[speaker], speaker_name, source)] AS actors,
    CASE WHEN addressee IS NULL THEN [] ELSE [coalesce(names[addressee], addressee_name)] END AS recipients,
    NULL AS factuality, NULL AS demanded, NULL AS threatened, NULL AS intended, NULL AS conditional_on,
    [] AS accounts, NULL AS place, cue, content AS words,
    outlet, published, page, position, id, confidence, review
"""


def tell_timeline(
    connection: duckdb.DuckDBPyConnection, events: Filters, statements: Filters
) -> duckdb.DuckDBPyRelation:
    """Return a row for each event and each statement, the earliest first and those without any date last.

    An event stands at its own date, or at its page's where the page does not date it (`dated_by`); a statement at the
    date of its page.

    Args:
        connection: A snapshot of the base whose actors are up to date.
        events: Which events.
        statements: Which statements.
    """
    # The two ask for the same things in their own words: each needs its parameters under names of its own.
    of_statements = statements.renamed("s")
    query = f"""
        SELECT {_EVENTS} FROM _told{events.where}
        UNION ALL
        SELECT {_STATEMENTS}
        FROM (FROM reviewed_statements{of_statements.where}) LEFT JOIN (
            SELECT page, map(list(page_actor), list(actor_name)) AS names FROM appearances GROUP BY page
        ) USING (page)
        ORDER BY dated NULLS LAST, page, what DESC, position
    """
    return connection.sql(query, params=events.parameters | of_statements.parameters)
