"""The parties of an act that a noun tells: by its own words, and by the light verb that carries it."""

from spacy.tokens import Token

from averment.coding.claims.scene import Scene
from averment.coding.syntax import is_subject, preposition, relation
from averment.coding.tokens import HYPHENS, lower

from .arguments import agents, antecedent, patients
from .lexicon import light, owner_words
from .places import particles, prepositional, through
from .words import lemmas

__all__ = ["blamed", "carrying", "lender", "owners", "phrases", "sides", "topics"]

NOUNS = frozenset({"NOUN", "PROPN"})
CARRIED = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass"})


def carrying(noun: Token) -> tuple[Token | None, bool]:
    """Return the light verb that carries a noun, and whether its subject does what the noun says."""
    first = outermost(noun)
    head, case = first.head, preposition(first)
    if first.dep_ in CARRIED and head.pos_ == "VERB":
        kind = lightness(head, None)
        if kind is not None:
            return head, kind
    if relation(first) in {"obl", "nmod"} and head.pos_ in {"VERB", "AUX"} and case is not None:
        kind = lightness(head, case)
        if kind is not None:
            return head, kind
    clause = carrying_clause(noun, first)
    if clause is not None:
        return clause, True
    if case in {"in", "on", "under"} and any(is_subject(child) for child in noun.children):
        return noun, case != "under"  # "is in talks with", "are on strike"
    return None, True


def outermost(noun: Token) -> Token:
    """Return the noun by which a noun hangs in its clause: the first of those joined, the quantity before its "of"."""
    first = noun
    while relation(first) == "conj" and first.head.pos_ in NOUNS:
        first = first.head
    while preposition(first) == "of" and first.head.i != first.i and through(first.head).i == first.i:
        first = first.head
    return first


def carrying_clause(noun: Token, first: Token) -> Token | None:
    """Return the verb behind a noun that says who did it: "the attack that rebels carried out", "claimed by rebels"."""
    for clause in noun.children:
        relative = clause.dep_ in {"acl", "acl:relcl", "relcl"} and clause.pos_ == "VERB"
        if relative and lightness(clause, None) and first in patients(clause):
            return clause
    return None


def lightness(verb: Token, case: str | None) -> bool | None:
    """Return whether a verb's subject does (True) or suffers (False) what its noun says; None for another verb."""
    found = particles(verb)
    for lemma in lemmas(verb):
        for particle in (case,) if case is not None else (*sorted(found), None):
            if (lemma, particle) in light().does:
                return True
            if (lemma, particle) in light().suffers:
                return False
    return None


def lender(noun: Token, carrier: Token) -> list[Token]:
    """Return whom a light verb makes the noun's party."""
    if carrier.i == noun.i:
        return [antecedent(child) for child in noun.children if is_subject(child)]
    return agents(carrier)


def owners(noun: Token, scene: Scene) -> list[Token]:
    """Return whose a noun is: "X's attack", "X-led attack", "the Tarnish attack", "a rebel attack"."""
    owned = [child for child in noun.children if child.dep_ in {"nmod:poss", "poss"}]
    if owned:
        return owned
    for child in noun.children:
        if child.i < noun.i and lower(child) in owner_words().participles and relation(child) in {"amod", "acl"}:
            led = [one for one in child.children if one.i < child.i and lower(one) not in HYPHENS]
            if led:
                return led[:1]
    before = [child for child in noun.children if child.i < noun.i and relation(child) in {"compound", "amod", "nmod"}]
    for child in before:
        named = child.ent_type_ in {"ORG", "PERSON"} or child.i in scene.demonyms
        if named or child.text in owner_words().adjectives or lower(child) in owner_words().people:
            return [child]
    return []


def topics(noun: Token, scene: Scene) -> list[Token]:
    """Return the place or body that a noun is about, as one word before it: "Iran sanctions"."""
    return [
        child
        for child in noun.children
        if relation(child) == "compound"
        and child.i < noun.i
        and child.ent_type_ in {"LOC", "ORG"}
        and child.i not in scene.demonyms
        and child.text not in owner_words().adjectives
    ]


def blamed(noun: Token) -> list[Token]:
    """Return on whom a noun's deed is blamed: "the attack was blamed on rebels"."""
    verbs = [noun.head] if noun.dep_ in CARRIED else []
    verbs += [child for child in noun.children if relation(child) == "acl"]
    return [
        one
        for verb in verbs
        if verb.pos_ == "VERB" and {"blame", "pin", "attribute"} & set(lemmas(verb))
        for case, one in prepositional(verb)
        if case in {"on", "to"}
    ]


def sides(noun: Token, carrier: Token | None, actor: list[Token], recipient: list[Token]) -> list[Token]:
    """Return all parties of what is done together: "talks between X and Y", "X held talks with Y"."""
    found = [*actor, *recipient]
    if carrier is not None and preposition(outermost(noun)) is not None and carrier.i != noun.i:
        found += patients(carrier)  # "met X for talks"
    for head in (noun, carrier) if carrier is not None and carrier.i != noun.i else (noun,):
        found += [one for case, one in prepositional(head) if case in {"with", "between", "among"}]
    return list(dict.fromkeys(found))


def phrases(noun: Token) -> list[tuple[str, Token]]:
    """Return the prepositional phrases of a noun, then those of the noun behind its "of" ("a cut of aid to Tarn")."""
    own = prepositional(noun)
    return own + [inner for case, one in own if case == "of" for inner in prepositional(one)]
