"""What goes out and comes in: whole records as JSON lines, statements as CSV or Parquet, lists of known actors."""

from .actor_lists import ActorList, BadRow, read_actor_list
from .export import FORMATS, Format, export
from .jsonl import read_jsonl, write_jsonl

__all__ = ["FORMATS", "ActorList", "BadRow", "Format", "export", "read_actor_list", "read_jsonl", "write_jsonl"]
