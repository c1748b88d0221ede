"""The columns of the ledger: what each is called, what it is sorted by, and what of it is exported.

How a cell looks is in the template `ledger_cells.html`, by the column's name.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from averment.web.index import ClaimRow, Index, Party, StatementRow
from averment.web.wording import Voice, day_of, sure, voices_of, what

__all__ = ["CLAIM_COLUMNS", "STATEMENT_COLUMNS", "Column", "voices_of_statement"]

_DEEPEST = 12


class Column(NamedTuple):
    """One column.

    Attributes:
        name: What it is called in addresses.
        label: What people read.
        sort: What the index sorts it by; None where it cannot be sorted.
        fields: What it is called in exports; some columns are several fields there.
        values: What a row has in these fields.
    """

    name: str
    label: str
    sort: str | None
    fields: tuple[str, ...]
    values: Callable[[Index, Any], tuple[Any, ...]]


def voices_of_statement(index: Index, row: StatementRow) -> list[Voice]:
    """Return whose voices a statement comes through, the outlet's first and its own speaker's last."""
    chain, outer = [row], row.within
    while outer is not None and len(chain) < _DEEPEST:
        around = index.statement(outer)
        if around is None:
            break
        chain.insert(0, around)
        outer = around.within
    return voices_of(row.outlet, tuple(each.speaker or Party(None, each.source or "", None, "") for each in chain))


def _plain(name: str, label: str, sort: str | None = None, *fields: str) -> Column:
    """Return a column of fields that rows have as they are."""
    fields = fields or (name,)
    return Column(name, label, sort, fields, lambda _, row: tuple(getattr(row, field) for field in fields))


def _party(name: str, label: str) -> Column:
    def values(_: Index, row: StatementRow) -> tuple[Any, ...]:
        party: Party | None = getattr(row, name)
        return (party.name, party.id) if party else (None, None)

    return Column(name, label, name, (name, f"{name}_id"), values)


def _parties(name: str, label: str) -> Column:
    def values(_: Index, row: ClaimRow) -> tuple[Any, ...]:
        parties: tuple[Party, ...] = getattr(row, f"{name}s")
        return [each.name for each in parties], [each.id for each in parties]

    return Column(name, label, name, (f"{name}s", f"{name}_ids"), values)


def _account(label: str, sort: str | None, voices: Callable[[Index, Any], list[Voice]]) -> Column:
    def values(index: Index, row: StatementRow | ClaimRow) -> tuple[Any, ...]:
        return (" → ".join(voice.name for voice in voices(index, row)),)

    return Column("account", label, sort, ("account",), values)


_OF_PAGES = (
    _plain("outlet", "Outlet", "outlet"),
    _plain("published", "Published", "published"),
    _plain("title", "Page", "title", "title", "url"),
)
_OF_RECORDS = (
    _plain("zone", "Where on the page", "zone"),
    _plain("confidence", "Confidence", "confidence"),
    _plain("review", "Review", "review"),
)

STATEMENT_COLUMNS = (
    _party("speaker", "Speaker"),
    _plain("content", "Words"),
    _account("By whose account", None, voices_of_statement),
    _plain("cue", "Cue"),
    _plain("source", "Source, as the page has it"),
    _plain("kind", "Kind", "kind"),
    _party("addressee", "Said to"),
    *_OF_PAGES,
    *_OF_RECORDS,
)

CLAIM_COLUMNS = (
    _parties("actor", "Actor"),
    # What is claimed is never exported without how sure it is.
    Column("what", "What is claimed", "event", ("what", "how_sure"), lambda _, row: (what(row), sure(row).words)),
    _parties("recipient", "Recipient"),
    _plain("evidence", "Words"),
    _account("By whose account", "account", lambda _, row: voices_of(row.outlet, row.account)),
    Column(
        "dated",
        "When",
        "dated",
        ("dated", "date_start", "date_end", "dated_by"),
        lambda _, row: (day_of(row), row.date_start, row.date_end, row.dated_by),
    ),
    _plain("place", "Where", "place"),
    _plain("type", "Type", "type"),
    _plain(
        "factuality",
        "Factuality",
        "factuality",
        *("factuality", "demanded", "threatened", "intended", "conditional_on"),
    ),
    *_OF_PAGES,
    *_OF_RECORDS,
)
