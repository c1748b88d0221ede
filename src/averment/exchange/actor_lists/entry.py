"""An entry from what a list says of it, cleaned: names without stray space, each once; a country by its code."""

import hashlib
from collections.abc import Iterable, Mapping

from averment.coding.folding import fold
from averment.coding.record import ActorType
from averment.coding.registry import Known, country_code

from .actor_list import Notes

__all__ = ["MOST_ALIASES", "RowError", "clean", "country_of", "made_id", "make"]

LONGEST_NAME = 300
MOST_ALIASES = 1000
JOINERS = "\u200c\u200d"
"""Within Persian and Kurdish words they are spelling."""


class RowError(Exception):
    """A row is no entry; the message says why and what to do, and goes into a `BadRow` where the line is known."""


def make(  # noqa: PLR0913 - the fields of an entry, by name
    *,
    names: Iterable[str],
    kind: ActorType,
    source: str,
    own_id: str | None = None,
    ids: Mapping[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    roles: Iterable[str] = (),
    country: str | None = None,
) -> Known:
    """Return an entry.

    Args:
        names: Its names, the first one first; empty ones are left out.
        kind: Its type.
        source: The list's name.
        own_id: The list's own id for it, or None: then one is made of its name and type.
        ids: By what other registries know it.
        since: From when there is such an actor, in ISO 8601.
        until: Until when.
        roles: What it is or does.
        country: Its ISO 3166-1 code.

    Raises:
        RowError: It has no name, or one that is too long to be one.
    """
    cleaned = [name for name in map(clean, names) if any(letter.isalnum() for letter in name)]
    if not cleaned:
        raise RowError("it has no name: give it one, or leave the row out")
    longest = max(map(len, cleaned))
    if longest > LONGEST_NAME:
        raise RowError(f"one of its names has {longest} characters: see whether a quotation mark is not closed")
    name = cleaned[0]
    return Known(
        id=clean(own_id or "") or made_id(name, kind),
        name=name,
        type=kind,
        aliases=tuple(dict.fromkeys(alias for alias in cleaned[1:] if alias != name))[:MOST_ALIASES],
        ids={registry: clean(known) for registry, known in (ids or {}).items() if clean(known)},
        since=since,
        until=until,
        roles=tuple(dict.fromkeys(role for role in map(clean, roles) if role)),
        country=country,
        source=source,
    )


def made_id(name: str, kind: ActorType) -> str:
    """Return an id for an entry that a list gives none: the same name and type have the same id."""
    return hashlib.sha256(f"{fold(name)}|{kind}".encode()).hexdigest()[:16]


def clean(text: str) -> str:
    """Return a text without line breaks, control characters and space at its ends or doubled."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace() or c in JOINERS).split())


def country_of(words: Iterable[str], notes: Notes) -> str | None:
    """Return the code of the first country among words, and note those that are none."""
    for word in words:
        code = country_code(word.rpartition("/")[2] if word.startswith("http") else word)
        if code:
            return code
        if word.strip():
            notes.countries[clean(word)] += 1
    return None
