"""How sure a statement must be for whoever asks: `--min-confidence`, and `min_confidence=` from Python."""

from msgspec.structs import replace

from averment.errors import UsageError

from .record import Record, Statement

__all__ = ["least_confidence", "sure_enough"]


def least_confidence(asked: float) -> float:
    """Return the confidence asked for.

    Raises:
        UsageError: It is not from 0 to 1.
    """
    if not 0 <= asked <= 1:  # nor is what is no number at all
        raise UsageError(f"`min_confidence` cannot be {asked}: give a number from 0 to 1, such as 0.8.")
    return asked


def sure_enough(record: Record, min_confidence: float | None) -> Record:
    """Return the record without its statements of less confidence; None leaves out nothing.

    What stood within a statement that is left out stands within the nearest one around it that stays, if there is one.

    Raises:
        UsageError: `min_confidence` is not from 0 to 1.
    """
    if min_confidence is None:
        return record
    least = least_confidence(min_confidence)
    by_id = {statement.id: statement for statement in record.statements}

    def holder(statement: Statement) -> str | None:
        outer = by_id.get(statement.within or "")
        while outer is not None and outer.confidence < least:
            outer = by_id.get(outer.within or "")
        return outer.id if outer is not None else None

    kept = [statement for statement in record.statements if statement.confidence >= least]
    return replace(record, statements=tuple(replace(statement, within=holder(statement)) for statement in kept))
