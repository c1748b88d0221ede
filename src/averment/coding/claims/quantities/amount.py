"""Numbers, ranges and bounds in a line of text: where they stand and what they are worth."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from averment.coding.claims.number import fraction, read_number
from averment.coding.lexicon import Bound, quantities

__all__ = ["Amount", "find_amounts"]


@dataclass(frozen=True)
class Amount:
    """Words that say how many, in a line.

    Attributes:
        start: The first character of the words, bound and money sign included.
        end: The character behind the last.
        number: The first character of the number itself.
        value: The number; None where there are only bounds.
        low: At least.
        high: At most.
        sign: Where a sign or code of money stands, or None.
    """

    start: int
    end: int
    number: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    sign: tuple[int, int] | None = None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_WORD = f"(?:{_any(word for word in quantities().numbers if word != 'no')})"
_SCALE = f"(?:{_any(quantities().scales)})"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SUFFIX = f"(?:{_any(quantities().suffixes)})"
_GLUED = f"(?:{_any(quantities().glued)})"
_JOINT = r"(?:[-‐‑\s]|\sand\s)"
_PLAIN = (
    rf"(?:(?<![\w.,])(?:{_DIGITS})(?:{_SUFFIX}|{_GLUED})?|\b{_WORD}(?:{_JOINT}(?:{_WORD}|{_SCALE}))*|\bhalf\sa(?=\s{_SCALE})"
    rf"|\ban?(?=\s{_SCALE}))(?:\s{_SCALE})*(?![\w]|[.,:]\d)"
)
_VAGUE_WORD = (
    rf"(?:{_any(quantities().vague.keys() - quantities().vague_of)}|(?:{_any(quantities().vague_of)})(?=\sof\b))"
)
_VAGUE = rf"\b{_VAGUE_WORD}(?:\sof\s{_VAGUE_WORD})*\b|\b(?:{_any(quantities().several)})\s{_SCALE}s?\b"
_PARTS = f"(?:{_any(quantities().fractions)})"
_FRACTION = (
    rf"\b(?:{_WORD}|a)[-‐‑\s]{_PARTS}\b(?=\sof\b|[-‐‑]of\b|\s(?:the|its|their)\b)|\b{_WORD}[-‐‑]{_PARTS}\b"
    r"|\bhalf(?=\s(?:of|the|its|their)\b)"
)
_SIGN = f"(?:{_any(quantities().signs)})"
_BOUND = f"(?:{_any(quantities().bounds)})"
_BEHIND = f"(?:{_any(quantities().behind)})"
_TO = r"(?:\s?[-–—]\s?|\sto\s|\sor\s)"
_FIND = re.compile(
    rf"(?:(?P<bound>\b{_BOUND})\s)?(?:(?P<between>\bbetween)\s)?(?P<sign>{_SIGN})?\s?"
    rf"(?:(?P<fraction>{_FRACTION})|(?P<vague>{_VAGUE})|(?P<one>{_PLAIN})"
    rf"(?:(?P<to>{_TO}|\sand\s)(?P<sign2>{_SIGN})?(?P<other>{_PLAIN}))?)"
    rf"(?:\s?(?P<behind>{_BEHIND})(?!\w))?",
    re.IGNORECASE,
)
_ZERO = re.compile(r"\b(?P<zero>no)\s(?=(?:\w+\s){0,2}?(?:" + _any(quantities().none) + r")\b)", re.IGNORECASE)
_CHANGE = re.compile(r"\bfrom\s$", re.IGNORECASE)


def find_amounts(line: str) -> Iterator[Amount]:
    """Yield the numbers of a line in order, each with its bound; dates, names and ages among them as well."""
    at = 0
    while match := _FIND.search(line, at):
        found, at = amounts(match, line)
        yield from found
    yield from (Amount(m.start("zero"), m.end("zero"), m.start("zero"), value=0.0) for m in _ZERO.finditer(line))


def amounts(match: re.Match[str], line: str) -> tuple[list[Amount], int]:
    """Return the amounts of a match and where to go on."""
    sign = match.span("sign") if match["sign"] else None
    start = match.start()
    while start < match.end() and line[start].isspace():
        start += 1
    kind = quantities().bounds.get(re.sub(r"\s", " ", (match["bound"] or "").lower()))
    behind = quantities().behind.get((match["behind"] or "").lower())
    end = match.end() if behind is not None else (match.end("other") if match["other"] else match.end())
    if match["fraction"]:
        return [bounded(fraction(match["fraction"]), kind or behind, (start, end, match.start("fraction")), sign)], end
    if match["vague"]:
        low = vague(match["vague"])
        return [Amount(start, end, match.start("vague"), low=low, sign=sign)], end
    one = worth(match["one"], money=sign is not None)
    if match["other"]:
        money = sign is not None or match["sign2"] is not None
        other = worth(match["other"], money=money)
        if one is not None and other is not None:
            one = scaled(one, match["one"], other, match["other"])
            joined = match["to"].strip().lower()
            between = joined != "and" or match["between"] is not None
            moves = joined == "to" and _CHANGE.search(line[: match.start("one")]) is not None
            if between and not moves and one < other:
                where = sign or (match.span("sign2") if match["sign2"] else None)
                return [Amount(start, end, match.start("one"), low=one, high=other, sign=where)], end
        end = match.end("one")
    return [bounded(one, kind or behind, (start, end, match.start("one")), sign)], end


def worth(text: str, *, money: bool) -> float | None:
    """Return what a number is worth; the "m" right behind digits is million only where it is money."""
    bare = re.fullmatch(rf"([\d.,\u00a0\u202f]+)({_GLUED})", text, re.IGNORECASE)
    return read_number(bare[1] if bare is not None and not money else text)


def scaled(one: float, words: str, other: float, behind: str) -> float:
    """Return the first end of a range with the second's scale: "1 to 2 million", "3-4bn"."""
    bare = re.fullmatch(r"[\d.,]+", words) is not None
    digits = re.match(r"[\d.,]+", behind)
    if not bare or digits is None or len(digits.group()) == len(behind):
        return one
    plain = read_number(digits.group())
    return one * other / plain if plain else one


def vague(text: str) -> float:
    """Return the least that "dozens", "hundreds of thousands" or "several hundred" can mean."""
    words = text.lower().split()
    low = 1.0
    found = [word for word in words if word in quantities().vague]
    for place, word in enumerate(found):
        low *= quantities().vague[word] / (1 if place == 0 else 2)
    if not found:
        low = 2 * quantities().scales[words[-1].removesuffix("s")]
    return low


def bounded(
    value: float | None, kind: Bound | None, where: tuple[int, int, int], sign: tuple[int, int] | None
) -> Amount:
    start, end, number = where
    if kind == "low":
        return Amount(start, end, number, low=value, sign=sign)
    if kind == "high":
        return Amount(start, end, number, high=value, sign=sign)
    return Amount(start, end, number, value=value, sign=sign)
