"""How sure a claim is, as the last speaker of its account sees it."""

from .judging import combined, judge, judgement, ruled
from .state import State

__all__ = ["State", "combined", "judge", "judgement", "ruled"]
