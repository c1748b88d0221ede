"""What a writer has to know of the pages that are held, so that reading one again adds nothing."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from .faults import using
from .tables import Table

__all__ = ["Index", "Latest", "Sighting"]


class Latest(NamedTuple):
    """The reading of a page that counts: when it was made, in microseconds since 1970 (UTC), and which it is."""

    read_at: int
    reading: str


class Sighting(NamedTuple):
    """A source that a page was met in, and a model that has a reading of that page."""

    page: str
    model: str
    source: str
    digest: str


class Index:
    """The pages that are held, kept up with what this and other writers commit.

    Attributes:
        latest: The reading that counts, for each page.
        models: Each page with each model that has read it.

    Args:
        readings: The table `readings`.
        sightings: The table `sightings`.
    """

    def __init__(self, readings: Table, sightings: Table) -> None:
        self._readings = _Increments(readings, "epoch_us(read_at), reading, id, model, source, digest")
        self._sightings = _Increments(sightings, "page, model, source, digest")
        self.latest: dict[str, Latest] = {}
        self.models: set[tuple[str, str]] = set()
        # Hashes only: there are as many as files ever read, and two that share one would cost a line in `sources`.
        self._met: set[int] = set()

    def has_met(self, sighting: Sighting) -> bool:
        """Say whether the page was met there before."""
        return hash(sighting) in self._met

    def refresh(self) -> None:
        """Take in what was committed since the last time; only files not yet seen are read."""
        for read_at, reading, page, model, source, digest in self._readings.rows():
            read = Latest(read_at, reading)
            self.latest[page] = max(read, self.latest.get(page, read))
            self.models.add((page, sys.intern(model)))
            self._met.add(hash(Sighting(page, model, source, digest)))
        self._met.update(hash(Sighting(*row)) for row in self._sightings.rows())


class _Increments:
    def __init__(self, table: Table, columns: str) -> None:
        self._table = table
        self._columns = columns
        self._taken: set[Path] = set()

    def rows(self) -> Iterable[tuple[Any, ...]]:
        self._table.refresh()
        files = set(self._table.files())
        fresh = [str(file) for file in files - self._taken]
        if not fresh:
            return []
        with using(self._table.folder), duckdb.connect() as connection:
            query = f"SELECT {self._columns} FROM read_parquet($files, hive_partitioning = false)"
            rows = connection.execute(query, {"files": fresh}).fetchall()
        self._taken = files
        return rows
