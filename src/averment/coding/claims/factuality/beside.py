"""What the words beside a predicate make of it: negation, modal verbs, adverbs, adjectives, conditions."""

from dataclasses import replace

from spacy.tokens import Span, Token

from averment.coding.syntax import is_subject, relation
from averment.coding.tokens import is_word, lower

from .conditions import conditions_of, is_inverted
from .lexicon import lemma_of, lexicon
from .state import CERTAIN, State
from .view import View

__all__ = ["beside", "has_to", "is_denied_itself"]

AUXILIARIES = frozenset({"aux", "auxpass"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "obj", "dobj", "iobj", "obl"})
NEGATING = frozenset({"advmod", "neg", "det", "mark", "cc", "discourse", "aux", "preconj"})
MODIFIERS = frozenset({"advmod", "amod", "discourse", "parataxis"})


def beside(token: Token, view: View, *, without: Token | None = None) -> State:
    """Return how sure a predicate is by the words beside it alone.

    Args:
        token: The predicate.
        view: Who looks at it.
        without: A subject or object whose own negation does not count ("no" of "no attack took place", seen from
            the attack).
    """
    words = lexicon()
    found = CERTAIN
    modals = [words.modals[lower(one)] for one in token.children if is_modal(one) and not is_inverted(token)]
    negated = is_negated(token, without)
    if negated and not any(modal.outer for modal in modals):
        found = replace(found.negated(), score=words.negation_score)
    for one in token.children:
        if relation(one) in MODIFIERS:
            known = words.attributes if token.pos_ in {"NOUN", "PROPN"} else words.adverbs
            if (state := known.get(lower(one)) or modifier(one)) is not None:
                found = found.under(state)
    perfect = any(relation(one) in AUXILIARIES and lower(one) in {"have", "'ve", "’ve"} for one in token.children)
    for modal in modals:
        state = modal.perfect if perfect else modal.holds
        found = found.under(state if not modal.own or view.is_own(token) else replace(state, flags=frozenset()))
    if negated and any(modal.outer for modal in modals):
        found = found.denied()
    if (still_to_be := is_to(token)) is not None:
        found = found.under(still_to_be)
    return on_condition(found, conditions_of(token, uncertain=found.level < CERTAIN.level))


def on_condition(found: State, condition: Span | None) -> State:
    return found.under(replace(lexicon().conditional, condition=condition)) if condition is not None else found


def is_modal(token: Token) -> bool:
    return relation(token) in AUXILIARIES and lower(token) in lexicon().modals


def modifier(token: Token) -> State | None:
    """Return what a participle before a noun does to it, as its verb would ("denied allegations", "feared attack")."""
    if relation(token) != "amod" or token.pos_ not in {"VERB", "ADJ"} or lower(token).endswith("ing"):
        return None
    lemma = lemma_of(token, "verb")
    effect = lexicon().effect("verb", lemma, "noun") if lemma != lower(token) else None
    if effect is None:
        return None
    state = effect.outside or effect.holds
    return None if state.level == CERTAIN.level and state.sign > 0 else state


def is_negated(token: Token, without: Token | None = None) -> bool:
    return any(denies(one) for one in token.children if one != without)


def denies(child: Token) -> bool:
    """Return whether a word below a predicate denies it."""
    words, kind = lexicon(), relation(child)
    if kind in NEGATING and lower(child) in words.negations | words.determiners:
        return not cancelled(child)
    if kind in {"case", "mark"} and lower(child) in words.negating:
        return True
    if kind == "advmod":  # "no longer", "not yet", "at no time"
        return lower(child) not in words.cancels and any(
            lower(one) in words.negations | words.determiners and not is_bound(one) for one in child.children
        )
    return kind in ARGUMENTS and (lower(child) in words.nobodies or is_denied_itself(child))


def is_denied_itself(noun: Token) -> bool:
    """Return whether a noun has "no" before it, or "neither … nor"."""
    return any(
        relation(one) in {"det", "advmod", "cc", "preconj"} and lower(one) in lexicon().determiners and one.i < noun.i
        for one in noun.children
    )


def cancelled(negation: Token) -> bool:
    """Return whether what stands behind a negation undoes it: "not only"."""
    doc, at = negation.doc, negation.i + 1
    return at < len(doc) and is_word(doc[at]) and lower(doc[at]) in lexicon().cancels


def is_bound(negation: Token) -> bool:
    """Return whether a "no" only bounds a measure: "no later than May"."""
    behind = negation.doc[negation.i + 1 : negation.i + 3]
    return len(behind) == 2 and lower(behind[1]) == "than"


def has_to(token: Token) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(relation(one) in {"mark", "aux"} and lower(one) == "to" for one in token.children)


def is_to(token: Token) -> State | None:
    """Return what "is to withdraw" makes of "withdraw", or "the plan is to withdraw"."""
    copula = any(relation(one) == "cop" and lemma_of(one, "verb") == "be" for one in token.children)
    if not copula or token.pos_ != "VERB" or not has_to(token):
        return None
    who = next((one for one in token.children if is_subject(one)), None)
    effect = lexicon().effect("noun", lemma_of(who, "noun"), "to") if who is not None else None
    effect = effect or lexicon().effect("verb", "be", "to")
    return effect.holds if effect is not None else None
