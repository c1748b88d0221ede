"""A name's words as they are compared, and what else a name says beside them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .tables import LegalForm

__all__ = ["Kind", "Part", "Parts", "initialled", "split", "unmarked"]

Kind = Literal["person", "organisation", "place"]

_APOSTROPHES = re.compile("['’‘ʼʻ`´ʿʾ′ʹ]")
_APART = re.compile(r"[\s\-‐‑–—_/·・.,;:()\[\]{}\"“”«»„|+&*!?#]+")
_JOINERS = re.compile("[\u200b\u200d-\u200f\u202a-\u202e\u2060\ufeff]")
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
_INITIALS = re.compile(r"(?<!\w)(?:\w\.\s?){1,7}\w?(?!\w)")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name.

    Attributes:
        word: In lower case, in its own script.
        letters: The same from a to z.
        weight: How much it tells of the bearer, beside its length.
        initial: Whether it is the first letter of a person's name.
        child: Whether it is a father's name behind "bin".
        acronym: Whether it is a body's acronym: one letter more or less makes it another's.
        place: The country, continent or capital that it names in a body's name, or "".
    """

    word: str
    letters: str
    weight: float = 1.0
    initial: bool = False
    child: bool = False
    acronym: bool = False
    place: str = ""


@dataclass(frozen=True)
class Parts:
    """What a name consists of.

    Attributes:
        kind: As what it was read.
        parts: The words that tell the bearer, in order.
        numbers: What it counts ("44th", "Forty-Four", "IV"), in order.
        legal: The legal forms that it states.
        initials: The first letters of an organisation's words.
    """

    kind: Kind
    parts: tuple[Part, ...]
    numbers: tuple[int, ...] = ()
    legal: frozenset[LegalForm] = frozenset()
    initials: frozenset[str] = frozenset()

    @cached_property
    def joins(self) -> dict[str, tuple[int, int]]:
        """Two or three neighbouring words written as one, with the first and the one behind the last."""
        letters = [part.letters for part in self.parts]
        spans = ((start, start + length) for length in (2, 3) for start in range(len(letters) - length + 1))
        return {"".join(letters[start:end]): (start, end) for start, end in spans}


def split(name: str) -> list[str]:
    """Return the words of a name, without apostrophes, as it spells them."""
    together = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", name))
    return [word for word in _APART.split(_JOINERS.sub("", together)) if any(c.isalnum() for c in word)]


def unmarked(word: str) -> str:
    """Return a Latin word in lower case without accents; in other scripts a mark may make another letter (и, й)."""
    if not _LATIN.match(word):
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def initialled(name: str) -> str:
    """Return a name in which initials that stand together are one word: "L.X.C", "S.A.R.L.", "J. P."."""
    return _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", name)
