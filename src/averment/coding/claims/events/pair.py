"""The type of what one actor does to another, where both are given.

Coders ask it the other way round than a page is read: here are two parties in a sentence, what does the one do to the
other? `code_of_pair` chooses among the acts that the rules find; a learned head can be asked beside it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from averment.coding.claims.scene import Scene
from averment.coding.syntax import noun_phrase

from .act import Act
from .arguments import antecedent
from .places import spread

__all__ = ["Choice", "between", "code_of_pair", "overlap"]

ACTOR, RECIPIENT = 2.0, 1.5
"""What it is worth that an act has the given actor, and the given recipient."""


@dataclass(frozen=True)
class Choice:
    """The act chosen for a pair.

    Attributes:
        act: The act.
        by: How it was found: it has both parties (`both`) or one of them (`one`), or none and is the nearest (`near`).
        score: How well it fits, the more the better; comparable within one sentence.
    """

    act: Act
    by: str
    score: float


def code_of_pair(
    acts: Sequence[Act], actor: Collection[Token], recipient: Collection[Token], scene: Scene
) -> Choice | None:
    """Return the act that says what an actor does to a recipient; None where there is no act.

    An act with both of them comes first, then one with either, then the one nearest to the path between them in the
    tree; of equals the outermost ("threatened to attack" is a threat).

    Args:
        acts: The acts of the sentence, as `code_acts` returns them.
        actor: The words of the actor; empty where they are not known.
        recipient: The words of the recipient, likewise.
        scene: Where: pronouns count as whom they stand for.
    """
    choices = [choice(act, actor, recipient, scene) for act in acts]
    return max(choices, key=lambda one: (one.score, -depth(one.act.top), -one.act.predicate.i), default=None)


def choice(act: Act, actor: Collection[Token], recipient: Collection[Token], scene: Scene) -> Choice:
    together = [*act.actor, *act.recipient]
    does = overlap(meant(together if act.frame.together else act.actor, scene), actor)
    suffers = overlap(meant(together if act.frame.together else act.recipient, scene), recipient)
    by = "both" if does and suffers else "one" if does or suffers else "near"
    near = 1 / (1 + distance(act.top, [*actor, *recipient]))
    return Choice(act, by, ACTOR * does + RECIPIENT * suffers + near - 0.5 * act.frame.weak)


def overlap(heads: Sequence[Token], given: Collection[Token]) -> float:
    """Return how well an argument fits given words: 1 where its head is one of them, 0.7 where its phrase has some."""
    if not heads or not given:
        return 0.0
    inside = {token.i for token in given}
    every = [one for head in heads for one in spread(antecedent(head))]
    if any(head.i in inside for head in every):
        return 1.0
    if any(token.i in inside for head in every for token in phrase(head)):
        return 0.7
    return 0.0


def meant(heads: Sequence[Token], scene: Scene) -> list[Token]:
    """Return the heads, and the other mentions of whom they stand for in their sentence."""
    found = list(heads)
    for head in heads:
        figure = scene.figure(antecedent(head))
        if figure is not None:
            spans = (span for span, _ in figure.mentions.values() if span.root.sent == head.sent)
            found += [span.root for span in spans if span.root.i != head.i]
    return found


def phrase(head: Token) -> Span:
    return noun_phrase(head)


def between(one: Token, other: Token) -> int:
    """Return how many steps apart two words are in the tree; 100 in different sentences."""
    up = [one, *one.ancestors]
    there = {token.i: steps for steps, token in enumerate([other, *other.ancestors])}
    return next((steps + there[token.i] for steps, token in enumerate(up) if token.i in there), 100)


def distance(head: Token, given: Collection[Token]) -> int:
    return sum(sorted(between(head, token) for token in given)[:1])


def depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
