"""What people decide about the statements and claims of a base: each decision is a row that is added, and another can
take it back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import duckdb
from msgspec import structs

from averment.coding import Record, Statement
from averment.coding.claim import Claim
from averment.errors import UsageError

from .decisions import login, new_id, next_moment, to_undo
from .find import find_record_key
from .records import readings_of
from .review.found import brought_over
from .review.given import Corrections, correction
from .review.keeping import Kept, Origin, with_kept
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
        (looked_up,) = _looked_up(connection, [key], self._base.kept)
        found = _of(key.record, key.id, looked_up.now)
        right = correction(key.record, found, fields, held.values if held is not None else {}, looked_up.now)
        if looked_up.reading != looked_up.now_reading:
            right = _as_then(right, looked_up)
        return self._add([looked_up], kind="correct", by=by, note=note, corrected=right)[0]

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
        return self._add(_looked_up(connection, keys, self._base.kept), kind=kind, by=by, note=note)

    def _add(
        self,
        looked_up: Iterable["_LookedUp"],
        *,
        kind: ReviewKind,
        by: str | None,
        note: str | None,
        corrected: Values | None = None,
    ) -> list[Review]:
        at, who = next_moment(self._base.all_reviews()), by or login()
        common: dict[str, Any] = {"kind": kind, "corrected": corrected, "by": who, "at": at, "note": note}
        made = [
            Review(
                id=new_id(),
                record=each.key.record,
                page=each.key.page,
                reading=each.reading,
                about=each.about,
                seen=seen,
                **common,
            )
            for each, seen in _seen(looked_up)
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


class _LookedUp(NamedTuple):
    """A record that is decided about.

    Attributes:
        key: Which.
        now: Its page by the reading that counts, with what people keep.
        now_reading: The id of that reading.
        reading: The id of the reading that has the record: an earlier one where people keep it.
        about: Its id in that reading.
        page: The page by that reading.
    """

    key: RecordKey
    now: Record
    now_reading: str
    reading: str
    about: str
    page: Record


def _looked_up(
    connection: duckdb.DuckDBPyConnection, keys: Iterable[RecordKey], kept: Mapping[str, Kept]
) -> Iterator[_LookedUp]:
    """Yield each record with the reading that has it, page by page.

    Raises:
        UsageError: The base does not have it now.
    """
    by_page: dict[str, list[RecordKey]] = defaultdict(list)
    for key in keys:
        by_page[key.page].append(key)
    origins = {key: origin for key in chain(*by_page.values()) if (origin := _origin(key, kept)) is not None}
    readings = {"readings": sorted({origin.reading for origin in origins.values()})}
    asked = "reading IN (SELECT unnest($readings))"
    earlier = {each.id: each.record for each in readings_of(connection, asked, readings)} if origins else {}
    counts = "NOT superseded AND id IN (SELECT unnest($pages))"
    missing = set(by_page)
    for reading in readings_of(connection, counts, {"pages": list(by_page)}):
        page = reading.record.page.id
        missing.discard(page)
        now = with_kept(reading.record, kept.get(page))
        for key in by_page[page]:
            origin = origins.get(key, Origin(reading.id, key.id))
            yield _LookedUp(key, now, reading.id, *origin, earlier.get(origin.reading, now))
    if missing:
        raise UsageError(f"The base has no page {min(missing)}: take ids from `averment statements` or `claims`.")


def _origin(key: RecordKey, kept: Mapping[str, Kept]) -> Origin | None:
    return kept[key.page].origins.get(key.id) if key.page in kept else None


def _seen(looked_up: Iterable[_LookedUp]) -> Iterator[tuple[_LookedUp, Values]]:
    here: Here | None = None
    for each in looked_up:
        if here is None or here.record is not each.page:
            here = Here(each.page)
        found = _of(each.key.record, each.about, each.page)
        values = statement_values(found, here) if isinstance(found, Statement) else claim_values(found, here)
        yield each, values


def _as_then(values: Values, looked_up: _LookedUp) -> Values:
    """Return corrected values by the offsets and ids of the earlier reading that has the record."""
    then = brought_over(values, Here(looked_up.page))
    if then is None:
        raise UsageError(
            "These words were not part of the page's report when this record was read: give words of the report."
        )
    return then


def _of(record: RecordType, id_: str, page: Record) -> Statement | Claim:
    records: Sequence[Statement | Claim] = page.statements if record == "statement" else page.claims
    found = next((each for each in records if each.id == id_), None)
    if found is None:
        raise UsageError(
            f"Page {page.page.id} has no {record} {id_} as it was read last: look again at what it has now."
        )
    return found
