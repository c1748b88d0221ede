"""What the words around a stand say: whether it is denied or conditional, and what it is on, in whole."""

from spacy.tokens import Span, Token

from averment.coding.claims.factuality import judge
from averment.coding.claims.scene import Scene
from averment.coding.lemmas import noun_lemma
from averment.coding.syntax import auxiliaries, complements, marker, noun_phrase, objects, obliques, relation, stretch
from averment.coding.tokens import is_word, lower

from .lexicon import stands

__all__ = ["clause_words", "clauses", "is_conditional", "is_negated", "is_topic", "opens_condition", "whole"]

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


def is_topic(noun: Token, deeds: frozenset[int]) -> bool:
    """Return whether a noun names a proposal, a demand or a deed."""
    named = stands().nouns
    return noun.pos_ in {"NOUN", "PROPN"} and (noun_lemma(noun) in named or lower(noun) in named or noun.i in deeds)


def is_conditional(token: Token, scene: Scene) -> bool:
    """Return whether a stand or what it is on hangs on a condition: "if …", "on condition that …"."""
    heads = (token, *clauses(token))
    if any(judge(one, scene).condition is not None for one in heads):
        return True
    around = [*heads, *objects(token), *(noun for _, noun in obliques(token))]
    return any(noun_lemma(noun) == "condition" and case == "on" for head in around for case, noun in obliques(head))


def opens_condition(child: Token) -> bool:
    """Return whether a clause or phrase under a verb is its condition: "until Monday", "unless the army leaves"."""
    return relation(child) in {"advcl", "obl"} and marker(child) in stands().conditions


def clauses(token: Token) -> list[Token]:
    """Return the heads of the clauses that a stand may be on: what completes its word, or follows it with "to"."""
    behind = [
        child
        for child in token.children
        if child.i > token.i
        and child.pos_ in {"VERB", "AUX", "ADJ"}
        and relation(child) in {"advcl", "acl", "nmod"}
        and marker(child) in {"to", "whether"}
    ]
    return complements(token) or ([] if token.pos_ == "VERB" and not is_negated(token) else behind)


def is_negated(token: Token) -> bool:
    """Return whether "not" or "never" stands beside a verb."""
    return any(lower(child) in NEGATIONS for child in token.children) or any(
        lower(child) in NEGATIONS for child in auxiliaries(token)
    )


def whole(noun: Token) -> Span:
    """Return a noun phrase with what it says of itself ("the plan to disarm the factions", "calls that it disband")."""
    span = noun_phrase(noun)
    last = span[-1].i
    for child in noun.children:
        if child.i > noun.i and relation(child) in {"acl", "nmod", "ccomp"}:
            words = [token.i for token in child.subtree if is_word(token)]
            if words and min(words) <= last + 2:
                last = max(last, *words)
    return noun.doc[span.start : last + 1]


def clause_words(head: Token, start: int | None = None) -> Span:
    """Return the words of a clause, from its "to" or "that" to its end.

    Args:
        head: Its verb.
        start: The index of the word to begin at, where it is another.
    """
    words = [token for token in head.subtree if is_word(token) or token.i > head.left_edge.i]
    found = stretch([token for token in words if start is None or token.i >= start])
    assert found is not None, "a clause has its head"
    end = found.end
    while end - 1 > found.start and not is_word(found.doc[end - 1]):
        end -= 1
    return found.doc[found.start : end]
