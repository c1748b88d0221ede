"""Where the page quotes: runs of text between quotation marks, of whatever style."""

import re
from collections.abc import Sequence

__all__ = ["find_quotations"]

PAIRS = {"“": "”", "„": "”", "«": "»", "‹": "›", "``": "''", '"': '"', "‘": "’", "'": "'"}
OPENING = re.compile("|".join(re.escape(mark) for mark in PAIRS))
SINGLE, STRAIGHT = frozenset({"‘", "'"}), '"'
MAX_SINGLE = 400
"""Characters; a single mark is an apostrophe more often than not, and a quotation in single marks is short."""


def find_quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the quotations in one paragraph, outermost ones only, marks included, in order.

    A quotation that is opened and not closed reaches to the end of the paragraph, as print has it where the next
    paragraph goes on with it, or to where another straight mark plainly opens. A single mark opens only before a word,
    behind white space or an opening bracket, and only where its closing mark stands in the paragraph or it is the
    paragraph's first character.

    Args:
        text: The text that offsets count in (code points).
        start: Where the paragraph starts.
        end: Where it ends, exclusive.
    """
    found: list[tuple[int, int]] = []
    at = start
    while match := OPENING.search(text, at, end):
        mark, at = match[0], match.start()
        if mark in SINGLE and not _opens(text, at, start, end):
            at += 1
            continue
        close = _close(text, at + len(mark), end, mark)
        if close is None:
            if mark in SINGLE and at > start:
                at += 1
                continue
            close = end
        found.append((at, close))
        at = close
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether a mark that may open or close opens: a word behind it, and none before."""
    behind_space = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-:"
    return behind_space and at + 1 < end and text[at + 1].isalnum()


def _close(text: str, begin: int, end: int, mark: str) -> int | None:
    """Return where a quotation ends, the closing mark within, or None."""
    closing: Sequence[str] = ("”", "“") if mark == "„" else (PAIRS[mark],)
    limit = min(end, begin + MAX_SINGLE) if mark in SINGLE else end
    for at in range(begin, limit):
        if mark == STRAIGHT and text[at] == mark and _opens(text, at, begin, end):
            return begin + len(text[begin:at].rstrip())
        for one in closing:
            if text.startswith(one, at, end) and (mark not in SINGLE or _closes(text, at, end)):
                return at + len(one)
    return None


def _closes(text: str, at: int, end: int) -> bool:
    """Tell whether a single mark closes: no letter behind it, and not the apostrophe of a plural possessive."""
    behind = text[at + 1 : at + 2] if at + 1 < end else ""
    return not behind.isalnum() and not (text[at - 1] in "sS" and behind == " " and text[at + 2 : at + 3].islower())
