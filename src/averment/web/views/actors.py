"""Actors: who there is in the base, and all that is known of one of them."""

from typing import Any, NamedTuple

import duckdb
import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.actors import ActorOfBase
from averment.web.addresses import Address
from averment.web.index import (
    ClaimQuestion,
    ClaimRow,
    FacetValue,
    Index,
    PageQuestion,
    StatementQuestion,
    StatementRow,
)
from averment.web.latest import index_of
from averment.web.names import NameOverTime, names_of
from averment.web.parts import part_of, parts
from averment.web.rendering import render
from averment.web.telling import telling

__all__ = ["ROUTES"]

_ROWS = 50
_LATEST = 6
_TIES = 30
_POSITIONS = 40
_PAGES = 10

_SORTS = {
    "-statements": "Says most",
    "-said_of": "Most is said of",
    "-claims": "In most claims",
    "-pages": "On most pages",
    "name": "By name",
    "-last_published": "Latest first",
}


class Section(NamedTuple):
    """The latest records of a kind, and where all of them are."""

    rows: tuple[StatementRow | ClaimRow, ...]
    total: int
    all: str


class Kind(NamedTuple):
    """Events of one type: how many are stated as facts, how many are not, and where they are."""

    event: str
    stated: int
    other: int
    all: str


class Parties(NamedTuple):
    """Who else is on the other side of what an actor does or suffers, or speaks of it; `href` has their records."""

    name: str
    id: str
    number: int
    href: str


def actors(request: Request) -> Response:
    """List the actors of the base."""
    address = Address.of(request, "/actors", ("q", "type", "sort", "part"))
    name, sort = address.one("q"), address.one("sort") or "-statements"
    if sort.removeprefix("-") not in {each.removeprefix("-") for each in _SORTS}:
        raise UsageError(f"`sort` cannot be {sort!r}: it is one of {', '.join(_SORTS)}.")
    index = index_of(request)
    answer = index.actors(
        name=name,
        type=address.all("type"),
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
        limit=_ROWS,
        offset=(part_of(address) - 1) * _ROWS,
    )
    context = {
        "address": address,
        "answer": answer,
        "sort": sort,
        "sorts": _SORTS,
        "types": [_type(address, each) for each in index.actor_types(name)],
        "paging": parts(address, _ROWS, len(answer.rows), answer.total),
        **telling(index),
    }
    return render(request, "actors.html", context)


def actor(request: Request) -> Response:
    """Show one actor, as the index has it; what pages call it over time comes from the base, and by itself."""
    asked = request.path_params["id"]
    index = index_of(request)
    found = index.actor(asked)
    if found is None:
        return RedirectResponse(f"/actors/{_known(request, asked).id}", 303)
    id_ = found.id
    address = Address.of(request, f"/actors/{id_}", ("part",))
    pages = index.pages(PageQuestion(actor=(id_,), limit=_PAGES, offset=(part_of(address) - 1) * _PAGES))
    of = StatementQuestion(of=(id_,), limit=_LATEST)
    does, suffers = (_events(id_, side) for side in ("actor", "recipient"))
    context = {
        "actor": found,
        "said": _said(index, StatementQuestion(speaker=(id_,), limit=_LATEST), "speaker", id_),
        "of": _said(index, of, "of", id_),
        "by_whom": _others(index, of, "speaker", "/ledger/statements", ("of", id_)),
        "does": _claims(index, does, "actor", id_, "event"),
        "does_kinds": _kinds(index, does, "actor", id_),
        "suffers": _claims(index, suffers, "recipient", id_, "event"),
        "suffers_kinds": _kinds(index, suffers, "recipient", id_),
        "relations": _claims(
            index, ClaimQuestion(type=("relation",), involves=(id_,), limit=_TIES), "involves", id_, "relation"
        ),
        "positions": _claims(
            index,
            ClaimQuestion(type=("position",), actor=(id_,), sort="dated", descending=False, limit=_POSITIONS),
            "actor",
            id_,
            "position",
        ),
        "pages": pages,
        "paging": parts(address, _PAGES, len(pages.rows), pages.total),
        **telling(index),
    }
    return render(request, "actor.html", context)


def history(request: Request) -> Response:
    """Show what pages call an actor, over time, which known actor it is, and whom it may be besides."""
    told = _known(request, request.path_params["id"])
    with request.app.state.bases.asking() as base:
        names, entry = request.app.state.remembered.of(base, ("names", told.id), lambda: _names(base, told))
    return render(request, "actor_history.html", {"actor": told, "names": names, "entry": entry})


def _names(base: EvidenceBase, told: ActorOfBase) -> tuple[list[NameOverTime], dict[str, Any] | None]:
    """Return what pages call an actor, and the known actor that it is."""
    entry = None
    if told.known:
        entry = next(iter(base.registry().filter(_is(told.known)).to_arrow_table().to_pylist()), None)
    return names_of(base, told.id), entry


def _is(known: str) -> duckdb.Expression:
    return duckdb.ColumnExpression("id") == duckdb.ConstantExpression(known)


def _known(request: Request, named: str) -> ActorOfBase:
    """Return the actor that an id of the base or of a page means.

    Raises:
        HTTPException: There is none.
    """
    try:
        with request.app.state.bases.asking() as base:
            told: ActorOfBase = request.app.state.remembered.of(base, ("actor", named), lambda: base.actor(named))
            return told
    except UsageError as error:
        message = "There is no such actor in this base. Look for it by name among the actors."
        raise HTTPException(404, message) from error


def _type(address: Address, each: FacetValue) -> dict[str, object]:
    on = ("type", each.value) in address.given
    href = str(address.without("part").toggled("type", each.value))
    return {"label": each.label.replace("_", " "), "count": each.count, "href": href, "on": on}


def _events(actor_id: str, side: str) -> ClaimQuestion:
    question = ClaimQuestion(type=("event",), limit=_LATEST)
    return msgspec.structs.replace(question, **{side: (actor_id,)})


def _said(index: Index, question: StatementQuestion, name: str, actor_id: str) -> Section:
    answer = index.statements(question)
    return Section(answer.rows, answer.total, str(Address("/ledger/statements", ((name, actor_id),))))


def _claims(index: Index, question: ClaimQuestion, name: str, actor_id: str, type_: str) -> Section:
    answer = index.claims(question)
    return Section(answer.rows, answer.total, str(Address("/ledger/claims", (("type", type_), (name, actor_id)))))


def _others(
    index: Index, question: StatementQuestion, facet: str, path: str, given: tuple[str, str]
) -> tuple[Parties, ...]:
    values = index.facets(question, facet, most=9)[facet]
    return tuple(
        Parties(each.label, each.value, each.count, str(Address(path, (given, (facet, each.value))))) for each in values
    )


def _kinds(index: Index, question: ClaimQuestion, side: str, actor_id: str) -> tuple[Kind, ...]:
    """Return the types of event, each with how many are stated as facts: what may be or is denied is no deed."""
    as_fact = msgspec.structs.replace(
        question, factuality=("CT+",), demanded=False, threatened=False, intended=False, conditional=False
    )
    every, facts = (
        {each.value: each.count for each in index.facets(asked, "event")["event"]} for asked in (question, as_fact)
    )
    return tuple(
        Kind(event, facts.get(event, 0), count - facts.get(event, 0), _of_event(side, actor_id, event))
        for event, count in every.items()
        if event
    )


def _of_event(side: str, actor_id: str, event: str) -> str:
    return str(Address("/ledger/claims", ((side, actor_id), ("event", event))))


ROUTES = [
    Route("/actors", actors, name="actors"),
    Route("/actors/{id}", actor, name="actor"),
    Route("/actors/{id}/history", history, name="history"),
]
