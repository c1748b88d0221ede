"""Averment keeps the record of who said what, in which words, on pages of political news."""

import importlib
from typing import TYPE_CHECKING, Any

from .api import open, read, read_all  # noqa: A004 - `averment.open` is the name that people expect
from .errors import AvermentError, BaseError, CorpusError, PageError, PipelineError, UsageError

if TYPE_CHECKING:
    from .coding import Actor, Event, Mention, Position, Quantity, Record, Relation, Statement, When, json_schema
    from .evidence import EvidenceBase
    from .page import Page, Span, Zone

__all__ = [
    "Actor",
    "AvermentError",
    "BaseError",
    "CorpusError",
    "Event",
    "EvidenceBase",
    "Mention",
    "Page",
    "PageError",
    "PipelineError",
    "Position",
    "Quantity",
    "Record",
    "Relation",
    "Span",
    "Statement",
    "UsageError",
    "When",
    "Zone",
    "__version__",
    "json_schema",
    "open",
    "read",
    "read_all",
]

__version__ = "0.1.0"

_FLOORS = {
    "averment.coding": (
        "Actor",
        "Event",
        "Mention",
        "Position",
        "Quantity",
        "Record",
        "Relation",
        "Statement",
        "When",
        "json_schema",
    ),
    "averment.evidence": ("EvidenceBase",),
    "averment.page": ("Page", "Span", "Zone"),
}


def __getattr__(name: str) -> Any:
    for module, names in _FLOORS.items():
        if name in names:
            return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
