"""What spellings of one name word have in common: its consonants by class, and the vowels between them.

"حسين", "Hussein", "Husayn", "Hossein" and "Hüseyin" have one key, H-S-N, and vowels that fit; "Hassan" has the key but
not the vowels. Letters that are read in several ways give several keys: "Qasim" meets "Kasim" and "Gasim", which do not
meet each other. The letters and their classes are in `data/spelling.toml`; Cyrillic, Greek, Hebrew, Han and other
scripts go through `anyascii` first.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from anyascii import anyascii

from averment.coding.lexicon import read

__all__ = ["SAME_SOUND", "Form", "forms", "is_arabic", "keys", "plain", "sound_distance", "spelt_alike"]

SAME_SOUND = 0.7
"""Up to which sum of its vowels' distances a word is another spelling of the same."""

_MOST_FORMS = 24
_ENDS = {"-": "$", "?": "0"}
_OPEN = frozenset("اأإ")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e]")
_PERSIAN_E = "ه\u200c"  # before an ending that is not joined to it, h is a vowel: خامنه‌ای
_TWICE = re.compile(r"([^aeiou])\1+")
_ARTICLE = re.compile(r"(?:al|el)(?=[^aeiouy]{1,2}[aeiouy].{3})")

Choices = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word.

    Attributes:
        key: The classes of its consonants, "A" first where it begins with a vowel.
        vowels: What stands behind each of them, by its name in `data/spelling.toml`.
    """

    key: str
    vowels: tuple[str, ...]


@dataclass(frozen=True)
class Letters:
    """`data/spelling.toml`: one regular expression a script, whose groups are its rules, and each rule's classes."""

    latin: re.Pattern[str]
    latin_classes: tuple[Choices, ...]
    arabic: re.Pattern[str]
    arabic_classes: tuple[Choices, ...]
    arabic_vowels: dict[str, str]
    arabic_same: dict[int, str]
    distance: dict[tuple[str, str], float]


@lru_cache(maxsize=1 << 16)
def keys(word: str) -> frozenset[str]:
    """Return the keys of a name word; its other spellings share one of them."""
    return frozenset(form.key for form in forms(word))


def spelt_alike(one: str, other: str) -> bool:
    """Return whether two words are spellings of one: a key in common, and vowels that fit."""
    return sound_distance(one, other) <= SAME_SOUND


@lru_cache(maxsize=1 << 16)
def sound_distance(one: str, other: str) -> float:
    """Return how far the vowels of two words are apart where their consonants agree; infinite where these do not."""
    if keys(one).isdisjoint(keys(other)):
        return float("inf")
    theirs = {form.key: form.vowels for form in forms(other)}
    distance = letters().distance
    return min(
        sum(distance.get(pair, 1.0) for pair in zip(form.vowels, theirs[form.key], strict=True))
        for form in forms(one)
        if form.key in theirs
    )


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> tuple[Form, ...]:
    """Return the ways to read a name word, the likeliest first; none for what has no letters.

    An article that is joined to the word ("Alsudani", "السوداني") may be part of it or not.
    """
    if is_arabic(word):
        spelt = arabic(word)
        found = arabic_forms(spelt)
        bare = spelt.removeprefix("ال")
        found = arabic_forms(bare) + found if len(spelt) > len(bare) > 1 else found
    else:
        spelt = marked(word)
        found = latin_forms(spelt)
        joined = _ARTICLE.match(spelt)
        found = found + latin_forms(spelt[joined.end() :]) if joined else found
    return tuple({form.key: form for form in reversed(found)}.values())[::-1]


def plain(word: str) -> str:
    """Return a word's letters in lower case, a to z and digits, whatever its script; Arabic without short vowels."""
    return "".join(c for c in anyascii(_MARKS.sub("", word)).casefold() if c.isalnum())


def is_arabic(word: str) -> bool:
    """Return whether a word is written in the Arabic script."""
    return _ARABIC.search(word) is not None


def arabic(word: str) -> str:
    """Return a word in Arabic letters, each in one form, without marks."""
    spelt = unicodedata.normalize("NFKC", word).replace(_PERSIAN_E, "ە")
    joined = _MARKS.sub("", spelt).translate(letters().arabic_same)
    return "".join(c for c in joined if c.isalpha())


def marked(word: str) -> str:
    """Return a word in lower-case Latin letters; those marks stay that change how a letter is read."""
    composed = unicodedata.normalize("NFC", word.casefold())
    spelt = "".join(c if c in "çşšśșćčžżźđğ" else anyascii(c).casefold() for c in composed)
    return _TWICE.sub(r"\1", "".join(c for c in spelt if c.isalpha()))


def latin_forms(word: str) -> tuple[Form, ...]:
    rules = letters()
    units: list[tuple[Choices, str]] = []
    at = 0
    while at < len(word):
        found = rules.latin.match(word, at)
        if found is None:
            units.append((("",), word[at]))
            at += 1
            continue
        units.append((rules.latin_classes[(found.lastindex or 1) - 1], found.group().rstrip("h")))
        at = found.end()
    return combined(units, latin_vowel)


def arabic_forms(word: str) -> tuple[Form, ...]:
    rules = letters()
    units: list[tuple[Choices, str]] = []
    at = 0
    while at < len(word):
        found = rules.arabic.match(word, at)
        letter = found.group() if found else word[at]
        classes = rules.arabic_classes[(found.lastindex or 1) - 1] if found else ("",)
        units.append((classes, "" if letter in _OPEN and not at else rules.arabic_vowels.get(letter, "")))
        at += len(letter)
    return combined(units, arabic_vowel)


def combined(units: list[tuple[Choices, str]], vowel: Callable[[str], str]) -> tuple[Form, ...]:
    """Return a form for each choice of classes; `units` are those of a word's letters and what they are as a vowel."""
    made: dict[str, Form] = {}
    for choice in islice(product(*(classes for classes, _ in units)), _MOST_FORMS):
        key: list[str] = []
        slots: list[str] = []
        for consonant, (_, text) in zip(choice, units, strict=True):
            if consonant:
                key += consonant
                slots += [""] * len(consonant)
            elif slots:
                slots[-1] += text
            else:
                key.append("A")
                slots.append(text)
        if key:
            *inner, last = map(vowel, slots)
            form = Form("".join(key), (*inner, _ENDS.get(last, last)))
            made.setdefault(form.key, form)
    return tuple(made.values())


@lru_cache(maxsize=4096)
def latin_vowel(text: str) -> str:
    """Return the name of the vowel that Latin letters write."""
    sounds = text.translate({ord("y"): "i", ord("j"): "i", ord("w"): "u", ord("o"): "u"})
    match "".join(sorted(set(sounds))):
        case "":
            return "-"
        case "a" | "e" | "i" | "u" as one if len(sounds) == 1:
            return one
        case "a":
            return "a"
        case "e" | "i" | "ei":
            return "I"
        case "u":
            return "U"
        case "ae":
            return "I" if "ee" in sounds else "ia" if sounds.endswith("ea") else "e"
        case "ai" | "aei":
            return "ia" if sounds.endswith("a") else "I"
        case "eu":
            return "u"
        case "au" | "aeu":
            return "ua" if sounds.endswith("a") else "U"
        case _:
            return "iu"


@lru_cache(maxsize=4096)
def arabic_vowel(text: str) -> str:
    """Return the name of the vowel that Arabic letters write, "?" where they write none."""
    if not text:
        return "?"
    if len(set(text)) == 1:
        return text[0]
    return latin_vowel(text.translate({ord("A"): "a", ord("Y"): "i", ord("W"): "u"}))


@cache
def letters() -> Letters:
    """Load `data/spelling.toml`."""
    table = read("spelling.toml")
    distance: dict[tuple[str, str], float] = {}
    for pair, apart in table["vowel_distance"].items():
        one, other = pair.split()
        distance |= {(one, other): apart, (other, one): apart, (one, one): 0.0, (other, other): 0.0}
    return Letters(
        latin=rules(table["latin"]),
        latin_classes=tuple(map(tuple, table["latin"].values())),
        arabic=rules(table["arabic"]),
        arabic_classes=tuple(map(tuple, table["arabic"].values())),
        arabic_vowels=table["arabic_vowels"],
        arabic_same={ord(letter): same for letter, same in table["arabic_same"].items()},
        distance=distance,
    )


def rules(table: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"({letters})" for letters in table))
