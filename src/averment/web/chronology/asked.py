"""What the address of a timeline asks for, and the events and statements that answer it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request

from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.index import Answer, ClaimQuestion, ClaimRow, Index, StatementQuestion, StatementRow

from .spans import Span

__all__ = ["PATH", "Asked", "Listed", "ask", "listed"]

PATH = "/timeline"
_SHOWN = ("events", "statements")


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        address: The address, without what the view does not know.
        span: The span that is looked at.
        actor: Whose events and statements; None for all.
        events: Which events, of all times; None where events are not asked for.
        statements: Which statements, likewise.
    """

    address: Address
    span: Span
    actor: str | None
    events: ClaimQuestion | None
    statements: StatementQuestion | None


@dataclass(frozen=True)
class Listed:
    """What lies in a span.

    Attributes:
        events: A part of the events, in time.
        statements: A part of the statements, in time.
    """

    events: Answer[ClaimRow] | None
    statements: Answer[StatementRow] | None


def ask(request: Request) -> Asked:
    """Return what an address asks for.

    Raises:
        UsageError: A value that cannot be.
    """
    address = Address.of(request, PATH, ("when", "actor", "event", "show"))
    show = address.one("show")
    if show is not None and show not in _SHOWN:
        raise UsageError(f"`show` cannot be {show!r}: it is `events` or `statements`.")
    actor, types = address.one("actor"), address.all("event")
    events = ClaimQuestion(type=("event",), event=types, involves=(actor,) if actor else ())
    # A type of event says nothing of statements: they are left out where one is chosen.
    wanted = show != "events" and not types
    return Asked(
        address,
        Span.of(address.one("when")),
        actor,
        events if show != "statements" else None,
        StatementQuestion(speaker=(actor,) if actor else ()) if wanted else None,
    )


def listed(index: Index, asked: Asked, *, parts: tuple[int, int], rows: int, undated: tuple[int, int]) -> Listed:
    """Return what lies in the span, the earliest first.

    Args:
        index: What answers.
        asked: What is asked for.
        parts: Which part of the events and of the statements, from 1.
        rows: How many rows a part has.
        undated: How many events and statements have no date.
    """
    return Listed(
        _part(index.claims, index, asked.events, "dated", ("first", "last"), asked.span, parts[0], rows, undated[0]),
        _part(
            index.statements, index, asked.statements, "published", ("since", "until"), asked.span, parts[1], rows,
            undated[1],
        ),
    )  # fmt: skip


def _part(  # noqa: PLR0913, PLR0917 - the same for two sorts of rows
    find: Callable[[Any], Answer[Any]],
    index: Index,
    question: ClaimQuestion | StatementQuestion | None,
    sort: str,
    ends: tuple[str, str],
    span: Span,
    part: int,
    rows: int,
    undated: int,
) -> Answer[Any] | None:
    if question is None:
        return None
    fields: dict[str, Any] = {"sort": sort, "descending": False, "limit": rows, "offset": (part - 1) * rows}
    if span.is_dated:
        fields |= dict.fromkeys(ends, span.given)
    elif span.kind == "undated":
        # In the order of dates those without any come last.
        before = index.count(question) - undated
        limit = min(rows, max(undated - fields["offset"], 0))
        found = find(
            msgspec.structs.replace(question, **fields | {"offset": before + fields["offset"], "limit": limit})
        )
        return Answer(found.rows, undated, found.version)
    return find(msgspec.structs.replace(question, **fields))
