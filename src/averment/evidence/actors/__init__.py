"""The same actor on all pages: who is who in a whole base, what is not certain, and what people decided about it."""

from .appearances import Known
from .decisions import DECISIONS, Decision, DecisionKind
from .kept import RESOLUTION
from .resolving import resolve
from .telling import ActorOfBase, MayBe, RoleOverTime, tell

__all__ = [
    "DECISIONS",
    "RESOLUTION",
    "ActorOfBase",
    "Decision",
    "DecisionKind",
    "Known",
    "MayBe",
    "RoleOverTime",
    "resolve",
    "tell",
]
