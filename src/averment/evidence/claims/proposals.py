"""Which wordings are of one proposal: "a thirty-day ceasefire", "the 30-day ceasefire plan", "the ceasefire".

Two wordings are taken for one proposal where the words that say what it is about are alike (`token_set_ratio` of
rapidfuzz, with two words in common at least), or where they have the same head noun and one of them says nothing more.
It knows no synonyms: "truce" and "ceasefire" stay two. The words that do not count are in `proposals.toml`.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz

from averment.coding.folding import fold

__all__ = ["group_proposals"]

_ALIKE = 85
_STEM = 4
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    small: str
    light: str
    numbers: str
    behind_head: str
    endings: str


class _About(NamedTuple):
    """What a wording is about: the stems of its words, and that of its head noun."""

    stems: frozenset[str]
    head: str


def group_proposals(wordings: Sequence[str]) -> dict[str, str]:
    """Return for each wording the one by which its proposal is called: the most frequent, of two the shorter.

    Args:
        wordings: The words of proposals, each as often as it stands.
    """
    counts = Counter(wordings)
    called: dict[str, str] = {}
    named = _Named()
    for wording in sorted(counts, key=lambda each: (-counts[each], len(each), each)):
        about = _about(wording)
        alike = [(_alike(about, _about(first)), first) for first in named.near(about)]
        best, first = max(alike, default=(0.0, wording), key=lambda pair: pair[0])
        called[wording] = first if best else wording
        if not best:
            named.add(wording, about)
    return called


class _Named:
    """The wordings that proposals are called by so far, found without looking at all of them."""

    def __init__(self) -> None:
        self._by_head: dict[str, str] = {}
        self._alone: dict[str, str] = {}
        self._by_two: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, wording: str, about: _About) -> None:
        self._by_head.setdefault(about.head, wording)
        if len(about.stems) == 1:
            self._alone[about.head] = wording
        for two in combinations(sorted(about.stems), 2):
            self._by_two[two].append(wording)

    def near(self, about: _About) -> list[str]:
        """Return those that may be alike: of all that share a head, the first is the one to be called by."""
        of_head = self._by_head if len(about.stems) == 1 else self._alone
        found = [of_head[about.head]] if about.head in of_head else []
        pairs = combinations(sorted(about.stems), 2)
        return list(dict.fromkeys([*found, *(first for two in pairs for first in self._by_two.get(two, ()))]))


def _alike(one: _About, other: _About) -> float:
    """Return how like two wordings are, 0 where they are of two proposals."""
    common = one.stems & other.stems
    if one.head == other.head and 1 in {len(one.stems), len(other.stems)}:
        return 100.0
    if len(common) < 2:
        return 0.0
    score = fuzz.token_set_ratio(_joined(one.stems), _joined(other.stems), score_cutoff=_ALIKE)
    # What has all words of a shorter wording is alike in full: where several are, the one with most words in common.
    return score + len(common) if score else 0.0


def _joined(stems: Iterable[str]) -> str:
    return " ".join(sorted(stems))


@lru_cache(maxsize=2**16)
def _about(wording: str) -> _About:
    words = _WORD.findall(fold(wording))
    telling = [word for word in words if word not in _of("small") and not _is_number(word)]
    heavy = [word for word in telling if word not in _of("light")] or telling or words or [wording]
    # The head noun is the last telling word before the first preposition that stands behind one.
    head = heavy[0]
    for word in words:
        if word in heavy:
            head = word
        elif word in _of("behind_head") and head in words[: words.index(word)]:
            break
    return _About(frozenset(map(_stem, heavy)), _stem(head))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word.partition("-")[0] in _of("numbers")


def _stem(word: str) -> str:
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_of("endings"), key=lambda each: (-len(each), each)))


@cache
def _of(kind: str) -> frozenset[str]:
    text = (files("averment.evidence.claims") / "proposals.toml").read_text(encoding="utf-8")
    return frozenset(getattr(msgspec.convert(tomllib.loads(text), _Words), kind).split())
