"""The timeline's page: events and statements over time, from years into months into days."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.web.choosing import choose
from averment.web.chronology import PATH, UNDATED, Asked, Bars, Listed, Span, ask, bars, listed
from averment.web.index import ActorRow, FacetValue, Index
from averment.web.latest import index_of
from averment.web.narrowing import Taken, Value, parts, values
from averment.web.paging import number_of
from averment.web.rendering import render
from averment.web.telling import telling
from averment.web.wording import in_words

__all__ = ["ROUTES"]

_ROWS = 20
_SHOW = {"events": "events alone", "statements": "statements alone"}


def timeline(request: Request) -> Response:
    """Show what the address asks for."""
    asked, index = ask(request), index_of(request)
    choice = choose(index, given) if (given := request.query_params.get("name", "").strip()) else None
    if choice is not None and choice.actor:
        return RedirectResponse(str(asked.address.put("actor", choice.actor)), 303)
    actor = _actor(index, asked)
    counted = bars(index, asked)
    at = tuple(number_of(request.query_params.get(f"{name}_part")) for name in ("events", "statements"))
    found = listed(index, asked, parts=(at[0], at[1]), rows=_ROWS, undated=counted.undated)
    context = {
        "asked": asked,
        "address": asked.address,
        "span": asked.span,
        "actor": actor,
        "choice": choice,
        "bars": counted,
        "found": found,
        "paging": _paging(asked, found, at),
        "facets": _facets(index, asked),
        "taken": _taken(asked, actor),
        "goes_to": lambda span: _to(asked, span),
        "undated": _to(asked, Span(UNDATED)),
        "with_actor": lambda actor: str(asked.address.put("actor", actor)),
        "everything": f"{PATH}?when={asked.span.given}" if asked.span.given else PATH,
        "nothing": _is_nothing(counted, found),
        **telling(index),
    }
    return render(request, "timeline.html", context)


def _actor(index: Index, asked: Asked) -> ActorRow | None:
    if asked.actor is None:
        return None
    actor = index.actor(asked.actor)
    if actor is None:
        raise UsageError("This actor is none of the base now: look for it by its name.")
    return actor


def _to(asked: Asked, span: Span) -> str:
    return str(asked.address.put("when", span.given) if span.given else asked.address.without("when"))


def _is_nothing(counted: Bars, found: Listed) -> bool:
    total = sum(answer.total for answer in (found.events, found.statements) if answer)
    return not (total or counted.all or any(counted.undated))


def _paging(asked: Asked, found: Listed, at: tuple[int, ...]) -> dict[str, dict[str, Any]]:
    told = {}
    for name, answer, part in (("events", found.events, at[0]), ("statements", found.statements, at[1])):
        if answer is not None:
            told[name] = parts(asked.address, part, _ROWS, answer.total, name=f"{name}_part", anchor=f"#{name}")
    return told


def _facets(index: Index, asked: Asked) -> list[tuple[str, list[Value], bool]]:
    address = asked.address
    show = [Value(label, 0, str(_shown(address.one("show"), name, asked)), address.one("show") == name)
            for name, label in _SHOW.items()]  # fmt: skip
    told = [("Show", show, True)]
    if asked.events is not None:
        counted: list[FacetValue] = index.facets(asked.events, "event")["event"]
        told.append(("Events", values(index, address, "event", counted, ("show",)), True))
    return told


def _shown(now: str | None, name: str, asked: Asked) -> object:
    address = asked.address.without("event") if name == "statements" else asked.address
    return address.without("show") if now == name else address.put("show", name)


def _taken(asked: Asked, actor: ActorRow | None) -> list[Taken]:
    """Return what was chosen, each with the address without it."""
    address, told = asked.address, []
    if actor is not None:
        told.append(Taken("Actor", actor.name, str(address.without("actor"))))
    if show := address.one("show"):
        told.append(Taken("Show", _SHOW[show], str(address.without("show"))))
    told += [
        Taken("Events", in_words("event", each), str(address.toggled("event", each))) for each in address.all("event")
    ]
    return told


ROUTES = [Route(PATH, timeline, name="timeline")]
