"""What holds of each statement and claim by what people decided, as the base is read now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
from msgspec import structs

from averment.evidence.decisions import in_force, undone_by
from averment.evidence.records import records_of

from .effective import Held, Verdict
from .finding import changed_fields, find_record, words_are_there
from .reviews import RecordKey, Review, ReviewState, review_of
from .values import Day, Here, Party, Values, claim_values, set_fields, statement_values, words_of
from .words import Words

__all__ = ["REVIEWED_CLAIMS", "REVIEWED_STATEMENTS", "REVIEW_STATES", "Standing", "Verdicts"]

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_TEXTS = pa.list_(pa.string())
_COMMON = [
    ("page", pa.string()),
    ("id", pa.string()),
    ("review", pa.string()),
    ("reviewed_by", pa.string()),
    ("reviewed_at", pa.timestamp("us")),
    ("reviewers", _TEXTS),
    ("decisions", pa.int64()),
    ("corrected", _TEXTS),
    ("changed", _TEXTS),
    ("note", pa.string()),
]


def _words(field: str) -> list[tuple[str, pa.DataType]]:
    return [(field, pa.string()), (f"{field}_start", pa.int32()), (f"{field}_end", pa.int32())]


REVIEWED_STATEMENTS = pa.schema(
    [
        *_COMMON,
        *_words("source"),
        *_words("cue"),
        ("content", _TEXTS),
        ("content_spans", pa.list_(_SPAN)),
        ("kind", pa.string()),
        ("speaker", pa.string()),
        ("speaker_name", pa.string()),
        ("speaker_type", pa.string()),
        ("addressee", pa.string()),
        ("addressee_name", pa.string()),
    ]
)
"""One row for each statement that people decided about: what they say of it, and the values that they corrected."""

REVIEWED_CLAIMS = pa.schema(
    [
        *_COMMON,
        *((field, pa.string()) for field in ("type", "event", "mode", "relation", "stance", "factuality")),
        *((field, pa.bool_()) for field in ("demanded", "threatened", "intended")),
        *((field, _TEXTS) for field in ("actor", "actor_names", "recipient", "recipient_names")),
        *_words("conditional_on"),
        *_words("place"),
        *_words("proposal"),
        *_words("date"),
        ("first_day", pa.string()),
        ("last_day", pa.string()),
        ("evidence", _TEXTS),
        ("evidence_spans", pa.list_(_SPAN)),
    ]
)
"""The same of claims."""

REVIEW_STATES = pa.schema(
    [("id", pa.string()), ("words", _TEXTS), ("corrected", _TEXTS), ("state", pa.string()), ("now", pa.string())]
)
"""Of each decision the words that it is about, the fields that it corrects, what has become of it, and the id that its
record has now.
"""


class Verdicts(NamedTuple):
    """What holds.

    Attributes:
        statements: A table by `REVIEWED_STATEMENTS`.
        claims: A table by `REVIEWED_CLAIMS`.
        states: A table by `REVIEW_STATES`.
        held: What people hold of each record that they decided about.
    """

    statements: pa.Table
    claims: pa.Table
    states: pa.Table
    held: Mapping[RecordKey, Held]

    @classmethod
    def none(cls) -> "Verdicts":
        """Return what holds where nobody has decided anything."""
        return cls(REVIEWED_STATEMENTS.empty_table(), REVIEWED_CLAIMS.empty_table(), REVIEW_STATES.empty_table(), {})


class _Found(NamedTuple):
    """A decision in the reading that counts.

    Attributes:
        id: Of the record, or None.
        orphaned: Whether the words are gone.
        changed: What the machine has otherwise now.
        corrected: The corrected values by this reading's offsets and ids.
    """

    id: str | None
    orphaned: bool
    changed: list[str]
    corrected: Values | None


class Standing:
    """Works out what holds; what was worked out for a reading of a page is remembered."""

    def __init__(self) -> None:
        self._reviews: dict[str, Review] = {}
        self._told: dict[str, dict[str, Any]] = {}
        self._found: dict[tuple[str, ...], _Found] = {}

    def work_out(self, connection: duckdb.DuckDBPyConnection) -> Verdicts:
        """Return what holds by a snapshot of the base.

        Decisions whose page was not read again cost nothing but their own rows; for the others their pages' records
        are looked through once.
        """
        reviews = self.reviews(connection)
        if not reviews:
            return Verdicts.none()
        undone = undone_by(reviews)
        counting = in_force(reviews)
        found = self._find(connection, counting)
        groups: dict[RecordKey, list[Review]] = defaultdict(list)
        for each in counting:
            now = found[each.id].id
            if now is not None and each.record is not None and each.page is not None:
                groups[RecordKey(each.record, each.page, now)].append(each)
        all_held: dict[RecordKey, Held] = {}
        rows: dict[str, list[dict[str, Any]]] = {"statement": [], "claim": []}
        for key, group in groups.items():
            all_held[key] = held = _held(key, group, found)
            rows[key.record].append(_row(key, group, held))
        states = [
            {
                **self._told[each.id],
                "state": _state(each, undone, found.get(each.id)),
                "now": _now(found.get(each.id)),
            }
            for each in reviews
        ]
        return Verdicts(
            pa.Table.from_pylist(rows["statement"], schema=REVIEWED_STATEMENTS),
            pa.Table.from_pylist(rows["claim"], schema=REVIEWED_CLAIMS),
            pa.Table.from_pylist(states, schema=REVIEW_STATES),
            all_held,
        )

    def reviews(self, connection: duckdb.DuckDBPyConnection) -> list[Review]:
        """Return all decisions about statements and claims, the earliest first."""
        ids = [id_ for (id_,) in connection.execute('SELECT id FROM _reviews ORDER BY "at", id').fetchall()]
        new = [id_ for id_ in ids if id_ not in self._reviews]
        if new:
            query = "FROM _reviews WHERE id IN (SELECT unnest($ids))"
            for row in connection.sql(query, params={"ids": new}).to_arrow_table().to_pylist():
                self._reviews[row["id"]] = review = review_of(row)
                self._told[review.id] = {
                    "id": review.id,
                    "words": None if review.seen is None else words_of(review.seen),
                    "corrected": [] if review.corrected is None else set_fields(review.corrected),
                }
        return [self._reviews[id_] for id_ in ids]

    def _find(self, connection: duckdb.DuckDBPyConnection, counting: Sequence[Review]) -> dict[str, _Found]:
        query = "SELECT id, reading FROM _rows WHERE NOT superseded AND id IN (SELECT page FROM _reviews)"
        readings: dict[str, str] = dict(connection.execute(query).fetchall())
        corrections: dict[tuple[str | None, ...], list[Review]] = defaultdict(list)
        for each in counting:
            if each.corrected is not None:
                corrections[_looked_at(each)].append(each)
        keys: dict[str, tuple[str, ...]] = {}
        again: dict[str, list[Review]] = defaultdict(list)
        for each in counting:
            page = each.page or ""
            reading = readings.get(page, "")
            others = [other.id for other in corrections[_looked_at(each)]]
            keys[each.id] = key = (each.id, reading, *others)
            if reading == each.reading:
                self._found[key] = _Found(each.about, orphaned=False, changed=[], corrected=each.corrected)
            elif key not in self._found:
                again[page].append(each)
                self._found[key] = _Found(None, orphaned=True, changed=[], corrected=None)
        if again:
            condition = "NOT superseded AND id IN (SELECT unnest($pages))"
            for record in records_of(connection, condition, {"pages": list(again)}):
                here = Here(record)
                for each in again[record.page.id]:
                    others_ = [other.corrected for other in corrections[_looked_at(each)] if other.corrected]
                    self._found[keys[each.id]] = _find(each, others_, here)
        return {id_: self._found[key] for id_, key in keys.items()}


def _looked_at(review: Review) -> tuple[str | None, ...]:
    return review.record, review.page, review.reading, review.about


def _find(review: Review, corrections: Sequence[Values], here: Here) -> _Found:
    """Find a decision's record in a reading that is not the one which was looked at."""
    assert review.seen is not None
    corrected = None if review.corrected is None else _brought_over(review.corrected, here)
    lost = review.corrected is not None and corrected is None
    if lost or not words_are_there(review.seen, here.words):
        return _Found(None, orphaned=True, changed=[], corrected=None)
    id_ = find_record(review.seen, corrections, here, strict=review.kind == "reject")
    if id_ is None:
        return _Found(None, orphaned=False, changed=[], corrected=None)
    now: Values
    if review.record == "statement":
        now = statement_values(next(each for each in here.record.statements if each.id == id_), here)
    else:
        now = claim_values(next(each for each in here.record.claims if each.id == id_), here)
    return _Found(id_, orphaned=False, changed=changed_fields(review.seen, now, here), corrected=corrected)


def _brought_over(values: Values, here: Here) -> Values | None:
    """Return values by the offsets and ids of another reading; None where words are gone."""
    brought = {field: _value_over(getattr(values, field), here) for field in set_fields(values)}
    if any(_is_lost(value) for value in brought.values()):
        return None
    return structs.replace(values, **brought)


_LOST = object()


def _value_over(value: Any, here: Here) -> Any:
    match value:
        case Words():
            span = here.words.find(value)
            return _LOST if span is None else here.words.of(span)
        case Party():
            return here.known(value)
        case Day():
            words = _value_over(value.words, here)
            return _LOST if words is _LOST else structs.replace(value, words=words)
        case tuple():
            return tuple(_value_over(each, here) for each in value)
        case _:
            return value


def _is_lost(value: Any) -> bool:
    return value is _LOST or (isinstance(value, tuple) and any(each is _LOST for each in value))


def _state(review: Review, undone: Mapping[str, str], found: _Found | None) -> str:
    if review.id in undone or review.batch in undone:
        return "undone"
    if found is None or found.id is not None:  # what takes another back has no record
        return "in force"
    return "orphaned" if found.orphaned else "moot"


def _now(found: _Found | None) -> str | None:
    return None if found is None else found.id


def _held(key: RecordKey, group: Sequence[Review], found: Mapping[str, _Found]) -> Held:
    """Return what holds of one record by the decisions about it, the earliest first."""
    deciding = [each for each in group if each.kind != "note"]
    values: dict[str, Any] = {}
    for each in deciding:
        corrected = found[each.id].corrected
        if corrected is not None:
            values |= {field: getattr(corrected, field) for field in set_fields(corrected)}
    last = deciding[-1] if deciding else group[-1]
    changed = [field for field in found[last.id].changed if field not in values] if deciding else []
    verdict = Verdict(
        record=key.record,
        of=key.id,
        review=_verdict(last, values, changed),
        by=last.by,
        at=last.at,
        corrected=tuple(values),
        changed=tuple(changed),
        note=next((each.note for each in reversed(group) if each.note), None),
    )
    return Held(verdict, values)


def _row(key: RecordKey, group: Sequence[Review], held: Held) -> dict[str, Any]:
    verdict = held.verdict
    row: dict[str, Any] = {
        "page": key.page,
        "id": key.id,
        "review": verdict.review,
        "reviewed_by": verdict.by,
        "reviewed_at": verdict.at.replace(tzinfo=None),
        "reviewers": sorted({each.by for each in group if each.kind != "note"}),
        "decisions": len(group),
        "corrected": list(verdict.corrected),
        "changed": list(verdict.changed),
        "note": verdict.note,
    }
    for field, value in held.values.items():
        row |= _columns(field, value)
    return row


def _verdict(last: Review, corrected: Mapping[str, Any], changed: Sequence[str]) -> ReviewState:
    if last.kind == "note":
        return "unreviewed"
    if last.kind == "reject":
        return "rejected"
    if corrected:
        return "corrected"
    return "changed" if changed else "accepted"


def _columns(field: str, value: Any) -> dict[str, Any]:
    """Return one corrected value as the columns that hold it."""
    match field, value:
        case ("content" | "evidence", tuple()):
            spans = [{"start": words.start, "end": words.end} for words in value]
            return {field: [words.text for words in value], f"{field}_spans": spans}
        case ("actor" | "recipient", tuple()):
            return {field: [party.id for party in value], f"{field}_names": [party.name for party in value]}
        case _, Words():
            return {field: value.text, f"{field}_start": value.start, f"{field}_end": value.end}
        case _, Party():
            return {field: value.id, f"{field}_name": value.name} | (
                {f"{field}_type": value.type} if field == "speaker" else {}
            )
        case _, Day():
            return _columns(field, value.words) | {"first_day": value.start, "last_day": value.end}
        case _:
            return {field: value}
