"""Events and statements over time: which span is looked at, what lies in it, and how many at each of its times."""

from .asked import PATH, Asked, Listed, ask, listed
from .bars import Bar, Bars, bars
from .spans import UNDATED, Span

__all__ = ["PATH", "UNDATED", "Asked", "Bar", "Bars", "Listed", "Span", "ask", "bars", "listed"]
