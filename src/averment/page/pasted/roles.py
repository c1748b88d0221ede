"""Blocks → their roles: what the labeller finds likeliest, held to what is certain about a page.

Certain: it has one headline; a line beside it that is all date, or "By" and a name, is its date line or byline; what
stands twice is the report's only once; readers write under the article, behind a door ("3 comments", a captcha, "Leave
a reply"), and behind that door nothing is the report's any more.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from averment.page import REPORT_ROLES, ROLES, Role
from averment.page.credits import is_credit
from averment.page.posts import is_signature

from . import dates, doors, lexicon, names
from .blocks import Block
from .features import extract
from .labeller import Labeller

__all__ = ["assign"]

_HEADLINE, _DECK, _BODY, _SUBHEADING, _CAPTION = map(ROLES.index, ("headline", "deck", "body", "subheading", "caption"))
_BYLINE, _CREDIT, _DATELINE = map(ROLES.index, ("byline", "credit", "dateline"))
_COMMENT, _RELATED, _FURNITURE = map(ROLES.index, ("comment", "related", "furniture"))
_REPORT = [ROLES.index(role) for role in ROLES if role in REPORT_ROLES or role in ("byline", "category", "credit")]

_SPOKEN = re.compile(r"^[\"“„«].*[.!?][\"”“»]$|^[QA]: ")

_STAMPED = re.compile(r"^\d{1,2}[:.]\d\d(?: Uhr)?(?: ?[ap]\.?m\.?)?:?\s(?:\S+\s){2,}\S*[^\W\d]$", re.IGNORECASE)

_LONG = 100
"""Characters; a longer line is no subheading."""

_REMARK = 5
"""Words; a reader's shorter word cannot be told from a name or a button."""

_HEAD = 15
"""So many blocks before the body a headline may stand."""

_MOST_DOUBT = 4.0
"""How much likelier, in the labeller's scores, another role may be for a line that is taken for the headline."""

_SHORT = 20
"""Characters; what is shorter ("Photo", "Read more") may well stand twice."""

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
    for constrain in (_no_comment_before_a_door, _nothing_behind_the_door, _one_headline, _some_headline):
        if constrain(blocks, scores, path):
            path = labeller.best(scores)
    _once(blocks, path)
    _remarks(blocks, path)
    _sentences(blocks, path)
    _head_lines(blocks, path)
    _credit_lines(blocks, path)
    _signatures(blocks, path)
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


def _one_headline(_: Sequence[Block], scores: _Scores, path: _Path) -> bool:
    """Keep the best of several headlines; two lines of one headline stay together."""
    headlines = np.flatnonzero(path == _HEADLINE)
    if len(headlines) < 2:
        return False
    margin = scores[:, _HEADLINE] - np.where(np.arange(len(ROLES)) == _HEADLINE, -np.inf, scores).max(1)
    best = headlines[margin[headlines].argmax()]
    others = headlines[headlines != best]
    scores[others, _HEADLINE] = -np.inf
    return True


def _some_headline(blocks: Sequence[Block], scores: _Scores, path: _Path) -> bool:
    """Take the likeliest line before the body for the headline where none was found but one may well be."""
    first = _first_body(path)
    if not first or (path == _HEADLINE).any():
        return False
    start = max(0, first - _HEAD)
    others = np.where(np.arange(len(ROLES)) == _HEADLINE, -np.inf, scores[start:first]).max(1)
    doubt = others - scores[start:first, _HEADLINE]
    best = int(doubt.argmin())
    if path[0] == _SUBHEADING and len(blocks[0].text) > _SHORT:
        best = -start  # a heading over the whole text is its headline
    elif doubt[best] > _MOST_DOUBT or path[start + best] not in (_DECK, _FURNITURE, _RELATED):
        return False
    forced = np.arange(len(ROLES)) != _HEADLINE
    scores[start + best, forced] = -np.inf
    return True


def _first_body(path: _Path) -> int:
    """Where the body begins: its first block with another of the body close behind it."""
    body = np.flatnonzero(path == _BODY)
    if not len(body):
        return 0
    close = [a for a, b in pairwise(body) if b - a <= 4]
    return int(close[0] if close else body[0])


def _once(blocks: Sequence[Block], path: _Path) -> None:
    """What stands twice is the report's the first time (a headline: where it is the headline), furniture after that."""
    seen = {blocks[i].text for i in np.flatnonzero(path == _HEADLINE).tolist()}
    for i, block in enumerate(blocks):
        if path[i] not in _REPORT or path[i] == _HEADLINE or len(block.text) <= _SHORT:
            continue
        if block.text in seen:
            path[i] = _FURNITURE
        seen.add(block.text)


def _remarks(blocks: Sequence[Block], path: _Path) -> None:
    """Behind the door, whatever is long enough to say something and is no known furniture was said by a reader."""
    door = _door(blocks, path)
    if door is None:
        return
    for i in range(door + 1, len(blocks)):
        words = lexicon.words(blocks[i].text[:300])
        if (
            path[i] == _FURNITURE
            and len(words) >= _REMARK
            and lexicon.furniture(words) < 0.25
            and "©" not in blocks[i].text
        ):
            path[i] = _COMMENT


def _sentences(blocks: Sequence[Block], path: _Path) -> None:
    """A quoted sentence with its full stop, or a question put to somebody, is text even where it is short; a time of
    day with a few words and no full stop heads an entry of a live blog.
    """
    for i in np.flatnonzero((path == _SUBHEADING) | (path == _DATELINE) | (path == _BODY)).tolist():
        if path[i] == _SUBHEADING and _SPOKEN.search(blocks[i].text):
            path[i] = _BODY
        elif path[i] != _SUBHEADING and len(blocks[i].text) < _LONG and _STAMPED.search(blocks[i].text):
            path[i] = _SUBHEADING


def _head_lines(blocks: Sequence[Block], path: _Path) -> None:
    """Between headline and body, or right above the headline: a line that is nothing but a date; "By" and a name."""
    headline, first = np.flatnonzero(path == _HEADLINE), _first_body(path)
    if not len(headline):
        return
    for i in range(max(0, headline[0] - 2), max(first, headline[0] + 1)):
        if path[i] not in (_FURNITURE, _RELATED):
            continue
        if dates.is_date_line(blocks[i].text):
            path[i] = _DATELINE
        elif names.is_signature(blocks[i].text):
            path[i] = _BYLINE


def _credit_lines(blocks: Sequence[Block], path: _Path) -> None:
    """A line that is nothing but a credit, within the report or right behind a caption."""
    reported = np.flatnonzero((path == _BODY) | (path == _HEADLINE))
    if not len(reported):
        return
    for i in range(reported[0], reported[-1] + 1):
        beside = i > 0 and path[i - 1] == _CAPTION
        if path[i] == _FURNITURE and (beside or "©" not in blocks[i].text) and is_credit(blocks[i].text):
            path[i] = _CREDIT


def _signatures(blocks: Sequence[Block], path: _Path) -> None:
    """The line that signs a quoted post goes with the post; its date is no date of the page's."""
    for i in range(1, len(blocks)):
        if path[i - 1] == _BODY and is_signature(blocks[i].text):
            path[i] = _BODY
