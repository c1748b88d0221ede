"""Where bodies and places are: "the base in Tarn", "units across Tarn", "Tarn, Mardania". Never where a person is."""

from collections.abc import Iterator

from spacy.tokens import Token

from averment.coding.claims.place import is_place
from averment.coding.claims.scene import Scene
from averment.coding.claims.verbs import verb
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import relations
from averment.coding.syntax import objects, obliques, preposition, relation
from averment.coding.tokens import lower

from .tie import End, Tie, agents, ends_at, owners

__all__ = ["located", "located_by_deed"]

SURE = 0.8
BY_DEED = 0.5
APART = frozenset({"of"})
FORCES = frozenset({"armed_group", "military", "organisation", "party"})
BESIDE = frozenset({"appos", "nmod", "conj", "list", "flat", "dep"})


def located(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield where the actor that a noun stands for is: by what stands behind it, or by what it is said to be."""
    said = said_of(token)
    if said is not None and preposition(token) in relations().where - APART and is_place(token, scene):
        yield from within(ends_at(said, scene, adjectives=False), token, token, scene)  # "the fighters are in Tarn"
        return
    figure = scene.figure(token)
    own = [End(figure, token)] if figure is not None else []
    whats = ends_at(said, scene, adjectives=False) if said is not None else own
    for case, noun in places(token, scene):
        yield from within(whats or present(token, scene), noun, token, scene, case)
    yield from behind_comma(token, scene)
    yield from of_owner(token, scene)


def located_by_deed(verb_: Token, scene: Scene) -> Iterator[Tie]:
    """Yield where forces are by what they do: what they enter or hold, where they advance to."""
    lemma = verb(verb_)
    heads = objects(verb_) if lemma in relations().holds else []
    heads += [noun for case, noun in obliques(verb_) if f"{lemma}_{case}" in relations().holds]
    wheres = [end for noun in heads if is_place(noun, scene) for end in ends_at(noun, scene, adjectives=False)]
    if not wheres:
        return
    for what in agents(verb_, scene):
        if what.figure.type in {"armed_group", "military"}:
            for where in wheres:
                yield Tie(relation="located_in", subject=what, object=where, predicate=verb_, confidence=BY_DEED)


def present(token: Token, scene: Scene) -> list[End]:
    """Return whose presence a noun is: where a group's "positions" are, it is."""
    if noun_lemma(token) not in relations().presence:
        return []
    return [end for end in owners(token, scene, ("nmod:poss", "compound")) if end.figure.type in FORCES]


def of_owner(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield that a place is in the state or place that it is told to be of: "Mardania's Tarn province"."""
    figure = scene.figure(token)
    if figure is None or figure.type != "place" or noun_lemma(token) not in relations().region:
        return
    for where in owners(token, scene, ("nmod:poss", "amod")):
        if where.figure.type in {"place", "state"}:
            yield tie(token, End(figure, token), where)


def within(whats: list[End], place: Token, token: Token, scene: Scene, case: str = "in") -> Iterator[Tie]:
    """Yield that actors are in a place and in those joined to it."""
    wheres = [(scene.figure(one), one) for one in scene.joined(place)]
    for what in whats:
        if what.figure.is_person or (case in APART and what.figure.type != "people"):
            continue  # "the army of Iraq" is its part
        yield from (tie(token, what, End(where, one)) for where, one in wheres if where is not None)


def behind_comma(token: Token, scene: Scene) -> Iterator[Tie]:
    """Yield that a place is in the one behind the comma: "Tarn, Mardania"; not so in a list of places."""
    figure = scene.figure(token)
    if figure is None or figure.type != "place" or token.i + 2 >= len(token.doc) or token.nbor().text != ",":
        return
    noun = token.nbor(2)
    while relation(noun) in {"compound", "amod", "det"} and noun.head.i > noun.i:
        noun = noun.head
    where = scene.figure(noun)
    listed = any(relation(child) == "cc" for one in scene.joined(token) for child in one.children)
    if where is not None and noun.head.i == token.i and relation(noun) in BESIDE and not listed:
        yield tie(token, End(figure, token), End(where, noun))


def tie(token: Token, what: End, where: End) -> Tie:
    return Tie(relation="located_in", subject=what, object=where, predicate=token, confidence=SURE)


def said_of(token: Token) -> Token | None:
    """Return the noun of which another is said: the subject of "is a town in …", what "a town in …" stands beside."""
    if relation(token) == "appos" and token.head.i < token.i:
        return token.head
    copula = any(relation(child) == "cop" for child in token.children)
    return next((child for child in token.children if relation(child) == "nsubj"), None) if copula else None


def places(token: Token, scene: Scene) -> list[tuple[str, Token]]:
    """Return the places that hang on a noun, or stand right behind its mention wherever the tree hangs them."""
    found = [(case, noun) for case, noun in obliques(token) if case in relations().where and is_place(noun, scene)]
    if found or token.i + 2 >= len(token.doc):
        return found
    last = mention_end(token, scene)
    if last is None or last + 1 >= len(token.doc):
        return []
    case = token.doc[last]
    if lower(case) not in relations().where or lower(case) in APART or relation(case) != "case":
        return []
    noun = case.head
    hangs = relation(noun) in {"obl", "nmod"} and is_place(noun, scene)
    subject = relation(token) in {"nsubj", "nsubjpass", "csubj"}
    return [(lower(case), noun)] if hangs and not subject else []


def mention_end(token: Token, scene: Scene) -> int | None:
    """Return where the mention ends that hangs on a word, less places in it; None within another's mention."""
    ends = [
        (span.start, span.end, span.root.i)
        for figure in scene.figures
        for span, kind in figure.mentions.values()
        if kind != "demonym" and span.start <= token.i < span.end
    ]
    own = [end for _, end, root in ends if root == token.i]
    if any(root < token.i and token.i + 1 == end for _, end, root in ends):
        return None
    return max(own, default=token.i + 1)
