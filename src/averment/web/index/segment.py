"""Some pages of the base made ready to be listed: written once, never changed, and left out when they are overtaken.

A segment is a folder. `rows.sqlite` has the pages' bodies, their whole records, and the words of pages, statements and
claims for SQLite's full-text search, whose rows have the numbers of the columns; `columns.npz` has what lists are
filtered, counted and sorted by, as numbers; `names.msgpack` has what these numbers stand for.
"""

import hashlib
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import duckdb
import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from averment.coding import Kind
from averment.coding.claim import EventType, Factuality, RelationType, Stance
from averment.evidence.matching import plain_letters
from averment.page import ROLES

from .bodies import CLAIM_COLUMNS, STATEMENT_COLUMNS, Body, pack
from .whole import COLUMNS, pack_records

__all__ = ["FIXED", "NEVER", "Names", "day_number", "days_between", "hash_of", "key_of_page_actor", "write_segment"]

FIXED: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "zone": tuple(ROLES),
    "type": ("event", "relation", "quantity", "position"),
    "event": get_args(EventType),
    "relation": get_args(RelationType),
    "stance": get_args(Stance),
    "factuality": get_args(Factuality),
}
"""Columns whose values are known beforehand: their numbers are the same in all segments; what is none of them is -1."""

NEVER = 2**31 - 1
"""A day after all days; `-NEVER` is one before all. A record without a date has its first day at `NEVER`."""

_AT_ONCE = 512
_NOBODY = -1

key_of_page_actor = "md5_number_lower({page} || '|' || {actor})"
"""SQL for the number that a page's actor is found by, in every version of DuckDB the same."""

_QUERY = f"""
SELECT
    entry, words, number, {", ".join(f'"{name}"' for name in COLUMNS)}, told_statements, told_claims,
    len(statements) AS found_statements, len(claims) AS found_claims,
    list_transform(actors, lambda a: {key_of_page_actor.format(page="id", actor="a.id")}) AS keys
FROM _as_kept
WHERE entry IN (SELECT unnest($entries))
"""  # noqa: S608 - what is put into SQL here is ours


class Names(msgspec.Struct):
    """What the numbers of a segment's columns stand for.

    Attributes:
        entries: The readings' entries, page by page.
        pages: The pages' ids.
        published: Their dates.
        titles: Their titles.
        outlet: The outlets.
        language: The languages.
        mode: The modes of events.
        place: The words for places.
        proposal: The words for proposals.
        party: What pages call those who take positions.
    """

    entries: list[str]
    pages: list[str]
    published: list[str | None]
    titles: list[str | None]
    outlet: list[str]
    language: list[str]
    mode: list[str]
    place: list[str]
    proposal: list[str]
    party: list[str]


def write_segment(
    connection: duckdb.DuckDBPyConnection,
    entries: Sequence[str],
    folder: Path,
    told: Callable[[int, int], None] | None = None,
) -> None:
    """Write the pages of these readings into `folder`, which is made.

    Args:
        connection: A snapshot of the base.
        entries: The entries of the readings.
        folder: Where to.
        told: Is called with how many pages are written, and how many there are.
    """
    folder.mkdir(parents=True)
    rows = sqlite3.connect(folder / "rows.sqlite", isolation_level=None)
    try:
        _prepare(rows)
        columns = _Columns()
        reader = connection.sql(_QUERY, params={"entries": list(entries)}).to_arrow_reader(_AT_ONCE)
        for batch in reader:
            first = len(columns.names.pages)
            packed = [pack(body) for body in columns.take(batch)]
            rows.executemany("INSERT INTO bodies VALUES (?, ?)", enumerate(packed, first))
            rows.executemany("INSERT INTO records VALUES (?, ?)", enumerate(pack_records(batch), first))
            for table, words in columns.words.items():
                marks = ", ".join("?" * (len(_TEXTS[table]) + 1))
                rows.executemany(
                    f"INSERT INTO {table} (rowid, {', '.join(_TEXTS[table])}) VALUES ({marks})",  # noqa: S608 - ours
                    words,
                )
            if told is not None:
                told(len(columns.names.pages), len(entries))
        for table in _TEXTS:
            rows.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - ours
        rows.execute("COMMIT")
    finally:
        rows.close()
    np.savez(folder / "columns.npz", allow_pickle=False, **columns.arrays())
    (folder / "names.msgpack").write_bytes(msgspec.msgpack.encode(columns.names))


_TEXTS = {"page_words": ("title", "body"), "statement_words": ("content", "speaker"), "claim_words": ("evidence",)}


def _prepare(rows: sqlite3.Connection) -> None:
    rows.execute("PRAGMA page_size = 8192")
    # Nobody reads the file before it is whole.
    rows.execute("PRAGMA journal_mode = OFF")
    rows.execute("PRAGMA synchronous = OFF")
    rows.execute("PRAGMA cache_size = -65536")
    rows.execute("BEGIN")
    rows.execute("CREATE TABLE bodies (page INTEGER PRIMARY KEY, body BLOB)")
    rows.execute("CREATE TABLE records (page INTEGER PRIMARY KEY, record BLOB)")
    for table, texts in _TEXTS.items():
        rows.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(texts)}, content='', columnsize=0,"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        rows.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', 0)")  # noqa: S608 - ours


class _Columns:
    """Takes pages in and keeps their columns until all are there."""

    def __init__(self) -> None:
        self.names = Names([], [], [], [], [], [], [], [], [], [])
        self.words: dict[str, list[tuple[Any, ...]]] = {}
        self._codes: dict[str, dict[str, int]] = {
            **{name: {value: code for code, value in enumerate(values)} for name, values in FIXED.items()},
            **{name: {} for name in ("outlet", "language", "mode", "place", "proposal", "party", "voice")},
        }
        self._lists: dict[str, list[Any]] = {}
        self._parts: dict[str, list[np.ndarray[Any, Any]]] = {}
        self._searched = ""
        self._page_actors = 0
        self._statements = 0
        self._claims = 0

    def arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        self._put_away()
        return {name: np.concatenate([np.zeros(0, kind), *self._parts.get(name, ())]) for name, kind in _TYPES.items()}

    def take(self, batch: pa.RecordBatch) -> Iterator[Body]:
        """Yield the bodies of some pages, and keep their columns; `words` is what to search in these pages."""
        self._put_away()
        self.words = {table: [] for table in _TEXTS}
        plain = {
            name: batch.column(name).to_pylist()
            for name in (
                "entry", "id", "text", "outlet", "title", "url", "published", "language", "words", "number",
                "found_statements", "found_claims",
            )
        }  # fmt: skip
        said, said_offsets = _flat(batch.column("told_statements"))
        claimed, claimed_offsets = _flat(batch.column("told_claims"))
        present, present_offsets = _flat(batch.column("actors"))
        keys, _ = _flat(batch.column("keys"))
        self._add("page_actors.key", keys.to_numpy(zero_copy_only=False).astype(np.uint64))
        statements = _statements(said)
        claims = _claims(claimed)
        mentions = _mentions(present)
        actors = present.field("id").to_pylist()
        for number, page in enumerate(plain["id"]):
            mine = {
                name: column[said_offsets[number] : said_offsets[number + 1]] for name, column in statements.items()
            }
            its = {
                name: column[claimed_offsets[number] : claimed_offsets[number + 1]] for name, column in claims.items()
            }
            mine["kept"] = _kept(plain["found_statements"][number], len(mine["id"]))
            its["kept"] = _kept(plain["found_claims"][number], len(its["id"]))
            here = slice(present_offsets[number], present_offsets[number + 1])
            of_page = {actor: self._page_actors + place for place, actor in enumerate(actors[here])}
            body = Body(
                id=page,
                text=plain["text"][number],
                outlet=plain["outlet"][number],
                title=plain["title"][number],
                url=plain["url"][number],
                published=plain["published"][number],
                language=plain["language"][number],
                words=plain["words"][number] or 0,
                claims_number=plain["number"][number],
                statements=[mine[name] for name in STATEMENT_COLUMNS],
                claims=[its[name] for name in CLAIM_COLUMNS],
            )
            # Once for all that is cut from it: a text keeps its length.
            self._searched = _searched(body.text)
            self._page(plain["entry"][number], body, len(actors[here]))
            self._of_statements(mine, of_page, mentions[here])
            self._of_claims(body, its, of_page)
            self._for_review(body, mine, its)
            self._page_actors += len(actors[here])
            self._statements += len(mine["id"])
            self._claims += len(its["id"])
            yield body

    def _page(self, entry: str, body: Body, actors: int) -> None:
        number = len(self.names.pages)
        self.names.entries.append(entry)
        self.names.pages.append(body.id)
        self.names.published.append(body.published)
        self.names.titles.append(body.title)
        first, last = days_between(body.published)
        self._extend("page_actors.page", [number] * actors)
        for name, value in (
            ("outlet", self._code("outlet", body.outlet)),
            ("language", self._code("language", body.language)),
            ("first", first),
            ("last", last),
            ("month", _month(body.published)),
            ("words", body.words),
            ("statements", len(body.statements[0])),
            ("claims", -1 if body.claims_number is None else body.claims_number),
        ):
            self._extend(f"pages.{name}", [value])
        words = [(number, _searched(body.title or ""), self._searched)]
        self.words["page_words"] += words

    def _of_statements(
        self,
        mine: Mapping[str, list[Any]],
        of_page: Mapping[str, int],
        mentions: Sequence[Sequence[tuple[int, int]]],
    ) -> None:
        number = len(mine["id"])
        text = self._searched
        ordered = sorted(
            (start, end, actor) for actor, spans in enumerate(mentions, self._page_actors) for start, end in spans
        )
        starts = [start for start, _, _ in ordered]
        for place in range(number):
            speaker = of_page.get(mine["speaker"][place] or "", _NOBODY)
            spans = list(zip(mine["content_starts"][place], mine["content_ends"][place], strict=True))
            named = set()
            for start, end in spans:
                index = bisect_left(starts, start)
                while index < len(ordered) and ordered[index][0] < end:
                    if ordered[index][1] <= end:
                        named.add(ordered[index][2])
                    index += 1
            named.discard(speaker)
            row = self._statements + place
            self._extend("statements.of.row", [row] * len(named))
            self._extend("statements.of.actor", sorted(named))
            source = "" if mine["source_start"][place] is None else _cut(text, mine, "source", place)
            self.words["statement_words"].append(
                (
                    row,
                    " … ".join(text[start:end] for start, end in spans),
                    f"{_searched(mine['speaker_name'][place] or '')} … {source}",
                )
            )
        page = len(self.names.pages) - 1
        self._extend("statements.page", [page] * number)
        self._extend("statements.position", range(1, number + 1))
        self._extend("statements.speaker", (of_page.get(each or "", _NOBODY) for each in mine["speaker"]))
        self._extend("statements.addressee", (of_page.get(each or "", _NOBODY) for each in mine["addressee"]))
        self._extend("statements.kind", (self._code("kind", each) for each in mine["kind"]))
        self._extend("statements.zone", (self._code("zone", each) for each in mine["zone"]))
        self._extend("statements.confidence", mine["confidence"])
        self._extend("statements.id", map(hash_of, mine["id"]))

    def _of_claims(self, body: Body, its: Mapping[str, list[Any]], of_page: Mapping[str, int]) -> None:
        number = len(its["id"])
        text = body.text
        page = len(self.names.pages) - 1
        published = days_between(body.published)
        for place in range(number):
            row = self._claims + place
            for side in ("actor", "recipient"):
                self._parties(f"claims.{side}", row, its[side][place], of_page)
            self._parties("claims.account", row, its["account_speakers"][place], of_page)
            start, end = its["date_start"][place], its["date_end"][place]
            first, last = published
            if start is not None or end is not None:
                first = days_between(start)[0] if start is not None else -NEVER
                last = days_between(end)[1] if end is not None else NEVER
            self._extend("claims.first", [first])
            self._extend("claims.last", [last])
            dated = start or end or body.published
            self._extend("claims.month", [_month(dated)])
            self._extend("claims.day", [day_number(dated)])
            words = (
                self._searched[a:b]
                for a, b in zip(its["evidence_starts"][place], its["evidence_ends"][place], strict=True)
            )
            self.words["claim_words"].append((row, " … ".join(words)))
            if its["type"][place] == "position":
                self._taken(row, its["actor"][place] or (), its["actor_names"][place] or (), of_page)
        self._extend("claims.page", [page] * number)
        self._extend("claims.position", range(1, number + 1))
        for name in ("type", "event", "relation", "stance", "factuality", "zone", "mode"):
            self._extend(f"claims.{name}", (self._code(name, each) for each in its[name]))
        for name, span in (("place", "place"), ("proposal", "on")):
            cut = (None if at is None else _cut(text, its, span, row) for row, at in enumerate(its[f"{span}_start"]))
            self._extend(f"claims.{name}", [self._code(name, each) for each in cut])
        for name in ("demanded", "threatened", "intended"):
            self._extend(f"claims.{name}", (bool(each) for each in its[name]))
        self._extend("claims.conditional", (each is not None for each in its["condition_start"]))
        self._extend("claims.own_voice", (not each for each in its["account"]))
        self._extend("claims.confidence", its["confidence"])
        self._extend("claims.id", map(hash_of, its["id"]))

    def _for_review(self, body: Body, mine: Mapping[str, list[Any]], its: Mapping[str, list[Any]]) -> None:
        """Keep what the queue is ordered by: whose voice each record is, and which statements carry which claim."""
        places = {statement: place for place, statement in enumerate(mine["id"])}
        for place, account in enumerate(its["account"]):
            carried_by = [places[each] for each in account or () if each in places]
            self._extend("carried.claim", [self._claims + place] * len(carried_by))
            self._extend("carried.statement", [self._statements + each for each in carried_by])
        sources = (
            None if start is None else _cut(body.text, mine, "source", place)
            for place, start in enumerate(mine["source_start"])
        )
        voices = [name or source for name, source in zip(mine["speaker_name"], sources, strict=True)]
        self._extend("statements.voice", map(self._voice, voices))
        last = (names[-1] if names else body.outlet for names in its["account_names"])
        self._extend("claims.voice", map(self._voice, last))
        self._extend("statements.kept", mine["kept"])
        self._extend("claims.kept", its["kept"])

    def _voice(self, name: str | None) -> int:
        if name is None:
            return _NOBODY
        codes = self._codes["voice"]
        if name not in codes:
            codes[name] = len(codes)
            self._extend("voices.hash", [hash_of(name)])
        return codes[name]

    def _parties(self, name: str, row: int, actors: Iterable[str | None] | None, of_page: Mapping[str, int]) -> None:
        found = sorted({of_page.get(each or "", _NOBODY) for each in actors or ()})
        self._extend(f"{name}.row", [row] * len(found))
        self._extend(f"{name}.actor", found)

    def _taken(
        self, row: int, actors: Iterable[str | None], names: Iterable[str | None], of_page: Mapping[str, int]
    ) -> None:
        """Keep who takes a position, also those whom the base has no actor for, with what the page calls them."""
        for actor, name in zip(actors, names, strict=True):
            self._extend("positions.row", [row])
            self._extend("positions.actor", [of_page.get(actor or "", _NOBODY)])
            self._extend("positions.party", [self._code("party", name or "")])

    def _extend(self, name: str, values: Iterable[Any]) -> None:
        self._lists.setdefault(name, []).extend(values)

    def _put_away(self) -> None:
        """Make numbers of what was taken in so far, which are a tenth of the size of Python's."""
        for name, values in self._lists.items():
            self._add(name, np.asarray(values, dtype=_TYPES[name]))
        self._lists = {}

    def _add(self, name: str, values: np.ndarray[Any, Any]) -> None:
        self._parts.setdefault(name, []).append(values)

    def _code(self, column: str, value: str | None) -> int:
        if value is None:
            return _NOBODY
        codes = self._codes[column]
        code = codes.get(value, _NOBODY)
        if code == _NOBODY and column not in FIXED:
            code = codes[value] = len(codes)
            getattr(self.names, column).append(value)
        return code


_SMALL = dict.fromkeys(
    (
        "statements.kind", "statements.zone", "claims.type", "claims.event", "claims.relation", "claims.stance",
        "claims.factuality", "claims.zone", "claims.demanded", "claims.threatened", "claims.intended",
        "claims.conditional", "claims.own_voice", "statements.kept", "claims.kept",
    ),
    np.int8,
)  # fmt: skip
_TYPES: dict[str, Any] = {
    **dict.fromkeys(
        (
            "page_actors.page", "pages.outlet", "pages.language", "pages.first", "pages.last", "pages.month",
            "pages.words", "pages.statements", "pages.claims", "statements.page", "statements.position",
            "statements.speaker", "statements.addressee", "statements.of.row", "statements.of.actor", "claims.page",
            "claims.position", "claims.mode", "claims.place", "claims.proposal", "claims.first", "claims.last",
            "claims.month", "claims.day", "claims.actor.row", "claims.actor.actor", "claims.recipient.row",
            "claims.recipient.actor", "claims.account.row", "claims.account.actor", "positions.row",
            "positions.actor", "positions.party", "statements.voice", "claims.voice", "carried.claim",
            "carried.statement",
        ),
        np.int32,
    ),
    **_SMALL,
    "page_actors.key": np.uint64,
    "statements.confidence": np.float64,
    "claims.confidence": np.float64,
    "voices.hash": np.int64,
    "statements.id": np.int64,
    "claims.id": np.int64,
}  # fmt: skip
"""All columns, by kind of record and name; `.row` and `.actor` are pairs, for a record may have several actors."""


@lru_cache(maxsize=2**16)
def days_between(when: str | None) -> tuple[int, int]:
    """Return the first and the last day that a date may be, as `date.toordinal`; none at all for no date.

    Args:
        when: A year, month or day, or a moment, in ISO 8601.
    """
    if when is None:
        return NEVER, -NEVER
    try:
        match [int(each) for each in when[:10].split("-")]:
            case [year]:
                return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            case [year, month]:
                after = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
                return date(year, month, 1).toordinal(), after.toordinal()
            case [year, month, day]:
                return (at := date(year, month, day).toordinal()), at
    except ValueError:
        pass
    return NEVER, -NEVER


@lru_cache(maxsize=2**16)
def _month(when: str | None) -> int:
    """Return year x 16 + month, with no month where only the year is known; -1 for no date."""
    if days_between(when)[0] == NEVER or when is None:
        return _NOBODY
    year, _, rest = when.partition("-")
    return int(year) * 16 + (int(rest[:2]) if rest else 0)


@lru_cache(maxsize=2**16)
def day_number(when: str | None) -> int:
    """Return (year x 16 + month) x 32 + day, with 0 for what is not known; -1 for no date."""
    month = _month(when)
    if month == _NOBODY or when is None:
        return _NOBODY
    return month * 32 + (int(when[8:10]) if len(when) >= 10 else 0)


def hash_of(record: str) -> int:
    """Return a number that a record's id is found by, the same in every process."""
    return int.from_bytes(hashlib.blake2b(record.encode(), digest_size=8).digest(), "little", signed=True)


def _searched(text: str) -> str:
    return text if text.isascii() else text.translate(plain_letters())


def _kept(found: int | None, number: int) -> list[int]:
    """Say of each of so many records whether it stands behind those that the machine found."""
    return [int(place >= (found or 0)) for place in range(number)]


def _cut(text: str, columns: Mapping[str, list[Any]], name: str, place: int) -> str:
    return text[columns[f"{name}_start"][place] : columns[f"{name}_end"][place]]


# Nested Arrow columns, taken apart without making a Python object of each struct


def _flat(column: Any) -> tuple[Any, list[int]]:
    """Return the values of a column of lists one behind the other, and where each list begins and the last ends."""
    lengths = pc.fill_null(pc.list_value_length(column), 0).to_numpy(zero_copy_only=False)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).tolist()
    return column.flatten(), offsets


def _field(column: Any, name: str) -> Any:
    """Return a field of a column of structs, empty where the struct is."""
    return pc.struct_field(column, name)


def _span(column: Any, name: str, prefix: str) -> dict[str, list[Any]]:
    span = _field(column, name)
    return {f"{prefix}_{side}": _field(span, side).to_pylist() for side in ("start", "end")}


def _spans(column: Any, name: str, prefix: str) -> dict[str, list[Any]]:
    spans, offsets = _flat(_field(column, name))
    told = {}
    for side in ("start", "end"):
        values = spans.field(side).to_pylist()
        told[f"{prefix}_{side}s"] = [values[a:b] for a, b in pairwise(offsets)]
    return told


def _lists(column: Any, *names: str) -> dict[str, list[Any]]:
    told = {}
    for name in names:
        values, offsets = _flat(_field(column, name))
        plain = values.to_pylist()
        told[name] = [plain[a:b] for a, b in pairwise(offsets)]
    return told


def _values(column: Any, *names: str) -> dict[str, list[Any]]:
    return {name: _field(column, name).to_pylist() for name in names}


def _statements(column: Any) -> dict[str, list[Any]]:
    return {
        **_values(
            column, "id", "speaker", "speaker_name", "kind", "addressee", "addressee_name", "within", "zone",
            "confidence",
        ),
        **_span(column, "source", "source"),
        **_span(column, "cue", "cue"),
        **_spans(column, "content", "content"),
    }  # fmt: skip


def _claims(column: Any) -> dict[str, list[Any]]:
    when = _field(column, "date")
    return {
        **_values(
            column, "id", "type", "event", "mode", "relation", "stance", "factuality", "demanded", "threatened",
            "intended", "zone", "value", "low", "high", "confidence",
        ),
        **_lists(
            column, "actor", "actor_names", "recipient", "recipient_names", "account", "account_speakers",
            "account_names",
        ),
        **_span(column, "conditional_on", "condition"),
        **_span(column, "predicate", "predicate"),
        **_span(column, "place", "place"),
        **_span(column, "role", "role"),
        **_span(column, "on", "on"),
        **_span(column, "unit", "unit"),
        **_span(column, "of", "of"),
        **_spans(column, "evidence", "evidence"),
        **_span(when, "words", "date_words"),
        "date_start": _field(when, "start").to_pylist(),
        "date_end": _field(when, "end").to_pylist(),
        "part_of": _field(column, "claim").to_pylist(),
    }  # fmt: skip


def _mentions(column: Any) -> list[list[tuple[int, int]]]:
    spans, offsets = _flat(column.field("mentions"))
    pairs = list(zip(spans.field("start").to_pylist(), spans.field("end").to_pylist(), strict=True))
    return [pairs[a:b] for a, b in pairwise(offsets)]
