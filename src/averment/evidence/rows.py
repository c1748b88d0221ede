"""A record as a row of the table `readings`, and back: one row is one whole page with all that was said on it, but for
the claims, which are the row of the same entry in the table `claims`.

The columns are the record's own fields, nested as they are there, so that nothing is stored twice and nothing of a
page can be there without the rest.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
from msgspec import structs

from averment.coding import Record
from averment.page import REPORT_ROLES, Page, Span

from .claims import claims_of

__all__ = [
    "FAILURES",
    "READINGS",
    "RECORD_COLUMNS",
    "SIGHTINGS",
    "Entry",
    "reading_id",
    "reading_row",
    "record_of",
    "statement_rows",
]

_TIME = pa.timestamp("us", tz="UTC")
_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_ZONE = pa.struct([("role", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
_MENTION = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
_ACTOR = pa.struct(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("type", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("roles", pa.list_(pa.string())),
        ("mentions", pa.list_(_MENTION)),
    ]
)
# What the spans and ids of a statement stand for, so that a ledger of many pages need not cut every text again.
_SPELT_OUT = [
    ("source_text", pa.string()),
    ("cue_text", pa.string()),
    ("content_text", pa.list_(pa.string())),
    ("speaker_name", pa.string()),
    ("speaker_type", pa.string()),
    ("addressee_name", pa.string()),
    ("zone", pa.string()),
]
_STATEMENT = pa.struct(
    [
        ("id", pa.string()),
        ("speaker", pa.string()),
        ("source", _SPAN),
        ("cue", _SPAN),
        ("content", pa.list_(_SPAN)),
        ("kind", pa.string()),
        ("addressee", pa.string()),
        ("within", pa.string()),
        ("confidence", pa.float64()),
        *_SPELT_OUT,
    ]
)
_PAGE = [
    ("id", pa.string()),
    ("url", pa.string()),
    ("outlet", pa.string()),
    ("title", pa.string()),
    ("authors", pa.list_(pa.string())),
    ("published", pa.string()),
    ("language", pa.string()),
    ("text", pa.string()),
    ("zones", pa.list_(_ZONE)),
]
_RECORD = [
    ("schema", pa.string()),
    ("model", pa.string()),
    ("actors", pa.list_(_ACTOR)),
    ("statements", pa.list_(_STATEMENT)),
]

READINGS = pa.schema(
    [
        ("entry", pa.string()),  # this row and no other
        ("reading", pa.string()),  # what the row says: the same for two rows that say the same
        ("read_at", _TIME),
        ("source", pa.string()),
        ("digest", pa.string()),
        ("words", pa.int32()),
        *_RECORD,
        *_PAGE,
    ]
)
"""One row for each reading of a page; the row that was read last is the one that counts."""

SIGHTINGS = pa.schema(
    [
        ("page", pa.string()),
        ("source", pa.string()),
        ("digest", pa.string()),
        ("model", pa.string()),
        ("seen_at", _TIME),
    ]
)
"""One row for each further source in which a page was met again and had nothing new to say."""

FAILURES = pa.schema(
    [
        ("source", pa.string()),
        ("reason", pa.string()),
        ("message", pa.string()),
        ("model", pa.string()),
        ("failed_at", _TIME),
    ]
)
"""One row for each source that could not be read."""

RECORD_COLUMNS = [name for name, _ in (*_RECORD, *_PAGE)]


def reading_id(record: Record) -> str:
    """Return an id made from everything that the record says: two equal records have one reading."""
    return hashlib.sha256(msgspec.json.encode(record, order="deterministic")).hexdigest()[:32]


class Entry(NamedTuple):
    """What the base notes of one reading beside the record.

    Attributes:
        entry: An id for this row alone.
        reading: The record's `reading_id`.
        read_at: When, with its time zone.
        source: The path or address that the page came from.
        digest: SHA-256 of the bytes that it was read from.
    """

    entry: str
    reading: str
    read_at: datetime
    source: str
    digest: str


def reading_row(record: Record, entry: Entry) -> dict[str, Any]:
    """Return the record as one row of `READINGS`."""
    # Claims have a table of their own.
    fields: dict[str, Any] = msgspec.to_builtins(structs.replace(record, statements=(), claims=()))
    page: dict[str, Any] = fields.pop("page")
    del fields["claims"]
    fields["statements"] = statement_rows(record)
    return entry._asdict() | {"words": _words(record.page)} | fields | page


def statement_rows(record: Record) -> list[dict[str, Any]]:
    """Return each statement of a record as the base keeps it, with the words and names that it stands for."""
    rows: list[dict[str, Any]] = msgspec.to_builtins(record.statements)
    return [row | spelt for row, spelt in zip(rows, _spelt_out(record), strict=True)]


def record_of(row: Mapping[str, Any], claims: Iterable[Mapping[str, Any]] | None = None) -> Record:
    """Return the record that a row holds.

    Args:
        row: It has `RECORD_COLUMNS` at least.
        claims: Those of the row of `CLAIMS` that goes with it; None where there is no such row.
    """
    page = {name: row[name] for name, _ in _PAGE}
    fields = {name: row[name] for name, _ in _RECORD}
    return msgspec.convert({**fields, "claims": claims_of(claims), "page": page}, Record)


def _words(page: Page) -> int:
    """How many words the report has: those of furniture, related links and comments do not count."""
    return sum(len(page.text[zone.start : zone.end].split()) for zone in page.zones if zone.role in REPORT_ROLES)


def _spelt_out(record: Record) -> Iterator[dict[str, Any]]:
    text = record.page.text
    zones = record.page.zones
    starts = [zone.start for zone in zones]
    actors = {actor.id: actor for actor in record.actors}

    def words(span: Span | None) -> str | None:
        return None if span is None else text[span.start : span.end]

    for statement in record.statements:
        speaker = actors.get(statement.speaker or "")
        addressee = actors.get(statement.addressee or "")
        zone = bisect_right(starts, statement.content[0].start) - 1 if statement.content else -1
        yield {
            "source_text": words(statement.source),
            "cue_text": words(statement.cue),
            "content_text": [words(span) for span in statement.content],
            "speaker_name": speaker.name if speaker else None,
            "speaker_type": speaker.type if speaker else None,
            "addressee_name": addressee.name if addressee else None,
            "zone": zones[zone].role if zone >= 0 else None,
        }
