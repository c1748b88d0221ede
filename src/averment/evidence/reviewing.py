"""What people decide about the statements and claims of a base: each decision is a row that is added, and another can
take it back.
"""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Unpack

import duckdb
from msgspec import structs

from averment.coding import Record, Statement
from averment.coding.claim import Claim
from averment.errors import UsageError

from .decisions import login, new_id, next_moment, to_undo
from .find import find_record_key
from .records import records_of
from .review.given import Corrections, correction
from .review.reviews import RecordKey, RecordType, Review, ReviewKind
from .review.values import Here, Values, claim_values, statement_values

if TYPE_CHECKING:
    from .base import EvidenceBase

__all__ = ["Reviewing"]

Records = str | RecordKey | duckdb.DuckDBPyRelation
"""Which statements and claims: the id of one or the start of it, its key, or rows of `EvidenceBase.statements` or
`EvidenceBase.claims`."""


class Reviewing:
    """Decisions about the statements and claims of one base; made by `EvidenceBase.review`.

    All take `by`, who decides (the login name where it is left out), and `note`, why. What one call decides is one
    commit, which `undo` takes back in one go. Who decides sees what others have committed until then::

        base.review.accept("4f1c90", by="edda")
        base.review.reject(base.statements(outlet="courier", text="click here"), note="the share bar")
        base.review.correct("77ab01", speaker="Ilda Maresh", content=[(120, 164)])
        base.review.undo()

    Args:
        base: The base.
    """

    def __init__(self, base: "EvidenceBase") -> None:
        self._base = base

    def accept(self, *records: Records, by: str | None = None, note: str | None = None) -> list[Review]:
        """Say that records are right as they stand, with what people have corrected before.

        Args:
            records: One or more, or all rows of an answer.
            by: Who decides.
            note: Why.

        Raises:
            UsageError: One is not a statement or claim of the base, or none is given.
            BaseError: The base cannot be written.
        """
        return self._decide("accept", records, by=by, note=note)

    def reject(self, *records: Records, by: str | None = None, note: str | None = None) -> list[Review]:
        """Say that the page does not say so. As `accept`."""
        return self._decide("reject", records, by=by, note=note)

    def note(self, *records: Records, note: str, by: str | None = None) -> list[Review]:
        """Leave a note and decide nothing. As `accept`.

        Raises:
            UsageError: The note is empty; or as `accept`.
            BaseError: The base cannot be written.
        """
        if not note.strip():
            raise UsageError("The note is empty: give its words.")
        return self._decide("note", records, by=by, note=note)

    def correct(
        self,
        record: str | RecordKey,
        *,
        by: str | None = None,
        note: str | None = None,
        **fields: Unpack[Corrections],
    ) -> Review:
        """Say that a record is right with these values in place of the machine's.

        Of a statement `source`, `cue`, `content`, `speaker`, `kind` and `addressee` can be corrected, of a claim
        `type`, `event`, `mode`, `relation`, `stance`, `actor`, `recipient` (a relation's subject and object),
        `factuality`, `demanded`, `threatened`, `intended`, `conditional_on`, `date`, `place`, `proposal` and
        `evidence`. Words are given as a span in code points of the page's text or as themselves, where they stand there
        once; what they are is cut from the text.

        Args:
            record: Its id or the start of it, or its key.
            by: Who decides.
            note: Why.
            fields: What is right; see `Corrections`.

        Raises:
            UsageError: It is not one record; a field that it has not; a span that is empty or leaves the text; an actor
                that the page does not name; a claim that would lack what its type must have.
            BaseError: The base cannot be written.
        """
        connection = self._base.snapshot()
        (key,) = _keys(connection, [record])
        held = self._base.held.get(key)
        ((_, reading, page),) = _looked_up(connection, [key])
        found = _of(key, page)
        right = correction(key.record, found, fields, held.values if held is not None else {}, page)
        return self._add([(key, reading, page)], kind="correct", by=by, note=note, corrected=right)[0]

    def undo(self, decided: str | None = None, *, by: str | None = None, note: str | None = None) -> Review:
        """Take a decision back, or all that was decided in one go; taking that back in turn puts it in force again.

        Args:
            decided: The id of the decision or of its batch, or the start of it; where it is left out, the latest in
                force that `by` made.
            by: Who takes it back.
            note: Why.

        Raises:
            UsageError: There is no such decision, or it is taken back already.
            BaseError: The base cannot be written.
        """
        all_ = self._base.all_reviews()
        who = by or login()
        theirs = all_ if decided is not None else [each for each in all_ if each.by == who]
        undoes = to_undo(theirs, decided, listed_by="averment review BASE --decisions")
        made = Review(id=new_id(), kind="undo", undoes=undoes, by=who, at=next_moment(all_), note=note)
        self._base.add_reviews([made])
        return made

    def _decide(
        self, kind: ReviewKind, records: Sequence[Records], *, by: str | None, note: str | None
    ) -> list[Review]:
        connection = self._base.snapshot()
        keys = _keys(connection, records)
        if not keys:
            raise UsageError("No statement or claim is meant: give ids, or an answer that has rows.")
        return self._add(_looked_up(connection, keys), kind=kind, by=by, note=note)

    def _add(
        self,
        looked_up: Iterable[tuple[RecordKey, str, Record]],
        *,
        kind: ReviewKind,
        by: str | None,
        note: str | None,
        corrected: Values | None = None,
    ) -> list[Review]:
        at, who = next_moment(self._base.all_reviews()), by or login()
        common: dict[str, Any] = {"kind": kind, "corrected": corrected, "by": who, "at": at, "note": note}
        made = [
            Review(id=new_id(), record=key.record, page=key.page, reading=reading, about=key.id, seen=seen, **common)
            for key, reading, seen in _seen(looked_up)
        ]
        batch = new_id() if len(made) > 1 else None
        made = [structs.replace(each, batch=batch) for each in made]
        self._base.add_reviews(made)
        return made


def _keys(connection: duckdb.DuckDBPyConnection, records: Sequence[Records]) -> list[RecordKey]:
    """Return the records that are meant, each once."""
    keys: dict[RecordKey, None] = {}
    for each in records:
        if isinstance(each, RecordKey):
            keys[each] = None
        elif isinstance(each, str):
            keys[find_record_key(connection, each)] = None
        else:
            keys |= dict.fromkeys(_keys_of_rows(each))
    return list(keys)


def _keys_of_rows(rows: duckdb.DuckDBPyRelation) -> Iterator[RecordKey]:
    columns = set(rows.columns)
    if not columns >= {"page", "id"} or columns.isdisjoint({"record", "predicate", "cue"}):
        raise UsageError("These rows are no statements or claims: give an answer of `statements` or `claims`, whole.")
    if "record" in columns:
        yield from (RecordKey(*row) for row in rows.select("record", "page", "id").fetchall())
    else:
        record: RecordType = "claim" if "predicate" in columns else "statement"
        yield from (RecordKey(record, *row) for row in rows.select("page", "id").fetchall())


def _looked_up(
    connection: duckdb.DuckDBPyConnection, keys: Iterable[RecordKey]
) -> Iterator[tuple[RecordKey, str, Record]]:
    """Yield each record with the reading that counts, page by page.

    Raises:
        UsageError: The reading that counts does not have it.
    """
    by_page: dict[str, list[RecordKey]] = defaultdict(list)
    for key in keys:
        by_page[key.page].append(key)
    counts = "NOT superseded AND id IN (SELECT unnest($pages))"
    pages = {"pages": list(by_page)}
    readings = dict(connection.execute(f"SELECT id, reading FROM _rows WHERE {counts}", pages).fetchall())
    missing = by_page.keys() - readings.keys()
    if missing:
        raise UsageError(f"The base has no page {min(missing)}: take ids from `averment statements` or `claims`.")
    for page in records_of(connection, counts, pages):
        for key in by_page[page.page.id]:
            yield key, readings[page.page.id], page


def _seen(looked_up: Iterable[tuple[RecordKey, str, Record]]) -> Iterator[tuple[RecordKey, str, Values]]:
    here: Here | None = None
    for key, reading, page in looked_up:
        if here is None or here.record is not page:
            here = Here(page)
        found = _of(key, page)
        values = statement_values(found, here) if isinstance(found, Statement) else claim_values(found, here)
        yield key, reading, values


def _of(key: RecordKey, page: Record) -> Statement | Claim:
    records: Sequence[Statement | Claim] = page.statements if key.record == "statement" else page.claims
    found = next((each for each in records if each.id == key.id), None)
    if found is None:
        raise UsageError(
            f"Page {key.page} has no {key.record} {key.id} as it was read last: look again at what it has now."
        )
    return found
