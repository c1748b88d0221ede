"""How likely two names are one bearer's: spellings, order, initials, left-out words and legal forms weighed together.

The names are laid side by side (`comparison.compare`); what that shows is seven signs, and a logistic regression on
pairs of names weighs them (`data/likeness.toml`, `training/likeness.py`). Names alone never prove that two people are
one: from `THRESHOLD` on they may be, from `SURE` on nothing in the names speaks against it.
"""

import math
import operator
from dataclasses import dataclass
from functools import cache

from averment.coding.lexicon import organisations, read

from .comparison import Comparison, Pair, compare, mass
from .parts import Kind, looks_like_organisation, parts_of
from .reason import reason
from .words import ALIKE, is_feminine_of

__all__ = [
    "SIGNS",
    "SURE",
    "THRESHOLD",
    "Likeness",
    "Weights",
    "compared_as",
    "likeness",
    "score_of",
    "signs_of",
    "weights",
]

THRESHOLD = 0.5
"""From this score on two names may be one bearer's, or one is a slip of the other."""

SURE = 0.8
"""From this score on two names are one bearer's as far as names can tell."""

SIGNS = ("letters", "left_of_person", "left_of_body", "one_word", "legal", "numbers", "body")
"""What is weighed, each 0 to 1 but `letters`:

letters         how many letters the words are apart, all together, at most `_MOST_LETTERS`
left_of_person  the share of the longer name that the other has not, where they are people's
left_of_body    the same where they are organisations' or places'
one_word        whether one of them is a single word and the other is not
legal           whether legal forms are at odds
numbers         whether they count differently
body            whether they are organisations' or places'
"""

_MOST_LETTERS = 5.0
_NOTHING_ALIKE = 4.0

_SLIP = 0.75
"""Down to this, two words may be one with a slip in it: a letter in four."""


@dataclass(frozen=True)
class Weights:
    """`data/likeness.toml`: weights in the order of `SIGNS`, the bias, and the most that some names score."""

    weights: tuple[float, ...]
    bias: float
    at_most: dict[str, float]


@dataclass(frozen=True)
class Likeness:
    """How likely two names are one bearer's.

    Attributes:
        score: 0 to 1; see `THRESHOLD` and `SURE`.
        reason: What decided, for a reader: "“Usama” and “Osama” spelt alike, “Awad” in one alone".
    """

    score: float
    reason: str


def likeness(one: str, other: str, kind: Kind | None = None) -> Likeness:
    """Return how likely two names are one bearer's; the order of the two does not matter.

    Args:
        one: A name, in any script, titles included or not.
        other: Another.
        kind: What they name; None where that is not known: organisations, if one has a word that only these have.
    """
    compared = compared_as(one, other, kind)
    if compared is None:
        return Likeness(0.0, "no letters to compare")
    if one == other:
        return Likeness(1.0, "the same name")
    return Likeness(round(score_of(compared, weights()), 4), reason(compared))


def compared_as(one: str, other: str, kind: Kind | None) -> Comparison | None:
    """Lay two names side by side, taken for what `kind` says; None where one of them has no letters."""
    if kind is None:
        kind = "organisation" if looks_like_organisation(one) or looks_like_organisation(other) else "person"
    first, second = parts_of(one, kind), parts_of(other, kind)
    return compare(first, second) if first.parts and second.parts else None


def score_of(compared: Comparison, weighing: Weights) -> float:
    """Weigh what two names have in common."""
    weighed = weighing.bias + sum(map(operator.mul, weighing.weights, signs_of(compared)))
    return min(1 / (1 + math.exp(-weighed)), most(compared, weighing.at_most))


def signs_of(compared: Comparison) -> tuple[float, ...]:
    """Return what is weighed, in the order of `SIGNS`."""
    left, person = sum(map(mass, compared.left)) / compared.total, compared.kind == "person"
    return (
        min(_MOST_LETTERS, sum(map(letters_apart, compared.pairs))),
        left if person else 0.0,
        0.0 if person else left,
        float(person and len(compared.pairs) == 1 and bool(compared.left)),
        float(compared.legal),
        float(compared.numbers),
        float(not person),
    )


def letters_apart(pair: Pair) -> float:
    if pair.likeness >= ALIKE and pair.with_initial:
        return 0.0
    longer = max(len(pair.one.letters), len(pair.other.letters))
    return (1 - pair.likeness) * longer if pair.likeness else max(longer, _NOTHING_ALIKE)


def most(compared: Comparison, limits: dict[str, float]) -> float:
    """Return the most that two names score where names alone cannot settle it."""
    person = compared.kind == "person"
    one_word = len(compared.pairs) == 1
    telling = sum(pair.one.weight >= 1 for pair in compared.pairs)
    least = min(pair.likeness for pair in compared.pairs)
    holds = {
        "numbers": compared.numbers,
        "given_names": compared.known_apart is not None,
        "feminine": person
        and any(is_feminine_of(p.one.letters, p.other.letters) for p in compared.pairs if p.likeness < ALIKE),
        "slip_in_word": least < ALIKE and telling == 1,
        "unlike_word": least < _SLIP and telling == 1,
        "unlike_words": least < _SLIP,
        "turned": compared.turned,
        "one_word": one_word and person and compared.left,
        "end_word": compared.end_left and person,
        "body_word": not person and any(part.word not in organisations().optional for part in compared.left),
        "acronym": compared.acronym,
        "initials": any(pair.with_initial for pair in compared.pairs),
    }
    return min((limit for name, limit in limits.items() if holds[name]), default=1.0)


@cache
def weights() -> Weights:
    """Load `data/likeness.toml`."""
    table = read("likeness.toml")
    return Weights(tuple(float(table["weight"][sign]) for sign in SIGNS), float(table["bias"]), table["at_most"])
