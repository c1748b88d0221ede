"""A tie on its way: who, to whom, by which word; and who does what a verb says, wherever the sentence has it."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from averment.coding.actors import Figure
from averment.coding.claim import RelationType
from averment.coding.claims.scene import Scene
from averment.coding.lexicon import pronouns
from averment.coding.syntax import is_subject, objects, obliques, preposition, relation, subject
from averment.coding.tokens import lower

__all__ = ["End", "Tie", "agents", "before", "behind", "ends_at", "is_passive", "owners", "patients"]

VERBS = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
CONTROLLED = frozenset({"xcomp", "advcl", "conj"})
DOING = ("nmod:poss", "compound", "amod", "by")
TAKING = frozenset({"in", "with"})
"""Before what a verb's subject does itself: "joined in the fight against", "went on with its campaign"."""

OWNS = ("nmod:poss", "compound", "amod", "of", "for", "at", "with", "in", "to", "from", "within")


@dataclass(frozen=True, eq=False)
class End:
    """One end of a tie: the actor, and the word that stands for it there."""

    figure: Figure
    token: Token


@dataclass(frozen=True, eq=False, kw_only=True)
class Tie:
    """A relation with the words by which it was found, not yet held against the types of its ends."""

    relation: RelationType
    subject: End
    object: End
    predicate: Token
    role: Span | None = None
    confidence: float


def ends_at(token: Token, scene: Scene, *, adjectives: bool = True) -> list[End]:
    """Return whom a noun and those joined to it stand for; of an adjective of a state, the state."""
    found = []
    for one in scene.joined(token):
        figure = scene.figure(one) or (scene.demonyms.get(one.i) if adjectives else None)
        if figure is not None:
            found.append(End(figure, one))
    return found


def behind(token: Token, scene: Scene) -> list[tuple[str, list[End]]]:
    """Return the actors behind a word's prepositions: by the tree, or where a preposition and a mention follow it.

    A tree that goes astray in a name that no model ever saw still has its words in their order.
    """
    found = [(case, ends) for case, noun in obliques(token) if (ends := ends_at(noun, scene))]
    doc, at = token.doc, token.i + 1
    if at + 1 < len(doc) and doc[at].pos_ == "ADP" and scene.layout.zone(at + 1) == scene.layout.zone(token.i):
        near = opening(at + 1, scene)
        known = {end.figure for case, ends in found if case == lower(doc[at]) for end in ends}
        if near is not None and near.figure not in known:
            found.append((lower(doc[at]), [near]))
    return found


def opening(index: int, scene: Scene) -> End | None:
    """Return whom the mention stands for that begins at a word, or behind the article there."""
    for at in (index, index + 1) if scene.doc[index].pos_ == "DET" else (index,):
        if at in scene.openings:
            return End(*scene.openings[at])
    return None


def before(verb: Token, scene: Scene) -> End | None:
    """Return whom the mention stands for that ends right before a verb and its helpers."""
    at = verb.i - 1
    while at >= 0 and scene.doc[at].pos_ in {"AUX", "ADV", "PART"} and at not in scene.inside:
        at -= 1
    if at < verb.sent.start or at not in scene.inside:
        return None
    return End(*scene.inside[at])


def is_passive(verb: Token) -> bool:
    """Return whether a verb's subject is whom it is done to, in a clause or behind a noun ("backed by", "led by")."""
    if any(child.dep_ in {"nsubj:pass", "aux:pass", "nsubjpass", "auxpass"} for child in verb.children):
        return True
    if relation(verb) == "conj" and not lower(verb).endswith("ing") and any(c.dep_ == "nsubj" for c in verb.children):
        return False
    if relation(verb) == "conj" and verb.head.pos_ in VERBS and any(case == "by" for case, _ in obliques(verb)):
        return is_passive(verb.head)  # "is backed by Iran and armed by Syria"
    participle = relation(verb) in {"acl", "advcl", "amod"} and not lower(verb).endswith("ing")
    return participle and not any(lower(child) == "to" or relation(child) == "nsubj" for child in verb.children)


def agents(verb: Token, scene: Scene, depth: int = 0) -> list[End]:
    """Return who does what a verb says: its subject, or whoever the clause around has do it."""
    if depth > 6:
        return []
    if is_passive(verb):
        return [end for case, ends in behind(verb, scene) if case == "by" for end in ends]
    who = own_subject(verb)
    if who is not None:
        return antecedents(who, verb, scene)
    kind, head = relation(verb), verb.head
    if head.i == verb.i:
        near = before(verb, scene)
        return [near] if near is not None else []
    if kind == "acl" or verb.dep_ == "acl:relcl":
        if lower(verb).endswith("ing"):
            return ends_at(head, scene)
        return doers(head, scene, depth + 1)
    if kind in CONTROLLED and head.pos_ in VERBS:
        told = objects(head) if kind == "xcomp" else []
        controlled = [end for noun in told for end in ends_at(noun, scene)]
        return controlled or (subjects_of(head, scene, depth + 1))
    if kind in CONTROLLED | {"acl"}:
        who = next((child for child in head.children if relation(child) == "nsubj"), None)
        return ends_at(who, scene) if who is not None else []
    return []


def subjects_of(verb: Token, scene: Scene, depth: int) -> list[End]:
    """Return whom a verb's clause is about: the subject, of a passive as well."""
    who = own_subject(verb)
    return antecedents(who, verb, scene) if who is not None else agents(verb, scene, depth)


def own_subject(verb: Token) -> Token | None:
    who = next((child for child in verb.children if relation(child) in {"nsubj", "nsubjpass"}), None)
    return who if who is not None or relation(verb) != "conj" else subject(verb)


def antecedents(who: Token, verb: Token, scene: Scene) -> list[End]:
    """Return whom a subject stands for; of "who" and "which", the noun before the clause."""
    found = ends_at(who, scene)
    if not found and lower(who) in RELATIVE | pronouns().relative:
        clause = verb
        while relation(clause) not in {"acl", "relcl"} and clause.head.i != clause.i:
            clause = clause.head
        return ends_at(clause.head, scene) if clause.head.i < verb.i else []
    return found


def patients(verb: Token, scene: Scene, case: str = "") -> list[End]:
    """Return to whom a verb is done, or who stands behind a preposition of it."""
    if case:
        return [end for one, ends in behind(verb, scene) if one == case for end in ends]
    if is_passive(verb):
        who = own_subject(verb)
        if who is not None:
            return antecedents(who, verb, scene)
        near = before(verb, scene) if relation(verb) not in {"acl", "amod", "advcl", "conj", "xcomp"} else None
        if near is not None:
            return [near]
        if relation(verb) == "advcl" and verb.head.pos_ in VERBS:
            return subjects_of(verb.head, scene, 1)  # "advanced, backed by tanks"
        return ends_at(verb.head, scene) if relation(verb) in {"acl", "amod"} else []
    nouns = objects(verb)
    if not nouns and relation(verb) == "conj" and verb.head.pos_ in VERBS:
        # "degrade and defeat the group": the object hangs on the first
        nouns = [noun for noun in objects(verb.head) if noun.i > verb.i]
    found = [end for noun in nouns for end in ends_at(noun, scene)]
    near = opening(verb.i + 1, scene) if not nouns and verb.i + 1 < len(scene.doc) else None
    return (
        [near]
        if near is not None and near.token.i not in {child.i for child in verb.children if is_subject(child)}
        else found
    )


def doers(noun: Token, scene: Scene, depth: int = 0) -> list[End]:
    """Return who does what a noun says: its owner ("their fight"), or the subject of the verb that it is done with."""
    found = owners(noun, scene, DOING)
    if found or depth > 6 or is_somebodys(noun):
        return found
    own = ends_at(noun, scene)
    if own:
        return own
    head = noun.head
    while head.i != head.head.i and head.pos_ not in VERBS and relation(head) in {"nmod", "obl", "obj", "conj"}:
        found = owners(head, scene, DOING)
        if found or is_somebodys(head) or (relation(head) == "obl" and preposition(head) not in TAKING):
            return found
        head = head.head
    clause = head.pos_ in VERBS or own_subject(head) is not None
    return agents(head, scene, depth + 1) if clause and relation(noun) != "nsubj" else []


def is_somebodys(noun: Token) -> bool:
    """Return whether a noun has a possessor that is nobody in the sentence: "our efforts", whoever "we" are.

    "Its" and "their" are mostly the subject's own.
    """
    owner = next((child for child in noun.children if child.dep_ in {"nmod:poss", "poss"}), None)
    return owner is not None and (owner.pos_ != "PRON" or lower(owner) in {"our", "my", "your"})


def owners(noun: Token, scene: Scene, ways: tuple[str, ...] = OWNS) -> list[End]:
    """Return whose a noun is: the possessor, what describes it, or what stands behind its preposition.

    Of several, the first way that leads to an actor: "the US ambassador to Iraq" is the US's. What no actor is leads on
    to its own owner: "head of the group's political bureau" is the group's.
    """
    for way in ways:
        found: list[End] = []
        if way in {"compound", "amod", "nmod:poss"}:
            for child in noun.children:
                if child.dep_ == way or (
                    way == "compound" and child.dep_ in {"nmod:unmarked", "flat"} and child.i < noun.i
                ):
                    found += ends_at(child, scene) or (owners(child, scene, ways[:4]) if way != "amod" else [])
        else:
            found += [end for case, ends in behind(noun, scene) if case == way for end in ends]
            if not found:
                led = ("nmod:poss", "compound", "amod", "of")
                found += [end for case, child in obliques(noun) if case == way for end in owners(child, scene, led)]
        if found:
            return found
    return []
