"""Actors without a name who come in as a party of what a page tells: "dozens of activists", "a bus".

The model takes only some noun phrases for actors. Who does something, or to whom it is done, is one whatever it says:
an actor with one mention, without a name, and nobody else's unless the page says the same words of the same one again.
"""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma
from averment.coding.record import ActorType
from averment.coding.syntax import is_plural, noun_phrase
from averment.coding.tokens import is_word, lower
from averment.language import Reference

from .cast import is_acronym
from .figure import Figure
from .kind_of import of_noun
from .phrase import before_comma, without_possessive
from .resolve import key_of

__all__ = ["kind_of_party", "unnamed"]

DEFINITE = frozenset({"the", "this", "that", "these", "those"})

BY_MODEL: dict[str, ActorType] = {"organization": "organisation", "place": "place"}
LEAST = 0.5
"""How probable the model's type must be to count."""


def kind_of_party(noun: Token, reference: Reference | None) -> ActorType:
    """Return the type of whom a noun without a name stands for: by the tables, else by what the model takes it for.

    Args:
        noun: What it is: of "dozens of activists", "activists".
        reference: The model's mention with this noun as its head, if there is one.
    """
    plural = is_plural(noun)
    words = [lower(token) for token in noun_phrase(noun) if is_word(token) and token.i <= noun.i]
    kind = of_noun(noun_lemma(noun), words, plural=plural)
    if kind == "other" and is_acronym(noun.text) and not noun.sent.text.isupper():
        return "organisation"
    if kind != "other" or reference is None or reference.chance < LEAST:
        return kind
    if reference.type == "person":
        return "people" if plural else "person"
    return BY_MODEL.get(reference.type, "other")


def unnamed(head: Token, noun: Token, kind: ActorType, layout: Layout, known: Iterable[Figure]) -> Figure | None:
    """Return the actor for a noun phrase: one that came in by these words before, or a new one.

    Args:
        head: The head of the phrase.
        noun: What it is: of "dozens of activists", "activists"; elsewhere the head.
        kind: The type.
        layout: Where the words stand.
        known: Those who came in before.

    Returns:
        The actor, with this mention; None where the words do not stand in one zone of the report.
    """
    span = without_possessive(before_comma(noun_phrase(head), head))
    while span.end - 1 > head.i and span[-1].pos_ in {"ADP", "CCONJ", "DET", "PUNCT"}:
        span = span[:-1]
    if not layout.holds(span):
        return None
    figure = again(span, known) or Figure(type=kind, noun=noun_lemma(noun), plural=is_plural(noun))
    figure.add(span, "noun")
    return figure


def again(span: Span, known: Iterable[Figure]) -> Figure | None:
    """Return whom a definite phrase ("the bus") speaks of again in the words of before ("the bus")."""
    if lower(span[0]) not in DEFINITE:
        return None
    words = key_of(span)
    return next((one for one in known if any(key_of(said) == words for said, _ in one.mentions.values())), None)
