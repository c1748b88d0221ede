"""The steps from a page's statements and actors to its claims, in their order."""

from .draft import EventDraft, PositionDraft, QuantityDraft, RelationDraft
from .events import find_events
from .positions import find_positions
from .quantities import find_quantities
from .relations import find_relations, find_ties
from .scene import Scene

__all__ = ["ClaimDraft", "find_claims"]

ClaimDraft = EventDraft | RelationDraft | QuantityDraft | PositionDraft


def find_claims(scene: Scene) -> list[ClaimDraft]:
    """Return what a page says to be so, in the order of the words that carry it."""
    ties = list(find_ties(scene))  # before parties without a name become actors: they have no ties
    events = find_events(scene)
    found: list[ClaimDraft] = [
        *events,
        *find_relations(ties, events, scene),
        *find_quantities(scene, events),
        *find_positions(scene, events),
    ]
    return sorted(found, key=lambda draft: draft.predicate.i)
