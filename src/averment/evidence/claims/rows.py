"""The claims of one reading as a row of the table `claims`, and back.

All types of claim share their columns, so that one question may ask for all of them: whoever does, is or stands is the
`actor`, be it an event's, a relation's subject or who takes a position; the other side is the `recipient`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec
import pyarrow as pa

from averment.coding import Record
from averment.coding.claim import Claim, Event, Position, Quantity, Relation
from averment.page import Span

__all__ = ["CLAIMS", "claims_of", "claims_row", "spelt_out"]

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_WHEN = pa.struct([("words", _SPAN), ("start", pa.string()), ("end", pa.string())])
_NAMES = pa.list_(pa.string())

_COMMON = [
    ("id", pa.string()),
    ("type", pa.string()),
    ("account", _NAMES),
    ("factuality", pa.string()),
    ("demanded", pa.bool_()),
    ("threatened", pa.bool_()),
    ("intended", pa.bool_()),
    ("conditional_on", _SPAN),
    ("predicate", _SPAN),
    ("evidence", pa.list_(_SPAN)),
    ("confidence", pa.float64()),
]
_BY_TYPE = [
    ("event", pa.string()),
    ("mode", pa.string()),
    ("context", _NAMES),
    ("actor", _NAMES),
    ("recipient", _NAMES),
    ("date", _WHEN),
    ("place", _SPAN),
    ("relation", pa.string()),
    ("role", _SPAN),
    ("value", pa.float64()),
    ("low", pa.float64()),
    ("high", pa.float64()),
    ("unit", _SPAN),
    ("of", _SPAN),
    ("claim", pa.string()),
    ("stance", pa.string()),
    ("on", _SPAN),
]
# What spans and ids stand for, cut and looked up once, as for statements.
_SPELT_OUT = [
    ("account_speakers", _NAMES),
    ("account_names", _NAMES),
    ("actor_names", _NAMES),
    ("recipient_names", _NAMES),
    ("conditional_on_text", pa.string()),
    ("predicate_text", pa.string()),
    ("evidence_text", _NAMES),
    ("date_text", pa.string()),
    ("place_text", pa.string()),
    ("role_text", pa.string()),
    ("unit_text", pa.string()),
    ("of_text", pa.string()),
    ("on_text", pa.string()),
    ("zone", pa.string()),
]

CLAIMS = pa.schema(
    [
        ("entry", pa.string()),  # the row of `readings` that they belong to
        ("number", pa.int32()),  # how many they are, so that they need not be read to be counted
        ("claims", pa.list_(pa.struct([*_COMMON, *_BY_TYPE, *_SPELT_OUT]))),
    ]
)
"""One row for each reading whose maker looks for claims, also where it found none."""

_FIELDS: dict[str, tuple[str, ...]] = {
    str(kind.__struct_config__.tag): kind.__struct_fields__ for kind in (Event, Relation, Quantity, Position)
}


def claims_row(record: Record, entry: str) -> dict[str, Any]:
    """Return a record's claims as one row of `CLAIMS`."""
    return {"entry": entry, "number": len(record.claims), "claims": list(spelt_out(record))}


def spelt_out(record: Record) -> Iterator[dict[str, Any]]:
    """Yield each claim of a record as the base keeps it, with the words and names that its spans and ids stand for."""
    text = record.page.text
    starts = [zone.start for zone in record.page.zones]
    names = {actor.id: actor.name for actor in record.actors}
    statements = {statement.id: statement for statement in record.statements}

    def words(span: Span | None) -> str | None:
        return None if span is None else text[span.start : span.end]

    for claim in record.claims:
        row = _kept(claim)
        account = [statements[each] for each in claim.account if each in statements]
        zone = bisect_right(starts, claim.predicate.start) - 1
        cut = {
            f"{name}_text": words(getattr(claim, name, None))
            for name in ("conditional_on", "predicate", "place", "role", "unit", "of", "on")
        }
        yield {
            **row,
            **cut,
            "evidence_text": [words(span) for span in claim.evidence],
            "date_text": text[row["date"]["words"]["start"] : row["date"]["words"]["end"]] if row.get("date") else None,
            "account_speakers": [each.speaker for each in account],
            "account_names": [names.get(each.speaker or "") or words(each.source) for each in account],
            "actor_names": [names.get(each) for each in row.get("actor", ())],
            "recipient_names": [names.get(each) for each in row.get("recipient", ())],
            "zone": record.page.zones[zone].role if zone >= 0 else None,
        }


def claims_of(rows: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """Return claims as a record has them, from those that a row holds; none where the row is missing."""
    return [_given_back(row) for row in rows or ()]


def _kept(claim: Claim) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(claim)
    match claim:
        case Relation():
            row["actor"], row["recipient"] = [row.pop("subject")], [row.pop("object")]
        case Position():
            row["actor"], row["date"] = [row["actor"]], row.pop("since")
    return row


def _given_back(row: Mapping[str, Any]) -> dict[str, Any]:
    own = dict(row)
    match own["type"]:
        case "relation":
            (own["subject"],), (own["object"],) = own["actor"], own["recipient"]
        case "position":
            (own["actor"],), own["since"] = own["actor"], own["date"]
    return {name: own[name] for name in chain(("type",), _FIELDS[own["type"]])}
