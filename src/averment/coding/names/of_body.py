"""The name of an organisation or a place taken apart: legal forms, numbers, acronyms, and words that many share."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from averment.coding.lexicon import organisations

from .numbers import counted
from .of_person import is_article, joined_ending
from .part import Kind, Part, Parts, initialled, split, unmarked
from .spelling import is_arabic, plain
from .tables import LegalForm, organisation_names, person_names

__all__ = ["body", "looks_like_organisation"]

_LIGHT = 0.3
_SHARED = 0.6
_PLACE = 0.4
_LONGEST_ACRONYM = 6
_LONGEST_PLACE = 3
_VOWEL = re.compile("[AEIOUY]")


def body(name: str, kind: Kind) -> Parts:
    """Take the name of an organisation or a place apart."""
    known, small = organisation_names(), organisations().small | {"and"}
    spelt = split(initialled(name))
    found = [long for word in spelt for long in known.abbreviations.get(word.casefold(), (unmarked(word.casefold()),))]
    forms = [one for one in legal_at(found) if one[1] - one[0] < len(found)]
    taken = {at for start, end, _ in forms for at in range(start, end)}
    rest = [word for at, word in enumerate(found) if at not in taken]
    acronyms = acronyms_in(spelt)
    named, numbers = counted([word for word in rest if word not in small or word in acronyms] or rest or found)
    parts = tuple(body_words(named, places_in(named), acronyms))
    if numbers and all(part.weight < 1 for part in parts):
        # "44th Brigade": nothing but its number tells it from others.
        parts += tuple(Part(str(value), str(value)) for value in numbers)
    initials = {"".join(word[0] for word in some) for some in (rest, named)} if len(named) > 1 else set()
    legal = frozenset(form for _, _, form in forms if form != "any")
    return Parts(kind, parts, tuple(numbers), legal, frozenset(initials))


def looks_like_organisation(name: str) -> bool:
    """Return whether a name has a word that only bodies have: a legal form, or one that many of them share."""
    found = [unmarked(word.casefold()) for word in split(initialled(name))]
    shared = (organisation_names().generic, organisations().words, organisations().nouns)
    return any(word in words for word in found for words in shared) or any(True for _ in legal_at(found))


def body_words(named: list[str], places: dict[int, str], acronyms: frozenset[str]) -> Iterator[Part]:
    """Yield the words of a body's or place's name, without Arabic articles, "Allah" joined to what it goes with."""
    light, generic, endings = organisation_names().light, organisation_names().generic, person_names().endings
    for at, (word, following) in enumerate(pairwise([*named, ""])):
        letters = plain(word)
        if not letters or (following and is_article(word, following)) or (at and endings.get(word) == "lah"):
            continue
        allah = ("له" if is_arabic(word) else "lah") if endings.get(following) == "lah" else ""
        yield Part(
            joined_ending(word) + allah,
            letters + plain(allah),
            _LIGHT if word in light else _SHARED if word in generic else _PLACE if at in places else 1.0,
            acronym=word in acronyms,
            place=places.get(at, ""),
        )


def acronyms_in(spelt: list[str]) -> frozenset[str]:
    """Return which words of a name are acronyms, in lower case: short, in capitals where others are not."""
    shouted = len(spelt) > 1 and not any(c.islower() for word in spelt for c in word)
    capitals = (word for word in spelt if word.isupper() and 2 <= len(word) <= _LONGEST_ACRONYM)
    return frozenset(word.casefold() for word in capitals if not shouted or not _VOWEL.search(word))


def legal_at(found: list[str]) -> Iterator[tuple[int, int, LegalForm]]:
    """Yield where a name's words are a legal form, longest first; a slip in a long word is passed over."""
    known, at = organisation_names(), 0
    while at < len(found):
        for length in range(min(known.longest_legal, len(found) - at), 0, -1):
            form = legal_form(tuple(map(unmarked, found[at : at + length])))
            if form:
                yield at, at + length, form
                at += length
                break
        else:
            at += 1


@lru_cache(maxsize=1 << 14)
def legal_form(these: tuple[str, ...]) -> LegalForm | None:
    legal = organisation_names().legal
    spelt = tuple(plain(word) for word in these)
    exact = legal.get(these) or legal.get(spelt)
    if exact or (max(map(len, spelt)) < 8 and len(spelt) < 3):
        return exact
    return next((form for known, form in legal.items() if len(known) == len(spelt) and nearly(known, spelt)), None)


def nearly(known: tuple[str, ...], spelt: tuple[str, ...]) -> bool:
    """Return whether words are a legal form's but for one slip in a word of five letters or more."""
    slips = [OSA.distance(one, other) for one, other in zip(known, spelt, strict=True) if one != other]
    return slips == [1] and all(len(one) > 4 for one, other in zip(known, spelt, strict=True) if one != other)


def places_in(found: list[str]) -> dict[int, str]:
    """Return which words of a name are a country's, a continent's or a capital's, and whose; the longest name wins."""
    places = organisation_names().places
    told: dict[int, str] = {}
    for length in range(_LONGEST_PLACE, 0, -1):
        for at in range(len(found) - length + 1):
            place = places.get(tuple(found[at : at + length]))
            if place and at not in told:
                told |= dict.fromkeys(range(at, at + length), place)
    return told
