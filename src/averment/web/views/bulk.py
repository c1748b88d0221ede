"""One decision about all that a list shows under its filters: how many is said first, one undo takes all back."""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.evidence.review.reviews import RecordKey, Review
from averment.web.addresses import Address
from averment.web.desk.waiting import FILTERS, waiting
from averment.web.index import ClaimQuestion, ClaimRow, Index, StatementRow
from averment.web.latest import decided, index_of
from averment.web.ledger import ask
from averment.web.ledger.kinds import LEDGERS
from averment.web.ledger.narrowing import Chip, chips
from averment.web.rendering import flash, render
from averment.web.security.session import reader
from averment.web.telling import telling

from .reader import named_reader

__all__ = ["ROUTES"]

_MOST = 10_000
_SHOWN = 10
_DONE = {"accept": "accepted", "reject": "rejected"}


class Meant(NamedTuple):
    """What a bulk decision is about.

    Attributes:
        keys: The records.
        chips: The filters, in words.
        back: The address of the list.
        given: The filters, as the form carries them.
        decided: How many of them people have decided about before.
    """

    keys: list[RecordKey]
    chips: list[Chip]
    back: str
    given: tuple[tuple[str, str], ...]
    decided: int


def bulk(request: Request) -> Response:
    """Say how many records a decision would be about and ask to confirm it; confirmed, decide."""
    form = request.state.form if request.method == "POST" else None
    kind = str((form or request.query_params).get("decide", ""))
    if kind not in _DONE:
        raise UsageError(f"All at once can be accepted or rejected, not {kind[:20]!r}: go back to the list.")
    index = index_of(request)
    meant = _meant(request, index)
    if form is None:
        return _ask(request, index, kind, meant)
    who = named_reader(request)
    if str(form.get("number", "")) != str(len(meant.keys)):
        raise UsageError(
            f"The list has changed meanwhile: {len(meant.keys):,} fit now. Nothing was decided; go back and look again."
        )
    if not meant.keys:
        raise UsageError("Nothing fits: there is nothing to decide about.")
    with request.app.state.bases.asking() as base:
        decide = cast("Callable[..., list[Review]]", getattr(base.review, kind))
        made = decide(*meant.keys, by=who, note=str(form.get("note", "")).strip() or None)
    decided(request)
    noun = "record" if len(made) == 1 else "records"
    flash(request, f"{len(made):,} {noun} {_DONE[kind]}.", undo=made[0].batch or made[0].id)
    return RedirectResponse(meant.back, 303)


def _ask(request: Request, index: Index, kind: str, meant: Meant) -> Response:
    shown = [
        row
        for key in meant.keys[:_SHOWN]
        if (row := index.statement(key.id) if key.record == "statement" else index.claim(key.id)) is not None
    ]
    context: dict[str, Any] = {"kind": kind, "done": _DONE[kind], "meant": meant, "shown": shown, **telling(index)}
    return render(request, "bulk.html", context)


def _meant(request: Request, index: Index) -> Meant:
    list_ = request.query_params.get("list", "")
    if list_ == "queue":
        found = _of_queue(request, index)
    elif list_ in LEDGERS:
        found = _of_ledger(request, index, list_)
    else:
        raise UsageError("Which list is meant is not said: go back to the list and use its buttons.")
    if not found.chips:
        raise UsageError("The list is not narrowed down: choose what is meant, then decide about all of it.")
    if len(found.keys) > _MOST:
        raise UsageError(f"More than {_MOST:,} records fit: narrow the list down further.")
    return found


def _of_ledger(request: Request, index: Index, name: str) -> Meant:
    table = LEDGERS[name]
    asked = ask(request, table)
    if index.count(asked.question) > _MOST:
        raise UsageError(f"More than {_MOST:,} records fit: narrow the list down further.")
    noun = "claim" if table.question is ClaimQuestion else "statement"
    rows: list[StatementRow | ClaimRow] = list(index.every(asked.question))
    keys = [RecordKey(noun, row.page, row.id) for row in rows]  # type: ignore[arg-type]
    address = asked.address.without("part")
    before = sum(row.review != "unreviewed" for row in rows)
    return Meant(keys, chips(index, asked), str(address), (("list", name), *address.given), before)


def _of_queue(request: Request, index: Index) -> Meant:
    address = Address.of(request, "/review", FILTERS)
    rows = [each.row for each in waiting(index, address, reader(request), limit=_MOST + 1)]
    keys = [RecordKey("statement" if isinstance(row, StatementRow) else "claim", row.page, row.id) for row in rows]
    given = [Chip(name.replace("_", " "), value, str(address.without(name))) for name, value in address.given]
    before = sum(row.review != "unreviewed" for row in rows)
    return Meant(keys, given, str(address), (("list", "queue"), *address.given), before)


ROUTES = [Route("/review/bulk", bulk, methods=["GET", "POST"], name="bulk")]
