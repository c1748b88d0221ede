"""From the words of a party to the actors of the page.

`actors_of` finds those whom the page has as actors anyway, `parties_of` makes actors of the others: "dozens of
activists", "a bus".
"""

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from averment.coding.actors import POSSESSOR, Figure, can_be, kind_of_party
from averment.coding.claims.scene import Scene
from averment.coding.lemmas import verb_lemma
from averment.coding.lexicon import pronouns, reporting
from averment.coding.record import ActorType
from averment.coding.syntax import appositions, obliques, relation
from averment.coding.tokens import lower

from .act import Act
from .arguments import agents, antecedent
from .lexicon import owner_words
from .places import is_time, through

__all__ = ["actors_of", "can_act", "is_thing", "parties_of"]

OWNING = ("of", "by", "from")
THINGS: frozenset[ActorType] = frozenset({"other", "place"})
"""What does nothing by itself, but may have something done to it."""
THIRD = 3
"""The third person of pronouns."""
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


def parties_of(heads: Iterable[Token], scene: Scene, acts: Mapping[int, Act | None], *, acting: bool) -> list[Figure]:
    """Return the actors that words for a party stand for, as `actors_of`; who is none yet becomes one.

    Args:
        heads: The heads of the words.
        scene: Where.
        acts: The acts by the index of their predicate.
        acting: Whether the party is who does it: no thing does anything.
    """
    found: list[Figure] = []
    for head in heads:
        for one in scene.joined(antecedent(head)):
            known = of_word(one, scene, acts, 0) or admitted(one, scene, acts, acting=acting)
            found += [figure for figure in known if figure not in found]
    return found


def admitted(word: Token, scene: Scene, acts: Mapping[int, Act | None], *, acting: bool) -> list[Figure]:
    """Return the actor that a noun becomes: whom it stands for, or else whose it is, or else the thing."""
    act = acts.get(word.i)
    doers = act.actor if act is not None and act.predicate.pos_ == "NOUN" else []
    for one in (word, *doers, *owned_by(word), *within(word, OWNING)):
        if can_act(one, scene):
            figure = scene.admit(one, through(one), kind_of(one, scene))
            return [figure] if figure is not None else []
    if acting or not is_noun(word):
        return []
    figure = scene.admit(word, through(word), kind_of(word, scene))
    return [figure] if figure is not None else []


def can_act(word: Token, scene: Scene) -> bool:
    """Return whether a word is a noun for somebody who can do something."""
    return is_noun(word) and kind_of(word, scene) not in THINGS


def is_thing(figure: Figure) -> bool:
    """Return whether an actor is a thing without a name."""
    return figure.type in THINGS and not figure.names


def kind_of(word: Token, scene: Scene) -> ActorType:
    noun = through(word)
    return kind_of_party(noun, scene.references.get(noun.i))


def is_noun(word: Token) -> bool:
    return word.pos_ in {"NOUN", "PROPN"} and not is_time(word)


def of_word(word: Token, scene: Scene, acts: Mapping[int, Act | None], deep: int) -> list[Figure]:
    act = acts.get(word.i)
    if act is not None and act.predicate.pos_ == "NOUN" and deep < LONGEST:
        return actors_of(act.actor, scene, {k: v for k, v in acts.items() if k != word.i}, deep + 1)
    figure = scene.figure(word) or scene.demonyms.get(word.i)
    if figure is not None:
        return [figure]
    if word.pos_ == "PRON":
        return teller(word, scene)
    if deep >= LONGEST or word.pos_ == "VERB":
        return []
    ways: tuple[list[Token], ...]
    if is_noun(word) and kind_of(word, scene) in {"person", "people"}:  # "48 people in attacks by X" are people
        ways = (appositions(word), owned_by(word), within(word, ("of", "from")), before(word, scene))
    else:
        ways = (appositions(word), owned_by(word), within(word, OWNING), before(word, scene), where(word))
    for behind in ways:
        found = actors_of(behind, scene, acts, deep + 1)
        if found:
            return found
    return []


def teller(word: Token, scene: Scene) -> list[Figure]:
    """Return whoever reports what a pronoun stands in, where nothing else says whom it stands for.

    "Tarn said it would investigate": it is Tarn, first of all.
    """
    form = lower(word)
    pronoun = pronouns().personal.get(POSSESSOR.get(form, form))
    if pronoun is None or pronoun.person != THIRD:
        return []
    at = word
    for _ in range(LONGEST):
        at, how = at.head, relation(at)
        if how == "ccomp" and at.pos_ == "VERB" and verb_lemma(at) in reporting().verbs:
            tellers = [scene.figure(one) for one in agents(at)]
            found = [one for one in tellers if one is not None and can_be(one, pronoun)]
            if len(found) == 1:
                found[0].add(word.doc[word.i : word.i + 1], "pronoun")
                scene.heads[word.i] = found[0]
                return found
            return []
        if at.head.i == at.i:
            break
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
