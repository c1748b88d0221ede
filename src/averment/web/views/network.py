"""The network's pages: the drawing with its ties as a table, the claims behind one tie, and the network as a file."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.choosing import choose
from averment.web.index import ActorRow, ClaimQuestion, Index, Network
from averment.web.latest import index_of
from averment.web.narrowing import Taken, Value, name_of, parts, values
from averment.web.network import FORMS, MOST, Asked, Drawing, ask, draw, export, network_of
from averment.web.network.asked import LISTS, PATH
from averment.web.network.words import SURE_WORDS, tie_words
from averment.web.paging import number_of
from averment.web.rendering import render
from averment.web.sureness import SURE, fields_of_sureness
from averment.web.telling import telling

__all__ = ["ROUTES"]

_HEADINGS = {"event": "Events", "relation": "Relations", "account": "By whose account", "outlet": "Outlet"}
_TYPES = {"event": "what they do to each other (events)", "relation": "how they stand to each other (relations)"}
_TIES, _CLAIMS = 60, 15
_ALL = 1000


def network(request: Request) -> Response:
    """Show the network that the address asks for."""
    asked, index = ask(request), index_of(request)
    choice = choose(index, given) if (given := request.query_params.get("name", "").strip()) else None
    if choice is not None and choice.actor:
        return RedirectResponse(str(asked.address.without("part").put("around", choice.actor)), 303)
    middle = _middle(index, asked)
    found = _found(index, index.version, asked)
    part = number_of(request.query_params.get("part"))
    context = {
        "asked": asked,
        "address": asked.address,
        "middle": middle,
        "choice": choice,
        "network": found,
        "names": {node.id: node.name for node in found.nodes},
        "drawing": _drawn(index, index.version, asked),
        "ties": found.edges[(part - 1) * _TIES : part * _TIES],
        "paging": parts(asked.address, part, _TIES, len(found.edges), anchor="#ties"),
        "facets": _facets(index, asked),
        "taken": _taken(index, asked),
        "most": MOST,
        "files": [(form, str(asked.address.at(f"{PATH}.{form}"))) for form in FORMS],
        "sure_words": SURE_WORDS,
        "tie": lambda edge: str(_tie_address(asked, edge.actor, edge.recipient)),
        "centred": lambda actor: str(asked.address.put("around", actor)),
        "without_middle": str(asked.address.without("around", "steps")),
        **telling(index),
    }
    return render(request, "network.html", context)


def tie(request: Request) -> Response:
    """Show the claims that a tie is made of: a page, or where htmx asks a part of one."""
    asked, index = ask(request), index_of(request)
    sides = [index.actor(request.query_params.get(side, "")) for side in ("actor", "recipient")]
    if None in sides:
        raise UsageError("One side of this tie is no actor of the base now: go back to the network and choose a tie.")
    actor, recipient = (each for each in sides if each is not None)
    part = number_of(request.query_params.get("part"))
    question = msgspec.structs.replace(
        asked.question,
        actor=(actor.id,),
        recipient=(recipient.id,),
        sort="dated",
        limit=_CLAIMS,
        offset=(part - 1) * _CLAIMS,
    )
    answer = index.claims(question)
    here = _tie_address(asked, actor.id, recipient.id)
    context = {
        "actor": actor,
        "recipient": recipient,
        "answer": answer,
        "words": _words(index, question),
        "paging": parts(here, part, _CLAIMS, answer.total),
        "here": str(here),
        "back": str(asked.address),
        "reverse": str(_tie_address(asked, recipient.id, actor.id)),
        "returns": index.count(msgspec.structs.replace(question, actor=(recipient.id,), recipient=(actor.id,))),
        "ledger": _in_ledger(asked, actor.id, recipient.id),
        **telling(index),
    }
    return render(request, "tie_part.html" if request.headers.get("HX-Request") else "tie.html", context)


def file(request: Request) -> Response:
    """Send the network that is shown as a file."""
    form = request.url.path.rpartition(".")[2]
    asked, index = ask(request), index_of(request)
    headers = {"Content-Disposition": f'attachment; filename="averment-network.{form}"'}
    return Response(export(_found(index, index.version, asked), form), media_type=FORMS[form], headers=headers)


@lru_cache(maxsize=32)
def _found(index: Index, version: str, asked: Asked) -> Network:  # noqa: ARG001 - of another version, another network
    return network_of(index, asked)


@lru_cache(maxsize=32)
def _drawn(index: Index, version: str, asked: Asked) -> Drawing:
    return draw(_found(index, version, asked))


def _middle(index: Index, asked: Asked) -> ActorRow | None:
    """Return the actor around whom the network is asked for."""
    if asked.around is None:
        return None
    actor = index.actor(asked.around)
    if actor is None:
        raise UsageError("The actor in the middle is none of the base now: look for it by its name.")
    return actor


def _tie_address(asked: Asked, actor: str, recipient: str) -> Address:
    return asked.address.at(f"{PATH}/tie").put("actor", actor).put("recipient", recipient)


def _facets(index: Index, asked: Asked) -> list[tuple[str, list[Value], bool]]:
    """Return the facets: heading, values, and whether they are open from the start."""
    counted = index.facets(asked.counted, "type", *LISTS)
    address = asked.address
    sorts = [each for each in counted["type"] if each.value in _TYPES]
    told = [("Ties", [_one(address, "type", each.value, _TYPES[each.value], each.count) for each in sorts], True)]
    told.append(("How sure", list(_by_sureness(index, asked)), True))
    for name in LISTS:
        # A tie is an event or a relation: types of the one drop those of the other.
        other = {"event": ("relation", "type"), "relation": ("event", "type")}.get(name, ())
        told.append((_HEADINGS[name], values(index, address, name, counted[name], other), name == "event"))
    return [(heading, found, is_open or any(each.on for each in found)) for heading, found, is_open in told]


def _one(address: Address, name: str, value: str, label: str, count: int) -> Value:
    """Return a value of which there can be one at a time."""
    on = address.one(name) == value
    here = address.without(*(("event", "relation") if name == "type" else ()))
    return Value(label, count, str(here.without(name) if on else here.put(name, value)), on)


def _by_sureness(index: Index, asked: Asked) -> Iterator[Value]:
    free = {"factuality": (), "demanded": None, "threatened": None, "intended": None, "conditional": None}
    for sure, label in SURE.items():
        fields = free | fields_of_sureness(sure)
        count = index.count(msgspec.structs.replace(asked.counted, **fields))
        if count or asked.address.one("sure") == sure:
            yield _one(asked.address, "sure", sure, label, count)


def _taken(index: Index, asked: Asked) -> list[Taken]:
    """Return what was chosen, each with the address without it."""
    address = asked.address
    told = []
    if kind := address.one("type"):
        told.append(Taken("Ties", {"event": "events", "relation": "relations"}[kind], str(address.without("type"))))
    if sure := address.one("sure"):
        told.append(Taken("How sure", SURE[sure], str(address.without("sure"))))
    for name in LISTS:
        told += [
            Taken(_HEADINGS[name], name_of(index, name, value), str(address.toggled(name, value)))
            for value in address.all(name)
        ]
    for name, label in (("first", "From"), ("last", "Until")):
        if day := address.one(name):
            told.append(Taken(label, day, str(address.without(name))))
    return told


def _words(index: Index, question: ClaimQuestion) -> str:
    """Return what a tie is made of, in words."""
    sides = index.network(msgspec.structs.replace(question, limit=50, offset=0, sort="published"), most=_ALL)
    edge = next((e for e in sides.edges if (e.actor, e.recipient) == (question.actor[0], question.recipient[0])), None)
    return tie_words(edge.told) if edge else ""


def _in_ledger(asked: Asked, actor: str, recipient: str) -> str:
    """Return the same claims in the ledger, without what only the network knows."""
    kept = tuple(pair for pair in asked.address.given if pair[0] not in {"around", "steps", "most", "sure"})
    given = (
        *kept,
        *(pair for pair in _as_fields(asked.address.one("sure"))),
        ("actor", actor),
        ("recipient", recipient),
    )
    return str(Address("/ledger/claims", given))


def _as_fields(sure: str | None) -> Iterator[tuple[str, str]]:
    for name, value in fields_of_sureness(sure).items() if sure else ():
        for each in value if isinstance(value, tuple) else ("yes" if value else "no",):
            yield name, each


ROUTES = [
    Route(PATH, network, name="network"),
    Route(f"{PATH}/tie", tie, name="tie"),
    *(Route(f"{PATH}.{form}", file, name=f"network.{form}") for form in FORMS),
]
