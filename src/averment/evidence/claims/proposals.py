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
    # The proposals so far that have a stem, so that not all wordings are compared with all.
    having: dict[str, list[str]] = defaultdict(list)
    for wording in sorted(counts, key=lambda each: (-counts[each], len(each), each)):
        about = _about(wording)
        near = dict.fromkeys(first for stem in sorted(about.stems) for first in having[stem])
        alike = [(_alike(about, _about(first)), first) for first in near]
        best, first = max(alike, default=(0.0, wording), key=lambda pair: pair[0])
        called[wording] = first if best else wording
        if not best:
            for stem in about.stems:
                having[stem].append(wording)
    return called


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
    for ending in sorted(_of("endings"), key=lambda each: (-len(each), each)):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


@cache
def _of(kind: str) -> frozenset[str]:
    text = (files("averment.evidence.claims") / "proposals.toml").read_text(encoding="utf-8")
    return frozenset(getattr(msgspec.convert(tomllib.loads(text), _Words), kind).split())
