"""Ties that nouns make: "X, leader of Y", "the Y spokesman X", "Y's ally X", "X is a branch of Y"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from averment.coding.actors import Figure
from averment.coding.actors.role import other_half, role_noun, roles_of
from averment.coding.claims.scene import Scene
from averment.coding.claims.verbs import verb
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import relations
from averment.coding.syntax import objects, preposition, relation
from averment.coding.tokens import lower

from .tie import End, Tie, agents, before, behind, ends_at, owners, patients

__all__ = ["by_noun", "called"]

SURE = 0.64
"""How likely a tie that a role tells is right (300 claims read by hand)."""

BODIES = frozenset({"armed_group", "military", "government", "organisation", "party", "media", "international"})
PARTS = frozenset({"military", "government"})
NAMING = frozenset({"become", "name", "appoint", "elect", "make"})
NEAR = frozenset({"nmod:poss", "compound", "amod"})


def called(scene: Scene) -> dict[int, list[End]]:
    """Return for the index of each noun the people whose role the words around their names make it."""
    found: dict[int, list[End]] = {}
    for figure in scene.figures:
        if not figure.is_person:
            continue
        for span, kind in figure.mentions.values():
            if kind != "name":
                continue
            for role in roles_of(span, scene.layout):
                nouns = [token for token in role.span if role_noun(token)]
                head = next((token for token in nouns if noun_lemma(token) == role.noun), nouns[-1] if nouns else None)
                if head is not None:
                    found.setdefault(head.i, []).append(End(figure, span.root))
    return found


def by_noun(token: Token, scene: Scene, named: dict[int, list[End]]) -> Iterator[Tie]:
    """Yield the ties that a noun makes between whoever bears it and whose it is.

    Args:
        token: The noun.
        scene: Where.
        named: What `called` found.
    """
    kind, turned = kind_of(token, scene)
    if other_half(token) is not None and other_half(token) != token.head and relation(token) != "appos":
        return  # the other half tells it: "secretary-general"
    if kind is None:
        yield from as_part(token, scene)
        return
    bearing = bearers(token, scene, named)
    if not bearing:
        return
    if kind == "leader_of" and (lower(token).endswith("s") or is_one_of_many(token)):
        kind = "role_of"
    if kind in {"leader_of", "role_of"}:
        bearing = [end for end in bearing if end.figure.is_person]
    whose = owners(token, scene) or within_role(token, bearing, scene) or behind_name(token, bearing, scene)
    role = role_words(token, scene) if kind in {"leader_of", "role_of"} else None
    if kind == "role_of" and noun_lemma(token) not in relations().office:
        # "the Hungarian investor" says where somebody is from
        whose = [end for end in whose if end.token.i not in scene.demonyms]
    for one in bearing:
        for other in whose:
            ends = (other, one) if turned else (one, other)
            yield Tie(relation=kind, subject=ends[0], object=ends[1], predicate=token, role=role, confidence=SURE)  # type: ignore[arg-type]


def is_divided(token: Token, scene: Scene) -> bool:
    """Return whether a noun says of which part somebody is the head: "press director", "intelligence chief"."""
    return any(
        relation(child) == "compound" and child.i < token.i and not child.ent_type_ and scene.figure(child) is None
        for child in token.children
    )


def kind_of(token: Token, scene: Scene) -> tuple[str | None, bool]:
    """Return which relation a noun makes, and whether its ends change places; None for a noun that makes none."""
    lemma = noun_lemma(token)
    doc, at = token.doc, token.i
    for length in (2, 3):
        for start in range(at - length + 1, at + 1):
            if start >= 0 and (kind := relations().phrase.get(doc[start : start + length].text.lower())):
                return kind, False
    if lemma in relations().noun_reversed:
        return relations().noun_reversed[lemma], True
    kind = relations().noun.get(lemma)
    if kind == "leader_of" and lemma in relations().divided and is_divided(token, scene):
        return "role_of", False
    if kind == "leader_of" and any(
        lower(child) in relations().below for child in (*token.children, doc[max(0, at - 1)])
    ):
        return "role_of", False
    if kind is None and (role_noun(token) or (token.i in scene.people and token.pos_ == "NOUN")):
        kind = "role_of"
    return kind, False


def bearers(token: Token, scene: Scene, named: dict[int, list[End]]) -> list[End]:
    """Return who bears a noun: the name beside it, the subject that it is said of, or whom it stands for itself."""
    found = list(named.get(token.i, ()))
    if any(relation(child) == "cop" for child in token.children):
        subjects = [end for child in token.children if relation(child) == "nsubj" for end in ends_at(child, scene)]
        found += subjects or said_before(token, scene)
    head = token.head
    if relation(token) in {"xcomp", "obj", "obl"} and verb(head) in NAMING:
        passive = [child for child in head.children if relation(child) in {"nsubj", "nsubjpass"}]
        other = [noun for noun in objects(head) if noun.i != token.i and verb(head) != "become"]
        found += [end for one in other or passive for end in ends_at(one, scene)]
    if relation(token) == "obl" and preposition(token) == "as" and head.pos_ == "VERB":
        # "serves as head of", "works as part of", "was described as the leader of"
        found += patients(head, scene) or agents(head, scene)
    if relation(token) == "appos":
        found += ends_at(head, scene)[:1]
    found += [end for child in token.children if relation(child) in {"appos", "flat"} for end in ends_at(child, scene)]
    if relation(token) in {"compound", "nmod"} and head.ent_type_ == "PERSON" and head.i > token.i:
        found += ends_at(head, scene)[:1]
    if not found:
        figure = scene.figure(token)
        found = [End(figure, token)] if figure is not None else []
    seen: dict[Figure, End] = {}
    for end in found:
        seen.setdefault(end.figure, end)
    return list(seen.values())


def said_before(token: Token, scene: Scene) -> list[End]:
    """Return whom the mention before the copula of a noun stands for."""
    copula = next(child for child in token.children if relation(child) == "cop")
    near = before(copula, scene) if copula.i < token.i else None
    return [near] if near is not None else []


def within_role(token: Token, bearing: list[End], scene: Scene) -> list[End]:
    """Return the actor whose name or adjective stands before a role's noun where the tree hangs it elsewhere."""
    at = token.i - 1
    taken = {end.figure for end in bearing}
    while (
        at >= token.sent.start and token.i - at <= 6 and token.doc[at].pos_ in {"NOUN", "PROPN", "ADJ", "PART", "PUNCT"}
    ):
        one = token.doc[at]
        if one.text in {",", ";", "(", '"', "“"}:
            return []
        figure = scene.figure(one) or scene.demonyms.get(one.i)
        if figure is not None and figure not in taken and not figure.is_person:
            return [End(figure, one)]
        at -= 1
    return []


def behind_name(token: Token, bearing: list[End], scene: Scene) -> list[End]:
    """Return whose a role is by what stands behind the name or a comma: "President X of Y", "commander, Tarn Corps"."""
    doc = token.doc
    for end in bearing:
        if token.i < end.token.i:
            found = [one for one in owners(end.token, scene, ("of",)) if not one.figure.is_person]
            if found:
                return found
    if token.i + 2 >= len(doc) or doc[token.i + 1].text != "," or doc[token.i + 2].ent_type_ != "ORG":
        return []
    name = doc[token.i + 2]
    while name.i + 1 < len(doc) and doc[name.i + 1].ent_iob_ == "I":
        name = name.nbor()
    figure = scene.figure(name)
    return [End(figure, name)] if figure is not None and figure.type in BODIES else []


def is_one_of_many(token: Token) -> bool:
    """Return whether a noun is one of several: "a commander of", "one of the leaders of"."""
    return any(lower(child) in {"a", "an", "another", "senior", "top"} for child in token.children) and not any(
        lower(child) in {"the", "supreme"} or child.dep_ == "nmod:poss" for child in token.children
    )


def role_words(token: Token, scene: Scene) -> Span:
    """Return the words of a role without whose it is: of "Y's foreign minister", "foreign minister"."""
    start = end = token.i
    doc = token.doc
    own = {token.i} | {child.i for child in token.children if relation(child) in {"compound", "amod", "flat"}}
    while start - 1 in own and scene.figure(doc[start - 1]) is None and start - 1 not in scene.demonyms:
        if doc[start - 1].ent_type_ in {"ORG", "LOC", "PERSON"}:
            break
        start -= 1
    phrase = doc[end : end + 3].text.lower()
    if phrase in relations().phrase or (end + 2 < len(doc) and other_half(doc[end + 2]) == token):
        end += 2
    return doc[start : end + 1]


def as_part(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield that a body is part of the state or body that owns it: "Iraqi forces", "the group's political office"."""
    figure = scene.figure(token)
    if figure is None or figure.type not in BODIES:
        return
    for other in owners(token, scene, ("nmod:poss", "compound", "amod", "of")):
        state = other.figure.type == "state"
        if (state and figure.type in PARTS) or (other.figure.type in BODIES and not state):
            yield Tie(relation="part_of", subject=End(figure, token), object=other, predicate=token, confidence=0.7)


def by_membership(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield who is told to be among others: "the partners, including X", "fighters from Y", "X within Y"."""
    figure = scene.figure(token)
    if figure is None:
        return
    for case, ends in behind(token, scene):
        for other in ends:
            if case in relations().among:
                kind = "located_in" if figure.type == other.figure.type == "place" else "member_of"
                yield Tie(relation=kind, subject=other, object=End(figure, token), predicate=token, confidence=0.7)  # type: ignore[arg-type]
            if (
                case in {"from", "within"}
                and other.figure.type in BODIES
                and figure.type in {"person", "people", "state"}
            ):
                yield Tie(
                    relation="member_of", subject=End(figure, token), object=other, predicate=token, confidence=0.7
                )
