"""Review: what is most worth checking, one record after another; all decisions, orphans, and how far people agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.review.agreement import Agreement
from averment.evidence.review.reviews import RecordType
from averment.web.addresses import Address
from averment.web.desk.rows import machine_in_words
from averment.web.desk.standing import FIELD_NAMES, Said, Told, histories_of, key_of, last_seen, told_by
from averment.web.desk.waiting import FILTERS, TYPES, waiting
from averment.web.index import ClaimRow, StatementRow, Waiting
from averment.web.latest import index_of
from averment.web.paging import number_of
from averment.web.rendering import render
from averment.web.security.session import reader
from averment.web.telling import telling

__all__ = ["ROUTES"]

_AT_ONCE = 20
_ROWS = 50
_SURE_ENOUGH = 0.8
_TENTATIVE = 0.667

_STATES = ("in force", "undone", "orphaned", "moot")


class Waits(NamedTuple):
    """A record that waits.

    Attributes:
        key: What cards call it.
        row: It, as people have it.
        worth: How much it is worth checking, 0 to 1.
        why: What speaks for checking it, in words.
        told: What people say of it.
    """

    key: str
    row: StatementRow | ClaimRow
    worth: float
    why: str
    told: Told | None


def queue(request: Request) -> Response:
    """Show what is most worth checking under the filters of the address."""
    address = Address.of(request, "/review", FILTERS)
    index = index_of(request)
    who = reader(request)
    found = waiting(index, address, who, limit=_AT_ONCE)
    with request.app.state.bases.asking() as base:
        histories = histories_of(base, {each.row.page for each in found if each.held is not None})
        as_of = last_seen(base)
        orphans = _orphans(base)
    context = {
        "address": address,
        "waiting": [_waits(each, histories) for each in found],
        "types": TYPES,
        "as_of": as_of,
        "orphans": orphans,
        "more": len(found) == _AT_ONCE,
        **telling(index),
    }
    return render(request, "review.html", context)


def _waits(each: Waiting, histories: Mapping[str, Mapping[tuple[RecordType, str], Iterable[Said]]]) -> Waits:
    row = each.row
    noun: RecordType = "statement" if isinstance(row, StatementRow) else "claim"
    told = None
    if each.held is not None and each.read is not None:
        machine = {field: machine_in_words(each.read, field) for field in each.held.values}
        told = told_by(each.held, machine, histories.get(row.page, {}).get((noun, row.id), ()))
    if row.kept:
        told = replace(told or Told(), kept=True)
    return Waits(key_of(noun, row.id), row, each.worth, "; ".join(_why(each)), told)


def _why(each: Waiting) -> Iterator[str]:
    """Yield what speaks for checking a record, in plain words."""
    if each.row.review == "changed":
        yield "the machine has read it otherwise since it was accepted"
    elif each.held is not None and each.held.reviewers:
        yield f"{', '.join(each.held.reviewers)} decided about it; a second opinion is asked for"
    yield f"the machine is {each.row.confidence:.0%} sure"
    if each.weight >= 0.5:
        yield "it weighs much"
    if each.reach >= 0.6:
        yield "the voice speaks often here"


def decisions(request: Request) -> Response:
    """List all decisions about statements and claims, with who and when and what has become of them."""
    address = Address.of(request, "/review/decisions", ("by", "state", "page", "part"))
    state = address.one("state")
    if state is not None and state not in _STATES:
        raise UsageError(f"`state` cannot be {state!r}: it is one of {', '.join(_STATES)}.")
    part = number_of(address.one("part"))
    with request.app.state.bases.asking() as base:
        found = base.reviews(by=address.one("by"), state=state, page=address.one("page"))
        table = found.to_arrow_table()
        rows = table.slice((part - 1) * _ROWS, _ROWS).to_pylist()
        people = sorted({each.by for each in base.all_reviews()})
        as_of = last_seen(base)
    context = {
        "address": address,
        "rows": rows,
        "people": people,
        "states": _STATES,
        "total": table.num_rows,
        "fields": FIELD_NAMES,
        "as_of": as_of,
        "paging": {
            "first": (part - 1) * _ROWS + 1,
            "last": (part - 1) * _ROWS + len(rows),
            "total": table.num_rows,
            "previous": str(address.put("part", str(part - 1))) if part > 1 else None,
            "next": str(address.put("part", str(part + 1))) if part * _ROWS < table.num_rows else None,
        },
    }
    return render(request, "decisions.html", context)


def _orphans(base: EvidenceBase) -> int:
    return int(base.reviews(state="orphaned").aggregate("count(*)").fetchall()[0][0])


class Agreed(NamedTuple):
    """How far people agree on one thing: what, the measure, on how many records of how many people, what it means."""

    record: str
    what: str
    alpha: float | None
    records: int
    reviewers: int
    words: str


def agreement(request: Request) -> Response:
    """Show how far people agree, in plain words."""
    with request.app.state.bases.asking() as base:
        found: Sequence[Agreement] = base.agreement()
        people = sorted({each.by for each in base.all_reviews() if each.kind in {"accept", "reject", "correct"}})
    told = [
        Agreed(each.record, _of(each.field), each.alpha, each.records, each.reviewers, _meant(each)) for each in found
    ]
    return render(request, "agreement.html", {"told": told, "people": people})


def _of(field: str) -> str:
    return "Verdict: accepted, rejected or corrected" if field == "verdict" else FIELD_NAMES.get(field, field)


def _meant(each: Agreement) -> str:
    """Return what alpha means, after Krippendorff (2004): 0.8 to rely on, 0.667 for tentative conclusions."""
    if each.records == 0:
        return "Nobody has decided about the same records yet."
    if each.alpha is None:
        return "All of them say the same, and nothing else was said anywhere: it cannot be told from chance."
    if each.alpha >= _SURE_ENOUGH:
        return "They agree well enough to rely on it."
    if each.alpha >= _TENTATIVE:
        return "They agree enough for tentative conclusions."
    if each.alpha > 0:
        return "They agree more than by chance, but too little to rely on it: talk about what the task means."
    return "They agree no more than by chance: talk about what the task means."


ROUTES = [
    Route("/review", queue, name="review"),
    Route("/review/decisions", decisions, name="decisions"),
    Route("/review/agreement", agreement, name="agreement"),
]
