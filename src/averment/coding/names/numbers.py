"""Numbers in names, in digits, words or as Roman numerals: what "44th", "Forty-Four" and "XLIV" have in common."""

import re

from .tables import organisation_names

__all__ = ["counted", "number_of"]

_DIGITS = re.compile(r"(\d{1,9})(?:st|nd|rd|th|er|eme)?")
_SERIES = re.compile(r"([^\W\d]{3,})(\d{1,4})")
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def number_of(word: str) -> int | None:
    """Return the number that a word is: digits, an ordinal, a word, a Roman numeral of two letters or more up to 89."""
    digits = _DIGITS.fullmatch(word)
    if digits:
        return int(digits.group(1))
    return roman(word) if len(word) > 1 and _ROMAN.fullmatch(word) else organisation_names().numbers.get(word)


def roman(word: str) -> int:
    values = [_VALUES[letter] for letter in word]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def counted(found: list[str]) -> tuple[list[str], list[int]]:
    """Return the words of a body's name that are no numbers, and the numbers; where all are, all are words too."""
    rest: list[str] = []
    numbers: list[int] = []
    tens = False
    for at, word in enumerate(found):
        value = number_of(word)
        if value is None and at == len(found) - 1 > 0 and _ROMAN.fullmatch(word):
            value = roman(word)  # one letter counts at the end alone: "Fund V"
        series = _SERIES.fullmatch(word) if value is None else None
        if value is None:
            rest.append(series.group(1) if series else word)
            numbers += [int(series.group(2))] if series else []
        elif tens and 0 < value < 10:
            numbers[-1] += value
        else:
            numbers.append(value)
        tens = value in range(20, 100, 10)
    return rest or found, numbers
