"""The speakers of one page, numbered and coloured in the order in which they first speak."""

from dataclasses import dataclass

from averment.coding import Record

__all__ = ["COLOURS", "Speaker", "speakers"]

COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta", "bright_green")
"""The terminal's own colours, which its owner has made readable on its own background."""


@dataclass(frozen=True)
class Speaker:
    """How a speaker is shown.

    Attributes:
        number: From "1" in the order of the text; "?" for a source that stays unresolved.
        name: The actor's name.
        type: The actor's type.
        style: A style of rich's.
    """

    number: str
    name: str
    type: str
    style: str


def speakers(record: Record) -> dict[str | None, Speaker]:
    """Return how each speaker of a page is shown, by the actor's id; None stands for the unresolved ones."""
    actors = {actor.id: actor for actor in record.actors}
    shown: dict[str | None, Speaker] = {}
    for statement in record.statements:
        if statement.speaker is not None and statement.speaker not in shown:
            actor = actors[statement.speaker]
            colour = COLOURS[len(shown) % len(COLOURS)]
            shown[actor.id] = Speaker(str(len(shown) + 1), actor.name, actor.type.replace("_", " "), colour)
    if any(statement.speaker is None for statement in record.statements):
        shown[None] = Speaker("?", "(speaker not resolved)", "", "bright_black")
    return shown
