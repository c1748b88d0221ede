"""Whom a noun phrase calls what, where a name stands beside it: "Tarn's envoy to Olen, NAME, said", "aide NAME"."""

from spacy.tokens import Token

from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import sorts
from averment.coding.syntax import appositions, is_plural, obliques, relation
from averment.language import Reference

from .agree import agrees
from .cast import Cast
from .figure import Figure
from .phrase import Phrase

__all__ = ["beside"]


def called(head: Token) -> list[Token]:
    """Return the name of a place behind what it is: "the city of NAME"."""
    if noun_lemma(head) not in sorts().of_name:
        return []
    return [noun for case, noun in obliques(head) if case == "of" and noun.pos_ == "PROPN"]


def beside(phrase: Phrase, cast: Cast, reference: Reference) -> Figure | None:
    """Return the bearer of a role or of a name in apposition; None for a noun phrase that stands alone.

    Args:
        phrase: The noun phrase, without the apposition.
        cast: The page's actors.
        reference: What the model takes the phrase for.
    """
    head = phrase.head
    if is_plural(head):
        return None
    bearer = cast.by_role.get(head.i)
    if bearer is not None:
        return bearer
    nouns = [*appositions(head), head.head] if relation(head) == "appos" else appositions(head)
    nouns += called(head)
    named = (cast.named(noun.doc[noun.i : noun.i + 1]) for noun in nouns)
    return next((figure for figure in named if figure is not None and agrees(phrase, figure, reference)), None)
