"""The library: the pages of the base, narrowed down by facets and by words, each a link away from its text."""

from collections.abc import Container, Iterable, Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.web.index import FacetValue
from averment.web.latest import index_of
from averment.web.paging import number_of, paging
from averment.web.rendering import render
from averment.web.shelf import FACETS, SORTS, Question, Shelf, ask

__all__ = ["ROUTES"]

_ROWS = 25
_SORTS = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "statements": "Most statements",
    "claims": "Most claims",
    "title": "By title",
}
_HEADINGS = {"outlet": "Outlet", "review": "Review", "language": "Language"}
_REVIEW = {"unreviewed": "not reviewed", "partly": "partly reviewed", "reviewed": "reviewed"}
_SHOWN = 12
_FEW_MONTHS = 18

assert set(_SORTS) == set(SORTS)


def library(request: Request) -> Response:
    """List the pages that fit what the address asks for."""
    asked = request.query_params
    words = (asked.get("q") or "").strip() or None
    chosen = {facet: asked[facet] for facet in FACETS if facet in asked}
    sort = asked.get("sort") or "newest"
    if sort not in SORTS:
        raise UsageError(f"There is no order {sort!r}: choose one of {', '.join(SORTS)}.")
    number = number_of(asked.get("page"))
    question = Question(text=words, chosen=chosen, sort=sort, offset=(number - 1) * _ROWS, limit=_ROWS)
    shelf = ask(index_of(request), question)
    with request.app.state.bases.asking() as base:
        failures = request.app.state.remembered.of(base, "failures", lambda: _failures(base))
    address = {"q": words or "", **chosen, "sort": "" if sort == "newest" else sort}
    context = {
        "words": words,
        "chosen": chosen,
        "sort": sort,
        "sorts": _SORTS,
        "shelf": shelf,
        "failures": failures,
        "facets": [(_HEADINGS[facet], *_facet(shelf, facet, address)) for facet in _HEADINGS],
        "years": _years(shelf, address),
        "paging": paging("/", _given(address, chosen), number, _ROWS, len(shelf.rows), shelf.total),
        "anything": bool(words or chosen),
        "review": _REVIEW,
    }
    return render(request, "library.html", context)


def _failures(base: EvidenceBase) -> int:
    return int(base.failures().aggregate("count(*)").fetchall()[0][0])


def _facet(shelf: Shelf, facet: str, address: dict[str, str]) -> tuple[list[dict[str, object]], str | None]:
    """Return the values of a facet with their links, and how many more there are."""
    values = shelf.facets[facet]
    on = address.get(facet)
    shown = [each for place, each in enumerate(values) if place < _SHOWN or each.value == on]
    more = len(values) - len(shown)
    return list(_links(shown, facet, address, on)), f"and {more} more" if more else None


def _years(shelf: Shelf, address: dict[str, str]) -> list[dict[str, object]]:
    """Return the years, each with its months: of the year that was chosen, or of all where they are few."""
    years, months = shelf.facets["year"], shelf.facets["month"]
    if len(years) + len(months) <= 2 and not {"year", "month"} & address.keys():
        return []
    within = {address.get("year"), (address.get("month") or "")[:4]}
    told = []
    for year, link in zip(years, _links(years, "year", address, address.get("year"), but="month"), strict=True):
        shown = [
            each
            for each in months
            if each.value[:4] == year.value and (len(months) <= _FEW_MONTHS or year.value in within)
        ]
        told.append(link | {"months": list(_links(shown, "month", address, address.get("month"), but="year"))})
    return told


def _links(
    values: Iterable[FacetValue], facet: str, address: dict[str, str], on: str | None, but: str | None = None
) -> Iterable[dict[str, object]]:
    """Yield values with their links, which drop another value of the facet, and of the facet `but`."""
    for each in values:
        rest = {key: value for key, value in address.items() if key not in {facet, but}}
        if each.value != on:
            rest[facet] = each.value
        given = _given(rest, FACETS)
        href = f"/?{urlencode(given)}" if given else "/"
        label = _REVIEW[each.value] if facet == "review" else each.value or "none given"
        yield {"label": label, "count": each.count, "href": href, "on": each.value == on}


def _given(address: Mapping[str, str], facets: Container[str]) -> dict[str, str]:
    """Return the address without what is empty; a facet's value may be: pages without an outlet."""
    return {key: value for key, value in address.items() if value or key in facets}


ROUTES = [Route("/", library, name="library")]
