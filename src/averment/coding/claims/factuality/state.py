"""How sure something is, and what becomes of that under a word that stands above it or beside it."""

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Span

from averment.coding.claim import Factuality

__all__ = ["CERTAIN", "Flag", "State", "state"]

Flag = Literal["demanded", "threatened", "intended"]

LEVELS = {"CT": 3, "PR": 2, "PS": 1, "Uu": 0}
NAMES = {level: name for name, level in LEVELS.items()}


@dataclass(frozen=True)
class State:
    """How sure something is, on the way from the sentence's top down to its word.

    Attributes:
        level: 3 certain, 2 probable, 1 possible, 0 left open.
        sign: 1 that it is so, -1 that it is not. What is left open has a sign too: "should not attack" leaves open
            whether it attacks, and demands that it do not.
        score: How far from 0 readers take it to be, 0 to 3.
        flags: What it is beside that: demanded, threatened, intended.
        condition: The words of the condition that it hangs on, or None.
        ruled: Whether any word said anything about it.
    """

    level: int = 3
    sign: int = 1
    score: float = 3.0
    flags: frozenset[Flag] = frozenset()
    condition: Span | None = None
    ruled: bool = False

    @property
    def value(self) -> Factuality:
        """FactBank's value. What is demanded, threatened or intended not to be so counts as possibly not so."""
        if self.level == 0:
            return "PS-" if self.sign < 0 and self.flags else "Uu"
        name: Factuality = f"{NAMES[self.level]}{'+' if self.sign > 0 else '-'}"  # type: ignore[assignment]
        return name

    @property
    def signed_score(self) -> float:
        """The score from -3 to +3."""
        return self.sign * self.score

    def denied(self) -> "State":
        """Return what is said of it by who denies that it is so: the possible is surely not so, the probable hardly."""
        if self.level == 1:
            return replace(self, level=3, sign=-self.sign, score=2.0, flags=frozenset(), ruled=True)
        return replace(self, sign=-self.sign, flags=frozenset(), ruled=True)

    def negated(self) -> "State":
        """Return what "not" beside the word makes of it, under whatever makes it less than certain."""
        return replace(self, sign=-self.sign, ruled=True)

    def under(self, above: "State") -> "State":
        """Return what it is within something that is itself only as sure as `above`."""
        here = self.denied() if above.sign < 0 and above.level > 0 else self
        weaker = min((above, here), key=lambda one: (one.level, one.score))
        flags = here.flags if above.sign < 0 and above.level > 0 else here.flags | above.flags
        sign = here.sign * above.sign if above.level == 0 else here.sign
        return State(
            weaker.level, sign, weaker.score, flags, here.condition or above.condition, here.ruled or above.ruled
        )

    def embeds(self, held: "State", otherwise: "State") -> "State":
        """Return what a word that is itself as sure as this makes of what it takes.

        Args:
            held: What it is if the word holds.
            otherwise: What it is if the word does not.
        """
        if held.level == otherwise.level == 3 and held.sign == otherwise.sign:
            return replace(held, ruled=True)
        if self.level == 0:
            kept = held.flags if held.level == 0 else self.flags
            sign = held.sign if held.level == 0 else held.sign * self.sign
            return State(0, sign, min(self.score, held.score), kept, self.condition, ruled=True)
        made = held if self.sign > 0 else otherwise
        passed = self.flags if self.sign > 0 and made.level > 0 else frozenset()
        weaker = min((self, made), key=lambda one: (one.level, one.score))
        ruled = self.ruled or made.level < CERTAIN.level or made.sign < 0  # "said that it attacked" says nothing new
        return State(
            weaker.level, made.sign, min(self.score, made.score), made.flags | passed, self.condition, ruled=ruled
        )


CERTAIN = State()


def state(value: Factuality, score: float | None = None, flag: Flag | None = None) -> State:
    """Return a value as a state, with the score that goes with it if none is given."""
    level = LEVELS[value[:2]]
    return State(
        level,
        -1 if value.endswith("-") else 1,
        float(level) if score is None else score,
        frozenset({flag} if flag is not None else ()),
        ruled=True,
    )
