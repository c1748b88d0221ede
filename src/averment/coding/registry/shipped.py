"""The registry that comes with Averment, and the ways into it: by name, by code."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from averment.coding.folding import fold

from .entries import cities, houses, international, nations, peoples, rest
from .known import Known
from .load import states, territories

__all__ = ["Shipped", "country_code", "shipped"]


@dataclass(frozen=True)
class Shipped:
    """The shipped registry.

    Attributes:
        entries: Every entry by its id.
        words: The ids of entries by folded name, for names as an English-language page has them, or in another script.
            What other languages write in Latin letters is no part of it: Portuguese "Irã" would be taken for "IRA".
        acronyms: Those of the folded names that are written in capitals ("us", "who").
        codes: Country codes by folded code, Wikidata id or name in any language.
    """

    entries: Mapping[str, Known]
    words: Mapping[str, str]
    acronyms: frozenset[str]
    codes: Mapping[str, str]


@cache
def shipped() -> Shipped:
    """Load the shipped registry."""
    english = {fold(name) for one in states() for name in one.names}
    english |= {fold(name) for territory in territories().values() for name in territory.names}
    entries: dict[str, Known] = {}
    words: dict[str, str] = {}
    # Of two that share a name the first one keeps it: an organisation goes before a state, a state before a city.
    for entry in (*international(), *nations(), *cities(), *houses(), *rest()):
        entries[entry.id] = entry
        local = entry.type not in {"state", "place"} or entry.stands_for is not None
        for name in entry.names:
            # folded, "St. John's" is "st. john", who is somebody else
            ours = local or fold(name) in english or not is_latin(name)
            if ours and not name.endswith(("'s", "’s")):
                words.setdefault(fold(name), entry.id)
    taken = frozenset(words)
    for entry in peoples():
        entries[entry.id] = entry
        # A word for two peoples stands for the later one: "Congolese" is Kinshasa's more often than Brazzaville's.
        words.update((fold(name), entry.id) for name in entry.names if fold(name) not in taken)
    acronyms = frozenset(fold(name) for entry in entries.values() for name in entry.names if name.isupper())
    return Shipped(entries, words, acronyms, codes())


def country_code(word: str) -> str | None:
    """Return the ISO 3166-1 code that a code, a Wikidata id or a name in any language stands for, or None."""
    return shipped().codes.get(fold(word))


def codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for word, code in written():
        found.setdefault(fold(word), code)
    return found


def written() -> Iterator[tuple[str, str]]:
    """Yield what may be written for a country, the surest first."""
    countries = [(territory, territory.country) for territory in territories().values()]
    for one in states():
        if one.territory.country:
            yield from ((name, one.territory.country) for name in one.names)
    for territory, code in countries:
        if code:
            yield from ((name, code) for name in (territory.code, territory.code3, *territory.wikidata) if name)
    for territory, code in countries:
        if code:
            yield from ((name, code) for name in territory.names)
            yield from ((name, code) for names in territory.foreign.values() for name in names)


def is_latin(name: str) -> bool:
    """Return whether a name is written in Latin letters."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())
