"""Which heading is the headline: the likeliest one, with what the page declares as its title to decide.

Section names, the site's own name and the headlines of other reports stand in headings as well.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .blocks import Box, Part
from .metadata import Metadata
from .vocabulary import words
from .words import same_words

__all__ = ["headline"]

_HEADINGS = frozenset(["h1", "h2", "h3"])
_PATH_STEPS = 5
_SURE = 0.3
_FLOOR = 0.02  # below this nothing on the page looks like a headline
_FIRST_TITLE, _ANY_TITLE = 1.0, 0.4  # what agreement with a declared title adds to a probability


def headline(parts: Sequence[Part], likely: npt.NDArray[np.float32], facts: Metadata) -> list[int]:
    """Return the parts of the headline: all pieces of its heading, and the kicker where the title includes it.

    Args:
        parts: The page's parts, one at least.
        likely: The probability of each that it is the headline.
        facts: What the page declares of itself.
    """
    titles = [same_words(title) for title in facts.titles]
    first = {titles[0], same_words(max(re.split(r"\s[|–—-]\s|\|", facts.titles[0]), key=len))} if titles else set()
    agreed = likely.copy()
    in_path = np.zeros(len(parts), dtype=bool)
    for index, part in enumerate(parts):
        pieces = _pieces(parts, index)
        if pieces:
            said = {_text(parts, pieces), same_words(part.text)}
            agreed[index] += _FIRST_TITLE * (not said.isdisjoint(first)) + _ANY_TITLE * (not said.isdisjoint(titles))
        in_path[index] = _in_path(part)
    top = int(np.where(in_path, 0.0, agreed).argmax())
    if agreed[top] < _SURE:
        top = int(agreed.argmax())
    if agreed[top] <= _FLOOR:
        return []
    pieces = _pieces(parts, top) or [top]
    text = _text(parts, pieces)
    for before in range(max(0, pieces[0] - 2), pieces[0]):
        if text not in titles and f"{same_words(parts[before].text)} {text}" in titles:
            return [before, *pieces]
    return pieces


def _in_path(part: Part) -> bool:
    """Whether a part stands in a breadcrumb path, where sites like to put a title for search engines."""
    near = [box for _, box in zip(range(_PATH_STEPS), part.box.around(), strict=False)]
    return any(box.tag in {"nav", "li"} or not words("path").isdisjoint(box.words) for box in near)


def _pieces(parts: Sequence[Part], index: int) -> list[int]:
    """Return all parts of the heading element around a part; nothing where it stands in none."""
    heading = next((box for box in parts[index].box.around() if box.tag in _HEADINGS), None)
    if heading is None:
        return []
    first = last = index
    while first and _within(parts[first - 1], heading):
        first -= 1
    while last + 1 < len(parts) and _within(parts[last + 1], heading):
        last += 1
    return list(range(first, last + 1))


def _within(part: Part, heading: Box) -> bool:
    return any(box is heading for box in part.box.around())


def _text(parts: Sequence[Part], pieces: Sequence[int]) -> str:
    return same_words(" ".join(parts[index].text for index in pieces))
