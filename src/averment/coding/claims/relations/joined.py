"""Ties that a hyphen makes: "Iran-backed militia", "the US-led coalition", "pro-Iranian groups"."""

from collections.abc import Iterator

from spacy.tokens import Token

from averment.coding.actors import Figure
from averment.coding.claims.scene import Scene
from averment.coding.lexicon import relations
from averment.coding.tokens import is_joined, lower

from .tie import End, Tie

__all__ = ["joined"]

SURE = 0.8


def joined(hyphen: Token, scene: Scene) -> Iterator[Tie]:
    """Yield the tie that the words on both sides of a hyphen make with the noun behind them."""
    doc, at = hyphen.doc, hyphen.i
    if not is_joined(doc, at):
        return
    left, right = doc[at - 1], doc[at + 1]
    for table, turned in ((relations().joined, False), (relations().joined_reversed, True)):
        kind = table.get(lower(right))
        who = actor_ending(left, scene) if kind is not None else None
        what = described(right, scene) if who is not None else None
        if kind is not None and who is not None and what is not None:
            ends = (End(who, left), what) if turned else (what, End(who, left))
            yield Tie(relation=kind, subject=ends[0], object=ends[1], predicate=right, confidence=SURE)  # type: ignore[arg-type]
    kind = relations().prefix.get(lower(left))
    who = actor_ending(right, scene) if kind is not None else None
    what = described(right, scene) if who is not None else None
    if kind is not None and who is not None and what is not None:
        yield Tie(relation=kind, subject=what, object=End(who, right), predicate=right, confidence=SURE)  # type: ignore[arg-type]


def actor_ending(token: Token, scene: Scene) -> Figure | None:
    """Return whose mention ends with a word."""
    for figure in scene.figures:
        if any(span.end == token.i + 1 for span, _ in figure.mentions.values()):
            return figure
    return None


def described(token: Token, scene: Scene) -> End | None:
    """Return the noun that a joined word describes, where it stands for an actor."""
    noun = token
    while noun.head.i != noun.i and noun.head.i > token.i and noun.i <= token.i:
        noun = noun.head
    while noun.i <= token.i and noun.head.i != noun.i and noun.head.i > token.i:
        noun = noun.head
    figure = scene.figure(noun) if noun.i > token.i else None
    return End(figure, noun) if figure is not None else None
