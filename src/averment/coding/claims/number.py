"""What a number in digits or words is worth."""

import re
from functools import cache

from averment.coding.lexicon import quantities

__all__ = ["NUMBER_WORDS", "fraction", "read_number"]

DIGITS = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?([a-z]*)", re.IGNORECASE)
HYPHEN = re.compile(r"[-‐‑–\s]+")

NUMBER_WORDS = "(?:" + "|".join(word for word in quantities().numbers if word != "no") + ")"
"""A regular expression for a number in one word."""


@cache
def read_number(text: str) -> float | None:
    """Return what a number is worth: "1,200", "1.2 million", "3m", "forty-two", "two hundred and six", "a dozen".

    None for words that are no number and for digits that are none either ("1,2,3").
    """
    words = [word for word in HYPHEN.split(text.lower().strip()) if word not in {"and", "of"}]
    total = group = 0.0
    seen = False
    for at, word in enumerate(words):
        if word in {"a", "an"}:
            following = words[at + 1] if at + 1 < len(words) else ""
            if following not in quantities().scales and following not in quantities().fractions:
                return None
            group += 0 if group else 1
            continue
        if word in quantities().numbers:
            group += quantities().numbers[word]
        elif word in quantities().scales:
            scale = quantities().scales[word]
            group = (group or 1) * scale
            if scale >= 1000:
                total, group = total + group, 0.0
        elif word == "half":
            group += 0.5
        else:
            digits = DIGITS.fullmatch(word)
            if digits is None or (digits[2] and digits[2] not in quantities().suffixes):
                return None
            group += float(re.sub(r"[,\u00a0\u202f]", "", digits[1])) * quantities().suffixes.get(digits[2], 1)
        seen = True
    return total + group if seen else None


def fraction(text: str) -> float | None:
    """Return the part of a whole that words name ("two-thirds", "a quarter", "half", "three in ten"), or None."""
    words = [word for word in HYPHEN.split(text.lower().strip()) if word]
    if len(words) == 1 and words[0] == "half":
        return 0.5
    if len(words) == 2 and words[1] in quantities().fractions:
        over = 1.0 if words[0] in {"a", "an"} else read_number(words[0])
        return over / quantities().fractions[words[1]] if over is not None else None
    return None
