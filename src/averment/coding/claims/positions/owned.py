"""Stands that nouns are: "the group's refusal to disarm", "the tribe's opposition to the plan"."""

from spacy.tokens import Token

from averment.coding.claims.scene import Scene
from averment.coding.lemmas import noun_lemma
from averment.coding.syntax import obliques

from .grammar import clause_words, clauses, is_topic, whole
from .lexicon import stands
from .taken import LOOSE, SURE, Taken

__all__ = ["by_noun"]

OWNERS = frozenset({"nmod:poss", "poss", "compound", "amod"})


def by_noun(token: Token, deeds: frozenset[int], scene: Scene) -> Taken | None:
    """Return the stand that a noun is, where somebody owns it and it says on what.

    Args:
        token: The noun.
        deeds: The words of deeds, on which a stand can be taken.
        scene: The page.
    """
    stance = stands().owned.get(noun_lemma(token)) if token.pos_ == "NOUN" else None
    if stance is None:
        return None
    heads = [
        child
        for child in token.children
        if child.dep_ in OWNERS and (scene.figure(child) is not None or child.i in scene.demonyms)
    ]
    heads += [noun for case, noun in obliques(token) if case in {"by", "from"}]
    if not heads:
        return None
    asked = clauses(token)
    if asked:
        return Taken(stance, heads, clause_words(asked[0]), SURE)
    topic = next((noun for case, noun in obliques(token) if case in stands().over and is_topic(noun, deeds)), None)
    return Taken(stance, heads, whole(topic), LOOSE) if topic is not None else None
