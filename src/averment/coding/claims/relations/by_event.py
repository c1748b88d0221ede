"""Ties that events imply: who strikes a force fights it, and who fights or is hit in a place is there.

They are less sure than what is said in words for a tie, and their factuality is the event's own: "may attack" is no
tie yet. Whoever else is killed is nobody's opponent by that, and where a person or a state is, is no relation.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from averment.coding.actors import Figure
from averment.coding.claims.draft import EventDraft
from averment.coding.claims.place import is_place
from averment.coding.claims.scene import Scene
from averment.coding.syntax import objects

from .tie import End, Tie, ends_at

__all__ = ["by_event"]

FIGHTS, THERE = 0.6, 0.5
FORCES = frozenset({"armed_group", "military"})
SIDES = FORCES | {"state", "government", "party", "international", "organisation"}
STANDING = FORCES | {"party", "organisation", "government", "international", "media", "place"}


def by_event(event: EventDraft, scene: Scene) -> Iterator[Tie]:
    """Yield the ties that an event implies.

    Args:
        event: The event.
        scene: Where.
    """
    if event.event != "ASSAULT":
        return
    predicate = event.predicate
    doing, done = (near(figures, predicate) for figures in (event.actor, event.recipient))
    for one in doing:
        for other in done:
            if one.figure.type in SIDES and other.figure.type in SIDES:
                yield Tie(relation="opposed_to", subject=one, object=other, predicate=predicate, confidence=FIGHTS)
    where = places(event, scene)
    struck = [*done, *(end for noun in objects(predicate) for end in ends_at(noun, scene, adjectives=False))]
    standing = [end for end in struck if end.figure.type in STANDING]
    if predicate.pos_ == "VERB":
        standing += [end for end in doing if end.figure.type in FORCES]
    at = {place.figure for place in where}
    for what in standing:
        for place in where if what.figure not in at else ():
            yield Tie(relation="located_in", subject=what, object=place, predicate=predicate, confidence=THERE)


def near(figures: Sequence[Figure], predicate: Token) -> list[End]:
    """Return actors with a name, each by its word that stands nearest to a predicate in its sentence."""
    found = []
    for figure in figures:
        roots = [span.root for span, _ in figure.mentions.values() if span.root.sent == predicate.sent]
        if roots and figure.names:
            found.append(End(figure, min(roots, key=lambda root: abs(root.i - predicate.i))))
    return found


def places(event: EventDraft, scene: Scene) -> list[End]:
    """Return where an event is, and the places joined to that."""
    if event.place is None:
        return []
    return [end for end in ends_at(event.place.root, scene, adjectives=False) if is_place(end.token, scene)]
