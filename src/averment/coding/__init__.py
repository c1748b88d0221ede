"""What is said: `Reading` → `Record`."""

from .record import SCHEMA, Actor, ActorType, Kind, Mention, MentionKind, Record, Statement, json_schema

__all__ = ["SCHEMA", "Actor", "ActorType", "Kind", "Mention", "MentionKind", "Record", "Statement", "json_schema"]
