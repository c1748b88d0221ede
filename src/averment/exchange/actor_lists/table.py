"""Rows of a table as entries. Rows with one id are one entry, as SPARQL gives a row for each alias and each class."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from averment.coding.record import ActorType
from averment.coding.registry import Known

from .actor_list import BadRow, Notes, Rows
from .columns import Columns
from .dates import iso_date
from .entry import RowError, country_of, make
from .types import of_description, of_word

__all__ = ["Line", "entries"]

WIKIDATA = re.compile(r"(?:https?://\S+/)?(Q[1-9]\d*)")
# SPARQL's own forms in TSV: <address>, "text"@en, "1950-01-01T00:00:00Z"^^<type>
URI = re.compile(r"<([^>]*)>")
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@[\w-]+|\^\^<[^>]*>)?')


@dataclass(frozen=True)
class Line:
    """A row and the number of its line; or what is wrong with it."""

    number: int
    cells: Sequence[str] = ()
    fault: str | None = None


@dataclass
class Parts:
    """What the rows of one entry say, together."""

    line: int
    own_id: str | None = None
    names: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    types: list[ActorType] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    roles: list[str] = field(default_factory=list)
    country: str | None = None


def entries(lines: Iterable[Line], columns: Columns, source: str, notes: Notes) -> Rows:
    """Yield the entries of a table, and its bad rows.

    Args:
        lines: The rows below the headings.
        columns: What the columns are.
        source: The list's name.
        notes: Where to count what is not understood.
    """
    whole: dict[str, Parts] = {}
    seen: dict[str, int] = {}
    for line in lines:
        try:
            parts = parts_of(line, columns, notes)
            if parts.own_id is not None:
                gather(whole.setdefault(parts.own_id, Parts(line.number, parts.own_id)), parts)
                continue
            entry = made(parts, source)
            if entry.id in seen:
                raise RowError(f"it has the name and type of line {seen[entry.id]}: give both an id if they are two")
            seen[entry.id] = line.number
        except RowError as refusal:
            yield BadRow(line.number, str(refusal))
        else:
            yield entry
    for parts in whole.values():
        try:
            yield made(parts, source)
        except RowError as refusal:
            yield BadRow(parts.line, str(refusal))


def parts_of(line: Line, columns: Columns, notes: Notes) -> Parts:
    if line.fault is not None:
        raise RowError(line.fault)
    row = [plain(cell) for cell in line.cells]
    extra = [cell for cell in row[len(columns.headings) :] if cell.strip()]
    if extra:
        many = len(columns.headings) + len(extra)
        raise RowError(
            f"it has {many} cells below {len(columns.headings)} headings: put a cell that has the separator between "
            "quotation marks"
        )
    ids = {columns.fields[i]: row[i] for i in columns.registries if i < len(row) and row[i].strip()}
    item = next(iter(columns.cells(row, "wikidata")), None)
    if item is not None:
        found = WIKIDATA.fullmatch(item.strip())
        if found is None:
            raise RowError(f"{item!r} is no id of Wikidata: it is a Q and a number")
        ids["wikidata"] = found[1]
    own = next(iter(columns.cells(row, "id")), None)
    as_item = WIKIDATA.fullmatch(own.strip()) if own else None
    own_id = as_item[1] if as_item else own.strip() if own else ids.get("wikidata")
    return Parts(
        line.number,
        own_id,
        names=list(columns.cells(row, "name")),
        aliases=list(columns.values(row, "alias")),
        types=types_of(row, columns, notes),
        ids=ids | ({"wikidata": as_item[1]} if as_item else {}),
        since=date_of(row, columns, "since"),
        until=date_of(row, columns, "until"),
        roles=list(columns.values(row, "role")),
        country=country_of(columns.values(row, "country"), notes),
    )


def types_of(row: Sequence[str], columns: Columns, notes: Notes) -> list[ActorType]:
    found = []
    for word in columns.values(row, "type"):
        kind = of_word(word.strip())
        if kind is not None:
            found.append(kind)
        elif not WIKIDATA.fullmatch(word.strip()):
            notes.types[word.strip()] += 1
    return found


def date_of(row: Sequence[str], columns: Columns, field_: str) -> str | None:
    for cell in columns.values(row, field_):
        date = iso_date(cell)
        if date is None:
            raise RowError(f"the date {cell.strip()!r} is not understood: write it as 1950, 1950-06 or 1950-06-01")
        return date
    return None


def gather(whole: Parts, parts: Parts) -> None:
    """Add what another row says of an entry."""
    for name in ("names", "aliases", "types", "roles"):
        getattr(whole, name).extend(getattr(parts, name))
    whole.ids |= parts.ids
    whole.since = whole.since or parts.since
    whole.until = whole.until or parts.until
    whole.country = whole.country or parts.country


def made(parts: Parts, source: str) -> Known:
    described = (of_description(role) for role in parts.roles)
    if not parts.names:
        raise RowError("it has no name: give it one, or leave the row out")
    told = [kind for kind in (*parts.types, *described) if kind is not None and kind != "other"]
    return make(
        names=(*parts.names, *parts.aliases),
        kind=told[0] if told else "other",
        source=source,
        own_id=parts.own_id,
        ids=parts.ids,
        since=parts.since,
        until=parts.until,
        roles=parts.roles,
        country=parts.country,
    )


def plain(cell: str) -> str:
    """Return a cell without SPARQL's marks around a value."""
    address, literal = URI.fullmatch(cell.strip()), LITERAL.fullmatch(cell.strip())
    if address is not None:
        return address[1]
    if literal is not None:
        return re.sub(r"\\(.)", r"\1", literal[1])
    return cell
