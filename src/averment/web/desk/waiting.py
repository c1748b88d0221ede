"""What waits for a person, under the filters that an address asks for."""

import duckdb

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.web.addresses import Address

__all__ = ["FILTERS", "waiting"]

FILTERS = ("record", "type", "speaker", "outlet", "since", "until", "min_confidence", "max_confidence")


def waiting(base: EvidenceBase, address: Address, who: str | None, limit: int | None) -> duckdb.DuckDBPyRelation:
    """Return the records that are most worth checking.

    Args:
        base: The base.
        address: With the filters.
        who: Who is to check; somebody who has decided nothing where the reader has no name yet.
        limit: How many at most.

    Raises:
        UsageError: A value that cannot be.
    """
    words = {name: address.one(name) for name in ("record", "type", "speaker", "outlet", "since", "until")}
    least, most = (_share(address.one(name), name) for name in ("min_confidence", "max_confidence"))
    # A name that nobody can have.
    return base.review_queue(by=who or "\n", min_confidence=least, max_confidence=most, limit=limit, **words)


def _share(given: str | None, name: str) -> float | None:
    """Return a confidence, written as 0.5 or as 50%."""
    if given is None:
        return None
    try:
        number = float(given.removesuffix("%").strip())
    except ValueError as error:
        raise UsageError(f"`{name}` cannot be {given[:20]!r}: it is a number from 0 to 1, or a percentage.") from error
    return number / 100 if given.endswith("%") or number > 1 else number
