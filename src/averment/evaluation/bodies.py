"""How much of an article's text is found, and how much else, beside trafilatura in the same run.

The measure is that of scrapinghub/article-extraction-benchmark: runs of four words, precision and recall a page, the
mean of each over the pages, and the F1 of the two means.
"""

import re
import statistics
from collections import Counter
from pathlib import Path

import msgspec
import trafilatura

from averment.errors import PageError
from averment.page.html import read_html
from averment.page.html.decode import decode
from averment.page.model import Role

from .corpora import article_bodies

__all__ = ["BodyScore", "BodyScores", "evaluate", "precision_and_recall"]

_ARTICLE: frozenset[Role] = frozenset({"body", "subheading"})
_RUN = 4


class BodyScore(msgspec.Struct, frozen=True):
    """Mean precision and recall of a page's runs of four words, 0 to 1, and their F1."""

    precision: float
    recall: float
    f1: float


class BodyScores(msgspec.Struct, frozen=True):
    """What `averment eval bodies` prints.

    Attributes:
        pages: Pages read.
        failed: Pages that were refused: nothing found in them.
        averment: Zones of body and subheading.
        trafilatura: The text that trafilatura takes out of the same characters, without comments.
    """

    pages: int
    failed: int
    averment: BodyScore
    trafilatura: BodyScore


def evaluate(path: Path) -> BodyScores:
    """Score the body of every page under `path`, a folder as `article_bodies.pages` reads it.

    Raises:
        CorpusError: `path` has no such pages.
    """
    ours, theirs, failed = [], [], 0
    for page in article_bodies.pages(path):
        try:
            draft = read_html(page.data, charset=None, url=page.url)
            text = "\n".join(draft.text[zone.start : zone.end] for zone in draft.zones if zone.role in _ARTICLE)
        except PageError:
            text, failed = "", failed + 1
        ours.append(precision_and_recall(page.body, text))
        extracted = trafilatura.extract(decode(page.data), include_comments=False)
        theirs.append(precision_and_recall(page.body, extracted or ""))
    return BodyScores(len(ours), failed, _score(ours), _score(theirs))


def precision_and_recall(gold: str, found: str) -> tuple[float | None, float | None]:
    """Return both shares of one page; None where there is nothing to divide by."""
    wanted, given = _shingles(gold), _shingles(found)
    both = (wanted & given).total()
    return (both / given.total() if given else None), (both / wanted.total() if wanted else None)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(run for i in range(max(1, len(tokens) - _RUN + 1)) if (run := tuple(tokens[i : i + _RUN])))


def _score(pages: list[tuple[float | None, float | None]]) -> BodyScore:
    precision = statistics.mean([p for p, _ in pages if p is not None] or [0.0])
    recall = statistics.mean([r for _, r in pages if r is not None] or [0.0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return BodyScore(round(precision, 4), round(recall, 4), round(f1, 4))
