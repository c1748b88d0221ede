"""What two sides claim, set side by side: what both say, what only one says, and where they differ."""

from .align import Alignment, Difference, Group, Pair, align

__all__ = ["Alignment", "Difference", "Group", "Pair", "align"]
