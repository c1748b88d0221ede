"""Windows: the model reads a limited number of word pieces at once; what is longer is read in overlapping windows."""

from dataclasses import dataclass

from .words import Words

__all__ = ["WINDOW_PIECES", "Window", "cut"]

WINDOW_PIECES = 382
"""Word pieces in a window, beside the two special ones; positions beyond 384 were never trained."""

LEFT_CONTEXT, RIGHT_CONTEXT = 24, 16
"""Pieces of context on either side of what a window answers for: as good as three times as much (docs/performance.md),
since windows are cut at sentence ends where one is near."""


@dataclass(frozen=True, order=True)
class Window:
    """Words `start` to `end` are read together; the window answers for `core_start` to `core_end`.

    Attributes count words, ends exclusive. The cores of a text's windows cover each word exactly once.
    """

    start: int
    end: int
    core_start: int
    core_end: int


def cut(words: Words, limit: int = WINDOW_PIECES) -> list[Window]:
    """Return the windows in which to read `words`, in order."""
    begins, count = words.begins, len(words)
    windows: list[Window] = []
    core = 0
    while core < count:
        start = core
        while start > 0 and begins[core] - begins[start - 1] <= LEFT_CONTEXT:
            start -= 1
        end = start
        while end < count and begins[end + 1] - begins[start] <= limit:
            end += 1
        if end == count:
            windows.append(Window(start, end, core, end))
            break
        core_end = end
        while core_end > core + 1 and begins[end] - begins[core_end] < RIGHT_CONTEXT:
            core_end -= 1
        half = begins[core] + (begins[core_end] - begins[core]) // 2
        core_end = max((at for at in words.breaks if at <= core_end and begins[at] > half), default=core_end)
        windows.append(Window(start, end, core, core_end))
        core = core_end
    return windows
