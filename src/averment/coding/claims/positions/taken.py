"""A stand on its way: who takes which, on what."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from averment.coding.claim import Stance

__all__ = ["LOOSE", "SURE", "Taken"]

SURE, LOOSE = 0.61, 0.4
"""How likely a stand is right, by 300 claims read by hand: on a clause or a proposal, on a deed by its noun."""


@dataclass(frozen=True)
class Taken:
    """A stand with its holders, as words.

    Attributes:
        stance: Which.
        holders: The heads of who takes it.
        on: The proposal or demand.
        sure: 0 to 1.
        turned: Whether a "not" is part of the stance.
    """

    stance: Stance
    holders: Sequence[Token]
    on: Span
    sure: float
    turned: bool = False
