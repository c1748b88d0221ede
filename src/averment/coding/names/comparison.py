"""Two names laid side by side: which word of one stands for which of the other, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from .part import Kind, Part, Parts
from .words import ALIKE, given_names_spelt, initial_fits, known_apart, word_likeness

__all__ = ["Comparison", "Pair", "compare", "mass"]

_DIVIDED = 0.8
"""From this on words that differ are the same letters divided otherwise ("Plat Ono Vich")."""

_ACRONYM = 0.95
_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of each name, and how alike they are, 0 to 1."""

    likeness: float
    one: Part
    other: Part

    @property
    def with_initial(self) -> bool:
        """Whether one of them is an initial."""
        return self.one.initial or self.other.initial


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two names have in common and what not.

    Attributes:
        kind: As what they were read.
        pairs: Each word of the shorter name with the word of the other that is likest.
        left: Words of the longer name without a counterpart.
        total: The weight of all words of the longer name.
        numbers: Whether they count differently.
        legal: Whether their legal forms are at odds.
        end_left: Whether the first or last word of the longer name is left: "Qusay" before "Saddam Hussein".
        turned: Whether given names stand in another order: Ali Hassan, Hassan Ali.
        acronym: Whether a word of one is the acronym of the other.
        known_apart: Two words that are different given names.
    """

    kind: Kind
    pairs: tuple[Pair, ...]
    left: tuple[Part, ...]
    total: float
    numbers: bool
    legal: bool
    end_left: bool
    turned: bool
    acronym: bool = False
    known_apart: Pair | None = None


def compare(one: Parts, other: Parts) -> Comparison:
    """Lay two names of one kind side by side; in either order it is the same comparison."""
    if (len(other.parts), [part.word for part in other.parts]) < (len(one.parts), [part.word for part in one.parts]):
        one, other = other, one
    short, long = joined_alike(one, other)
    pairs, left = aligned(short, long)
    if not any(pair.likeness >= ALIKE and not pair.with_initial for pair in pairs):
        # Initials tell something beside a name in full, and nothing alone: "N. N." is not Nadia Nour.
        pairs = [Pair(0.0, pair.one, pair.other) if pair.with_initial else pair for pair in pairs]
    acronym = None
    if one.kind != "person" and (left or any(pair.likeness < ALIKE for pair in pairs)):
        acronym = acronym_in(one, other) or acronym_in(other, one)
    if acronym is not None:
        abbreviated = one if acronym in one.parts else other
        pairs, left = [Pair(_ACRONYM, acronym, acronym)], [part for part in abbreviated.parts if part is not acronym]
    slips = (pair for pair in pairs if pair.likeness < ALIKE and one.kind == "person")
    return Comparison(
        kind=one.kind,
        pairs=tuple(pairs),
        left=tuple(left),
        total=sum(map(mass, long)),
        numbers=counts_differently(one, other),
        legal=bool(one.legal and other.legal) and one.legal.isdisjoint(other.legal),
        end_left=bool(left) and (left[0] is long[0] or left[-1] is long[-1]),
        turned=one.kind == "person" and turned(pairs, long),
        acronym=acronym is not None,
        known_apart=next((pair for pair in slips if known_apart(pair.one.word, pair.other.word)), None),
    )


def counts_differently(one: Parts, other: Parts) -> bool:
    """Return whether numbers set two names apart; a person's is often left out, as in "King Charles"."""
    return one.numbers != other.numbers and (one.kind != "person" or bool(one.numbers and other.numbers))


def turned(pairs: Sequence[Pair], long: Sequence[Part]) -> bool:
    """Return whether given names that the shorter name has stand in another order in the longer one.

    A surname that comes first ("Farrow Joss") turns nothing, nor do fathers, who are known by "bin".
    """
    given = [pair for pair in pairs if given_names_spelt(pair.one.word) and not pair.one.child]
    order = [at for pair in given for at, part in enumerate(long) if part is pair.other]
    return order != sorted(order)


def mass(part: Part) -> float:
    """Return how much a word counts among those of its name."""
    return part.weight * len(part.letters)


def joined_alike(one: Parts, other: Parts) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the words of both, those put together that the other writes as one ("Good Will", "Goodwill")."""
    first, second = put_together(one, other), put_together(other, one)
    return (first, second) if len(first) <= len(second) else (second, first)


def put_together(one: Parts, other: Parts) -> tuple[Part, ...]:
    for part in other.parts:
        span = one.joins.get(part.letters)
        if span:
            start, end = span
            return (*one.parts[:start], together(one.parts[start:end]), *one.parts[end:])
    return one.parts


def aligned(short: tuple[Part, ...], long: tuple[Part, ...]) -> tuple[list[Pair], list[Part]]:
    """Return pairs of words, in the order of the shorter name, and what is left of the longer one."""
    # Where both names say who is the father, he is nobody's counterpart but the other father's.
    fathers = any(part.child for part in short) and any(part.child for part in long)
    # Initials come last: "William C. Reed" is not William Cole, though the initial would fit.
    every = sorted(
        (one.initial != other.initial, -pair_likeness(one, other, fathers=fathers), abs(i - j), i, j)
        for i, one in enumerate(short)
        for j, other in enumerate(long)
    )
    mine: dict[int, float] = {}
    theirs: dict[int, int] = {}
    for _, unlike, _, i, j in every:
        if i not in mine and j not in theirs:
            mine[i], theirs[j] = -unlike, i
    pairs = [Pair(mine[i], short[i], long[j]) for i, j in sorted((i, j) for j, i in theirs.items())]
    rest = [i for i in range(len(short)) if mine[i] < ALIKE]
    others = [j for j in range(len(long)) if j not in theirs or mine[theirs[j]] < ALIKE]
    divided = rest and len(rest) + len(others) > 2 and whole_alike([short[i] for i in rest], [long[j] for j in others])
    if divided:
        return [*(pair for pair in pairs if pair.likeness >= ALIKE), divided], []
    return pairs, [long[j] for j in range(len(long)) if j not in theirs]


def pair_likeness(one: Part, other: Part, *, fathers: bool) -> float:
    if one.initial or other.initial:
        if one.initial and other.initial:
            return float(one.letters == other.letters)
        fits = initial_fits(one.word, other.word) if one.initial else initial_fits(other.word, one.word)
        return ALIKE if fits else 0.0
    if one.place and other.place:
        return float(one.place == other.place)
    if one.acronym or other.acronym:
        return float(one.word == other.word)
    likeness = word_likeness(one.word, other.word, one.letters, other.letters)
    return likeness / 2 if fathers and one.child != other.child else likeness


def whole_alike(some: Sequence[Part], others: Sequence[Part]) -> Pair | None:
    """Return words as one pair where they are the same letters, divided otherwise: "Plat Ono Vich", "Platonovich"."""
    lengths = sum(len(part.letters) for part in some), sum(len(part.letters) for part in others)
    if min(lengths) < _DIVIDED * max(lengths):
        return None
    whole, other = together(some), together(others)
    likeness = word_likeness(whole.word, other.word, whole.letters, other.letters)
    return Pair(likeness, whole, other) if likeness >= _DIVIDED else None


def together(parts: Sequence[Part]) -> Part:
    """Return words written as one."""
    return Part(
        "".join(part.word for part in parts),
        "".join(part.letters for part in parts),
        max(part.weight for part in parts),
    )


def acronym_in(one: Parts, other: Parts) -> Part | None:
    """Return the word of a name that is the acronym of another name."""
    return next(
        (part for part in one.parts if len(part.letters) >= _SHORTEST_ACRONYM and part.letters in other.initials), None
    )
