"""What a noun is called in the data files: its lemma, and the terms of several words that end or begin with it."""

from spacy.tokens import Token

from averment.coding.lemmas import singulars
from averment.coding.syntax import relation
from averment.coding.tokens import HYPHENS, lower

__all__ = ["forms", "terms"]

DESCRIBES = frozenset({"compound", "amod", "nmod", "flat"})
PARTS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "ADP"})

LONGEST = 3
"""How many words before a noun can belong to a term with it."""


def terms(noun: Token) -> list[str]:
    """Return the names of a noun, the longest first: `state_of_emergency`; `hunger_strike`, `strike`."""
    own = forms(noun)
    found = [
        f"{word}_of_{forms(child)[-1]}"
        for child in noun.children
        if child.i > noun.i and any(lower(case) == "of" and relation(case) == "case" for case in child.children)
        for word in own
    ]
    before = words_before(noun)
    for count in range(len(before), 0, -1):
        start = "_".join(lower(word) for word in before[-count:])
        found += [f"{start}_{word}" for word in own]
    if before:
        found += [f"{lower(before[-1])}{word}" for word in own]
    return [*found, *own]


def forms(noun: Token) -> list[str]:
    """Return the forms of a noun that may be its lemma: the word itself, its singular, the model's lemma."""
    word = lower(noun)
    return list(dict.fromkeys([word, *singulars(word), noun.lemma_.lower()]))


def words_before(noun: Token) -> list[Token]:
    """Return the words that stand right before a noun and describe it, in the order of the text; no hyphens."""
    found: list[Token] = []
    at = noun.i - 1
    while at >= noun.sent.start and len(found) < LONGEST:
        word = noun.doc[at]
        at -= 1
        if lower(word) in HYPHENS:
            continue
        hyphened = lower(word.nbor(1)) in HYPHENS and not word.whitespace_
        if word.pos_ not in PARTS or not (hyphened or relation(word) in DESCRIBES):
            break
        found.insert(0, word)
    return found
