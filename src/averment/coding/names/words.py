"""How alike two words of names are: the same, forms or spellings of one name, an initial, or so many letters apart."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from .spelling import SAME_SOUND, forms, is_arabic, sound_distance, spelt_alike
from .tables import person_names

__all__ = ["ALIKE", "are_forms", "given_names_spelt", "initial_fits", "is_feminine_of", "known_apart", "word_likeness"]

ALIKE = 0.9
"""From this on two words are two spellings of one name; below, it may be a slip or another name."""

_SAME = 1.0
_NOT_ALIKE = ALIKE - 0.001
_FORMS = 0.95
_HAN = re.compile("[\u3400-\u9fff]")
_OTHER_VOWELS = 0.74
_FEW = 2
_CLOSE = 0.3


@lru_cache(maxsize=1 << 18)
def word_likeness(one: str, other: str, letters: str, others: str) -> float:
    """Return how alike two words are, 0 to 1.

    Args:
        one: A word in lower case, in its own script.
        other: Another.
        letters: The letters of `one` from a to z.
        others: Those of `other`.
    """
    if one == other:
        return _SAME
    if not (letters.isalpha() and others.isalpha()):
        return float(letters == others)
    latin = one.isascii() and other.isascii()
    if not latin and _HAN.search(one) and _HAN.search(other):
        return OSA.normalized_similarity(one, other)
    if are_forms(letters, others):
        return _FORMS
    apart = sound_distance(one, other)
    if apart <= SAME_SOUND and min(len(letters), len(others)) > 1:
        return 0.98 - 0.1 * apart
    if not latin and is_arabic(one) != is_arabic(other):
        return across_scripts(one, other)
    return _FORMS if letters == others else min(_NOT_ALIKE, OSA.normalized_similarity(letters, others))


def is_feminine_of(one: str, other: str) -> bool:
    """Return whether a word is another with a feminine ending: "Tahira" and "Tahir", "Danielle" and "Daniel"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in person_names().feminine


def are_forms(one: str, other: str) -> bool:
    """Return whether two words are forms of one given name: short, or of a neighbouring language."""
    variants = person_names().variants
    rows = variants.get(one)
    return rows is not None and not rows.isdisjoint(variants.get(other, ()))


def across_scripts(one: str, other: str) -> float:
    """Return how alike an Arabic and another word are that are not spelt alike, by their consonants.

    Where these are the same, the vowels that Arabic does write are others: "Tahira" is not "طاهر".
    """
    pairs = [(form.key, theirs.key) for form in forms(one)[:4] for theirs in forms(other)[:4]]
    return _OTHER_VOWELS * max((OSA.normalized_similarity(*pair) for pair in pairs), default=0.0)


@lru_cache(maxsize=1 << 16)
def initial_fits(initial: str, word: str) -> bool:
    """Return whether a letter is the initial of a word, in its own script or as another romanises it."""
    if initial[0] == word[0]:
        return True
    first, firsts = ({form.key[0] for form in forms(text)} - {"A"} for text in (initial, word))
    return not first.isdisjoint(firsts)


@lru_cache(maxsize=1 << 16)
def known_apart(one: str, other: str) -> bool:
    """Return whether two words are different given names, however few their letters apart: Kamal and Jamal."""
    names, others = given_names_spelt(one), given_names_spelt(other)
    return bool(names and others) and names.isdisjoint(others) and not spelt_alike(one, other)


@lru_cache(maxsize=1 << 16)
def given_names_spelt(word: str) -> frozenset[str]:
    """Return the given names that a word is, or a close spelling of where it has three consonants that say so."""
    known = person_names().given
    near = {name for form in forms(word) for name in known.get(form.key, ()) if len(form.key) > _FEW}
    exact = {name for form in forms(word) for name in known.get(form.key, ()) if name == word}
    return frozenset(exact) or frozenset(name for name in near if sound_distance(name, word) <= _CLOSE)
