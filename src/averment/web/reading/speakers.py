"""The speakers of one page, numbered and coloured in the order in which they first speak."""

from dataclasses import dataclass

from averment.coding import Record

__all__ = ["COLOURS", "Speaker", "speakers_of"]

COLOURS = 8
"""How many colours `room.css` has; the speakers after them begin again, and are told apart by their numbers."""


@dataclass(frozen=True)
class Speaker:
    """A speaker of the page.

    Attributes:
        number: From "1" in the order of the text; "?" for sources that stay unresolved.
        colour: The number of its colour, from 1; 0 for the unresolved.
        actor: The id that the page has for the actor, or None.
        name: The actor's name.
        type: The actor's type, in words.
        statements: How many it speaks.
    """

    number: str
    colour: int
    actor: str | None
    name: str
    type: str
    statements: int


def speakers_of(record: Record) -> dict[str | None, Speaker]:
    """Return the speakers of a page by the actor's id, in the order in which they first speak; None: unresolved."""
    actors = {actor.id: actor for actor in record.actors}
    said = [statement.speaker for statement in record.statements]
    found: dict[str | None, Speaker] = {}
    for number, each in enumerate(dict.fromkeys(actor for actor in said if actor is not None)):
        actor = actors[each]
        kind = actor.type.replace("_", " ")
        found[each] = Speaker(str(number + 1), number % COLOURS + 1, each, actor.name, kind, said.count(each))
    if None in said:
        found[None] = Speaker("?", 0, None, "Speaker not resolved", "", said.count(None))
    return found
