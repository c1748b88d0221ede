"""What is said: `Reading` → `Record`.

The record's types cost nothing to import; `code` brings spaCy with it, so it is imported when it is asked for.
"""

from typing import TYPE_CHECKING, Any

from .claim import Claim, Event, Position, Quantity, Relation, When
from .confidence import least_confidence, only, sure_enough
from .record import SCHEMA, Actor, ActorType, Kind, Mention, MentionKind, Record, Statement, json_schema, model_name

if TYPE_CHECKING:
    from .compose import code
    from .statements import Inner

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorType",
    "Claim",
    "Event",
    "Inner",
    "Kind",
    "Mention",
    "MentionKind",
    "Position",
    "Quantity",
    "Record",
    "Relation",
    "Statement",
    "When",
    "code",
    "json_schema",
    "least_confidence",
    "model_name",
    "only",
    "sure_enough",
]


def __getattr__(name: str) -> Any:
    if name == "code":
        from .compose import code  # noqa: PLC0415

        return code
    if name == "Inner":
        from .statements import Inner  # noqa: PLC0415

        return Inner
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
