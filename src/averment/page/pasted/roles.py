"""Blocks → their roles: what the labeller finds likeliest, held to what is certain about a page.

Certain: it has one headline; what stands twice is the report's only once; readers write under the article, behind a
door ("3 comments", a captcha, "Leave a reply"), and behind that door nothing is the report's any more.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from averment.page import REPORT_ROLES, ROLES, Role

from . import doors
from .blocks import Block
from .features import extract
from .labeller import Labeller

__all__ = ["assign"]

_HEADLINE, _BODY, _COMMENT, _FURNITURE = (ROLES.index(role) for role in ("headline", "body", "comment", "furniture"))
_REPORT = [ROLES.index(role) for role in ROLES if role in REPORT_ROLES or role in ("byline", "category", "credit")]

_Scores = npt.NDArray[np.float32]
_Path = npt.NDArray[np.int64]


def assign(blocks: Sequence[Block]) -> list[Role]:
    """Give each block its role.

    Args:
        blocks: The blocks of one page, in order.
    """
    labeller = Labeller.load()
    scores = labeller.scores(extract(blocks))
    path = labeller.best(scores)
    for constrain in (_no_comment_before_a_door, _nothing_behind_the_door, _one_headline):
        if constrain(blocks, scores, path):
            path = labeller.best(scores)
    _once(blocks, scores, path)
    return [ROLES[index] for index in path]


def _no_comment_before_a_door(blocks: Sequence[Block], scores: _Scores, path: _Path) -> bool:
    """Forbid comments where nothing has said that readers write here: "I was afraid" is the report's as well."""
    before = next((i for i, block in enumerate(blocks) if doors.is_sign(block.text)), len(blocks))
    if not (path[:before] == _COMMENT).any():
        return False
    scores[:before, _COMMENT] = -np.inf
    return True


def _nothing_behind_the_door(blocks: Sequence[Block], scores: _Scores, path: _Path) -> bool:
    """Forbid the report's roles behind the door to the comments."""
    door = _door(blocks, path)
    if door is None:
        return False
    scores[door:, _REPORT] = -np.inf
    return True


def _door(blocks: Sequence[Block], path: _Path) -> int | None:
    """Where the article is over for certain.

    A door in the middle is a share bar's "12 comments" or a box that asks for opinions: it is no door where more of
    the report stands behind it than a reader would write.
    """
    lengths = np.array([len(block.text) if role == _BODY else 0 for block, role in zip(blocks, path, strict=True)])
    for i, block in enumerate(blocks):
        strength = doors.strength(block.text)
        before, after = int(lengths[:i].sum()), int(lengths[i:].sum())
        if strength and before and after <= strength * before:
            return i
    return None


def _one_headline(blocks: Sequence[Block], scores: _Scores, path: _Path) -> bool:
    """Keep the best of several headlines; two lines of one headline stay together."""
    headlines = np.flatnonzero(path == _HEADLINE)
    if len(headlines) < 2:
        return False
    margin = scores[:, _HEADLINE] - np.where(np.arange(len(ROLES)) == _HEADLINE, -np.inf, scores).max(1)
    best = headlines[margin[headlines].argmax()]
    others = headlines[headlines != best]
    scores[others, _HEADLINE] = -np.inf
    return True


def _once(blocks: Sequence[Block], scores: _Scores, path: _Path) -> None:
    """What stands twice is the report's the first time (a headline: where it is the headline), furniture after that."""
    kept: dict[str, int] = {}
    headline = {blocks[i].text for i in np.flatnonzero(path == _HEADLINE)}
    for i, block in enumerate(blocks):
        if path[i] not in _REPORT:
            continue
        if path[i] != _HEADLINE and (block.text in headline or block.text in kept) and len(block.text) > 20:
            path[i] = _FURNITURE
        kept.setdefault(block.text, i)
