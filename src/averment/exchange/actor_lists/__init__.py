"""Lists of known actors that people bring: tables (CSV, TSV), FollowTheMoney entities, exports of Wikidata."""

from .actor_list import ActorList, BadRow
from .read import read_actor_list

__all__ = ["ActorList", "BadRow", "read_actor_list"]
