"""How sure a statement or claim must be for whoever asks: `--min-confidence`, and `min_confidence=` from Python."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from averment.errors import UsageError

from .claim import Claim, Quantity
from .record import Record, Statement

__all__ = ["least_confidence", "only", "sure_enough"]


def least_confidence(asked: float) -> float:
    """Return the confidence asked for.

    Raises:
        UsageError: It is not from 0 to 1.
    """
    if not 0 <= asked <= 1:  # nor is what is no number at all
        raise UsageError(f"`min_confidence` cannot be {asked}: give a number from 0 to 1, such as 0.8.")
    return asked


def sure_enough(record: Record, min_confidence: float | None) -> Record:
    """Return the record without its statements and claims of less confidence; None leaves out nothing.

    What stood within a statement that is left out stands within the nearest one around it that stays, if there is one.
    A claim by the account of a statement that is left out is left out too: without it, it would be told in the word of
    somebody who never gave it.

    Raises:
        UsageError: `min_confidence` is not from 0 to 1.
    """
    if min_confidence is None:
        return record
    least = least_confidence(min_confidence)
    return only(record, lambda each: each.confidence >= least)


def only(record: Record, keeps: Callable[[Statement | Claim], bool]) -> Record:
    """Return the record with those of its statements and claims that are kept, the others left out as by `sure_enough`.

    Args:
        record: The record.
        keeps: Says of a statement or claim whether it is kept.
    """
    by_id = {statement.id: statement for statement in record.statements}
    kept = [statement for statement in record.statements if keeps(statement)]
    left_out = by_id.keys() - {statement.id for statement in kept}

    def holder(statement: Statement) -> str | None:
        outer = by_id.get(statement.within or "")
        while outer is not None and outer.id in left_out:
            outer = by_id.get(outer.within or "")
        return outer.id if outer is not None else None

    claims = [claim for claim in record.claims if keeps(claim) and left_out.isdisjoint(claim.account)]
    return replace(
        record,
        statements=tuple(replace(statement, within=holder(statement)) for statement in kept),
        claims=tuple(_without_strangers(claims)),
    )


def _without_strangers(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims; a quantity is not part of an event that is none of them."""
    ids = {claim.id for claim in claims}
    for claim in claims:
        if isinstance(claim, Quantity) and claim.claim is not None and claim.claim not in ids:
            yield replace(claim, claim=None)
        else:
            yield claim
