"""What waits for a person, under the filters that an address asks for."""

from typing import get_args

from averment.coding import Kind
from averment.errors import UsageError
from averment.evidence.review.reviews import RecordType
from averment.evidence.review.values import ClaimType
from averment.web.addresses import Address
from averment.web.index import Index, Waiting, Waits

__all__ = ["FILTERS", "TYPES", "waiting"]

FILTERS = ("record", "type", "speaker", "outlet", "since", "until", "min_confidence", "max_confidence")

TYPES = (*get_args(ClaimType), *get_args(Kind))
"""Types of claims and kinds of statements."""

_ONE_OF = {"record": get_args(RecordType), "type": TYPES}


def waiting(index: Index, address: Address, who: str | None, limit: int) -> tuple[Waiting, ...]:
    """Return the records that are most worth checking.

    Args:
        index: What the room asks.
        address: With the filters.
        who: Who is to check; None where the reader has no name yet and so has decided nothing.
        limit: How many at most.

    Raises:
        UsageError: A value that cannot be.
    """
    words = {name: address.one(name) for name in ("record", "type", "speaker", "outlet", "since", "until")}
    for name, values in _ONE_OF.items():
        if words[name] is not None and words[name] not in values:
            raise UsageError(f"`{name}` cannot be {words[name]!r}: it is one of {', '.join(values)}.")
    least, most = (_share(address.one(name), name) for name in ("min_confidence", "max_confidence"))
    asked = Waits(**words, min_confidence=least, max_confidence=most)
    # A name that nobody can have.
    return index.waiting(asked, who or "\n", limit=limit)


def _share(given: str | None, name: str) -> float | None:
    """Return a confidence, written as 0.5 or as 50%."""
    if given is None:
        return None
    try:
        number = float(given.removesuffix("%").strip())
    except ValueError:
        number = -1
    share = number / 100 if given.endswith("%") or number > 1 else number
    if not 0 <= share <= 1:
        raise UsageError(f"`{name}` cannot be {given[:20]!r}: it is a number from 0 to 1, or a percentage.")
    return share
