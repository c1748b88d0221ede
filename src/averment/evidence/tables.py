"""One Delta table of the base: rows are added in one commit or not at all, and small files are put together."""

import errno
import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable, Schema, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from averment.errors import BaseError

from .faults import using

__all__ = ["Table"]

# Row groups are what DuckDB's threads share out among them; a page with its statements is some 10 kB.
_MOST_ROWS = 2048
_PROPERTIES = WriterProperties(compression="ZSTD", max_row_group_size=_MOST_ROWS)
_GROUP_SIZE = 2**22
_SMALLEST_GROUP = 32
_FILE_SIZE = 64 * 2**20
_TRIES = 5
_TICK = 2.0
"""Within so many seconds two changes of a folder may bear one time."""
# No column is worth the statistics that Delta keeps of each file: ids are hashes, and texts would fill the log.
_CONFIGURATION = {"delta.dataSkippingStatsColumns": "read_at", "delta.checkpointInterval": "50"}


class Table:
    """A table in its folder, as of the last `refresh`.

    Args:
        folder: Where it lies.
        schema: Its columns.
    """

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        self.folder = folder
        self.schema = schema
        self._read: dict[Path, pa.Table] = {}
        self._looked_at: int | None = None
        with using(folder):
            self._delta = DeltaTable(folder.as_uri())

    @classmethod
    def create(cls, folder: Path, schema: pa.Schema) -> "Table":
        """Make the table, or open it where it is there already; two that make it at once get the same one."""
        with using(folder):
            try:
                folder.mkdir(exist_ok=True)
                _require_room(folder, 0)
                DeltaTable.create(folder.as_uri(), schema=schema, mode="ignore", configuration=_configuration(schema))
            except DeltaError:
                if not DeltaTable.is_deltatable(folder.as_uri()):
                    raise
        return cls(folder, schema)

    @property
    def version(self) -> int:
        """The number of the last commit seen."""
        return self._delta.version()

    @property
    def fits(self) -> bool:
        """Whether the rows have the columns that this version of Averment writes."""
        return bool(self._delta.schema().to_json() == Schema.from_arrow(self.schema).to_json())

    def refresh(self) -> None:
        """See what others have committed."""
        with using(self.folder):
            # Each commit is a new file in the log. Looking at the folder costs a thousandth of asking Delta.
            changed = (self.folder / "_delta_log").stat().st_mtime_ns
            if changed == self._looked_at:
                return
            is_settled = changed < time.time_ns() - _TICK * 1e9
            self._delta.update_incremental()
            self._looked_at = changed if is_settled else None

    def files(self) -> list[Path]:
        """Return the data files, each of which has been found whole.

        Raises:
            BaseError: One is missing or has another length than was committed.
        """
        with using(self.folder):
            added = pa.table(self._delta.get_add_actions())
            files = []
            for name, size in zip(added["path"].to_pylist(), added["size_bytes"].to_pylist(), strict=True):
                file = self.folder / unquote(name)
                if not file.is_file() or file.stat().st_size != size:
                    raise BaseError(f"{file} is missing or damaged: put back a copy of the evidence base.")
                files.append(file)
        return files

    def rows(self) -> pa.Table:
        """Return all rows, of a table that is small enough; a file that was read before is not read again.

        Raises:
            BaseError: As `files`.
        """
        with using(self.folder):
            self._read = {
                file: self._read[file] if file in self._read else pq.ParquetFile(file).read().cast(self.schema)
                for file in self.files()
            }
        return pa.concat_tables([self.schema.empty_table(), *self._read.values()])

    def append(self, rows: Sequence[dict[str, Any]]) -> None:
        """Commit the rows, all or none."""
        if not rows:
            return
        table = pa.Table.from_pylist(list(rows), schema=self.schema)
        with using(self.folder):
            _require_room(self.folder, table.nbytes)
            for tried in range(1, _TRIES + 1):
                try:
                    write_deltalake(self._delta, table, mode="append", writer_properties=_PROPERTIES)
                    break
                except CommitFailedError:
                    # Another process has just made the table, too, or replaced its rows: nothing of this was kept.
                    if tried == _TRIES:
                        raise
                    self._delta.update_incremental()

    def replace(self, rows: pa.Table) -> None:
        """Commit these rows in the place of all others; who reads the others can go on doing so for an hour.

        Where two processes do so at the same moment, the rows of both may be there: a column must tell them apart.
        """
        # Who asks for one row reads its row group: few rows, where rows are large.
        group = max(_SMALLEST_GROUP, rows.num_rows * _GROUP_SIZE // max(rows.nbytes, 1))
        properties = WriterProperties(compression="ZSTD", max_row_group_size=min(group, _MOST_ROWS))
        with using(self.folder):
            _require_room(self.folder, rows.nbytes)
            for tried in range(1, _TRIES + 1):
                try:
                    write_deltalake(
                        self._delta,
                        rows.cast(self.schema),
                        mode="overwrite",
                        schema_mode="overwrite",
                        writer_properties=properties,
                    )
                    break
                except CommitFailedError:
                    # Another process has just replaced the rows that were to be replaced.
                    if tried == _TRIES:
                        raise
                    self._delta.update_incremental()
            self._delta.update_incremental()
            with suppress(CommitFailedError):
                self._delta.vacuum(retention_hours=1, dry_run=False, enforce_retention_duration=False, full=True)

    def compact(self) -> None:
        """Put small files together, and remove files that no reader has needed for a week."""
        with using(self.folder):
            _require_room(self.folder, sum(min(file.stat().st_size, _FILE_SIZE) for file in self.files()))
            try:
                self._delta.optimize.compact(target_size=_FILE_SIZE, writer_properties=_PROPERTIES)
                self._delta.vacuum(dry_run=False, full=True)
            except CommitFailedError:
                # Another process is doing the same; one of the two is enough.
                self._delta.update_incremental()


def _configuration(schema: pa.Schema) -> dict[str, str | None]:
    names = set(schema.names)
    return {key: value for key, value in _CONFIGURATION.items() if value.isdigit() or value in names}


def _require_room(folder: Path, size: int) -> None:
    """Refuse before the disk is full: Delta's code, where it finds out by itself, prints a traceback of its own."""
    if shutil.disk_usage(folder).free < size + 2**16:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
