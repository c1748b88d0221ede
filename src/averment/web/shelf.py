"""What the library lists: pages that fit a question, how many fit by outlet, month and language, and words in context.

This is the one place where the library asks for its rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from averment.evidence import EvidenceBase
from averment.evidence.matching import anywhere

__all__ = ["FACETS", "SORTS", "FacetValue", "PageRow", "Question", "Shelf", "Snippet", "ask", "found_in"]

FACETS = {"outlet": "outlet", "month": "published[:7]", "year": "published[:4]", "language": "language"}
"""What pages are narrowed down by, with where it stands in the view `pages`."""

SORTS = {
    "newest": "published DESC NULLS LAST, id",
    "oldest": "published ASC NULLS LAST, id",
    "statements": "statements DESC, id",
    "claims": "claims DESC NULLS LAST, id",
    "title": "lower(title) NULLS LAST, id",
}

_BEFORE, _AFTER = 90, 160


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
class Snippet:
    """Words in context: `page.text[start:end]`, with what was found in it as (start, end) in the page's text."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class PageRow:
    """One page in the list; `claims` is None where nobody looked for any."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str | None
    words: int
    statements: int
    claims: int | None
    context: Snippet | None


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet, and how many pages have it, under all other filters."""

    value: str
    count: int


@dataclass(frozen=True)
class Shelf:
    """What a question finds."""

    rows: tuple[PageRow, ...]
    total: int
    facets: dict[str, tuple[FacetValue, ...]]


def ask(base: EvidenceBase, question: Question) -> Shelf:
    """Return the pages that fit a question."""
    found = base.pages(text=question.text)
    columns = "id, outlet, title, url, published, language, words, statements, claims"
    fitting = _narrowed(found, question.chosen)
    rows = (
        fitting.order(SORTS[question.sort])
        .limit(question.limit, question.offset)
        .project(f"{columns}, {'text' if question.text else 'NULL'}")
        .fetchall()
    )
    return Shelf(
        rows=tuple(PageRow(*(*row, _context(text, question.text))) for *row, text in rows),
        total=fitting.aggregate("count(*)").fetchall()[0][0],
        facets={facet: _values(found, question.chosen, facet) for facet in FACETS},
    )


def found_in(text: str, words: str) -> list[tuple[int, int]]:
    """Return where the words that were searched for stand in a text, as offsets of code points."""
    if not words.split():
        return []
    return [match.span() for match in re.finditer(_python(anywhere(words)), text) if match.group()]


def _narrowed(
    pages: duckdb.DuckDBPyRelation, chosen: dict[str, str], but: Sequence[str] = ()
) -> duckdb.DuckDBPyRelation:
    for facet, value in chosen.items():
        if facet not in but:
            column = duckdb.SQLExpression(f"coalesce({FACETS[facet]}, '')")
            pages = pages.filter(column == duckdb.ConstantExpression(value))
    return pages


def _values(pages: duckdb.DuckDBPyRelation, chosen: dict[str, str], facet: str) -> tuple[FacetValue, ...]:
    others = _narrowed(pages, chosen, [facet])
    counted = others.aggregate(f"coalesce({FACETS[facet]}, '') AS value, count(*) AS pages", "value")
    order = "pages DESC, value" if facet in {"outlet", "language"} else "value DESC"
    return tuple(FacetValue(value, count) for value, count in counted.order(order).fetchall())


def _context(text: str | None, words: str | None) -> Snippet | None:
    """Return the first place where the words stand, with what is around it."""
    if text is None or words is None:
        return None
    found = re.search(_python(anywhere(words)), text)
    if found is None:
        return None
    start, end = max(0, found.start() - _BEFORE), min(len(text), found.end() + _AFTER)
    # Whole words, and no more than the block.
    start = max(start, text.rfind("\n", 0, found.start()) + 1)
    line = text.find("\n", found.end())
    end = min(end, line) if line >= 0 else end
    if start and not text[start - 1].isspace():
        start = min(start + len(text[start:].split(maxsplit=1)[0]) + 1, found.start())
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", found.end(), end), found.end())
    return Snippet(text[start:end], start, end, (found.span(),))


def _python(pattern: str) -> str:
    """Return an RE2 pattern as Python writes it: marks and spaces by Unicode's classes are the few that occur."""
    return pattern.replace(r"[\s\pZ]", r"\s").replace(r"\pM*", "[\u0300-\u036f\u064b-\u065f]*")
