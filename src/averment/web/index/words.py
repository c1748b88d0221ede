"""Words that are looked for: as SQLite's full-text search takes them, and where they stand in a page's text."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from averment.errors import UsageError
from averment.evidence.matching import plain_letters

from .answers import Snippet

__all__ = ["Wanted", "plain", "snippet", "wanted"]

_MARKS = "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670]*"
_PART = re.compile(r'"([^"]*)"?|(\S+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_WORD = re.compile(r"\w+")
_AROUND = 90
_LONGEST = 420
_MOST_MARKS = 12


class Wanted(msgspec.Struct, frozen=True):
    """Words to be found.

    Attributes:
        match: For the full-text search.
        phrases: Each a word, or words that stand together; folded; with whether the last may go on.
    """

    match: str
    phrases: tuple[tuple[tuple[str, ...], bool], ...]


@lru_cache(maxsize=256)
def wanted(text: str) -> Wanted:
    """Return what a person who types this looks for.

    Raises:
        UsageError: There is no word in it.
    """
    phrases = []
    for quoted, single in _PART.findall(text.translate(_QUOTES)):
        part = quoted or single
        if words := tuple(_WORD.findall(plain(part))):
            phrases.append((words, part.endswith("*")))
    if not phrases:
        raise UsageError(f"There is no word in {text!r}: give words to look for.")
    match = " AND ".join(f'"{" ".join(words)}"{"*" if begins else ""}' for words, begins in phrases)
    return Wanted(match, tuple(phrases))


def plain(text: str) -> str:
    """Return a text of the same length in lower case and without accents, as far as single characters go."""
    return text.lower() if text.isascii() else text.translate(plain_letters())


def snippet(text: str, spans: Iterable[tuple[int, int]], looked_for: Wanted | None) -> Snippet:
    """Return the words around some spans, and what to mark in them.

    Args:
        text: The page's text.
        spans: Where the record stands: marked where nothing was looked for, or where it is not found there. Without
            any, the whole page is looked through.
        looked_for: Words that were looked for.
    """
    spans = sorted(spans)
    marks: list[tuple[int, int]] = []
    if looked_for is not None:
        for start, end in spans or [(0, len(text))]:
            marks += _find(text, start, end, looked_for)
    marks = sorted(set(marks)) or spans or [(0, 0)]
    if not spans:
        # a whole page: what stands near the first word that is found
        marks = [mark for mark in marks if mark[1] <= marks[0][0] + _LONGEST]
    shown = _together(text, spans, marks[0]) or marks
    first, last = shown[0][0], shown[-1][1]
    if last - first > _LONGEST:
        first = max(first, marks[0][0] - _AROUND)
        last = min(last, first + _LONGEST)
    start = _at_word(text, max(0, first - _AROUND), first, 1)
    end = _at_word(text, min(len(text), last + _AROUND), last, -1)
    kept = ((max(a, start), min(b, end)) for a, b in marks[:_MOST_MARKS] if a < end and b > start and a < b)
    return Snippet(text[start:end], start, end, tuple(kept))


def _together(text: str, spans: Sequence[tuple[int, int]], mark: tuple[int, int]) -> list[tuple[int, int]]:
    """Return, of the spans of a record, those with a mark between which no line of anything else stands.

    What is said goes on behind an advertisement; the words in context need not show it.
    """
    groups: list[list[tuple[int, int]]] = []
    for span in spans:
        between = text[groups[-1][-1][1] : span[0]].split("\n") if groups else []
        if not groups or any(line.strip() for line in between[1:-1]):
            groups.append([])
        groups[-1].append(span)
    return next((group for group in groups if group[0][0] <= mark[0] < group[-1][1]), groups[0] if groups else [])


def _find(text: str, start: int, end: int, looked_for: Wanted) -> list[tuple[int, int]]:
    folded = plain(text[start:end])
    found = []
    for pattern in _patterns(looked_for):
        for each in pattern.finditer(folded):
            found.append((start + each.start(), start + each.end()))
            if len(found) > _MOST_MARKS:
                break
    return found


@lru_cache(maxsize=256)
def _patterns(looked_for: Wanted) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(
            r"(?<!\w)" + r"[\W_]+".join(_MARKS.join(word) + _MARKS for word in words) + ("" if begins else r"(?!\w)")
        )
        for words, begins in looked_for.phrases
    )


def _at_word(text: str, where: int, limit: int, step: int) -> int:
    """Move to where no word is cut, but not past `limit` and not over a line's end."""
    low, high = (where, limit) if step > 0 else (limit, where)
    line = text.rfind("\n", low, high) + 1 if step > 0 else text.find("\n", low, high)
    if line > 0:
        return line
    if where in {0, len(text)}:
        return where
    while where != limit and not text[where if step < 0 else where - 1].isspace():
        where += step
    return where
