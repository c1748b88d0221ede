"""The index as it is at one moment, in memory: pages, statements and claims in the order in which lists show them."""

import hashlib
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import numpy as np

from averment.coding import Record
from averment.evidence.faults import using

from .bits import Bits, bits
from .bodies import KeptBody, unpack
from .facets import Coded, Facet, Labels, OfPage, Pairs
from .refresh import KeptActor, names_of
from .segment import FIXED, Names, day_number, hash_of
from .store import Manifest
from .whole import unpack_record

if TYPE_CHECKING:
    from averment.evidence.review.effective import Held

__all__ = ["Kind", "State", "Taken", "load"]

Numbers = np.ndarray[Any, Any]
_BODIES = 512
_SEARCHES = 64
_FLAGS = ("demanded", "threatened", "intended", "conditional")
_REVIEW = Labels(["unreviewed"])
_YES_NO = Labels(["no", "yes"])
_FOR_REVIEW = (
    "voices.hash", "statements.voice", "claims.voice", "statements.kept", "claims.kept", "carried.claim",
    "carried.statement",
)  # fmt: skip


class Kind:
    """All records of one kind, in the order in which lists show them: the latest pages first, each in its own order.

    Attributes:
        number: How many there are.
        page: The page of each, as its place among all pages.
        position: Its place on its page, from 1; 0 for pages themselves.
        page_starts: Where the records of each page begin, and the last end.
        columns: What they are filtered and sorted by.
        facets: What they are chosen by.
        held: What people hold of those rows that they decided about.
    """

    def __init__(self, name: str, page: Numbers, position: Numbers, pages: int, columns: dict[str, Numbers]) -> None:
        self.name = name
        self.number = len(page)
        self.page = page
        self.position = position
        self.page_starts = np.searchsorted(page, np.arange(pages + 1))
        self.columns = columns
        self.facets: dict[str, Facet] = {}
        self.held: dict[int, Held] = {}

    @cached_property
    def times(self) -> tuple[Numbers, Numbers]:
        """All days on which records stand, and for each record the place of its day among them."""
        days = self.columns["day"]
        there, place = np.unique(days, return_inverse=True)
        return there, place.astype(np.int32)

    def expand(self, of_pages: Numbers) -> Numbers:
        """Return a value for each record, given one for each page."""
        if self.name == "pages":
            return of_pages
        return np.repeat(of_pages, np.diff(self.page_starts))


class Taken(NamedTuple):
    """Who takes positions, one entry for each of them.

    Attributes:
        row: The claim.
        actor: The code of the actor; -1 where the base has none for it.
        party: The code of what its page calls it.
    """

    row: Numbers
    actor: Numbers
    party: Numbers


class _Segment:
    """The rows of a segment, which any number of threads may ask for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        weakref.finalize(self, _close, self._idle)

    @contextmanager
    def rows(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            # What never changes wants no lock.
            address = f"{(self.folder / 'rows.sqlite').as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
        try:
            yield connection
        finally:
            with self._lock:
                self._idle.append(connection)


def _close(connections: list[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()


class State:
    """All of the index, of one manifest; it never changes, and threads share it.

    Attributes:
        manifest: Which it is.
        version: Differs from that of every other state, also of one with other decisions of people.
        values: Differs from that of every other state whose records have other values: where people only accepted or
            rejected, it is as before.
        as_read: The same without what people decided, where anything is decided.
        actors: The actors of the base, those with the most statements first.
        actor_labels: The same as values of facets.
        pages: The pages.
        statements: The statements.
        claims: The claims.
        taken: Who takes positions.
        parties: What pages call those who do.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self.version = self.values = manifest.made
        self.as_read: State | None = None
        self._segments = [_Segment(folder / name) for name in manifest.segments]
        names = [names_of(segment.folder) for segment in self._segments]
        columns = [_arrays(segment.folder / "columns.npz") for segment in self._segments]
        of_actors = _arrays(folder / manifest.actors)
        self.actors: list[KeptActor] = msgspec.msgpack.decode(of_actors["actors"].tobytes(), type=list[KeptActor])
        self.actor_labels = Labels([actor.id for actor in self.actors], [actor.name for actor in self.actors])
        counting = [of_actors[f"{name}.counts"] for name in manifest.segments]
        self._order_pages(names, counting)
        # Of each segment: the actor of the base of each page's actor, the last for nobody.
        self._actor_of = [np.append(of_actors[f"{name}.actor"], np.int32(-1)) for name in manifest.segments]
        self._page_actor_page = [each["page_actors.page"] for each in columns]
        self._page_actor_keys = [each["page_actors.key"] for each in columns]
        self._text_rows: dict[str, list[Numbers]] = {}
        self._for_review = [{name: each[name] for name in _FOR_REVIEW} for each in columns]
        self.pages = self._pages(names, columns)
        self.statements = self._statements(columns)
        self.claims = self._claims(names, columns)
        self.body = lru_cache(maxsize=_BODIES)(self._body)
        self.actors_on = lru_cache(maxsize=_BODIES)(self._actors_on)
        self._found = lru_cache(maxsize=_SEARCHES)(self._search)

    # Pages

    def _order_pages(self, names: Sequence[Names], counting: Sequence[Numbers]) -> None:
        every = [
            (name.published[page], name.pages[page], number, page, name.titles[page])
            for number, name in enumerate(names)
            for page in np.flatnonzero(counting[number]).tolist()
        ]
        every.sort(key=lambda each: each[1])
        # The latest first, those without a date last, and pages of one date by their ids.
        every.sort(key=lambda each: each[0] or "", reverse=True)
        self.published = [published for published, *_ in every]
        self.page_ids = [page for _, page, *_ in every]
        self.titles = [title for *_, title in every]
        self._segment_of = np.array([number for _, _, number, _, _ in every], np.int32)
        self._local = np.array([page for _, _, _, page, _ in every], np.int32)
        self._places = []
        for number, name in enumerate(names):
            places = np.full(len(name.pages), -1, np.int32)
            mine = np.flatnonzero(self._segment_of == number)
            places[self._local[mine]] = mine
            self._places.append(places)

    @cached_property
    def title_ranks(self) -> Numbers:
        """The place of each page's title in alphabetical order, one behind all for none."""
        there = sorted({title for title in self.titles if title is not None}, key=lambda each: (each.casefold(), each))
        ranks = {title: rank for rank, title in enumerate(there)}
        return np.array([len(there) if title is None else ranks[title] for title in self.titles], np.int32)

    @cached_property
    def page_numbers(self) -> dict[str, int]:
        """The place of each page, by its id."""
        return {page: number for number, page in enumerate(self.page_ids)}

    def _body(self, page: int) -> KeptBody:
        segment = self._segments[self._segment_of[page]]
        with segment.rows() as rows:
            (packed,) = rows.execute("SELECT body FROM bodies WHERE page = ?", (int(self._local[page]),)).fetchone()
        return unpack(packed)

    def record(self, page: int) -> Record:
        """Return all that the machine read of the page at this place."""
        segment = self._segments[self._segment_of[page]]
        with segment.rows() as rows:
            (packed,) = rows.execute("SELECT record FROM records WHERE page = ?", (int(self._local[page]),)).fetchone()
        return unpack_record(packed, self.body(page).text)

    def _pages(self, names: Sequence[Names], columns: Sequence[dict[str, Numbers]]) -> Kind:
        number = len(self.page_ids)
        self._outlets, outlets = _merged([name.outlet for name in names])
        self._languages, languages = _merged([name.language for name in names])
        of_pages = {
            name: self._by_page([each[f"pages.{name}"] for each in columns])
            for name in ("first", "last", "month", "words", "statements", "claims")
        }
        of_pages["outlet"] = self._by_page(
            [codes[each["pages.outlet"]] for codes, each in zip(outlets, columns, strict=True)]
        )
        of_pages["language"] = self._by_page(
            [codes[each["pages.language"]] for codes, each in zip(languages, columns, strict=True)]
        )
        self.of_pages = of_pages
        own = {**of_pages, "decided": np.zeros(number, np.int32)}
        kind = Kind("pages", np.arange(number, dtype=np.int32), np.zeros(number, np.int32), number, own)
        self._text_rows["pages"] = self._places
        self._page_facets(kind)
        row = np.concatenate([np.zeros(0, np.int32), *self._rows_of("pages", self._page_actor_page)])
        kind.facets["actor"] = self._pairs(row, [each[:-1] for each in self._actor_of], number, "actor", named=True)
        return kind

    def _page_facets(self, kind: Kind) -> None:
        kind.facets["outlet"] = OfPage(self.of_pages["outlet"], self._outlets, "outlet", kind.expand)
        kind.facets["language"] = OfPage(self.of_pages["language"], self._languages, "language", kind.expand)
        for name, labels, codes in self._months:
            kind.facets[f"published_{name}"] = OfPage(codes, labels, "published", kind.expand)
        kind.facets["review"] = Coded(np.zeros(kind.number, np.int8), _REVIEW, "review")

    @cached_property
    def _months(self) -> list[tuple[str, Labels, Numbers]]:
        return _years_and_months(self.of_pages["month"])

    def _by_page(self, parts: Sequence[Numbers]) -> Numbers:
        whole = np.concatenate([np.zeros(0, np.int32), *parts])
        starts = np.cumsum([0, *map(len, parts)])
        return whole[starts[self._segment_of] + self._local]

    # What stands on pages

    def _kind(self, name: str, columns: Sequence[dict[str, Numbers]], of_rows: Sequence[str]) -> Kind:
        # Where each row of each segment comes in the order of the pages; rows of pages that no longer count, nowhere.
        pages = [places[each[f"{name}.page"]] for places, each in zip(self._places, columns, strict=True)]
        page = np.concatenate([np.zeros(0, np.int32), *pages])
        order = np.argsort(page, kind="stable")
        order = order[np.searchsorted(page[order], 0) :]
        places = np.full(len(page), -1, np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        self._text_rows[name] = np.split(places, np.cumsum([len(each) for each in pages])[:-1]) if pages else []
        told = {
            each: np.concatenate([column[f"{name}.{each}"] for column in columns])[order] if columns else _NONE[each]
            for each in ("position", *of_rows)
        }
        kind = Kind(name, page[order], told.pop("position"), len(self.page_ids), told)
        self._page_facets(kind)
        return kind

    def _statements(self, columns: Sequence[dict[str, Numbers]]) -> Kind:
        of_rows = ("kind", "zone", "confidence", "id")
        kind = self._kind("statements", columns, of_rows)
        for name in ("speaker", "addressee"):
            codes = [
                actor_of[each[f"statements.{name}"]] for actor_of, each in zip(self._actor_of, columns, strict=True)
            ]
            kind.facets[name] = Coded(self._of_rows(kind, codes), self.actor_labels, name)
        for name in ("kind", "zone"):
            kind.facets[name] = Coded(kind.columns.pop(name), Labels(FIXED[name]), name)
        kind.facets["of"] = self._pairs_of(kind, "of", columns)
        kind.columns["day"] = kind.expand(np.array([day_number(each) for each in self.published], np.int32))
        return kind

    def _claims(self, names: Sequence[Names], columns: Sequence[dict[str, Numbers]]) -> Kind:
        fixed = ("type", "event", "relation", "stance", "factuality", "zone")
        own = ("confidence", "id", "first", "last", "month", "day", "own_voice", *_FLAGS)
        kind = self._kind("claims", columns, (*fixed, *own))
        for name in fixed:
            kind.facets[name] = Coded(kind.columns.pop(name), Labels(FIXED[name]), name)
        for name in _FLAGS:
            kind.facets[name] = Coded(kind.columns.pop(name), _YES_NO, name)
        for name in ("mode", "place", "proposal"):
            labels, codes = _merged([getattr(each, name) for each in names])
            parts = [code[each[f"claims.{name}"]] for code, each in zip(codes, columns, strict=True)]
            kind.facets[name] = Coded(self._of_rows(kind, parts), labels, name)
        for name, labels, dated in _years_and_months(kind.columns["month"]):
            kind.facets[name] = Coded(dated, labels, "dated")
        actor, recipient = (self._pairs_of(kind, name, columns) for name in ("actor", "recipient"))
        kind.facets["actor"], kind.facets["recipient"] = actor, recipient
        kind.facets["involves"] = _deduplicated(
            np.concatenate([actor.row, recipient.row]),
            np.concatenate([actor.code, recipient.code]),
            kind.number,
            self.actor_labels,
            "involves",
        )
        account = self._pairs_of(kind, "account", columns)
        outlet = np.flatnonzero(kind.columns["own_voice"]).astype(np.int32)
        with_outlet = Labels([*self.actor_labels.values, "outlet"], [*self.actor_labels.labels, "outlet"])
        kind.facets["account"] = _deduplicated(
            np.concatenate([account.row, outlet]),
            np.concatenate([account.code, np.full(len(outlet), len(self.actors), np.int32)]),
            kind.number,
            with_outlet,
            "account",
        )
        self.parties, parties = _merged([each.party for each in names])
        entries: list[list[Numbers]] = [
            self._rows_of("claims", [each["positions.row"] for each in columns]),
            [of[each["positions.actor"]] for of, each in zip(self._actor_of, columns, strict=True)],
            [of[each["positions.party"]] for of, each in zip(parties, columns, strict=True)],
        ]
        taken = [np.concatenate([np.zeros(0, np.int32), *each]) for each in entries]
        self.taken = Taken(*(each[taken[0] >= 0] for each in taken))
        return kind

    def _of_rows(self, kind: Kind, parts: Sequence[Numbers]) -> Numbers:
        """Return a column in the order of the rows."""
        whole = np.full(kind.number, -1, np.int32)
        for places, part in zip(self._text_rows[kind.name], parts, strict=True):
            is_there = places >= 0
            whole[places[is_there]] = part[is_there]
        return whole

    def _rows_of(self, name: str, parts: Sequence[Numbers]) -> list[Numbers]:
        return [places[part] for places, part in zip(self._text_rows[name], parts, strict=True)]

    def _pairs_of(self, kind: Kind, name: str, columns: Sequence[dict[str, Numbers]]) -> Pairs:
        row = self._rows_of(kind.name, [each[f"{kind.name}.{name}.row"] for each in columns])
        actor = [
            actor_of[each[f"{kind.name}.{name}.actor"]] for actor_of, each in zip(self._actor_of, columns, strict=True)
        ]
        return self._pairs(np.concatenate([np.zeros(0, np.int32), *row]), actor, kind.number, name)

    def _pairs(
        self, row: Numbers, actors: Sequence[Numbers], number: int, chosen_by: str, *, named: bool = False
    ) -> Pairs:
        code = np.concatenate([np.zeros(0, np.int32), *actors])
        counts = (row >= 0) & (code >= 0) if named else row >= 0
        return _deduplicated(row[counts], code[counts], number, self.actor_labels, chosen_by)

    # What there is to check

    def carried(self) -> tuple[Numbers, Numbers]:
        """Return claims, and for each a statement that its account goes through, as often as there are such."""
        claims, statements = (
            np.concatenate([np.zeros(0, np.int32), *self._rows_of(name, [each[column] for each in self._for_review])])
            for name, column in (("claims", "carried.claim"), ("statements", "carried.statement"))
        )
        counts = (claims >= 0) & (statements >= 0)
        return claims[counts], statements[counts]

    def voices(self) -> tuple[Numbers, Numbers]:
        """Return for each statement and for each claim a number for whose voice it is, -1 for nobody's."""
        hashes = [each["voices.hash"] for each in self._for_review]
        every = np.unique(np.concatenate([np.zeros(0, np.int64), *hashes]))
        codes = [np.append(np.searchsorted(every, each), -1).astype(np.int32) for each in hashes]
        statements, claims = (
            self._of_rows(
                kind, [of[each[f"{kind.name}.voice"]] for of, each in zip(codes, self._for_review, strict=True)]
            )
            for kind in (self.statements, self.claims)
        )
        return statements, claims

    def kept(self, kind: Kind) -> Numbers:
        """Say of each record whether people keep it and the machine does not find it any more."""
        kept: Numbers = self._of_rows(kind, [each[f"{kind.name}.kept"] for each in self._for_review]) == 1
        return kept

    # Finding

    def search(self, kind: Kind, match: str) -> Bits:
        """Return the rows whose words match, by SQLite's full-text search."""
        return self._found(kind.name, match)

    def _search(self, name: str, match: str) -> Bits:
        table = {"pages": "page_words", "statements": "statement_words", "claims": "claim_words"}[name]
        # One answer for all rows: Python would take and give back its lock for each.
        query = f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - ours
        found = np.zeros(getattr(self, name).number, np.bool_)
        for segment, places in zip(self._segments, self._text_rows[name], strict=True):
            with segment.rows() as rows:
                (numbers,) = rows.execute(query, (match,)).fetchone()
            if numbers is not None:
                at = places[np.fromstring(numbers, np.int64, sep=",")]
                found[at[at >= 0]] = True
        return bits(found)

    def find(self, kind: Kind, record: str) -> int | None:
        """Return the row of the statement or claim with this id."""
        keys, order = self._ids(kind.name)
        key = hash_of(record)
        for at in range(int(np.searchsorted(keys, key)), len(keys)):
            if keys[at] != key:
                break
            row = int(order[at])
            body = self.body(int(kind.page[row]))
            columns = body.statements if kind is self.statements else body.claims
            if columns[0][int(kind.position[row]) - 1] == record:
                return row
        return None

    def row_of(self, kind: Kind, page: str, record: str) -> int | None:
        """Return the row of the statement or claim with this id on this page."""
        number = self.page_numbers.get(page)
        if number is None:
            return None
        first, behind = kind.page_starts[number], kind.page_starts[number + 1]
        found = np.flatnonzero(kind.columns["id"][first:behind] == hash_of(record))
        return int(first + found[0]) if len(found) else None

    @cached_property
    def _ids(self) -> Callable[[str], tuple[Numbers, Numbers]]:
        def ids(name: str) -> tuple[Numbers, Numbers]:
            keys = getattr(self, name).columns["id"]
            order = np.argsort(keys, kind="stable")
            return keys[order], order

        return lru_cache(ids)

    def _actors_on(self, page: int) -> Callable[[str | None], KeptActor | None]:
        """Return what finds the actor of the base by the id that an actor has on this page."""
        number = int(self._segment_of[page])
        on = self._page_actor_page[number]
        low, high = np.searchsorted(on, [self._local[page], self._local[page] + 1])
        here = self._page_actor_keys[number][low:high].tolist()
        codes = dict(zip(here, self._actor_of[number][low:high].tolist(), strict=True))

        def actor(named: str | None) -> KeptActor | None:
            code = codes.get(_key(self.page_ids[page], named), -1) if named is not None else -1
            return self.actors[code] if code >= 0 else None

        return actor


_NONE: Mapping[str, Numbers] = {
    "position": np.zeros(0, np.int32),
    **{name: np.zeros(0, np.int8) for name in (*FIXED, "own_voice", *_FLAGS)},
    **{name: np.zeros(0, np.int32) for name in ("first", "last", "month", "day")},
    "confidence": np.zeros(0, np.float64),
    "id": np.zeros(0, np.int64),
}


def load(folder: Path, manifest: Manifest) -> State:
    """Return the index that a manifest names.

    Raises:
        BaseError: A file of it is missing or damaged.
    """
    with using(folder):
        return State(folder, manifest)


def _arrays(file: Path) -> dict[str, Numbers]:
    with np.load(file) as arrays:
        return dict(arrays)


@lru_cache(maxsize=2**14)
def _key(page: str, actor: str) -> int:
    """Return the number that a page's actor is found by: DuckDB's `md5_number_lower`."""
    digest = hashlib.md5(f"{page}|{actor}".encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[8:], "little")


def _merged(parts: Sequence[list[str]]) -> tuple[Labels, list[Numbers]]:
    """Return the values of several segments as one list, and for each segment its codes there, the last for none."""
    every = sorted({value for part in parts for value in part}, key=lambda value: (value.casefold(), value))
    codes = {value: code for code, value in enumerate(every)}
    return Labels(every), [np.array([*(codes[value] for value in part), -1], np.int32) for part in parts]


def _years_and_months(months: Numbers) -> list[tuple[str, Labels, Numbers]]:
    """Return the facets `year` and `month` for numbers of years x 16 + months, 0 where only the year is known."""
    told = []
    for name, numbers in (
        ("year", np.where(months >= 0, months >> 4, -1)),
        ("month", np.where((months >= 0) & (months & 15 > 0), months, -1)),
    ):
        there = np.unique(numbers)
        there = there[there >= 0]
        codes = np.searchsorted(there, numbers)
        codes = np.where(numbers >= 0, codes, -1).astype(np.int32)
        words = [f"{each:04d}" if name == "year" else f"{each >> 4:04d}-{each & 15:02d}" for each in there.tolist()]
        told.append((name, Labels(words), codes))
    return told


def _deduplicated(row: Numbers, code: Numbers, number: int, labels: Labels, chosen_by: str) -> Pairs:
    width = len(labels) + 1
    pairs = np.unique(row.astype(np.int64) * width + (code + 1))
    return Pairs((pairs // width).astype(np.int32), (pairs % width - 1).astype(np.int32), number, labels, chosen_by)
