"""Parts → roles: the scorer's word, corrected by what must hold of a page as a whole.

One headline; a reader's comment is never the report; nothing counts twice; the credit at the end of a caption is a
zone of its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from averment.page.credits import credit_start, is_credit
from averment.page.model import Role

from .blocks import Box, Part
from .metadata import Metadata
from .noise import comments, is_pullquote, sort_noise
from .scorer import LABELS
from .vocabulary import words
from .words import same_words

__all__ = ["Run", "runs"]

Table = npt.NDArray[np.float32]
_BODY = LABELS.index("body")
_HEADLINE = LABELS.index("headline")
_OTHER = LABELS.index("other")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d\d")
_TITLES = frozenset(["h1", "h2", "h3"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_ITEMS = frozenset(["p", "li", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6"])
_LONGEST_HEADING = 160
_SHORTEST_PROSE = 15
_HEADLINE_FLOOR = 0.02
_BY_A_PICTURE = 3
_ENOUGH = 200  # characters of body, fewer than which no report has


class Run(NamedTuple):
    """Part of a part: `parts[part].text[start:end]` with its role."""

    part: int
    start: int
    end: int
    role: Role


def runs(parts: Sequence[Part], scores: Table, facts: Metadata, extracted: Sequence[str]) -> list[Run]:
    """Return the runs that the zones are made from, in order: every part is in one at least.

    Args:
        parts: The page's parts.
        scores: The probability of each of `LABELS` for each part.
        facts: What the page declares of itself.
        extracted: What trafilatura takes for the article: the body where the scorer finds none.
    """
    if not parts:
        return []
    plain = [same_words(part.text) for part in parts]
    title = _headline(parts, plain, scores, facts)
    scores = scores.copy()
    scores[:, _HEADLINE] = 0
    labels = _labels(parts, plain, scores, extracted)
    for index in title:
        labels[index] = "headline"
    headline = title[0] if title else -1
    remarks = comments(parts, scores[:, _BODY], headline)
    bodies = [plain[index] for index, label in enumerate(labels) if label == "body"]
    found: list[Run] = []
    seen: set[str] = set()
    for index, part in enumerate(parts):
        role: Role
        if remarks[index]:
            role = "furniture" if part.box.linked or part.box.tag in {"button", "label"} else "comment"
        elif labels[index] == "other":
            role = sort_noise(parts, index, facts, headline, plain)
        else:
            role = labels[index]  # type: ignore[assignment]
        if role in {"body", "pullquote"} and is_pullquote(part, plain[index], bodies):
            role = "pullquote"
        for run in _split(index, part, role):
            again = f"{run.role} {same_words(part.text[run.start : run.end])}"
            twice = run.role in {"caption", "credit", "body", "deck"} and len(again) > 30 and again in seen
            seen.add(again)
            found.append(run._replace(role="furniture") if twice else run)
    return found


def _labels(parts: Sequence[Part], plain: Sequence[str], scores: Table, extracted: Sequence[str]) -> list[str]:
    """Return each part's likeliest label, a body if anything finds one, and what its neighbours make certain."""
    best = scores.argmax(axis=1)
    if sum(len(parts[index].text) for index in np.flatnonzero(best == _BODY)) < _ENOUGH:
        taken = {same_words(text) for text in extracted}
        for index, text in enumerate(plain):
            if best[index] == _OTHER and text in taken and len(text) > 40:
                best[index] = _BODY
    labels = [LABELS[label] for label in best]
    report = [index for index, label in enumerate(labels) if label == "body"]
    for before, after in pairwise(report):
        for index in range(before + 1, after):
            labels[index] = _between(parts, index, labels[index], _column(parts[before]), _column(parts[after]))
    for index in report:
        if _leads_away(parts[index]):
            labels[index] = "other"
        elif (
            _is_interline(parts, index, labels) or _heading(parts[index]) and len(parts[index].text) <= _LONGEST_HEADING
        ):
            labels[index] = "subheading"
    return labels


def _between(parts: Sequence[Part], index: int, label: str, before: Box, after: Box) -> str:
    """Return the label of a part between two paragraphs of the body: in their column, it is hardly ever noise."""
    part = parts[index]
    if label == "other" and part.box.picture_steps() <= _BY_A_PICTURE and is_credit(part.text):
        return "credit"
    if label not in {"other", "caption", "credit", "dateline"} or part.linked > 0.3 * len(part.text):
        return label
    if before is not after or _column(part) is not before:
        return label
    if _announces(part.text):
        return label
    alone = all(parts[i].line != part.line for i in (index - 1, index + 1))
    bold = part.strong >= 0.95 * len(part.text) and len(part.text) <= _LONGEST_HEADING
    if alone and (_heading(part) or (bold and part.text[-1] not in ".,:;…")):
        return "subheading"
    return "body" if label == "other" and len(part.text) >= _SHORTEST_PROSE else label


def _leads_away(part: Part) -> bool:
    """Whether a line within the body is nothing but a link to another page."""
    size = len(part.text)
    ends = part.text.rstrip("\"'”’»)")[-1:] in {".", "!", "…", "。"}
    return part.linked > 0.8 * size and (not ends or _announces(part.text)) and part.box.tag != "li"


def _is_interline(parts: Sequence[Part], index: int, labels: Sequence[str]) -> bool:
    """Whether a short paragraph between long ones has a class that they have not: a subheading without its element."""
    if not 0 < index < len(parts) - 1 or len(parts[index].text) > 80 or parts[index].text[-1] in '.,:;!?…"”»':
        return False
    box, above, below = (parts[i].box for i in (index, index - 1, index + 1))
    prose = all(labels[i] == "body" and len(parts[i].text) > 100 for i in (index - 1, index + 1))
    return prose and box.tag == above.tag == below.tag == "p" and above.words == below.words != box.words


def _announces(text: str) -> bool:
    """Whether a line leads away from the page: "Read more: …", "Subscribe to …"."""
    tokens = same_words(text).split()
    return not words("more", "printed").isdisjoint(tokens[:1]) or not words("offer", "printed").isdisjoint(tokens)


def _column(part: Part) -> Box:
    """The box that holds a part's paragraph, or its list, beside the other paragraphs."""
    box = part.box
    while box.parent is not None and (box.tag in words("inline") or box.tag in _ITEMS):
        box = box.parent
    return box


def _heading(part: Part) -> bool:
    return any(box.tag in _HEADINGS for _, box in zip(range(4), part.box.around(), strict=False))


def _headline(parts: Sequence[Part], plain: Sequence[str], scores: Table, facts: Metadata) -> list[int]:
    """Return the parts of the headline: the likeliest heading, all pieces of it, and the kicker that completes it.

    What the page declares as its title decides between headings that look alike.
    """
    titles = [same_words(title) for title in facts.titles]
    likely = scores[:, _HEADLINE].copy()
    for index, part in enumerate(parts):
        heading = next((box for box in part.box.around() if box.tag in _TITLES), None)
        if heading is not None:
            same = [
                other for other in range(max(0, index - 4), index + 5) if _same_heading(parts, index, other, heading)
            ]
            text = " ".join(plain[other] for other in same)
            likely[index] += 1.0 * bool(titles and text == titles[0]) + 0.4 * (text in titles)
    top = int(likely.argmax())
    if likely[top] <= _HEADLINE_FLOOR:
        return []
    heading = next((box for box in parts[top].box.around() if box.tag in _TITLES), None)
    pieces = [top]
    if heading is not None:
        pieces = [other for other in range(len(parts)) if _same_heading(parts, top, other, heading)]
    text = " ".join(plain[index] for index in pieces)
    for before in range(max(0, pieces[0] - 2), pieces[0]):
        if text not in titles and f"{plain[before]} {text}" in titles:
            return [before, *pieces]
    return pieces


def _same_heading(parts: Sequence[Part], one: int, other: int, heading: Box) -> bool:
    if not 0 <= other < len(parts):
        return False
    return one == other or (parts[one].line == parts[other].line and heading in parts[other].box.around())


def _split(index: int, part: Part, role: Role) -> Iterator[Run]:
    """Cut a part in two where one line of it holds what readers take for two things."""
    text = part.text
    if role in {"caption", "credit"} and (start := credit_start(text)) is not None:
        yield from _cut(index, text, start, "caption", "credit")
    elif role in {"byline", "dateline"} and "\n" in text:
        start = 0
        for line in text.split("\n"):
            dated = bool(_DATE.search(line))
            yield Run(index, start, start + len(line), "dateline" if dated else "byline")
            start += len(line) + 1
    else:
        yield Run(index, 0, len(text), role)


def _cut(index: int, text: str, start: int, before: Role, after: Role) -> Iterator[Run]:
    first = text[:start].rstrip(" \n|–—-")
    if first:
        yield Run(index, 0, len(first), before)
        start = len(text) - len(text[len(first) :].lstrip(" \n|–—-"))
    else:
        start = 0
    yield Run(index, start, len(text), after)
