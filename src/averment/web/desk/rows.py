"""Values of a row of the index as people read them, in the words that corrections are told in."""

from collections.abc import Iterable

from averment.coding.wording import FACTUALITY_WORDS
from averment.web.index import ClaimRow, Party, StatementRow

__all__ = ["machine_in_words"]

_NOBODY = "nobody"
_NONE = "none"


def machine_in_words(row: StatementRow | ClaimRow, field: str) -> str:
    """Return one field of a record as the machine read it.

    Args:
        row: The record, without what people corrected.
        field: As corrections call it.
    """
    match field:
        case "speaker" | "addressee":
            party: Party | None = getattr(row, field)
            return party.page_name if party is not None and party.page_id is not None else _NOBODY
        case "actor" | "recipient":
            parties: Iterable[Party] = getattr(row, f"{field}s")
            return ", ".join(each.page_name for each in parties) or _NOBODY
        case "content" | "evidence":
            return " … ".join(f"“{each}”" for each in getattr(row, field)) or _NONE
        case "source" | "cue" | "conditional_on" | "place" | "proposal":
            words: str | None = getattr(row, field)
            return _NONE if words is None else f"“{words}”"
        case "date":
            return _day(row) if isinstance(row, ClaimRow) else _NONE
        case "factuality":
            value: str = getattr(row, field)
            return FACTUALITY_WORDS.get(value, value)  # type: ignore[call-overload, no-any-return]
        case "demanded" | "threatened" | "intended":
            return "yes" if getattr(row, field) else "no"
        case _:
            return str(getattr(row, field) or _NONE).replace("_", " ")


def _day(row: ClaimRow) -> str:
    if row.date is None:
        return _NONE
    start, end = row.date_start, row.date_end
    days = start if start == end else f"{start or '…'} to {end or '…'}"
    return f"“{row.date}”: {days}"
