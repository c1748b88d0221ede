"""Whom a statement is said to: "told Z", "said to Z", "in a letter to Z", by the place that the verb gives them."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.lexicon import SpeechVerb, reporting
from averment.coding.syntax import NOUNS, noun_phrase, objects, obliques
from averment.coding.tokens import is_word

from .draft import Draft, cue_verb

__all__ = ["addressee"]


def addressee(draft: Draft, layout: Layout) -> Span | None:
    """Return the words for whoever the statement is said to, or None where it does not say."""
    verb = cue_verb(draft)
    if verb is None or verb.pos_ not in {"VERB", "AUX"}:
        return None
    for noun in candidates(verb, draft):
        outside = not draft.holds(noun.i) and (
            draft.source is None or not draft.source.start <= noun.i < draft.source.end
        )
        if outside and layout.zone(noun.i) == layout.zone(verb.i) and noun.i not in layout.quoted:
            return noun_phrase(noun)
    return None


def candidates(verb: Token, draft: Draft) -> Iterator[Token]:
    known = reporting().verbs.get(verb_lemma(verb))
    if known is not None and "object" in known.addressee:
        yield from objects(verb)
        yield from noun_behind(verb, draft)
    phrases = obliques(verb)
    if known is not None:
        yield from (noun for case, noun in phrases if case in known.addressee)
    yield from through_noun(verb, known)


def through_noun(verb: Token, known: SpeechVerb | None) -> Iterator[Token]:
    """Yield the nouns behind "in a letter to", "in an interview with"."""
    phrases = obliques(verb)
    for _, noun in phrases:
        prepositions = reporting().nouns.get(noun_lemma(noun), ())
        yield from (person for case, person in obliques(noun) if case in prepositions)
        if prepositions and known is not None:
            # The parser may hang "with Z" on the verb instead.
            yield from (other for case, other in phrases if case in prepositions and other.i > noun.i and case != "for")


def noun_behind(verb: Token, draft: Draft) -> Iterator[Token]:
    """Yield the noun right behind "told" where the tree hangs it elsewhere."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if draft.holds(token.i) or not is_word(token) or token.pos_ in {"ADP", "SCONJ", "VERB", "AUX", "ADV"}:
            return
        if token.pos_ in NOUNS and token.pos_ != "NUM":
            yield head_of_run(token)
            return


def head_of_run(token: Token) -> Token:
    """Return the head of the noun phrase that a noun begins: it, or a neighbour that it depends on."""
    head = token
    while head.head.i > head.i and head.head.i - head.i <= 3 and head.head.pos_ in NOUNS:
        head = head.head
    return head
