"""What is most worth checking first.

`worth` is 0 to 1, half of it uncertainty, three tenths weight, two tenths reach:

- `uncertainty`: the entropy, in bits, of the record's calibrated confidence: 1 where it is as likely right as wrong
  (0.5), 0 where it is sure. 1 as well where the machine has read otherwise what a person accepted.
- `weight`: how much it weighs when a claim is wrong, by its event type or type and by how certain it is told
  (`worth.toml`); of a statement, that of the weightiest claim by its account.
- `reach`: how often the voice speaks in this base, as the machine read it, on a logarithmic scale, 1 for the one that
  does most: a statement's speaker, a claim's last speaker, or the outlet where a claim is in the page's own voice.

The reading room works out the same on its index (`averment.web.index.worth`); a test holds the two together.

What somebody else has decided about is worth half, for a second person may still look at it.
"""

import functools

import duckdb

from averment.errors import UsageError
from averment.evidence.filters import Filters

from .worth import DECIDED, OTHERWISE, REACH, UNCERTAINTY, WEIGHT, weights

__all__ = ["review_queue"]

_QUEUE = """
WITH weighed AS (
    SELECT
        page, id, position, outlet, published, title, type, account, account_names, evidence, confidence, review,
        reviewers, changed, kept,
        (coalesce(CASE type WHEN 'event' THEN {event} ELSE {type} END, {otherwise})
            * coalesce({factuality}, {otherwise}))::DOUBLE AS weight,
        coalesce(account_names[-1], outlet) AS voice
    FROM reviewed_claims
), carried AS (
    SELECT page, id, max(weight) AS weight
    FROM (SELECT page, unnest(account) AS id, weight FROM weighed)
    GROUP BY page, id
), waiting AS (
    SELECT
        'claim' AS record, page, id, position, outlet, published, title, type, voice,
        CASE WHEN len(account_names) = 0 THEN [outlet] ELSE account_names END AS speakers, evidence AS words,
        confidence, weight, review, reviewers, changed, kept
    FROM weighed
    UNION ALL
    SELECT
        'statement', page, id, position, outlet, published, title, kind,
        coalesce(machine.speaker_name, machine.source),
        [coalesce(speaker_name, source)], content, confidence, coalesce(weight, 0), review, reviewers, changed, kept
    FROM reviewed_statements LEFT JOIN carried USING (page, id)
), voices AS (
    SELECT voice, ln(1 + n) / max(ln(1 + n)) OVER () AS reach
    FROM (SELECT voice, count(*) AS n FROM waiting WHERE voice IS NOT NULL AND NOT kept GROUP BY voice)
), measured AS (
    SELECT
        record, page, id, position, outlet, published, title, type, speakers, words, confidence,
        CASE
            WHEN review = 'changed' THEN 1
            WHEN confidence <= 0 OR confidence >= 1 THEN 0
            ELSE -confidence * log2(confidence) - (1 - confidence) * log2(1 - confidence)
        END AS uncertainty,
        weight, coalesce(reach, 0) AS reach, review, reviewers, changed
    FROM waiting LEFT JOIN voices USING (voice)
    WHERE NOT list_contains(reviewers, $reader) OR review = 'changed'
)
SELECT
    record, page, id,
    ({uncertainty} * uncertainty + {weight} * weight + {reach} * reach)
        * CASE WHEN review IN ('unreviewed', 'changed') THEN 1 ELSE {decided} END AS worth,
    uncertainty, weight, reach, type, speakers, words, confidence, outlet, published, title, review, reviewers, changed
FROM measured{where}
ORDER BY worth DESC, published DESC NULLS LAST, page, position, record, id
"""


def review_queue(
    connection: duckdb.DuckDBPyConnection, filters: Filters, reader: str, limit: int | None
) -> duckdb.DuckDBPyRelation:
    """Return a row for each statement and claim that waits for a person, the worthiest first, always in one order.

    Args:
        connection: A snapshot of the base.
        filters: Which.
        reader: Who is to check: what this person has decided about is left out, unless it has changed since.
        limit: How many at most.

    Raises:
        UsageError: `limit` is below 0.
    """
    if limit is not None and limit < 0:
        raise UsageError(f"`limit` cannot be {limit}: give how many rows to show at most.")
    query = _QUEUE.format(
        **_cases(),
        otherwise=OTHERWISE,
        uncertainty=UNCERTAINTY,
        weight=WEIGHT,
        reach=REACH,
        decided=DECIDED,
        where=filters.where,
    )
    rows = f" LIMIT {limit:d}" if limit is not None else ""
    return connection.sql(query + rows, params=filters.parameters | {"reader": reader})


@functools.cache
def _cases() -> dict[str, str]:
    """Return the weights of `worth.toml` as SQL, by what they go by."""
    return {
        column: f"CASE {column} " + " ".join(f"WHEN '{name}' THEN {weight:f}" for name, weight in each.items()) + " END"
        for column, each in weights().items()
    }
