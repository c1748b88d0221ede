"""The evidence base: a folder of tables that pages are added to and that is asked who said what."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Self

import duckdb

from averment.coding import Record
from averment.errors import BaseError, UsageError

from . import layout
from .faults import using
from .filters import Filters
from .find import find_page
from .readonly import ask
from .rows import FAILURES, READINGS, RECORD_COLUMNS, SIGHTINGS, record_of
from .snapshot import connect
from .tables import Table
from .writer import Writer

__all__ = ["EvidenceBase"]

_SCHEMAS = {"readings": READINGS, "sightings": SIGHTINGS, "failures": FAILURES}
_RECORDS_AT_ONCE = 128


class EvidenceBase:
    """An evidence base on disk; made by `open`, `create` or `open_or_create`.

    What it answers is as of the call: pages committed later are in the next answer. Answers are DuckDB relations,
    fetched when they are used: `.fetchall()`, `.df()` (pandas), `.pl()` (Polars), `.to_arrow_table()`::

        base = EvidenceBase.open("evidence-base")
        said = base.statements(text="ceasefire").select("speaker_name", "cue", "content")
        for speaker, cue, content in said.fetchall():
            ...

    Attributes:
        path: The folder.
    """

    def __init__(self, path: Path, tables: dict[str, Table]) -> None:
        self.path = path
        self._tables = tables
        self._snapshot: tuple[list[int], duckdb.DuckDBPyConnection] | None = None

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open the evidence base at `path`.

        Raises:
            BaseError: There is none, it is damaged, or a newer Averment made it.
        """
        folder = _absolute(path)
        layout.check(folder)
        return cls(folder, _tables(folder))

    @classmethod
    def create(cls, path: str | Path) -> Self:
        """Make an evidence base at `path`, a folder that is new or empty.

        Raises:
            BaseError: There is one already, the folder has other things in it, or it cannot be written.
        """
        if layout.is_base(_absolute(path)):
            raise BaseError(f"{path} is an evidence base already: open it, or choose another folder.")
        return cls.open_or_create(path)

    @classmethod
    def open_or_create(cls, path: str | Path) -> Self:
        """Open the evidence base at `path`, or make it there; several processes may do so at once.

        Raises:
            BaseError: As `open` and `create`.
        """
        folder = _absolute(path)
        if not layout.is_base(folder):
            layout.prepare(folder)
            for name, schema in _SCHEMAS.items():
                Table.create(folder / name, schema)
            layout.mark(folder)
        return cls.open(folder)

    # Adding

    def writer(self, *, batch_pages: int = 64, batch_seconds: float = 5.0, again: bool = False) -> Writer:
        """Return a context manager that adds pages.

        Args:
            batch_pages: How many pages go into one commit.
            batch_seconds: After how many seconds a smaller batch is committed, when the next page is added.
            again: Whether a page that the same model has read is kept once more where the record says something else.
        """
        # Tables of its own, so that what it sees does not move under a query.
        return Writer(
            _tables(self.path),
            batch_pages=batch_pages,
            batch_seconds=batch_seconds,
            again=again,
        )

    def seen(self, digest: str, model: str | None = None) -> bool:
        """Say whether bytes with this digest have been read, by this model or by any."""
        return self._holds("sources", digest=digest, model=model)

    def seen_digests(self, model: str | None = None) -> frozenset[str]:
        """Return the digests of all that has been read, by this model or by any: `seen` for many at once."""
        filters = Filters()
        filters.equal("model", model)
        rows = self._latest().execute(f"SELECT DISTINCT digest FROM sources{filters.where}", filters.parameters)
        return frozenset(digest for (digest,) in rows.fetchall())

    def has_page(self, page: str, model: str | None = None) -> bool:
        """Say whether the page with this id is held, as read by this model or by any."""
        return self._holds("readings", page=page, model=model)

    def compact(self) -> None:
        """Put small data files together. A writer that is done does so by itself when there are many.

        Raises:
            BaseError: The disk is full or the folder cannot be written.
        """
        for table in self._tables.values():
            table.refresh()
            table.compact()

    # Asking

    def connection(self) -> duckdb.DuckDBPyConnection:
        """Return a new DuckDB connection with the views of `docs/evidence-base.md`, on what is committed now.

        It lives in memory, opens no file but the base's own data files, and its settings are locked.

        Raises:
            BaseError: A data file is missing or damaged.
        """
        for table in self._tables.values():
            table.refresh()
        return connect(self.path, list(self._tables.values()))

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """Return the answer to one query that reads: SELECT, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN.

        Fetch it within `averment.evidence.answering()` to have what goes wrong on the way as a `UsageError` too.

        Raises:
            UsageError: The query does something else, opens other files, or is not understood.
        """
        return ask(self._latest(), query)

    def statements(  # noqa: PLR0913 - each is one thing to ask for, by its name
        self,
        *,
        speaker: str | None = None,
        text: str | None = None,
        outlet: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        kind: str | None = None,
        min_confidence: float | None = None,
        page: str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return the ledger: a row for each statement, the latest pages first, in the order of each page.

        Capitals, accents and the shape of quotation marks make no difference to `speaker`, `text` and `outlet`.

        Args:
            speaker: Words of the speaker's name, or of another name that the page gives the speaker.
            text: Words of what is said.
            outlet: Words of the outlet's name.
            since: The first day of publication: a date, or a year, month or day in ISO 8601.
            until: The last day of publication.
            kind: `direct`, `indirect` or `mixed`.
            min_confidence: The least confidence, 0 to 1.
            page: One page, as `record` takes it.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be, or `page` is not one page.
        """
        filters = Filters()
        filters.speaker(speaker)
        filters.says(text)
        filters.named("outlet", outlet)
        filters.published(since, until)
        filters.kind(kind)
        filters.confidence(min_confidence)
        if page is not None:
            filters.equal("page", find_page(self._latest(), page))
        return self._select("statements", filters, "published DESC NULLS LAST, page, position", limit)

    def pages(  # noqa: PLR0913 - as above
        self,
        *,
        text: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each page, the latest first.

        Args:
            text: Words of the page's text.
            outlet: Words of the outlet's name.
            language: ISO 639-1 code.
            since: The first day of publication: a date, or a year, month or day in ISO 8601.
            until: The last day of publication.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be.
        """
        filters = Filters()
        filters.text(text)
        filters.named("outlet", outlet)
        filters.equal("language", language)
        filters.published(since, until)
        return self._select("pages", filters, "published DESC NULLS LAST, id", limit)

    def actors(
        self,
        *,
        name: str | None = None,
        type: str | None = None,  # noqa: A002 - the column's own name
        page: str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each actor of each page, those with the most statements first.

        Args:
            name: Words of the name, or of another name on the page.
            type: One of the actor types.
            page: One page, as `record` takes it.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be, or `page` is not one page.
        """
        filters = Filters()
        filters.actor(name)
        filters.actor_type(type)
        if page is not None:
            filters.equal("page", find_page(self._latest(), page))
        return self._select("actors", filters, "statements DESC, mentions DESC, page, id", limit)

    def failures(self, *, reason: str | None = None, limit: int | None = None) -> duckdb.DuckDBPyRelation:
        """Return a row for each source that could not be read the last time it was tried, the latest first.

        Args:
            reason: One of `averment.page.Reason`.
            limit: How many at most.
        """
        filters = Filters()
        filters.equal("reason", reason)
        return self._select("failures", filters, "failed_at DESC, source", limit)

    def readings(self, page: str) -> duckdb.DuckDBPyRelation:
        """Return a row for each reading of one page, the one that counts first, and its history behind it.

        Args:
            page: One page, as `record` takes it.

        Raises:
            UsageError: It is not one page.
        """
        filters = Filters()
        filters.equal("page", find_page(self._latest(), page))
        return self._select("readings", filters, "superseded, read_at DESC", None)

    # Whole records

    def record(self, page: str, *, reading: str | None = None) -> Record:
        """Return all that is said about one page.

        Args:
            page: Its id or the start of it (four characters at least), its address, or the file it was read from.
            reading: An older reading, as `readings` lists it, or the start of it; the one that counts if not given.

        Raises:
            UsageError: No page, or more than one, is meant; or the page has no such reading.
        """
        connection = self._latest()
        wanted = find_page(connection, page)
        condition = "NOT superseded" if reading is None else "starts_with(reading, $reading)"
        parameters = {"page": wanted} | ({} if reading is None else {"reading": reading})
        found = list(_records(connection, f"id = $page AND {condition}", parameters))
        if len(found) != 1:
            raise UsageError(
                f"Page {wanted} has {len(found)} readings that begin with {reading!r}: see its `readings`."
            )
        return found[0]

    def records(self) -> Iterator[Record]:
        """Yield the record of every page, a few at a time in memory, on what is committed now."""
        yield from _records(self.connection(), "NOT superseded", {})

    # How

    def _latest(self) -> duckdb.DuckDBPyConnection:
        for table in self._tables.values():
            table.refresh()
        versions = [table.version for table in self._tables.values()]
        if self._snapshot is None or self._snapshot[0] != versions:
            self._snapshot = versions, connect(self.path, list(self._tables.values()))
        return self._snapshot[1]

    def _select(self, view: str, filters: Filters, order: str, limit: int | None) -> duckdb.DuckDBPyRelation:
        if limit is not None and limit < 0:
            raise UsageError(f"`limit` cannot be {limit}: give how many rows to show at most.")
        rows = f" LIMIT {limit:d}" if limit is not None else ""
        query = f"FROM {view}{filters.where} ORDER BY {order}{rows}"
        return self._latest().sql(query, params=filters.parameters)

    def _holds(self, view: str, **values: str | None) -> bool:
        filters = Filters()
        for column, value in values.items():
            filters.equal(column, value)
        with using(self.path):
            query = f"SELECT EXISTS (FROM {view}{filters.where})"
            return bool(self._latest().execute(query, filters.parameters).fetchall()[0][0])


def _absolute(path: str | Path) -> Path:
    return Path(path).expanduser().absolute()


def _tables(folder: Path) -> dict[str, Table]:
    return {name: Table(folder / name, schema) for name, schema in _SCHEMAS.items()}


def _records(connection: duckdb.DuckDBPyConnection, condition: str, parameters: dict[str, Any]) -> Iterator[Record]:
    columns = ", ".join(f'"{column}"' for column in RECORD_COLUMNS)
    answer = connection.execute(f"SELECT {columns} FROM _rows WHERE {condition}", parameters)
    while rows := answer.fetchmany(_RECORDS_AT_ONCE):
        for row in rows:
            yield record_of(dict(zip(RECORD_COLUMNS, row, strict=True)))
