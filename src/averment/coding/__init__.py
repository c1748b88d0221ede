"""What is said: `Reading` → `Record`."""

from .compose import code
from .record import SCHEMA, Actor, ActorType, Kind, Mention, MentionKind, Record, Statement, json_schema
from .statements import Inner

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorType",
    "Inner",
    "Kind",
    "Mention",
    "MentionKind",
    "Record",
    "Statement",
    "code",
    "json_schema",
]
