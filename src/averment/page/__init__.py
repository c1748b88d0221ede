"""What comes in: HTML, WARC, feeds, pasted text → `Page` with zones."""

from .intake import Limits, Sources, sources
from .model import REPORT_ROLES, ROLES, Page, Role, Span, Zone
from .parse import parse
from .reason import REASONS, Reason
from .source import Source

__all__ = [
    "REASONS",
    "REPORT_ROLES",
    "ROLES",
    "Limits",
    "Page",
    "Reason",
    "Role",
    "Source",
    "Sources",
    "Span",
    "Zone",
    "parse",
    "sources",
]
