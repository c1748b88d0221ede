"""The places of a frame: which words stand where beside a verb or noun."""

from collections.abc import Iterable

from spacy.tokens import Token

from averment.coding.syntax import complements, conjuncts, is_infinitive, is_passive, obliques, relation
from averment.coding.tokens import lower

from .arguments import agents, antecedent, indirect_objects, patients
from .lexicon import Frame, outlook_words, owner_words
from .terms import forms, terms

__all__ = ["clauses", "fits", "frame_object", "is_time", "particles", "prepositional", "spread", "through"]

PARTICLES = frozenset({"prt", "advmod"})
CLAUSES = frozenset({"advcl", "xcomp", "ccomp"})
YEAR = 4
LOOSE = frozenset({"with", "against", "to", "from"})


def fits(frame: Frame, verb: Token) -> bool:
    """Return whether a verb stands in its sentence as a frame asks for; `needs` is not looked at."""
    if frame.particle is not None and frame.particle not in particles(verb):
        return False
    if frame.object and frame_object(frame, verb) is None:
        return False
    if frame.no_object and any_in(patients(verb), frame.no_object):
        return False
    if frame.subject and not any_in(agents(verb), frame.subject):
        return False
    if frame.no_subject and any_in(agents(verb), frame.no_subject):
        return False
    if frame.intransitive and (is_passive(verb) or patients(verb)):
        return False
    if frame.beside and not any_in(verb.children, frame.beside):
        return False
    if frame.without & {case for case, _ in prepositional(verb)}:
        return False
    return not (frame.without and any_in(verb.children, frame.without))


def any_in(nouns: Iterable[Token], words: frozenset[str]) -> bool:
    return any(known(one, words) for noun in nouns for one in spread(noun))


def known(noun: Token, words: frozenset[str]) -> bool:
    """Return whether a noun is one of the words, or a name of one of the kinds among them (`PERSON`)."""
    return noun.ent_type_ in words or any(term in words for term in terms(noun))


def frame_object(frame: Frame, verb: Token) -> Token | None:
    """Return the noun that a frame asks for as the object, or behind its particle ("go on strike"); None for none."""
    behind = [noun for case, noun in obliques(verb) if case == frame.particle]
    for noun in (*patients(verb), *behind):
        for one in (*spread(noun), *spread(through(noun))):
            if known(one, frame.object):
                return one
    return None


def through(noun: Token) -> Token:
    """Return what a quantity is one of: of "a round of talks", "talks"; any other noun as it is."""
    if not set(forms(noun)) & owner_words().quantities:
        return noun
    return next((one for case, one in obliques(noun) if case == "of"), noun)


def particles(verb: Token) -> set[str]:
    """Return the particles of a verb, the prepositions of what hangs on it, and the words that open its clauses."""
    found = {
        lower(child)
        for child in verb.children
        if child.dep_ == "compound:prt" or (relation(child) in PARTICLES and child.i > verb.i)
    }
    found |= {case for case, noun in prepositional(verb)}
    found |= {lower(child) for child in verb.children if relation(child) == "xcomp" and child.pos_ == "ADJ"}
    for clause in verb.children:
        if relation(clause) in CLAUSES and clause.i > verb.i:
            found |= {lower(word) for word in clause.children if relation(word) in {"mark", "case"}}
    return found


def prepositional(head: Token) -> list[tuple[str, Token]]:
    """Return the prepositional phrases of a verb or noun, but for those that say when."""
    return [(case, antecedent(noun)) for case, noun in obliques(head) if not is_time(noun)]


def is_time(noun: Token) -> bool:
    """Return whether a noun says when: "Monday", "Nov.", "2025"."""
    if noun.ent_type_ == "PERSON":
        return False
    year = len(noun) == YEAR and noun.text.isdigit()
    return year or any(form in outlook_words().times for form in forms(noun))


def clauses(verb: Token, frame: Frame) -> list[Token]:
    """Return the heads of the clauses that complete a verb, or the noun that its frame asks for ("a plan to leave")."""
    found = complements(verb)
    found += [child for child in verb.children if relation(child) == "advcl" and is_infinitive(child)]
    noun = frame_object(frame, verb) if frame.object else None
    if noun is not None:
        found += [child for child in noun.children if relation(child) == "acl" and is_infinitive(child)]
    return found


def spread(head: Token) -> list[Token]:
    """Return a noun and those joined to it, in the order of the text."""
    found, waiting = [head], [head]
    while waiting:
        more = [one for one in conjuncts(waiting.pop()) if one.pos_ != "VERB"]
        found += more
        waiting += more
    return sorted(found, key=lambda one: one.i)


def argument(place: str, verb: Token, frame: Frame) -> list[Token]:
    """Return the heads of what stands at a place beside a verb; `clause` and `deed` are not places of the verb."""
    if place == "subject":
        return agents(verb)
    if place == "object":
        return patients(verb)
    if place == "indirect":
        return indirect_objects(verb)
    found = [noun for case, noun in prepositional(verb) if case == place]
    noun = frame_object(frame, verb) if frame.object else None
    if found or noun is not None:
        behind = prepositional(noun) if noun is not None else []
        found = found or [other for case, other in behind if case == place]
    if not found and relation(verb) == "xcomp":  # "was forced to withdraw from the town", hung on "forced"
        found = [other for case, other in prepositional(verb.head) if case == place and other.i > verb.i]
    if found:
        return found
    # "discussed the town with its mayor": a parser may hang the second phrase on the first.
    loose = [other for one in patients(verb) for case, other in prepositional(one) if case == place]
    return loose if place in LOOSE else []
