"""What holds of each statement and claim by what people decided, as the base is read now."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import duckdb
import msgspec
import pyarrow as pa

from averment.coding import Record
from averment.evidence.claims.rows import CLAIMS, spelt_out
from averment.evidence.decisions import in_force, undone_by
from averment.evidence.records import Reading, readings_of, records_of
from averment.evidence.rows import READINGS, statement_rows

from .effective import Held, Verdict
from .found import Found, OnPage, look, readings_wanted
from .keeping import Kept, with_kept
from .reviews import RecordKey, Review, ReviewState, review_of
from .values import Day, Party, set_fields, words_of
from .words import Words

__all__ = [
    "KEPT_ACTORS",
    "KEPT_ROWS",
    "REVIEWED_CLAIMS",
    "REVIEWED_STATEMENTS",
    "REVIEW_STATES",
    "Standing",
    "Verdicts",
]

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


KEPT_ROWS = pa.schema(
    [
        ("id", pa.string()),
        *((name, READINGS.field(name).type) for name in ("reading", "model")),
        ("read_at", pa.timestamp("us")),
        *((name, pa.string()) for name in ("outlet", "published", "title", "url", "language")),
        ("statements", READINGS.field("statements").type),
        ("statements_before", pa.int64()),
        ("claims", CLAIMS.field("claims").type),
        ("claims_before", pa.int64()),
        ("state", pa.string()),
    ]
)
"""One row for each page and earlier reading of which people keep records, at the page's present offsets; `…_before`
says how many of the page's stand before them, `state` is the same where the same is kept.
"""

KEPT_ACTORS = pa.schema([("id", pa.string()), ("page", pa.string()), ("name", pa.string()), ("aliases", _TEXTS)])
"""Whom the records that people keep name and the page's reading has not found."""


class Verdicts(NamedTuple):
    """What holds.

    Attributes:
        statements: A table by `REVIEWED_STATEMENTS`.
        claims: A table by `REVIEWED_CLAIMS`.
        states: A table by `REVIEW_STATES`.
        kept_rows: A table by `KEPT_ROWS`.
        kept_actors: A table by `KEPT_ACTORS`.
        held: What people hold of each record that they decided about.
        kept: What they keep on each page that the reading that counts does not have.
    """

    statements: pa.Table = REVIEWED_STATEMENTS.empty_table()
    claims: pa.Table = REVIEWED_CLAIMS.empty_table()
    states: pa.Table = REVIEW_STATES.empty_table()
    kept_rows: pa.Table = KEPT_ROWS.empty_table()
    kept_actors: pa.Table = KEPT_ACTORS.empty_table()
    held: Mapping[RecordKey, Held] = {}
    kept: Mapping[str, Kept] = {}


class _Page(NamedTuple):
    """What has become of the decisions about one page that was read again, with the rows of what is kept."""

    on_page: OnPage
    rows: Sequence[dict[str, Any]]


class Standing:
    """Works out what holds; what was worked out for a reading of a page is remembered."""

    def __init__(self) -> None:
        self._reviews: dict[str, Review] = {}
        self._told: dict[str, dict[str, Any]] = {}
        self._pages: dict[tuple[str, ...], _Page] = {}

    def work_out(self, connection: duckdb.DuckDBPyConnection) -> Verdicts:
        """Return what holds by a snapshot of the base.

        Decisions whose page was not read again cost nothing but their own rows; for the others their pages' records
        are looked through once.
        """
        reviews = self.reviews(connection)
        if not reviews:
            return Verdicts()
        undone = undone_by(reviews)
        counting = in_force(reviews)
        found, pages = self._find(connection, counting)
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
        kept = {page: each.on_page.kept for page, each in pages.items() if each.on_page.kept is not None}
        actors = [
            {"id": actor.id, "page": page, "name": actor.name, "aliases": list(actor.aliases)}
            for page, each in kept.items()
            for actor in each.actors
        ]
        return Verdicts(
            pa.Table.from_pylist(rows["statement"], schema=REVIEWED_STATEMENTS),
            pa.Table.from_pylist(rows["claim"], schema=REVIEWED_CLAIMS),
            pa.Table.from_pylist(states, schema=REVIEW_STATES),
            pa.Table.from_pylist([row for page in kept for row in pages[page].rows], schema=KEPT_ROWS),
            pa.Table.from_pylist(actors, schema=KEPT_ACTORS),
            all_held,
            kept,
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

    def _find(
        self, connection: duckdb.DuckDBPyConnection, counting: Sequence[Review]
    ) -> tuple[dict[str, Found], dict[str, _Page]]:
        """Return where each decision's record is now, and the pages of whose earlier readings something was decided."""
        query = "SELECT id, reading FROM _kept WHERE NOT superseded AND id IN (SELECT page FROM _reviews)"
        readings: dict[str, str] = dict(connection.execute(query).fetchall())
        found: dict[str, Found] = {}
        moved: dict[str, list[Review]] = defaultdict(list)
        for each in counting:
            page = each.page or ""
            if page not in readings:
                found[each.id] = Found(None, orphaned=True)
            elif readings[page] == each.reading:
                found[each.id] = Found(each.about, corrected=each.corrected)
            else:
                moved[page].append(each)
        keys = {page: (page, readings[page], *(each.id for each in those)) for page, those in moved.items()}
        new = {page: those for page, those in moved.items() if keys[page] not in self._pages}
        for page, worked_out in _worked_out(connection, new).items():
            self._pages[keys[page]] = worked_out
        pages = {page: self._pages[key] for page, key in keys.items()}
        for each_page in pages.values():
            found |= each_page.on_page.found
        return found, pages


def _worked_out(connection: duckdb.DuckDBPyConnection, decisions: Mapping[str, Sequence[Review]]) -> dict[str, _Page]:
    """Look through pages that were read again for what their decisions are about."""
    done: dict[str, _Page] = {}
    again: dict[str, Record] = {}
    wanted: set[str] = set()
    if decisions:
        condition = "NOT superseded AND id IN (SELECT unnest($pages))"
        for record in records_of(connection, condition, {"pages": list(decisions)}):
            page = record.page.id
            on_page = look(decisions[page], record)
            done[page] = _Page(on_page, ())
            if lacking := readings_wanted(decisions[page], on_page):
                again[page] = record
                wanted |= lacking
    if again:
        earlier: dict[str, dict[str, Reading]] = defaultdict(dict)
        condition = "reading IN (SELECT unnest($readings))"
        for reading in readings_of(connection, condition, {"readings": list(wanted)}):
            earlier[reading.record.page.id][reading.id] = reading
        for page, record in again.items():
            on_page = look(decisions[page], record, {each.id: each.record for each in earlier[page].values()})
            rows = () if on_page.kept is None else list(_kept_rows(record, on_page.kept, earlier[page]))
            done[page] = _Page(on_page, rows)
    return done


def _kept_rows(record: Record, kept: Kept, earlier: Mapping[str, Reading]) -> Iterator[dict[str, Any]]:
    whole = with_kept(record, kept)
    statements = [row for row in statement_rows(whole) if row["id"] in kept.origins]
    claims = [row for row in spelt_out(whole) if row["id"] in kept.origins]
    state = hashlib.sha256(msgspec.json.encode(kept, order="deterministic")).hexdigest()[:32]
    page = {name: getattr(record.page, name) for name in ("id", "outlet", "published", "title", "url", "language")}
    before = {"statements_before": len(record.statements), "claims_before": len(record.claims)}
    for reading in sorted({origin.reading for origin in kept.origins.values()}):
        mine = {id_ for id_, origin in kept.origins.items() if origin.reading == reading}
        row = {
            "statements": [each for each in statements if each["id"] in mine],
            "claims": [each for each in claims if each["id"] in mine],
        }
        yield {
            **page,
            **row,
            **before,
            "reading": reading,
            "model": earlier[reading].record.model,
            "read_at": earlier[reading].read_at,
            "state": state,
        }
        before = {name: number + len(row[name.removesuffix("_before")]) for name, number in before.items()}


def _state(review: Review, undone: Mapping[str, str], found: Found | None) -> str:
    if review.id in undone or review.batch in undone:
        return "undone"
    if found is None or found.id is not None:  # what takes another back has no record
        return "in force"
    return "orphaned" if found.orphaned else "moot"


def _now(found: Found | None) -> str | None:
    return None if found is None else found.id


def _held(key: RecordKey, group: Sequence[Review], found: Mapping[str, Found]) -> Held:
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
    reviewers = sorted({each.by for each in group if each.kind != "note"})
    return Held(verdict, values, tuple(reviewers))


def _row(key: RecordKey, group: Sequence[Review], held: Held) -> dict[str, Any]:
    verdict = held.verdict
    row: dict[str, Any] = {
        "page": key.page,
        "id": key.id,
        "review": verdict.review,
        "reviewed_by": verdict.by,
        "reviewed_at": verdict.at.replace(tzinfo=None),
        "reviewers": list(held.reviewers),
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
