"""What is not the report, by sort: readers' comments, links to other reports, the page's category, furniture.

Comments decide before anything else: no likeness to an article makes a reader's words the report's.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from averment.page.model import Role

from .blocks import Box, Part
from .metadata import Metadata
from .vocabulary import words
from .words import same_words

__all__ = ["comments", "is_pullquote", "sort_noise"]

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CONTROLS = frozenset(["button", "form", "label", "nav"])
_NEAR_HEADLINE = 12
_NEARLY_ALL = 0.7  # of the report stands before readers write: the rest of the weight may be theirs


def comments(parts: Sequence[Part], body: npt.NDArray[np.float32], headline: int) -> list[bool]:
    """Return for each part whether it stands among readers' comments.

    A box is one of comments if its class says so, unless the article is in it: some sites call an opinion piece a
    comment. So is what stands under a heading "Comments" behind the report.

    Args:
        parts: The page's parts.
        body: How likely each part is the report's body.
        headline: Where the headline stands; nothing before it is a comment.
    """
    weight = np.array([len(part.text) for part in parts]) * body
    held: dict[Box, float] = defaultdict(float)
    for part, share in zip(parts, weight, strict=True):
        for box in part.box.around():
            held[box] += float(share)
    most = 0.5 * float(weight.sum())
    titled = set(parts[headline].box.around()) if headline >= 0 else set()
    named = words("comment", "sorts")
    under = _under_heading(parts, weight, headline)
    flags = []
    for index, part in enumerate(parts):
        boxes = list(part.box.around())[:-2]  # the words of <body> and <html> describe the whole page
        said = any(held[box] <= most and box not in titled and not named.isdisjoint(box.words) for box in boxes)
        flags.append(index > headline and (said or under[index]))
    return flags


def _under_heading(parts: Sequence[Part], weight: npt.NDArray[np.float32], headline: int) -> list[bool]:
    """Whether each part stands under a line "Comments" or "Readers write", in the box around it, behind the report."""
    known = words("comments", "printed")
    before = np.cumsum(weight) - weight
    flags = [False] * len(parts)
    for index, part in enumerate(parts):
        tokens = [token for token in same_words(part.text).split() if not token.isdigit()]
        behind = index > headline and before[index] >= _NEARLY_ALL * weight.sum()
        if not behind or not 0 < len(tokens) <= 3 or known.isdisjoint(tokens) or part.linked:
            continue
        heading = next((box for box in part.box.around() if box.tag in _HEADINGS), None)
        if heading is None and part.strong < len(part.text) - 1:
            continue
        around = (heading or part.box).parent
        flags[index] = True
        for later in range(index + 1, len(parts)):
            flags[later] = flags[later] or any(box is around for box in parts[later].box.around())
    return flags


def sort_noise(parts: Sequence[Part], index: int, facts: Metadata, headline: int, plain: Sequence[str]) -> Role:
    """Return the role of a part that is no part of the report: `category`, `related` or `furniture`."""
    part = parts[index]
    near = 0 < headline - index <= _NEAR_HEADLINE or (index > headline and index - headline <= 2)
    if near and len(part.text) <= 40 and _is_category(part, facts):
        return "category"
    if _leads_elsewhere(part, plain[index]):
        return "related"
    return "furniture"


def _is_category(part: Part, facts: Metadata) -> bool:
    if any(box.tag in _CONTROLS for box in part.box.around()):
        return False
    near = list(part.box.around())[:3]
    sections = {same_words(section) for section in facts.sections}
    return same_words(part.text) in sections or any(not words("kicker", "sorts").isdisjoint(box.words) for box in near)


def _leads_elsewhere(part: Part, plain: str) -> bool:
    """Whether a part is a link to another report, or the line that announces some."""
    tokens = plain.split()
    boxes = list(part.box.around())
    if any(box.tag in {"nav", "footer", "button"} for box in boxes):
        return False
    announced = bool(tokens) and not words("more", "printed").isdisjoint(tokens[:1]) and len(tokens) <= 25
    teaser = part.linked > 0.6 * len(part.text) and len(plain) >= 25
    boxed = any(not words("related", "sorts").isdisjoint(box.words) for box in boxes[:6])
    return teaser or (boxed and (announced or len(plain) >= 25)) or (announced and part.linked > 0)


def is_pullquote(part: Part, plain: str, bodies: Sequence[str]) -> bool:
    """Whether a part repeats words of the body in a box that is made for quotations."""
    boxes = list(part.box.around())[:4]
    boxed = any(
        box.tag in {"blockquote", "aside", "q"} or not words("quote", "sorts").isdisjoint(box.words) for box in boxes
    )
    bare = re.sub(r"\s+", "", plain)
    return boxed and len(bare) > 15 and any(bare in re.sub(r"\s+", "", body) for body in bodies if body != plain)
