"""What the templates of records tell rows with: the macros of `ledger_macros.html` take these from their context."""

from .index import ClaimRow, Index, StatementRow
from .ledger.columns import voices_of_statement
from .wording import Voice, day_of, in_words, place_of, sure, voices_of, what

__all__ = ["telling"]


def telling(index: Index) -> dict[str, object]:
    """Return the functions by which a template tells a row, by name."""

    def voices(row: StatementRow | ClaimRow) -> list[Voice]:
        return voices_of_statement(index, row) if isinstance(row, StatementRow) else voices_of(row.outlet, row.account)

    return {"voices": voices, "sure": sure, "what": what, "day": day_of, "place": place_of, "in_words": in_words}
