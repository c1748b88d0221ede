"""What the library lists: pages that fit a question, how many fit by outlet, month and language, and words in context.

This is the one place where the library asks the index for its rows.
"""

from dataclasses import dataclass

from .index import FacetValue, Index, PageQuestion, PageRow
from .index.words import snippet, wanted

__all__ = ["FACETS", "SORTS", "Question", "Shelf", "ask", "found_in"]

FACETS = {
    "outlet": "outlet",
    "review": "review",
    "month": "published_month",
    "year": "published_year",
    "language": "language",
}
"""What pages are narrowed down by, with what the index calls it."""

SORTS = {
    "newest": ("published", True),
    "oldest": ("published", False),
    "statements": ("statements", True),
    "claims": ("claims", True),
    "title": ("title", False),
}

_MOST_VALUES = 600


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked for.

    Attributes:
        text: Words of the page's text; None for all pages.
        chosen: One value for each facet that is narrowed down.
        sort: One of `SORTS`.
        offset: How many rows are passed over.
        limit: How many rows at most.
    """

    text: str | None = None
    chosen: dict[str, str]
    sort: str = "newest"
    offset: int = 0
    limit: int = 25


@dataclass(frozen=True)
class Shelf:
    """What a question finds."""

    rows: tuple[PageRow, ...]
    total: int
    facets: dict[str, list[FacetValue]]


def ask(index: Index, question: Question) -> Shelf:
    """Return the pages that fit a question.

    Raises:
        UsageError: A value that cannot be.
    """
    chosen = question.chosen
    published = chosen.get("month") or chosen.get("year")
    sort, descending = SORTS[question.sort]
    asked = PageQuestion(
        text=question.text,
        outlet=(chosen["outlet"],) if "outlet" in chosen else (),
        language=(chosen["language"],) if "language" in chosen else (),
        review=(chosen["review"],) if "review" in chosen else (),
        since=published,
        until=published,
        sort=sort,
        descending=descending,
        limit=question.limit,
        offset=question.offset,
    )
    answer = index.pages(asked)
    facets = index.facets(asked, *FACETS.values(), most=_MOST_VALUES)
    return Shelf(answer.rows, answer.total, {facet: _values(facet, facets[name]) for facet, name in FACETS.items()})


def found_in(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where the words that were searched for stand first in a text, as offsets of code points.

    Raises:
        UsageError: There is no word among them.
    """
    return tuple(mark for mark in snippet(text, (), wanted(words)).marks if mark[0] < mark[1])


def _values(facet: str, values: list[FacetValue]) -> list[FacetValue]:
    if facet in {"outlet", "language", "review"}:
        return values
    # Time in its order; pages without a date cannot be asked for.
    return sorted((each for each in values if each.value), key=lambda each: each.value, reverse=True)
