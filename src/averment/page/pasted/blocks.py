"""The blocks of pasted text: what a browser drew as one paragraph, heading, caption or button.

A browser puts each block on a line of its own, with or without a blank line between. Mail programs and terminals
break lines at a fixed width instead: such lines are put together again.
"""

import re
from itertools import pairwise

import msgspec

__all__ = ["Block", "split"]

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_NEW_ITEM = re.compile(r"[-*•–—·▪►]\s|\(?\d{1,2}[.)]\s|[\"“„«]")

_WIDEST_WRAP = 120
"""No mail program or terminal breaks lines later than this."""


_NO_CHANCE = 4
"""So many full lines one below the other are no list of headings, even where none goes on in lower case."""


class Block(msgspec.Struct, frozen=True):
    """A run of lines that belong together.

    Attributes:
        text: The words of the block, its lines joined by single blanks.
        start: Offset of its first character in the canonical text.
        end: Offset after its last character.
        gap: Whether a blank line stands before it.
    """

    text: str
    start: int
    end: int
    gap: bool


def split(text: str) -> list[Block]:
    """Cut canonical text into its blocks, in order; every character outside white space is in exactly one.

    Args:
        text: Canonical text, as `text.canonical` gives it.
    """
    lines = [_trim(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    runs = _join_wrapped(text, lines)
    blocks = []
    before = 0
    for start, end in runs:
        gap = text.count("\n", before, start) > 1
        blocks.append(Block(" ".join(text[start:end].split()), start, end, gap))
        before = end
    return blocks


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _join_wrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join lines that were broken at a fixed width.

    A line was broken there if the next line's first word would not have fitted on it. That so many lines are full to
    the same width, and go on in the middle of a sentence, does not happen by chance.
    """
    width = max((end - start for start, end in lines), default=0)
    if not lines or width > _WIDEST_WRAP:
        return lines
    adjacent = [_is_adjacent(text, a, b) for a, b in pairwise(lines)]
    full = [near and _is_full(text, a, b, width) for near, (a, b) in zip(adjacent, pairwise(lines), strict=True)]
    runs_on = [text[b[0]].islower() or not _SENTENCE_END.search(text[a[0] : a[1]]) for a, b in pairwise(lines)]
    lower = sum(text[b[0]].islower() for is_full, (_, b) in zip(full, pairwise(lines), strict=True) if is_full)
    ends = sum(
        near and not is_full and not goes_on for near, is_full, goes_on in zip(adjacent, full, runs_on, strict=True)
    )
    steady = sum(full) + ends >= 0.8 * sum(adjacent) and text.count(" ") > 3 * len(lines)
    if not steady or not ((lower and lower >= 0.3 * sum(full)) or sum(full) >= _NO_CHANCE):
        return lines
    runs = [lines[0]]
    for (start, end), is_full, goes_on in zip(lines[1:], full, runs_on, strict=True):
        fresh = _NEW_ITEM.match(text, start) and not goes_on
        if is_full and not fresh:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _is_adjacent(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    return text.count("\n", line[1], following[0]) == 1


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    first_word = text[following[0] : following[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width
