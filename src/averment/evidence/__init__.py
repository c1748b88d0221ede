"""What is kept: the evidence base, a folder of Delta tables that DuckDB reads."""

from .base import EvidenceBase
from .faults import answering
from .writer import Writer

__all__ = ["EvidenceBase", "Writer", "answering"]
