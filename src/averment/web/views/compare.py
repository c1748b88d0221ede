"""Compare: two pages, or two speakers on one matter, side by side, with what both say and in what they differ."""

from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.compare import align
from averment.web.index import (
    NONE,
    ActorRow,
    ClaimQuestion,
    ClaimRow,
    FacetValue,
    Index,
    PageQuestion,
    PageRow,
    StatementQuestion,
    StatementRow,
)
from averment.web.latest import index_of
from averment.web.rendering import render
from averment.web.telling import telling

__all__ = ["ROUTES"]

_MOST = 300
_CHOICES = 12
_LIKE = 6
_STATEMENTS = 12


class Side(NamedTuple):
    """One side.

    Attributes:
        name: What it is called.
        href: Where it is.
        facts: What else there is to say of it.
        claims: Its claims.
        total: How many it has; more than are compared where there are very many.
        statements: What it says in so many words; of speakers alone.
    """

    name: str
    href: str
    facts: str
    claims: tuple[ClaimRow, ...]
    total: int
    statements: tuple[StatementRow, ...] = ()


def compare(request: Request) -> Response:
    """Show two sides, or ask for those that are not chosen yet."""
    address = Address.of(request, "/compare", ("page", "speaker", "on", "find", "way"))
    index = index_of(request)
    pages = [_page(index, each) for each in address.all("page")]
    speakers = [_speaker(index, each) for each in address.all("speaker")]
    if len(pages) > 2 or len(speakers) > 2 or (pages and speakers):
        raise UsageError("Two are compared: give `page` twice, or `speaker` twice, and no more.")
    if len(pages) == 2:
        return _compared(request, index, address, [_of_page(index, page) for page in pages], _quoted(index, pages))
    if len(speakers) == 2 and (on := address.one("on")):
        return _compared(request, index, address, [_of_speaker(index, each, on) for each in speakers], None)
    return render(request, "compare_choose.html", _choice(index, address, pages, speakers))


def _compared(
    request: Request, index: Index, address: Address, sides: list[Side], quoted: dict[str, list[FacetValue]] | None
) -> Response:
    one, other = sides
    found = align(one.claims, other.claims)
    context = {
        "address": address,
        "sides": sides,
        "found": found,
        "differing": sum(bool(pair.differences) for pair in found.pairs),
        "quoted": quoted,
        "turned": str(address.put(_way(address), *reversed(address.all(_way(address))))),
        "cut": any(side.total > len(side.claims) for side in sides),
        **telling(index),
    }
    return render(request, "compare.html", context)


def _choice(index: Index, address: Address, pages: list[PageRow], speakers: list[ActorRow]) -> dict[str, object]:
    """Return what the page needs that asks for what is missing."""
    way = "speaker" if speakers or address.one("way") == "speakers" else "page"
    words = address.one("find")
    keep = address.without("find")
    chosen = {page.id for page in pages} | {actor.id for actor in speakers}
    found: list[tuple[str, str, str]] = []
    full = len(pages) == 2 or len(speakers) == 2
    if way == "page":
        rows = index.pages(PageQuestion(text=words, limit=_CHOICES)).rows if words or not pages else ()
        found = [_choice_of_page(page, keep) for page in rows if page.id not in chosen]
    elif not full:
        answer = index.actors(name=words, limit=_CHOICES)
        found = [_choice_of_actor(each, keep) for each in answer.rows if each.id not in chosen and each.statements]
    return {
        "address": address,
        "way": way,
        "pages": pages,
        "speakers": speakers,
        "words": words,
        "found": found,
        "like": [_choice_of_page(page, keep) for page in _like(index, pages[0])] if len(pages) == 1 else [],
        "full": full,
    }


def _choice_of_page(page: PageRow, keep: Address) -> tuple[str, str, str]:
    facts = f"{page.outlet or 'no outlet'} · {(page.published or 'no date')[:10]}"
    return page.title or "(no headline)", facts, str(keep.toggled("page", page.id))


def _choice_of_actor(actor: ActorRow, keep: Address) -> tuple[str, str, str]:
    facts = f"{actor.type.replace('_', ' ')} · {actor.statements:,} statement{'' if actor.statements == 1 else 's'}"
    return actor.name, facts, str(keep.toggled("speaker", actor.id))


def _like(index: Index, page: PageRow) -> list[PageRow]:
    """Return pages that name the actors whom the page's claims are about, those of other outlets first."""
    involved = index.facets(ClaimQuestion(page=page.id), "involves", most=5)["involves"]
    actors = tuple(each.value for each in involved if each.value)
    if not actors:
        return []
    rows = index.pages(PageQuestion(actor=actors, limit=4 * _LIKE)).rows
    others = [each for each in rows if each.id != page.id]
    return sorted(others, key=lambda each: each.outlet == page.outlet)[:_LIKE]


def _page(index: Index, page: str) -> PageRow:
    found = index.page(page)
    if found is None:
        raise HTTPException(404, "One of the pages is not in this base: choose it anew.")
    return found


def _speaker(index: Index, actor: str) -> ActorRow:
    found = index.actor(actor)
    if found is None:
        raise HTTPException(404, "One of the speakers is not in this base: choose it anew.")
    return found


def _of_page(index: Index, page: PageRow) -> Side:
    answer = index.claims(ClaimQuestion(page=page.id, sort="published", limit=_MOST))
    facts = f"{page.outlet or 'no outlet'} · {(page.published or 'no date')[:10]}"
    return Side(page.title or "(no headline)", f"/pages/{page.id}", facts, answer.rows, answer.total)


def _of_speaker(index: Index, actor: ActorRow, on: str) -> Side:
    answer = index.claims(ClaimQuestion(account=(actor.id,), text=on, limit=_MOST))
    said = index.statements(StatementQuestion(speaker=(actor.id,), text=on, limit=_STATEMENTS))
    return Side(
        actor.name,
        f"/actors/{actor.id}",
        actor.type.replace("_", " "),
        answer.rows,
        answer.total,
        said.rows,
    )


def _quoted(index: Index, pages: list[PageRow]) -> dict[str, list[FacetValue]]:
    """Return who speaks on both pages, and who on one alone."""
    one, other = (
        {each.value: each for each in index.facets(StatementQuestion(page=page.id), "speaker")["speaker"]}
        for page in pages
    )
    return {
        "both": [each for value, each in one.items() if value in other and value != NONE],
        "one": [each for value, each in one.items() if value not in other and value != NONE],
        "other": [each for value, each in other.items() if value not in one and value != NONE],
    }


def _way(address: Address) -> str:
    return "page" if address.all("page") else "speaker"


ROUTES = [Route("/compare", compare, name="compare")]
