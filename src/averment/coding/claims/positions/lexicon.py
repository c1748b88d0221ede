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
        mild: Adjectives that are a stand with a clause about a deed or a proposal alone.
        nouns: What a stand can be taken on.
        will: Words by which "not" before a verb of accepting is a refusal.
        open: Verbs that leave a stand open where they are denied.
        owned: Nouns for a stand of whoever owns them.
        over: Prepositions between such a noun and what the stand is on.
        deeds: Verbs for what is asked of parties.
        conditions: Words that open the condition of a deed.
        silent: Verbs for what is declined without being a proposal.
    """

    verbs: Mapping[str, tuple[Stand, ...]]
    adjectives: Mapping[str, tuple[Stand, ...]]
    narrow: frozenset[str]
    mild: frozenset[str]
    nouns: frozenset[str]
    will: frozenset[str]
    open: Mapping[str, tuple[Stand, ...]]
    owned: Mapping[str, Stance]
    over: frozenset[str]
    deeds: frozenset[str]
    conditions: frozenset[str]
    silent: frozenset[str]


@cache
def stands() -> Stands:
    """Return the table of positions."""
    table = tomllib.loads((files("averment.coding") / "data" / "positions.toml").read_text("utf-8"))
    stances: tuple[Stance, ...] = ("accepts", "refuses", "undecided")
    return Stands(
        verbs=by_word({stance: table[stance]["verbs"] for stance in stances}),
        adjectives=by_word({stance: table[stance]["adjectives"] for stance in stances}),
        narrow=frozenset(entry.partition("_")[0] for entry in table["narrow"]["verbs"].split()),
        mild=frozenset(table["narrow"]["adjectives"].split()),
        nouns=frozenset(table["on"]["nouns"].split()),
        will=frozenset(table["will"]["words"].split()),
        open=by_word({"undecided": table["open"]["verbs"]}),
        owned={noun: stance for stance in stances for noun in table["nouns"][stance].split()},
        over=frozenset(table["nouns"]["prepositions"].split()),
        deeds=frozenset(table["deeds"]["verbs"].split()),
        conditions=frozenset(table["deeds"]["conditions"].split()),
        silent=frozenset(table["silent"]["verbs"].split()),
    )


def by_word(entries: Mapping[Stance, str]) -> dict[str, tuple[Stand, ...]]:
    """Return the stands of each word; those with a particle first."""
    found: dict[str, list[Stand]] = {}
    for stance, words in entries.items():
        for entry in words.split():
            word, _, particle = entry.partition("_")
            found.setdefault(word, []).append(Stand(stance, particle.replace("_", " ") or None))
    return {word: tuple(sorted(some, key=lambda one: one.particle is None)) for word, some in found.items()}
