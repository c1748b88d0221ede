"""The positions' pages: actors beside proposals as a grid, and the words behind one cell."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.choosing import choose
from averment.web.index import Index
from averment.web.latest import index_of
from averment.web.narrowing import Taken, Value, name_of, parts
from averment.web.paging import number_of
from averment.web.positions import PATH, STANCES, Asked, ask
from averment.web.rendering import render
from averment.web.telling import telling
from averment.web.wording import in_words

__all__ = ["ROUTES"]

_COLUMNS, _ROWS, _CLAIMS = 4, 20, 20


def positions(request: Request) -> Response:
    """Show the grid that the address asks for."""
    asked, index = ask(request), index_of(request)
    choice = choose(index, given) if (given := request.query_params.get("name", "").strip()) else None
    if choice is not None and choice.actor:
        return RedirectResponse(str(asked.address.toggled("actor", choice.actor)), 303)
    column, row = (number_of(request.query_params.get(f"{name}_part")) for name in ("proposals", "actors"))
    columns = slice((column - 1) * _COLUMNS, column * _COLUMNS)
    shown = index.positions(asked.question, on=asked.on, columns=columns, rows=slice((row - 1) * _ROWS, row * _ROWS))
    down = asked.address.put("proposals_part", str(column)) if column > 1 else asked.address
    context = {
        "asked": asked,
        "address": asked.address,
        "choice": choice,
        "grid": shown,
        "any": any(shown.stances.values()),
        "proposals": parts(asked.address, column, _COLUMNS, shown.all_proposals, name="proposals_part"),
        "actors": parts(down, row, _ROWS, shown.all_actors, name="actors_part"),
        "stance_values": _stances(asked, shown.stances),
        "taken": _taken(index, asked),
        "history": _history_address,
        "with_actor": lambda actor: str(asked.address.put("actor", actor)),
        **telling(index),
    }
    return render(request, "positions.html", context)


def cell(request: Request) -> Response:
    """Show the words behind one cell: a page, or where htmx asks a part of one."""
    index = index_of(request)
    actor = index.actor(request.query_params.get("actor", ""))
    proposal = request.query_params.get("proposal", "")
    if actor is None:
        raise UsageError("This actor is none of the base now: go back to the positions and choose a cell.")
    part = number_of(request.query_params.get("part"))
    found = index.position_history(actor.id, proposal, limit=_CLAIMS, offset=(part - 1) * _CLAIMS)
    if found is None:
        raise UsageError("No position of this actor on this proposal is there now: go back to the positions.")
    context = {
        "actor": actor,
        "proposal": found.proposal,
        "wordings": found.wordings,
        "claims": found.rows,
        "paging": parts(Address(*_history_parts(actor.id, found.proposal)), part, _CLAIMS, found.total),
        "here": _history_address(actor.id, found.proposal),
        **telling(index),
    }
    part_only = bool(request.headers.get("HX-Request"))
    return render(request, "position_part.html" if part_only else "position.html", context)


def _history_parts(actor: str, proposal: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    return f"{PATH}/of", (("actor", actor), ("proposal", proposal))


def _history_address(actor: str, proposal: str) -> str:
    return str(Address(*_history_parts(actor, proposal)))


def _stances(asked: Asked, counts: Mapping[str, int]) -> list[Value]:
    """Return the stances with how many positions have them."""
    address, chosen = asked.address, asked.question.stance
    return [
        Value(in_words("stance", each), counts[each], str(address.toggled("stance", each)), each in chosen)
        for each in STANCES
        if counts[each] or each in chosen
    ]


def _taken(index: Index, asked: Asked) -> list[Taken]:
    """Return what was chosen, each with the address without it."""
    address, told = asked.address, []
    told += [
        Taken("Actor", name_of(index, "actor", each), str(address.toggled("actor", each)))
        for each in asked.question.actor
    ]
    for name, label in (("on", "Proposal with"), ("first", "From"), ("last", "Until")):
        if given := address.one(name):
            told.append(Taken(label, given, str(address.without(name))))
    told += [
        Taken("Stance", in_words("stance", each), str(address.toggled("stance", each)))
        for each in asked.question.stance
    ]
    return told


ROUTES = [Route(PATH, positions, name="positions"), Route(f"{PATH}/of", cell, name="position")]
