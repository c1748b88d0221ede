"""What the data file of positions knows (`coding/data/positions.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from averment.coding.claim import Stance

__all__ = ["Stand", "Stands", "stands"]


@dataclass(frozen=True)
class Stand:
    """One way of taking a stand.

    Attributes:
        stance: Which.
        particle: The preposition before what it is on, or the particle behind the verb; None for neither.
    """

    stance: Stance
    particle: str | None


@dataclass(frozen=True)
class Stands:
    """The table.

    Attributes:
        verbs: By lemma.
        adjectives: By form.
        narrow: Verbs that are a stand with a noun of `nouns` alone.
        nouns: What a stand can be taken on.
        will: Words by which "not" before a verb of accepting is a refusal.
    """

    verbs: Mapping[str, tuple[Stand, ...]]
    adjectives: Mapping[str, tuple[Stand, ...]]
    narrow: frozenset[str]
    nouns: frozenset[str]
    will: frozenset[str]


@cache
def stands() -> Stands:
    """Return the table of positions."""
    table = tomllib.loads((files("averment.coding") / "data" / "positions.toml").read_text("utf-8"))
    stances: tuple[Stance, ...] = ("accepts", "refuses", "undecided")
    return Stands(
        verbs=by_word({stance: table[stance]["verbs"] for stance in stances}),
        adjectives=by_word({stance: table[stance]["adjectives"] for stance in stances}),
        narrow=frozenset(entry.partition("_")[0] for entry in table["narrow"]["verbs"].split()),
        nouns=frozenset(table["on"]["nouns"].split()),
        will=frozenset(table["will"]["words"].split()),
    )


def by_word(entries: Mapping[Stance, str]) -> dict[str, tuple[Stand, ...]]:
    """Return the stands of each word; those with a particle first."""
    found: dict[str, list[Stand]] = {}
    for stance, words in entries.items():
        for entry in words.split():
            word, _, particle = entry.partition("_")
            found.setdefault(word, []).append(Stand(stance, particle.replace("_", " ") or None))
    return {word: tuple(sorted(some, key=lambda one: one.particle is None)) for word, some in found.items()}
