"""What the address of a ledger asks for: a question for the index, columns, and which part of the rows."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.index import ClaimQuestion, StatementQuestion
from averment.web.parts import part_of

from .columns import Column
from .kinds import FLAGS, Ledger

__all__ = ["ROWS", "Asked", "ask"]

ROWS = 25
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        ledger: Of which table.
        address: The address, without what the table does not know.
        question: The question, whose limit and offset are of the part that is shown.
        columns: The columns, in the order in which they were asked for.
        sort: The column that the rows are sorted by, `-` before it for the greatest first.
        part: Which part of the rows, from 1.
    """

    ledger: Ledger
    address: Address
    question: StatementQuestion | ClaimQuestion
    columns: tuple[Column, ...]
    sort: str
    part: int

    @property
    def narrowed(self) -> bool:
        """Whether not all rows are asked for."""
        return bool(self.address.without("sort", "columns", "part").given)


def ask(request: Request, ledger: Ledger) -> Asked:
    """Return what an address asks for.

    Parameters are the fields of the index's questions, with `q` for the words, `sort`, `columns` and `part`.

    Raises:
        UsageError: A value that cannot be.
    """
    flags = FLAGS if ledger.question is ClaimQuestion else ()
    single = ("q", ledger.since, ledger.until, *(("since", "until") if flags else ()), "page", "min_confidence")
    finds = tuple(f"find_{facet.name}" for facet in ledger.facets if facet.many)
    known = (*ledger.filters, *flags, *dict.fromkeys(single), "sort", "columns", "part")
    address = Address.of(request, ledger.path, (*known, *finds), may_be_empty=ledger.filters)
    fields: dict[str, Any] = {name: address.all(name) for name in ledger.filters}
    fields |= {name: _flag(name, given) for name in flags if (given := address.one(name)) is not None}
    fields |= {name: address.one(name) for name in single if name not in {"q", "min_confidence"}}
    part = part_of(address)
    sort = address.one("sort") or ledger.order
    question = ledger.question(
        **fields,
        text=address.one("q"),
        min_confidence=_number(address.one("min_confidence")),
        sort=_sorted_by(ledger, sort),
        descending=sort.startswith("-"),
        limit=ROWS,
        offset=(part - 1) * ROWS,
    )
    return Asked(ledger, address.without(*finds), question, _columns(ledger, address), sort, part)


def _sorted_by(ledger: Ledger, sort: str) -> str:
    by = {column.name: column.sort for column in ledger.columns if column.sort}
    name = sort.removeprefix("-")
    if name not in by:
        raise UsageError(
            f"`sort` cannot be {sort!r}: it is one of {', '.join(by)}, with - before it for the last first."
        )
    return str(by[name])


def _columns(ledger: Ledger, address: Address) -> tuple[Column, ...]:
    by_name = {column.name: column for column in ledger.columns}
    names = [name for given in address.all("columns") for name in given.split(",") if name] or ledger.shown
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise UsageError(f"There is no column {unknown[0]!r}: there are {', '.join(by_name)}.")
    return tuple(by_name[name] for name in dict.fromkeys(names))


def _flag(name: str, given: str) -> bool:
    if given not in _YES_NO:
        raise UsageError(f"`{name}` cannot be {given!r}: it is `yes` or `no`.")
    return _YES_NO[given]


def _number(given: str | None) -> float | None:
    try:
        return None if given is None else float(given)
    except ValueError as error:
        raise UsageError(f"`min_confidence` cannot be {given!r}: it is a number from 0 to 1.") from error
