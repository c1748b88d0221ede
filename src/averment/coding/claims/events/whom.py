"""From the words of a party to the actors of the page."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from averment.coding.actors import Figure
from averment.coding.claims.scene import Scene
from averment.coding.syntax import appositions, obliques, relation
from averment.coding.tokens import lower

from .act import Act
from .arguments import antecedent
from .lexicon import owner_words

__all__ = ["actors_of"]

OWNING = ("of", "by", "from")
LONGEST = 4
"""How many nouns deep an actor is looked for: "dozens of members of the brigade"."""


def actors_of(heads: Iterable[Token], scene: Scene, acts: Mapping[int, Act | None], deep: int = 0) -> list[Figure]:
    """Return the actors that words for a party stand for, each once.

    Where no actor stands at the head of the words, the one they belong to counts ("forces of X", "X's proposal", "the
    Tarnish consulate", "positions in Tarn"), and for an act whoever does it ("condemned the attack by X").

    Args:
        heads: The heads of the words.
        scene: Where.
        acts: The acts by the index of their predicate.
        deep: How many nouns have been looked through.
    """
    found: list[Figure] = []
    for head in heads:
        for one in scene.joined(antecedent(head)):
            found += [figure for figure in of_word(one, scene, acts, deep) if figure not in found]
    return found


def of_word(word: Token, scene: Scene, acts: Mapping[int, Act | None], deep: int) -> list[Figure]:
    act = acts.get(word.i)
    if act is not None and act.predicate.pos_ == "NOUN" and deep < LONGEST:
        return actors_of(act.actor, scene, {k: v for k, v in acts.items() if k != word.i}, deep + 1)
    figure = scene.figure(word) or scene.demonyms.get(word.i)
    if figure is not None:
        return [figure]
    if deep >= LONGEST or word.pos_ in {"VERB", "PRON"}:
        return []
    for behind in (owned_by(word), within(word, OWNING), before(word, scene), appositions(word), where(word)):
        found = actors_of(behind, scene, acts, deep + 1)
        if found:
            return found
    return []


def owned_by(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ in {"nmod:poss", "poss"}]


def within(noun: Token, cases: Iterable[str]) -> list[Token]:
    return [other for case in cases for found, other in obliques(noun) if found == case]


def before(noun: Token, scene: Scene) -> list[Token]:
    """Return the words before a noun that name an actor: "the Tarn consulate", "Tarnish troops", "Tarn-led troops"."""
    found: list[Token] = []
    for child in noun.children:
        if child.i < noun.i and relation(child) in {"compound", "amod", "nmod"}:
            led = lower(child) in owner_words().participles
            inside = [one for one in child.children if one.i < child.i]
            found += inside if led else [child, *inside]
    return [one for one in found if scene.figure(one) is not None or one.i in scene.demonyms]


def where(noun: Token) -> list[Token]:
    """Return the place that a target stands in: "positions in Tarn", "a base near Tarn"."""
    if noun.lemma_.lower() not in owner_words().targets and lower(noun) not in owner_words().targets:
        return []
    places = ("in", "near", "at", "around", "inside")
    own = within(noun, places)
    if own or noun.head.pos_ != "VERB":
        return own
    return [one for one in within(noun.head, places) if one.i > noun.i]  # hung on the verb: "hit positions in Tarn"
