"""Where bodies and places are: "the base in Tarn", "units across Tarn", "Tarn, Mardania". Never where a person is."""

from collections.abc import Iterator

from spacy.tokens import Token

from averment.coding.claims.place import is_place
from averment.coding.claims.scene import Scene
from averment.coding.lexicon import relations
from averment.coding.syntax import obliques, preposition, relation
from averment.coding.tokens import lower

from .tie import End, Tie, ends_at

__all__ = ["located"]

SURE = 0.75
APART = frozenset({"of"})
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
        yield from within(whats, noun, token, scene, case)
    yield from behind_comma(token, scene)


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
    case = token.doc[token.i + 1]
    if lower(case) not in relations().where or lower(case) in APART or relation(case) != "case":
        return []
    noun = case.head
    hangs = relation(noun) in {"obl", "nmod"} and is_place(noun, scene)
    subject = relation(token) in {"nsubj", "nsubjpass", "csubj"}
    return [(lower(case), noun)] if hangs and not subject else []
