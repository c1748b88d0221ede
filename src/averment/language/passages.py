"""Passages: the zones whose words are read together, so that nothing is ever read across from report to noise."""

from averment.page import Page, Role, Zone

__all__ = ["passages"]

RUNNING: frozenset[Role] = frozenset({"body"})
"""What makes up the running text; speech goes on across what is set between its paragraphs."""

ALONE: frozenset[Role] = frozenset({"headline", "deck", "dateline", "subheading", "caption", "pullquote"})


def passages(page: Page) -> list[tuple[Zone, ...]]:
    """Return the groups of zones to read together: the running text as one, each heading or caption alone.

    Zones of other roles (bylines, credits, furniture, comments …) are in none.
    """
    running = tuple(zone for zone in page.zones if zone.role in RUNNING)
    groups = [(zone,) for zone in page.zones if zone.role in ALONE]
    return sorted([*groups, running] if running else groups, key=lambda group: group[0].start)
