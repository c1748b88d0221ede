"""Who signed the page, by its byline; and which outlet the page says it is, by its copyright line."""

import re
from collections.abc import Sequence
from functools import cache

from . import dates, lexicon

__all__ = ["authors", "is_signature", "outlet"]

_SEPARATORS = re.compile(r"\s*(?:[|•·;/\n]|\s[-–—]\s)\s*")
_JOINED = re.compile(r"\s*(?:[,&+]|\b(?:and|und|et|y|och|og|en|i|e|ve)\b)\s*")
_LONGEST = 100
_ADDRESS = re.compile(r"\S*@\S+|https?://\S+|www\.\S+")
_PLACED = re.compile(r"\s+(?:in|aus|à|en|from|at|for)\s+[A-ZÀ-Þ].*$")
_TIMES = re.compile(r"\d{1,2}[:.h]\d\d.*$")
_NAME_PART = re.compile(r"[^\W\d_][\w'’.-]*$")
_SMALL = frozenset(lexicon.phrases("name_particle"))

_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?)?"
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright|by))*[\s,:]*{_YEARS}[\s,:]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.|©\n,;()]{1,60}?)"
    rf"\s*{_YEARS}\s*(?:$|[.|,;(]|\b(?:all rights|alle rechte|tous droits|todos los)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d|all rights reserved", re.IGNORECASE)


def authors(bylines: Sequence[str]) -> tuple[str, ...]:
    """Read the people or desks from the page's bylines, in order.

    Args:
        bylines: The words of each byline: "By Jane Roe and John Poe | 3 May 2024".
    """
    found: dict[str, None] = {}
    for line in bylines:
        for part in _SEPARATORS.split(_ADDRESS.sub(" ", line)):
            span = dates.find(part)
            signed = _without_cue(_TIMES.sub("", part[: span[0]] if span else part).strip(" ,:–—-"))
            for name in _JOINED.split(_PLACED.sub("", signed)):
                if _is_name(name) or (name and name == signed and _is_desk(name)):
                    found.setdefault(name)
        # a second part of one line is an office or a place as a rule, never a better name than the first
    return tuple(found)


def is_signature(line: str) -> bool:
    """Whether a short line says who wrote the page: "By Edda Marrin"."""
    return len(line) <= _LONGEST and _cues().match(line) is not None and any(" " in name for name in authors([line]))


def outlet(lines: Sequence[str]) -> str | None:
    """Read the outlet from a copyright line at the foot of the page ("© 2024 The Gazette. All rights reserved.").

    Args:
        lines: The lines that are furniture, in order; the last that names somebody counts.
    """
    for line in reversed(lines):
        if _YEAR.search(line) and (match := _COPYRIGHT.search(line)):
            name = match["name"].strip(" -–—")
            if name and name[0].isupper() and not _is_legal(name):
                return name
    return None


def _is_legal(name: str) -> bool:
    words = lexicon.words(name)
    covered, _ = lexicon.count(words)
    return covered[lexicon.GROUPS.index("legal")] == len(words)


def _without_cue(text: str) -> str:
    cues = _cues()
    while (match := cues.match(text)) is not None:
        text = text[match.end() :].strip(" ,:–—-")
    return text


@cache
def _cues() -> re.Pattern[str]:
    """What stands before a name: "By", "Von", "Reporting by"."""
    alternatives = "|".join(re.escape(cue) for cue in sorted(lexicon.phrases("before_name"), key=len, reverse=True))
    return re.compile(rf"(?:{alternatives})(?:\s*:\s*|\s+|$)", re.IGNORECASE)


def _is_name(text: str) -> bool:
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not all(_NAME_PART.match(part) for part in parts):
        return False
    office = frozenset(lexicon.phrases("office"))
    return all(part[0].isupper() or part.lower() in _SMALL or "-" in part for part in parts) and not (
        office & set(lexicon.words(text))
    )


def _is_desk(text: str) -> bool:
    """A byline that holds one name only: "AFP", "Newsroom staff"."""
    return len(text.split()) <= 3 and text[0].isupper() and not any(map(str.isdigit, text))
