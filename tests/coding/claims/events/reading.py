"""Events of invented sentences, read with the shipped model: `attack: Tarn → Orvia` and the like."""

from functools import cache

from averment.api import reader
from averment.coding import Record, code
from averment.coding.claim import Event
from averment.coding.claims.draft import EventDraft
from averment.coding.claims.events import find_events
from averment.coding.compose import scene_of
from averment.language import Reading
from averment.page import Page, Zone

__all__ = ["events", "one", "record", "shown"]


@cache
def reading(text: str) -> Reading:
    page = Page(id="page", language="en", text=text, zones=(Zone("body", 0, len(text)),))
    return reader(model=None).read(page)


def record(text: str) -> Record:
    return code(reading(text))


def drafts(text: str) -> list[EventDraft]:
    return find_events(scene_of(reading(text)))


def shown(text: str) -> list[str]:
    """Return the events of a text as `TYPE: actors → recipients`, each party by the first words that stand for it."""
    found = []
    for draft in drafts(text):
        sides = [" + ".join(name(figure) for figure in side) for side in (draft.actor, draft.recipient)]
        found.append(f"{draft.event}: {sides[0]} → {sides[1]}".strip())
    return found


def name(figure) -> str:
    return min(figure.mentions.values(), key=lambda mention: mention[0].start)[0].text


def events(text: str) -> list[Event]:
    return [claim for claim in record(text).claims if isinstance(claim, Event)]


def one(text: str, event: str) -> EventDraft:
    """Return the only event of a type in a text."""
    found = [draft for draft in drafts(text) if draft.event == event]
    assert len(found) == 1, f"{len(found)} of {event} in {shown(text)}"
    return found[0]
