"""What reading an input yields, one after the other."""

from averment.errors import PageError
from averment.page.source import Source

__all__ = ["Found"]

Found = Source | PageError | None
"""A page, a page that failed, or None for a part that plainly is no page (a WARC's images and requests)."""
