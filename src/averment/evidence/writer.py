"""Adding to the base: pages are gathered into batches, and each batch is kept whole or not at all."""

import time
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, NamedTuple, Self

import averment
from averment.coding import Record
from averment.errors import BaseError, PageError

from .claims import claims_row
from .index import Index, Latest, Sighting
from .rows import Entry, reading_id, reading_row
from .tables import Table

__all__ = ["MANY_FILES", "Writer"]

MANY_FILES = 64
"""How many data files may gather in `readings` before a writer that is done puts them together."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Writer:
    """Adds pages to an evidence base; made by `EvidenceBase.writer`.

    Use it as a context manager: what was added is committed when the block ends, also by an exception or Ctrl-C.
    Any number of writers may work on one base at once.

    Attributes:
        added: How many readings were committed.
        unchanged: How many pages had nothing new to say.
        failed: How many failures were committed.

    Args:
        tables: The base's tables by name, not used by anyone else.
        batch_pages: How many pages go into one commit.
        batch_seconds: After how long a smaller batch is committed when the next page is added.
        again: Whether a page that the same model has read is kept once more where the record says something else.
    """

    def __init__(self, tables: Mapping[str, Table], *, batch_pages: int, batch_seconds: float, again: bool) -> None:
        self._tables = tables
        self._batch_pages = batch_pages
        self._batch_seconds = batch_seconds
        self._again = again
        self._index = Index(tables["readings"], tables["sightings"])
        self._read: list[_Read] = []
        self._failed: list[dict[str, Any]] = []
        self._began = 0.0
        self.added = 0
        self.unchanged = 0
        self.failed = 0

    def add(self, record: Record, *, source: str, digest: str) -> None:
        """Add one page with all that was said on it; a full batch is committed at once.

        A page that the same model has read adds nothing, unless the writer reads `again` and the record says something
        else. A reading that is added takes the place of the one before it, which stays as history.

        Args:
            record: What was read.
            source: The path or address that the page came from.
            digest: SHA-256 of the bytes that it was read from.

        Raises:
            PageError: The record has characters that no file can hold (half a surrogate pair); the writer goes on.
            BaseError: The batch could not be committed.
        """
        try:
            reading = reading_id(record)
        except UnicodeEncodeError as fault:
            message = f"{source} has characters that are not text: mend its encoding and read it again."
            raise PageError(message, source=source, reason="not_text") from fault
        self._read.append(_Read(record, reading, _encodable(source), digest, datetime.now(UTC)))
        self._flush_if_due()

    def fail(self, error: PageError, *, model: str | None = None) -> None:
        """Add one page that could not be read to the list of failures.

        Args:
            error: Why.
            model: What tried to read it; this version of Averment if not given.

        Raises:
            BaseError: The batch could not be committed.
        """
        self._failed.append(
            {
                "source": _encodable(error.source),
                "reason": error.reason,
                "message": _encodable(str(error)),
                "model": model or f"averment {averment.__version__}",
                "failed_at": datetime.now(UTC),
            }
        )
        self._flush_if_due()

    def flush(self) -> None:
        """Commit what has been added so far.

        Raises:
            BaseError: It could not be committed; it is tried once more by the next flush.
        """
        # A batch is let go when it is committed. Where Ctrl-C comes in between, the next flush finds in the index that
        # it is there already.
        if self._read:
            self._index.refresh()
            readings, claims, sightings = _new(self._read, self._index, again=self._again)
            # In this order: a page without its claims would be taken for one that has none, and a page that is in
            # `sightings` alone for one that was read. Claims whose page was not committed are never seen.
            self._tables["claims"].append(claims)
            self._tables["readings"].append(readings)
            self._tables["sightings"].append(sightings)
            self.added += len(readings)
            self.unchanged += len(self._read) - len(readings)
            self._read.clear()
        if self._failed:
            self._tables["failures"].append(self._failed)
            self.failed += len(self._failed)
            self._failed.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.flush()
        if error is None and len(self._tables["readings"].files()) >= MANY_FILES:
            # All pages are kept by now; where there is no room to tidy up, that can wait.
            with suppress(BaseError):
                for table in self._tables.values():
                    table.refresh()
                    table.compact()

    def _flush_if_due(self) -> None:
        waiting = len(self._read) + len(self._failed)
        if waiting == 1:
            self._began = time.monotonic()
        if waiting >= self._batch_pages or time.monotonic() - self._began >= self._batch_seconds:
            self.flush()


class _Read(NamedTuple):
    record: Record
    reading: str
    source: str
    digest: str
    at: datetime


class _News(NamedTuple):
    readings: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    sightings: list[dict[str, Any]]


def _new(batch: Sequence[_Read], index: Index, *, again: bool) -> _News:
    """What of a batch is not in the base yet: readings, and sightings of pages that have nothing new to say."""
    readings: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    sightings: list[dict[str, Any]] = []
    # What the batch itself brings is not in the index before it is committed.
    latest: dict[str, Latest] = {}
    models: set[tuple[str, str]] = set()
    met: set[Sighting] = set()
    for read in batch:
        page, model = read.record.page.id, read.record.model
        before = latest.get(page) or index.latest.get(page)
        known = (page, model) in models or (page, model) in index.models
        sighting = Sighting(page, model, read.source, read.digest)
        if not known or (again and before is not None and before.reading != read.reading):
            # Later than the reading whose place it takes, whatever the clocks of two machines say.
            at = max(_microseconds(read.at), before.read_at + 1) if before else _microseconds(read.at)
            entry = Entry(
                entry=uuid.uuid4().hex,
                reading=read.reading,
                read_at=_EPOCH + timedelta(microseconds=at),
                source=read.source,
                digest=read.digest,
            )
            readings.append(reading_row(read.record, entry))
            claims.append(claims_row(read.record, entry.entry))
            latest[page] = Latest(at, read.reading)
            models.add((page, model))
        elif sighting not in met and not index.has_met(sighting):
            sightings.append(sighting._asdict() | {"seen_at": read.at})
        met.add(sighting)
    return _News(readings, claims, sightings)


def _microseconds(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _encodable(text: str) -> str:
    # A file's name may hold bytes that are no UTF-8, which Python carries as lone surrogates.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
