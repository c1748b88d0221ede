"""Adjectives that stand for a state ("Iraqi forces", "the Turkish position") as mentions of it."""

from spacy.tokens import Token

from averment.coding.layout import Layout
from averment.coding.registry import meaning_of, stands_for
from averment.coding.syntax import relation

from .cast import Cast
from .figure import Figure

__all__ = ["add_demonyms"]

DESCRIBES = frozenset({"amod", "compound"})
"""How what the model takes for a name hangs on what it describes, if it is an adjective of a state."""


def add_demonyms(cast: Cast, layout: Layout) -> None:
    """Add the adjectives of states to the actors of `cast`; a state that is named nowhere else becomes one."""
    named = {index for start, end in cast.by_name for index in range(start, end)}
    for token in layout.doc:
        if token.i in named or layout.zone(token.i) < 0 or not describes(token):
            continue
        people = meaning_of(token.text)
        state = stands_for(people) if people is not None and people.type == "people" else None
        if state is not None:
            figure = cast.registered.get(state.id) or cast.new(Figure(type=state.type))
            cast.registered[state.id] = figure
            figure.add(layout.doc[token.i : token.i + 1], "demonym")


def describes(token: Token) -> bool:
    """Return whether a word is an adjective, or used as one, rather than people or a language."""
    return token.text[0].isupper() and (token.pos_ == "ADJ" or (token.pos_ == "PROPN" and relation(token) in DESCRIBES))
