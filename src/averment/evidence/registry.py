"""The known actors of a base: entries of the lists that people have imported, each with its versions.

Rows are only added, so that who imported what and when stays. Of an entry's versions the one imported last counts, and
importing the same again adds nothing.
"""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from averment.coding.registry import Known

from .tables import Table

__all__ = ["REGISTRY", "Imported", "Version", "entry_id", "import_entries"]

ROWS_AT_ONCE = 20_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

REGISTRY = pa.schema(
    [
        ("id", pa.string()),  # the list's name and its own id for the entry
        ("version", pa.string()),  # made from all that the entry says
        ("name", pa.string()),
        ("type", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("ids", pa.list_(pa.string())),  # "wikidata:Q796"
        ("since", pa.string()),
        ("until", pa.string()),
        ("roles", pa.list_(pa.string())),
        ("country", pa.string()),
        ("source", pa.string()),
        ("import", pa.string()),
        ("file", pa.string()),
        ("imported_by", pa.string()),
        ("imported_at", pa.timestamp("us", tz="UTC")),
    ]
)
"""One row for each version of each entry."""


class Imported(msgspec.Struct, frozen=True):
    """What an import has brought.

    Attributes:
        id: The import's own; the rows that it added carry it.
        entries: How many entries the list has.
        new: How many of them the base did not have.
        changed: How many are newer versions of what it had.
        unchanged: How many it had as they are.
        repeated: How many had the id of an earlier entry of the list, and were left out.
        ids: The ids of the entries in the base.
    """

    id: str
    entries: int
    new: int
    changed: int
    unchanged: int
    repeated: int
    ids: frozenset[str]


class Version(NamedTuple):
    """The version of an entry that counts, and when it was imported, in microseconds since 1970 (UTC)."""

    version: str
    imported_at: int


def import_entries(
    table: Table, known: Mapping[str, Version], entries: Iterable[Known], *, by: str, file: str | None
) -> Imported:
    """Add entries that the table does not have as they are.

    Args:
        table: Where to add them.
        known: The versions that count, by the entry's id.
        entries: The entries of one list.
        by: Who imports them.
        file: From which file.
    """
    import_id = uuid.uuid4().hex[:16]
    new = changed = repeated = 0
    ids: set[str] = set()
    rows: list[dict[str, Any]] = []
    for entry in entries:
        id_ = entry_id(entry)
        if id_ in ids:
            repeated += 1
            continue
        ids.add(id_)
        version, before = version_of(entry), known.get(id_)
        if before is not None and before.version == version:
            continue
        new += before is None
        changed += before is not None
        # Later than the version whose place it takes, whatever the clocks of two machines say.
        at = (datetime.now(UTC) - EPOCH) // MICROSECOND
        at = max(at, before.imported_at + 1) if before else at
        rows.append(
            fields_of(entry)
            | {"id": id_, "version": version, "import": import_id, "file": file, "imported_by": by}
            | {"imported_at": EPOCH + at * MICROSECOND}
        )
        if len(rows) >= ROWS_AT_ONCE:
            table.append(rows)
            rows = []
    table.append(rows)
    return Imported(import_id, len(ids), new, changed, len(ids) - new - changed, repeated, frozenset(ids))


def entry_id(entry: Known) -> str:
    """Return an entry's id in a base, which may have several lists."""
    return f"{entry.source}/{entry.id}"


def fields_of(entry: Known) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(entry)
    del fields["id"], fields["stands_for"]
    return fields | {"ids": [f"{registry}:{known}" for registry, known in entry.ids.items()]}


def version_of(entry: Known) -> str:
    return hashlib.sha256(msgspec.json.encode(entry, order="deterministic")).hexdigest()[:16]
