"""Who does and who suffers what a verb says, by its place in the tree.

What the clause itself leaves unsaid is looked for where grammar says that it stands: the noun before a relative or
participial clause, the subject or object of the verb that a clause completes ("agreed to withdraw", "forced X to
leave", "accused X of attacking"), the verb that a verb is joined to.
"""

from spacy.tokens import Token

from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import organisations
from averment.coding.syntax import (
    is_infinitive,
    is_passive,
    is_subject,
    marker,
    obliques,
    preposition,
    relation,
)
from averment.coding.tokens import lower

from .lexicon import owner_words

__all__ = ["agents", "antecedent", "indirect_objects", "patients"]

RELATIVE = frozenset({"which", "who", "that", "whom"})
DIRECT = frozenset({"obj", "dobj"})
INDIRECT = frozenset({"iobj", "dative"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
OF_OBJECT = frozenset({"of", "for", "from", "into"})
"""What opens a clause whose deed is the object's: "accused X of attacking", "kept X from leaving"."""

SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "ask_to"})
REACH = 1
"""How many words may stand between a verb and its object's first ("meets regularly with" has more)."""
LONGEST = 12
"""How many steps up a tree an argument is looked for."""


def agents(verb: Token, steps: int = 0) -> list[Token]:
    """Return the heads of who does what a verb says; none where the passive or the page leaves it open."""
    if steps > LONGEST:
        return []
    if is_passive(verb):
        by = [noun for case, noun in obliques(verb) if case == "by"]
        if by or relation(verb) != "conj":
            return by
        return agents(verb.head, steps + 1) if is_passive(verb.head) else []
    own = own_subject(verb)
    return own or outer(verb, steps)


def patients(verb: Token, steps: int = 0) -> list[Token]:
    """Return the heads of whom or what a verb is done to."""
    if steps > LONGEST:
        return []
    if is_passive(verb):
        own = own_subject(verb)
        return own or outer(verb, steps)
    direct = [child for child in verb.children if relation(child) in DIRECT and child.pos_ in NOMINAL]
    direct = direct or second_subject(verb)
    if own_subject(verb):
        asked = [child for child in direct if lower(child) in RELATIVE and child.i < verb.i]
        direct = direct if not asked or len(direct) == 1 else [child for child in direct if child not in asked]
    elif len(direct) > 1:
        direct = [child for child in direct if child.i > verb.i]
    if direct:
        return [antecedent(child) for child in direct]
    given = [child for child in verb.children if relation(child) in INDIRECT]
    return given or gap(verb) or bare(verb) or shared(verb)


def indirect_objects(verb: Token) -> list[Token]:
    """Return the heads of to whom something is given."""
    found = [child for child in verb.children if relation(child) in INDIRECT]
    passive = verb.dep_ != "amod" and is_passive(verb)
    if not found and passive and any(relation(child) in DIRECT for child in verb.children):
        return patients(verb)  # "Tarn was given weapons"
    return [antecedent(child) for child in found]


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for; any other word as it is."""
    if lower(token) not in RELATIVE or token.pos_ not in {"PRON", "DET", "SCONJ"}:
        return token
    at = token
    for _ in range(LONGEST):
        if at.dep_ in {"acl", "acl:relcl", "relcl"}:
            return at.head
        if at.head.i == at.i:
            break
        at = at.head
    return token


def own_subject(verb: Token) -> list[Token]:
    """Return the subject in a verb's own clause, a relative pronoun as what it stands for."""
    found = [child for child in verb.children if is_subject(child) and child.pos_ in NOMINAL]
    if found:
        ahead = [child for child in found if child.i < verb.i]
        return [antecedent((ahead or found)[-1])]
    if is_passive(verb):  # a parser may take a subject for the agent that follows
        found = [child for child in verb.children if child.dep_ == "obl:agent" and child.i < verb.i]
        found = [child for child in found if child.pos_ in NOMINAL and preposition(child) is None]
        if found:
            return [antecedent(found[-1])]
    # A parser takes the subject of "which hit a base" for an object where another object follows.
    objects = [child for child in verb.children if relation(child) in DIRECT]
    asked = [child for child in objects if child.i < verb.i and lower(child) in RELATIVE]
    return [antecedent(asked[0])] if asked and len(objects) > 1 else []


def outer(verb: Token, steps: int) -> list[Token]:
    """Return whose deed, or in the passive whose suffering, a clause without a subject is."""
    head, how = verb.head, relation(verb)
    if head.i == verb.i:
        return []
    if how in {"acl", "relcl", "amod"}:
        if is_infinitive(verb) or (how == "acl" and marker(verb) in OF_OBJECT):
            named = head.pos_ in {"PROPN", "PRON"} or marker(verb) == "for"  # "condemned Tarn for bombing"
            return [head] if named else owners_of_plan(head, steps)
        if how == "acl" and is_document(head):  # "passed a resolution condemning Tarn"
            return owners_of_plan(head, steps)
        return [head]
    if head.pos_ not in VERBAL and how in {"xcomp", "ccomp", "advcl", "csubj"}:
        own = [child for child in head.children if is_subject(child)]  # "is ready to meet"
        return [antecedent(own[-1])] if own else outer(head, steps + 1)
    if how == "conj":
        if head.pos_ in VERBAL and is_passive(head):
            return patients(head, steps + 1)
        return agents(head, steps + 1) if head.pos_ in VERBAL else outer(head, steps + 1)
    return controller(verb, steps) if how in {"xcomp", "ccomp", "advcl", "pcomp"} else []


def controller(verb: Token, steps: int) -> list[Token]:
    """Return whose deed a clause is that completes or follows another verb: that verb's object or its subject."""
    head, how = verb.head, relation(verb)
    head = head.head if how == "pcomp" and head.pos_ == "ADP" else head
    if how == "ccomp" and verb.i < head.i:  # "Tarn attacked, its army said", the subject hung on "said"
        return [antecedent(child) for child in head.children if is_subject(child) and child.i < verb.i]
    if is_passive(head):
        return patients(head, steps + 1)
    controls = how == "xcomp" or (how != "ccomp" and marker(verb) in OF_OBJECT)
    suffers = patients(head, steps + 1) if controls else []
    if suffers and head.lemma_.lower() not in SUBJECT_CONTROL:
        return suffers
    called = [noun for case, noun in obliques(head) if case in {"on", "upon"}]
    return called if called and controls and is_infinitive(verb) else agents(head, steps + 1)


def owners_of_plan(noun: Token, steps: int) -> list[Token]:
    """Return whose deed a noun's infinitive is: "its plan to attack", "made a bid to oust"."""
    own = [child for child in noun.children if relation(child) in {"nmod", "poss"} and child.i < noun.i]
    owned = [child for child in own if child.dep_ in {"nmod:poss", "poss"}]
    if owned:
        return owned
    by = [other for case, other in obliques(noun) if case in {"by", "of", "from"}]
    if by:
        return by
    if relation(noun) in DIRECT | {"obl"} and noun.head.pos_ in VERBAL:
        return agents(noun.head, steps + 1)
    return []


def second_subject(verb: Token) -> list[Token]:
    """Return the object that a parser took for a second subject, behind the verb: "Olen meets Benn"."""
    found = [child for child in verb.children if is_subject(child) and child.pos_ in NOMINAL]
    if not any(child.i < verb.i for child in found) or any(relation(child) == "ccomp" for child in verb.children):
        return []
    last = verb.nbor(1).i + REACH if verb.i + 1 < len(verb.doc) else verb.i
    return [child for child in found if verb.i < child.i and child.left_edge.i <= last][:1]


def is_document(noun: Token) -> bool:
    """Return whether a noun says what somebody else means: "a statement", "a resolution"."""
    return noun_lemma(noun) in organisations().documents | owner_words().words


def bare(verb: Token) -> list[Token]:
    """Return a noun behind a verb that has no preposition and yet is no object in the tree: "called off the strike"."""
    return [
        child
        for child in verb.children
        if child.dep_ == "obl" and child.i > verb.i and child.pos_ in {"NOUN", "PROPN"} and preposition(child) is None
    ][:1]


def gap(verb: Token) -> list[Token]:
    """Return the noun whose relative clause lacks an object: "the town that rebels attacked"."""
    if verb.dep_ not in {"acl:relcl", "relcl"} and verb.dep_ != "acl":
        return []
    own = [child for child in verb.children if is_subject(child)]
    if own and lower(own[-1]) not in RELATIVE and not any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children):
        return [verb.head]
    return []


def shared(verb: Token) -> list[Token]:
    """Return the object that a verb shares with the one joined to it: "attacked and burned the town"."""
    for child in verb.children:
        if relation(child) == "conj" and child.pos_ == "VERB" and not own_subject(child) and child.i - verb.i <= 3:
            return [one for one in child.children if relation(one) in DIRECT]
    head = verb.head
    if relation(verb) == "conj" and head.pos_ == "VERB" and not own_subject(verb) and not is_passive(head):
        return [one for one in head.children if relation(one) in DIRECT and one.i > verb.i]
    return []
