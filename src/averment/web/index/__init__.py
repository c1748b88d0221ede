"""What the reading room asks in place of the evidence base's nested tables: a flat index.

It is made from the base, may be deleted, and is never the truth. Pages lie in segments that are written once
(`segment.py`); their columns are numbers in memory, a filter is a set of bits, and words are found by SQLite.
"""

from .answers import (
    ActorRow,
    Answer,
    ClaimRow,
    Edge,
    FacetValue,
    Network,
    Node,
    PageRow,
    Party,
    PositionCell,
    PositionGrid,
    PositionHistory,
    PositionRun,
    Snippet,
    StatementRow,
    TimelinePoint,
    Told,
    Waiting,
)
from .index import Index
from .questions import NONE, OUTLET, ClaimQuestion, PageQuestion, Question, StatementQuestion
from .worth import Waits

__all__ = [
    "NONE",
    "OUTLET",
    "ActorRow",
    "Answer",
    "ClaimQuestion",
    "ClaimRow",
    "Edge",
    "FacetValue",
    "Index",
    "Network",
    "Node",
    "PageQuestion",
    "PageRow",
    "Party",
    "PositionCell",
    "PositionGrid",
    "PositionHistory",
    "PositionRun",
    "Question",
    "Snippet",
    "StatementQuestion",
    "StatementRow",
    "TimelinePoint",
    "Told",
    "Waiting",
    "Waits",
]
