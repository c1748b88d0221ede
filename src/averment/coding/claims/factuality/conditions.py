"""Conditions, questions and orders: clauses by whose form alone nothing is said to be so."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Span, Token

from averment.coding.syntax import is_subject, relation, stretch
from averment.coding.tokens import is_word, lower

from .lexicon import lemma_of, lexicon

__all__ = ["conditions_of", "is_condition", "is_inverted", "is_order", "is_question", "opening"]

LONGEST = 5
"""Words among which a clause says what kind it is."""

POLITE = frozenset({"do", "please", "just", "now", "never", "always", "not", "n't", "n’t", "and", "but", "so", "let"})


def conditions_of(token: Token, *, uncertain: bool) -> Span | None:
    """Return the words of the condition that a predicate hangs on, or None.

    Args:
        token: The predicate.
        uncertain: Whether it is less than certain, so that a time may be a condition ("once talks resume").
    """
    for child in token.children:
        if relation(child) == "advcl" and (is_condition(child) or (uncertain and starts(child, lexicon().times))):
            return trimmed(child)
        if relation(child) == "obl" and starts(child, lexicon().condition_phrases):
            return trimmed(child)
    return None


def is_condition(clause: Token) -> bool:
    """Return whether an adverbial clause is a condition."""
    words = lexicon()
    if starts(clause, words.no_conditions):
        return False
    return starts(clause, words.openings) or is_inverted(clause)


def is_inverted(clause: Token) -> bool:
    """Return whether an adverbial clause begins with its verb: "should it attack", "had it attacked"."""
    if relation(clause) != "advcl":
        return False
    who = next((one for one in clause.children if is_subject(one)), None)
    first = next((one for one in clause.subtree if is_word(one)), None)
    return who is not None and first is not None and first.i < who.i and lower(first) in lexicon().inverted


def starts(clause: Token, phrases: Sequence[tuple[str, ...]]) -> bool:
    """Return whether a clause, or the word right before it and the clause, begins with one of these phrases."""
    opened = opening(clause)
    first = next((one for one in clause.subtree if is_word(one)), clause)
    before = lower(first.nbor(-1)) if first.i > 0 else ""
    return any(opened[: len(one)] == one or (before, *opened)[: len(one)] == one for one in phrases)


def opening(clause: Token) -> tuple[str, ...]:
    """Return the first words of a clause in lower case."""
    return tuple(islice((lower(one) for one in clause.subtree if is_word(one)), LONGEST))


def trimmed(clause: Token) -> Span | None:
    """Return the words of a clause without the punctuation around it."""
    inside = list(clause.subtree)
    while inside and not is_word(inside[0]):
        inside.pop(0)
    while inside and not is_word(inside[-1]):
        inside.pop()
    return stretch(inside)


def is_question(token: Token) -> bool:
    """Return whether the clause of a predicate asks whether it is so: a question mark, and no "why" or "who"."""
    words = [one for one in token.subtree if is_word(one)]
    if not words or any(lower(one) in lexicon().granted_questions for one in words[:2]):
        return False
    doc, at = token.doc, max(words[-1].i, token.i) + 1
    while at < len(doc) and not is_word(doc[at]) and not doc[at].text.isspace():
        if doc[at].text.startswith("?"):
            return True
        at += 1
    return False


def is_order(token: Token) -> bool:
    """Return whether a predicate is an imperative: a bare verb without a subject at the head of its clause."""
    bare = lower(token) == token.lemma_.lower() == lemma_of(token, "verb")
    if token.pos_ != "VERB" or not bare or relation(token) == "xcomp":
        return False
    if any(is_subject(one) or (relation(one) in {"aux", "auxpass", "cop", "mark"} and lower(one) != "do")
           for one in token.children):  # fmt: skip
        return False
    before = [one for one in token.subtree if one.i < token.i and is_word(one)]
    return all(lower(one) in POLITE for one in before)
