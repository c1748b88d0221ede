"""What goes out and comes in: whole records as JSON lines, statements as CSV or Parquet."""

from .export import FORMATS, Format, export
from .jsonl import read_jsonl, write_jsonl

__all__ = ["FORMATS", "Format", "export", "read_jsonl", "write_jsonl"]
