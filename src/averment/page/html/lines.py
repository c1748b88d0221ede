"""One line of a page, two things on it: a caption and its credit, a byline and its date, a dateline and the report."""

import re
from collections.abc import Iterator

from averment.page.credits import credit_start, licence_start
from averment.page.datelines import dateline_end
from averment.page.model import Role

__all__ = ["cut"]

_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d\d")
_BETWEEN = " \n|·•–—-"
_EDGES = " \n|·•"


def cut(text: str, role: Role, *, opening: bool) -> Iterator[tuple[int, int, Role]]:
    """Yield the runs of a line with their roles, in order; what only separates them is in none.

    Args:
        text: The words of one part of a page.
        role: What it is as a whole.
        opening: Whether it is among the first paragraphs of the body, where a dateline can stand.
    """
    for start, end, found in _pieces(text, role, opening=opening):
        edges = "" if found in {"body", "headline", "deck", "subheading"} else _EDGES
        trimmed = text[start:end].strip(edges) if edges else text[start:end].strip()
        if trimmed:
            offset = start + text[start:end].index(trimmed)
            yield offset, offset + len(trimmed), found
        elif text[start:end].strip():
            yield start, end, "furniture"


def _pieces(text: str, role: Role, *, opening: bool) -> Iterator[tuple[int, int, Role]]:
    if licence_start(text) == 0:
        yield 0, len(text), "furniture"
    elif role in {"caption", "credit"}:
        yield from _captioned(text, role)
    elif role in {"byline", "dateline"} and "\n" in text:
        start = 0
        for line in text.split("\n"):
            yield start, start + len(line), "dateline" if _DATE.search(line) else "byline"
            start += len(line) + 1
    elif role == "body" and opening and (end := dateline_end(text)) is not None:
        yield 0, end, "dateline"
        yield end, len(text), "body"
    else:
        yield 0, len(text), role


def _captioned(text: str, role: Role) -> Iterator[tuple[int, int, Role]]:
    licence = licence_start(text)
    line = text[:licence]
    start = credit_start(line.rstrip())
    if start is None:
        yield 0, len(line), role
    else:
        caption = len(line[:start].rstrip(_BETWEEN))
        if caption:
            yield 0, caption, "caption"
        yield start, len(line), "credit"
    if licence is not None:
        yield licence, len(text), "furniture"
