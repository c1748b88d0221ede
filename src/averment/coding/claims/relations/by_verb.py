"""Ties that verbs make: "X leads Y", "Y is backed by X", "efforts to defeat Y", "forces loyal to X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from averment.coding.claims.scene import Scene
from averment.coding.claims.verbs import verb
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import relations
from averment.coding.syntax import objects, obliques, preposition, relation
from averment.coding.tokens import lower

from .tie import End, Tie, agents, before, behind, doers, ends_at, owners, patients

__all__ = ["by_deed", "by_verb"]

SURE = 0.8
LESS = 0.6
ALLIED = "allied_with"
OWNED = ("nmod:poss", "compound", "amod", "by", "of")


def by_verb(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield the ties that a verb makes."""
    lemma = verb(token)
    for table, turned in ((relations().verb, False), (relations().reversed, True)):
        for entry in entries(lemma, token, scene, table):
            case = entry.partition("_")[2]
            doing = agents(token, scene) if not case or not is_state(token) else patients(token, scene)
            done = patients(token, scene, case)
            if not done and not case and lemma in relations().through:
                # "condemned the group's attacks"
                done = [end for noun in objects(token) for end in owners(noun, scene, OWNED)]
            ends = (done, doing) if turned else (doing, done)
            yield from tied(token, table[entry], *ends)
            if lemma in relations().together and done:
                # whoever fights side by side
                yield from (
                    tie for at, one in enumerate(doing) for tie in tied(token, ALLIED, [one], doing[at + 1 :], LESS)
                )
    for case, beside in behind(token, scene):
        if case in relations().beside:
            yield from tied(token, ALLIED, agents(token, scene), beside, LESS)


def by_adjective(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield the ties of "loyal to X", said of a noun or of a subject."""
    for case, objects_ in behind(token, scene):
        kind = relations().adjective.get(f"{lower(token)}_{case}")
        if kind is None:
            continue
        about = [child for child in token.children if relation(child) in {"nsubj", "nsubjpass"}]
        about = about or ([token.head] if relation(token) in {"amod", "acl", "appos"} else [])
        subjects = [end for one in about for end in ends_at(one, scene)]
        if not subjects and (near := before(token, scene)) is not None:
            subjects = [near]
        yield from tied(token, kind, subjects, objects_)


def by_deed(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield the ties of "X's fight against Y", "X launched a campaign against Y", "attacked with the support of Y"."""
    lent = preposition(token) in relations().lent
    for table, turned in ((relations().deed, False), (relations().deed_reversed, True)):
        for case, done in against(token, scene):
            found = next((entry for form in singular(token) if (entry := f"{form}_{case}") in table), None)
            if found is None:
                continue
            if turned and lent and case == "of":
                continue
            doing = doers(token, scene)
            ends = (done, doing) if turned else (doing, done)
            yield from tied(token, table[found], *ends, LESS)
            if case == "with":
                # a war with somebody is theirs as well
                yield from tied(token, table[found], ends[1], ends[0], LESS)
    if lent and noun_lemma(token) in relations().help and token.head.pos_ == "VERB":
        helping = [end for case, ends in behind(token, scene) if case in {"of", "from", "by"} for end in ends]
        yield from tied(token, "backed_by", agents(token.head, scene), helping, LESS)


def against(noun: Token, scene: Scene) -> list[tuple[str, list[End]]]:
    """Return who stands behind a noun with its preposition, or behind the verb that it is done with.

    Of "ISIL targets" and "the government's policies" that is whose they are.
    """
    found = behind(noun, scene)
    if relation(noun) in {"obj", "dobj"} and not found:
        found = [(case, ends_at(other, scene)) for case, other in obliques(noun.head) if other.i > noun.i]
    acting = {case for case, ends in found if any(end.figure.type != "place" for end in ends)}
    heads = (noun, noun.head) if relation(noun) in {"obj", "dobj"} else (noun,)
    for case, other in (pair for head in heads for pair in obliques(head) if pair[1].i > noun.i):
        if case not in acting and other.i not in scene.people:
            found.append((case, owners(other, scene, OWNED)))
    return found


def singular(noun: Token) -> tuple[str, ...]:
    """Return a noun's lemma, and its form without a plural ending: rare words' lemmas are not to be relied on."""
    word = lower(noun)
    return noun_lemma(noun), word.removesuffix("s"), word.removesuffix("es")


def entries(lemma: str, token: Token, scene: Scene, table: dict[str, str]) -> list[str]:
    """Return the entries of a table that a verb with its prepositions is."""
    found = [lemma] if lemma in table else []
    return found + [entry for case, _ in behind(token, scene) if (entry := f"{lemma}_{case}") in table]


def is_state(token: Token) -> bool:
    """Return whether a participle with a preposition says how its subject is ("is based in", "linked to")."""
    return lower(token).endswith(("ed", "en")) and (
        relation(token) == "acl" or any(child.dep_ in {"aux:pass", "nsubj:pass", "cop"} for child in token.children)
    )


def tied(token: Token, kind: str, subjects: list[End], objects: list[End], sure: float = SURE) -> Iterator[Tie]:
    for one in subjects:
        for other in objects:
            yield Tie(relation=kind, subject=one, object=other, predicate=token, confidence=sure)  # type: ignore[arg-type]
