"""In a few words, what decided whether two names are one bearer's."""

from collections.abc import Iterator
from itertools import chain, islice

from .comparison import Comparison, Pair
from .part import Part
from .spelling import spelt_alike
from .words import ALIKE, are_forms

__all__ = ["reason"]

_MOST = 3
_FAR = 0.5


def reason(compared: Comparison) -> str:
    """Return what sets two names apart, then what they share: "“Usama” and “Osama” spelt alike"."""
    return ", ".join(islice(chain(against(compared), together(compared)), _MOST)) or "the same words"


def against(compared: Comparison) -> Iterator[str]:
    if compared.numbers:
        yield "another number"
    if compared.legal:
        yield "another legal form"
    if compared.turned:
        yield "given names in another order"
    if compared.known_apart:
        yield f"{both(compared.known_apart)} are two names"
    for pair in compared.pairs:
        counted = compared.numbers and pair.one.letters.isdecimal()
        if pair.likeness < ALIKE and pair is not compared.known_apart and not counted:
            yield f"{both(pair)} {'are two words' if pair.likeness < _FAR else 'differ by letters'}"


def together(compared: Comparison) -> Iterator[str]:
    if compared.acronym:
        yield f"{quoted(compared.pairs[0].one)} made of the other's initials"
    for pair in compared.pairs:
        if pair.likeness >= ALIKE and pair.one.initial != pair.other.initial:
            initial, word = (pair.one, pair.other) if pair.one.initial else (pair.other, pair.one)
            yield f"{quoted(initial)} the initial of {quoted(word)}"
        elif ALIKE <= pair.likeness < 1 and not compared.acronym:
            forms = are_forms(pair.one.letters, pair.other.letters) and not spelt_alike(pair.one.word, pair.other.word)
            yield f"{both(pair)} {'forms of one name' if forms else 'spelt alike'}"
    if compared.left:
        yield f"{' '.join(map(quoted, compared.left[:_MOST]))} in one alone"


def both(pair: Pair) -> str:
    return f"{quoted(pair.one)} and {quoted(pair.other)}"


def quoted(part: Part) -> str:
    return f"“{part.word.upper() if part.acronym else part.word.title()}”"
