"""Ways around a tree of Universal Dependencies: subjects, objects, obliques, clauses, noun phrases.

spaCy's English pipelines label their trees otherwise (`dobj`, `prep` + `pobj`); both are understood, so that any
pipeline can stand in for Averment's own model.
"""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from averment.coding.lemmas import noun_lemma
from averment.coding.tokens import is_word, lower

__all__ = [
    "appositions",
    "auxiliaries",
    "clause",
    "complements",
    "conjuncts",
    "is_infinitive",
    "is_passive",
    "is_plural",
    "is_subject",
    "marker",
    "noun_phrase",
    "objects",
    "obliques",
    "parataxes",
    "preposition",
    "relation",
    "stretch",
    "subject",
]

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
OBJECTS = frozenset({"obj", "iobj", "dobj", "dative"})
OBLIQUES = frozenset({"obl", "nmod"})
CLAUSES = frozenset({"ccomp", "xcomp"})
OUTSIDE_NOUN_PHRASE = frozenset(
    {"acl", "relcl", "appos", "parataxis", "conj", "cc", "dep", "list", "discourse", "advcl"}
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
IRREGULAR_PLURALS = frozenset({"people", "police", "men", "women", "children", "those", "these", "both"})


def relation(token: Token) -> str:
    """Return a token's relation to its head without the subtype: `nsubj` for `nsubj:pass`."""
    return token.dep_.partition(":")[0]


def is_subject(token: Token) -> bool:
    """Return whether a token is the subject of a clause."""
    return relation(token) in SUBJECTS


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, if need be that of the verb it is joined to ("said … and hoped")."""
    for child in verb.children:
        if is_subject(child):
            return child
    joined = relation(verb) == "conj" and verb.head.pos_ in {"VERB", "AUX"}
    return subject(verb.head) if joined and verb.head.i < verb.i else None


def objects(verb: Token) -> list[Token]:
    """Return the nominal objects of a verb, an indirect object first."""
    found = [child for child in verb.children if relation(child) in OBJECTS and child.pos_ in NOUNS]
    return sorted(found, key=lambda token: relation(token) not in {"iobj", "dative"})


def obliques(head: Token) -> list[tuple[str, Token]]:
    """Return the prepositional phrases of a verb or noun as (preposition, noun) in the order of the text."""
    found = []
    for child in head.children:
        if relation(child) in OBLIQUES:
            case = preposition(child)
            if case:
                found.append((case, child))
        elif relation(child) in {"prep", "agent"}:
            found.extend((lower(child), noun) for noun in child.children if relation(noun) in {"pobj", "pcomp"})
    return found


def preposition(noun: Token) -> str | None:
    """Return the preposition that governs a noun, in lower case, or None."""
    for child in noun.children:
        if relation(child) == "case" and child.i < noun.i:
            return lower(child)
    return lower(noun.head) if relation(noun) == "pobj" else None


def complements(verb: Token) -> list[Token]:
    """Return the heads of the clauses that complete a verb."""
    return [child for child in verb.children if relation(child) in CLAUSES]


def marker(head: Token) -> str | None:
    """Return the word that opens a clause ("to", "that", "of" of "of attacking"), in lower case, or None."""
    for child in head.children:
        if child.i < head.i and relation(child) in {"mark", "case"}:
            return lower(child)
    if relation(head) == "pcomp":
        return lower(head.head)
    opens = any(child.i < head.i and relation(child) == "aux" and lower(child) == "to" for child in head.children)
    return "to" if opens else None


def is_infinitive(verb: Token) -> bool:
    """Return whether a verb stands behind "to"."""
    return any(
        child.i < verb.i and relation(child) in {"mark", "aux"} and lower(child) == "to" for child in verb.children
    )


def is_passive(verb: Token) -> bool:
    """Return whether a verb is in the passive, with or without an auxiliary ("attacked by", "was attacked")."""
    has = [child for child in verb.children if child.i < verb.i]
    if any(child.dep_ in {"aux:pass", "auxpass", "nsubj:pass", "nsubjpass", "csubj:pass"} for child in has):
        return True
    if any(is_subject(child) or relation(child) == "aux" for child in has) or not is_participle(verb):
        return False
    if relation(verb) == "conj" and verb.head.pos_ == "VERB" and verb.head.i < verb.i:
        return is_passive(verb.head)
    by = any(child.dep_ in {"obl:agent", "agent"} for child in verb.children)
    bare = not any(relation(child) in OBJECTS or relation(child) in CLAUSES for child in verb.children)
    return verb.dep_ == "acl" or by or (relation(verb) in {"advcl", "amod"} and bare and marker(verb) != "to")


def is_participle(verb: Token) -> bool:
    """Return whether a verb may be a past participle, by its form: the tag is not always there."""
    if verb.tag_:
        return verb.tag_ == "VBN"
    return not lower(verb).endswith("ing") and not is_infinitive(verb)


def parataxes(verb: Token) -> list[Token]:
    """Return the heads of the clauses that stand loosely beside a verb's own ("…, the paper reported")."""
    return [child for child in verb.children if relation(child) == "parataxis"]


def appositions(noun: Token) -> list[Token]:
    """Return the nouns in apposition to a noun."""
    return [child for child in noun.children if relation(child) == "appos"]


def conjuncts(noun: Token) -> list[Token]:
    """Return the words joined to a noun by "and", "or" or a comma, in the order of the text.

    A word is joined to one before it, always; where a parser hangs "B" of "A and B attacked C" on C, it counts as A's.
    """
    found = [child for child in noun.children if relation(child) == "conj" and child.i > noun.i]
    last = max([noun, *found], key=lambda one: one.right_edge.i)
    after = last.right_edge.i + 1
    for token in noun.doc[after : after + 6]:
        if relation(token) == "conj" and token.head.i > token.i and token.left_edge.i == after:
            return [*found, token]
    return found


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries and negations of a verb."""
    return [child for child in verb.children if relation(child) in {"aux", "auxpass", "neg"}]


def clause(head: Token, without: Iterable[Token] = ()) -> list[Token]:
    """Return the words of a clause in order, less the subtrees of the tokens in `without`."""
    left_out = {token.i for top in without for token in top.subtree}
    return [token for token in head.subtree if token.i not in left_out]


def stretch(tokens: Iterable[Token]) -> Span | None:
    """Return the longest run of neighbouring tokens, the first of equals; None for no tokens."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    if not runs:
        return None
    longest = max(runs, key=len)
    return longest[0].doc[longest[0].i : longest[-1].i + 1]


def noun_phrase(head: Token) -> Span:
    """Return a noun with what belongs to it, without relative clauses, appositions, and what governs it."""
    inside = {head.i}
    for child in head.children:
        governs = relation(child) == "case" and child.i < head.i
        if relation(child) in OUTSIDE_NOUN_PHRASE or governs or not is_word(child):
            continue
        inside.update(token.i for token in child.subtree)
    start = end = head.i
    while start - 1 in inside or (start >= 2 and joins(head.doc[start - 1]) and start - 2 in inside):
        start -= 1
    while end + 1 in inside or (joins_at(head, end + 1) and end + 2 in inside):
        end += 1
    return head.doc[start : end + 1]


def is_plural(noun: Token) -> bool:
    """Return whether a noun or pronoun stands for several."""
    if lower(noun) in IRREGULAR_PLURALS:
        return True
    return noun.pos_ in {"NOUN", "PROPN"} and lower(noun).endswith(("s", "men")) and noun_lemma(noun) != lower(noun)


def joins(token: Token) -> bool:
    return token.text in {"-", "‐", "‑", "–", "/", "&", "'", "’"} or token.text in {'"', "“", "”"}


def joins_at(head: Token, index: int) -> bool:
    return index < len(head.doc) and joins(head.doc[index])
