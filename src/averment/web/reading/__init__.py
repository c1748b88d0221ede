"""How a page is laid out for reading: its text cut where records begin and end, its records in the margin."""

from .cards import ClaimCard, StatementCard, Sure, how_sure
from .lay_out import Block, Fold, PageView, lay_out
from .marks import Mark, marks_of
from .segments import Segment, segments
from .speakers import Speaker, speakers_of

__all__ = [
    "Block",
    "ClaimCard",
    "Fold",
    "Mark",
    "PageView",
    "Segment",
    "Speaker",
    "StatementCard",
    "Sure",
    "how_sure",
    "lay_out",
    "marks_of",
    "segments",
    "speakers_of",
]
