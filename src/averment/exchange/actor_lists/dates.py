"""Dates as lists write them, in ISO 8601 and as precise as they are."""

import re

__all__ = ["iso_date"]

# "+1950-00-00T00:00:00Z" is how Wikidata writes a year.
_DATE = re.compile(r"\+?(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:[T ].*)?")


def iso_date(text: str, precision: int | None = None) -> str | None:
    """Return a date as "1950", "1950-06" or "1950-06-01", or None where it is none of these.

    Args:
        text: The date; a time behind it is left out.
        precision: Wikidata's: 9 for a year, 10 for a month, 11 for a day; None where the text says it by itself.
    """
    found = _DATE.fullmatch(text.strip())
    if found is None or (precision is not None and precision < 9):
        return None
    parts = [found["year"]]
    for number, most in ((found["month"], 12), (found["day"], 31)):
        if number in {None, "00"} or (precision is not None and len(parts) > precision - 9):
            break
        if int(number) > most:
            return None
        parts.append(number)
    return "-".join(parts)
