"""The ledger's pages: statements and claims as tables, and the same as files."""

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from averment.web.addresses import Address
from averment.web.desk.standing import last_seen
from averment.web.index import Answer, ClaimRow, Index, StatementQuestion, StatementRow
from averment.web.latest import index_of
from averment.web.ledger import FORMS, Asked, Ledger, ask, export
from averment.web.ledger.asked import ROWS
from averment.web.ledger.kinds import LEDGERS
from averment.web.ledger.narrowing import chips, dates, facets, flags
from averment.web.parts import parts
from averment.web.rendering import render
from averment.web.telling import telling

__all__ = ["ROUTES"]


def ledger(request: Request, table: Ledger) -> Response:
    """Show the rows that the address asks for, with their facets."""
    asked = ask(request, table)
    index = index_of(request)
    answer = _rows(index, asked)
    find = Address.of(request, table.path, [f"find_{facet.name}" for facet in table.facets])
    with request.app.state.bases.asking() as base:
        as_of = last_seen(base)
    context = {
        "as_of": as_of,
        "table": table,
        "tables": [(each, _carried(asked, each)) for each in LEDGERS.values()],
        "asked": asked,
        "address": asked.address,
        "answer": answer,
        "facets": facets(index, asked, find),
        "flags": flags(index, asked),
        "dates": dates(index, asked),
        "chips": chips(index, asked),
        "sorts": _sorts(asked),
        "paging": parts(asked.address, ROWS, len(answer.rows), answer.total),
        "files": [(form, str(asked.address.without("part").at(f"{table.path}.{form}"))) for form in FORMS],
        "only_fact": _only_fact(asked),
        **telling(index),
    }
    return render(request, "ledger.html", context)


def file(request: Request, table: Ledger) -> Response:
    """Send what the ledger shows as a file."""
    form = request.url.path.rpartition(".")[2]
    asked = ask(request, table)
    index = index_of(request)
    # What cannot be asked is said before the file begins.
    index.count(asked.question)
    headers = {"Content-Disposition": f'attachment; filename="averment-{table.name}.{form}"'}
    return StreamingResponse(export(index, asked, form), media_type=FORMS[form], headers=headers)


def first(request: Request) -> Response:  # noqa: ARG001 - the form is what Starlette calls
    """Lead to the statements."""
    return RedirectResponse("/ledger/statements", 303)


def _rows(index: Index, asked: Asked) -> Answer[StatementRow] | Answer[ClaimRow]:
    if isinstance(asked.question, StatementQuestion):
        return index.statements(asked.question)
    return index.claims(asked.question)


def _carried(asked: Asked, other: Ledger) -> str:
    """Return the address of the other table, with the words, outlet and page that were asked for."""
    if other is asked.ledger:
        return str(asked.address)
    kept = tuple((name, value) for name, value in asked.address.given if name in {"q", "outlet", "language", "page"})
    return str(Address(other.path, kept))


def _sorts(asked: Asked) -> dict[str, tuple[str, str]]:
    """Return for each column that can be sorted where its heading leads, and how it is sorted now, for ARIA."""
    told = {}
    for column in asked.columns:
        if column.sort:
            now = asked.sort.removeprefix("-") == column.name
            falls = asked.sort.startswith("-")
            wanted = column.name if now and falls else f"-{column.name}" if now else _first_order(column.name)
            state = ("descending" if falls else "ascending") if now else "none"
            told[column.name] = (str(asked.address.without("part").put("sort", wanted)), state)
    return told


def _first_order(column: str) -> str:
    return f"-{column}" if column in {"published", "dated", "confidence"} else column


def _only_fact(asked: Asked) -> str | None:
    """Return the address of what is stated as a fact alone, where that is not what is shown."""
    if asked.ledger.name != "claims":
        return None
    address = asked.address.without("part").put("factuality", "CT+")
    for flag in ("demanded", "threatened", "intended", "conditional"):
        address = address.put(flag, "no")
    return None if set(address.given) == set(asked.address.without("part").given) else str(address)


ROUTES = [
    Route("/ledger", first, name="ledger"),
    *(Route(table.path, partial(ledger, table=table), name=table.name) for table in LEDGERS.values()),
    *(
        Route(f"{table.path}.{form}", partial(file, table=table), name=f"{table.name}.{form}")
        for table in LEDGERS.values()
        for form in FORMS
    ),
]
