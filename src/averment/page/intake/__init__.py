"""What can be named → `Source`s: files, folders, archives, standard input, addresses and feeds, within limits."""

from .kind import Media
from .limits import Limits
from .sources import Sources, sources

__all__ = ["Limits", "Media", "Sources", "sources"]
