"""Whether a verb tells of what was or of what will be, as far as its own words and its clause's say so."""

from typing import Literal

from spacy.tokens import Token

from averment.coding.lexicon import times
from averment.coding.syntax import auxiliaries, relation
from averment.coding.tokens import lower

from .verbs import verb as lemma_of

__all__ = ["Direction", "direction"]

Direction = Literal["past", "future"]

AHEAD = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "sha", "would", "may", "might", "could", "can", "should", "must"}
)
PERFECT = frozenset({"have", "'ve", "’ve"})
PAST = frozenset({"had", "has", "have", "'ve", "’ve", "was", "were", "did", "been"})
PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "do", "does"})
OWN_CLAUSE = frozenset({"ccomp", "parataxis", "root", "ROOT", "relcl"})


def direction(predicate: Token, *, headline: bool = False) -> Direction | None:
    """Return where what a predicate tells lies from the page's day; None where its words leave that open.

    A noun lies where the verb lies that it hangs on.

    Args:
        predicate: A verb, or a noun or adjective that carries a clause or hangs on one.
        headline: Whether it stands in a headline, whose present tells of the past.
    """
    helpers = {lower(token) for token in auxiliaries(predicate)}
    copulas = {lower(child) for child in predicate.children if relation(child) == "cop"}
    if helpers & AHEAD:
        return "past" if helpers & PERFECT else "future"
    if is_infinitive(predicate):
        return of_infinitive(predicate, headline=headline)
    if (helpers | copulas) & PAST:
        return "past"
    if (helpers | copulas) & PRESENT:
        return "future" if lower(predicate).endswith("ing") else None
    if predicate.pos_ not in {"VERB", "AUX"}:
        return of_noun(predicate, headline=headline)
    if lower(predicate).endswith("ing"):
        return above(predicate, headline=headline)
    if is_present(predicate):
        return "past" if headline else None
    return "past"


def is_infinitive(predicate: Token) -> bool:
    return any(lower(child) == "to" and relation(child) in {"mark", "aux"} for child in predicate.children)


def of_infinitive(predicate: Token, *, headline: bool) -> Direction | None:
    """Return where "to …" lies: ahead of a plan that still stands; as its verb does behind "began", "managed"."""
    head = predicate.head
    if head.i == predicate.i:
        return "future" if headline else None
    found = direction(head, headline=headline)
    plans = lemma_of(head) in times().ahead
    if found == "future" or (plans and stands(head)):
        return "future"
    return None if plans or relation(predicate) not in {"xcomp", "advcl", "conj"} else found


def stands(verb: Token) -> bool:
    """Return whether a plan is told in the present or the perfect ("plans to", "has agreed to", "is due to")."""
    helpers = {lower(child) for child in verb.children if relation(child) in {"aux", "auxpass", "cop"}}
    return bool(helpers & {"has", "have", *PRESENT}) or (not helpers and is_present(verb))


def is_present(verb: Token) -> bool:
    """Return whether a verb without helpers has the form of the present."""
    form, lemma = lower(verb), lemma_of(verb)
    if form == lemma:
        return form not in times().same_past and not form.endswith("ed")
    return form in {f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies", "has", "goes", "does"}


def of_noun(noun: Token, *, headline: bool) -> Direction | None:
    """Return where a noun lies by its verb; open behind "ahead of" and what is planned or called for."""
    verb, before = noun, noun
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        before, verb = verb, verb.head
        if any(relation(child) == "case" and lower(child) in times().end for child in before.children):
            return None
    if verb.pos_ not in {"VERB", "AUX"}:
        return direction_of_copula(verb) if verb.i != noun.i else None
    if lemma_of(verb) in times().ahead:
        return "future" if stands(verb) or direction(verb, headline=headline) == "future" else None
    return direction(verb, headline=headline)


def direction_of_copula(head: Token) -> Direction | None:
    copulas = {lower(child) for child in head.children if relation(child) in {"cop", "aux"}}
    if copulas & AHEAD:
        return "future"
    return "past" if copulas & PAST else None


def above(predicate: Token, *, headline: bool) -> Direction | None:
    """Return where the clause lies on which "…ing" hangs."""
    if relation(predicate) in OWN_CLAUSE or predicate.head.i == predicate.i:
        return None
    return direction(predicate.head, headline=headline)
