"""The room's main pages, in the order in which they are offered. One that has no route yet is not shown."""

from typing import NamedTuple

from starlette.applications import Starlette
from starlette.routing import Route

__all__ = ["NAVIGATION", "Entry", "shown"]


class Entry(NamedTuple):
    """One main page.

    Attributes:
        name: The name of its route.
        label: What it is called.
    """

    name: str
    label: str


NAVIGATION = (
    Entry("library", "Library"),
    Entry("ledger", "Ledger"),
    Entry("actors", "Actors"),
    Entry("network", "Network"),
    Entry("timeline", "Timeline"),
    Entry("positions", "Positions"),
    Entry("compare", "Compare"),
    Entry("review", "Review"),
    Entry("add", "Add"),
)


def shown(app: Starlette) -> list[tuple[Entry, str]]:
    """Return the main pages that this application has, each with its path."""
    paths = {route.name: route.path for route in app.routes if isinstance(route, Route)}
    return [(entry, paths[entry.name]) for entry in NAVIGATION if entry.name in paths]
