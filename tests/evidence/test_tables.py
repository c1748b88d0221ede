"""A table sees what others commit, however fast one commit follows the other."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable

from averment.evidence.tables import Table

SCHEMA = pa.schema([("id", pa.string())])


def test_each_commit_of_another_is_seen_at_once(tmp_path: Path) -> None:
    ours = Table.create(tmp_path / "table", SCHEMA)
    theirs = Table(tmp_path / "table", SCHEMA)
    for number in range(1, 9):
        theirs.append([{"id": str(number)}])
        ours.refresh()
        assert ours.version == theirs.version


def test_where_nothing_was_committed_the_log_is_not_read_again(tmp_path: Path) -> None:
    table = Table.create(tmp_path / "table", SCHEMA)
    log = tmp_path / "table" / "_delta_log"
    _set_time(log, seconds=100)
    table.refresh()
    # What comes in without the folder's time changing cannot be: so it shows that nobody looked.
    Table(tmp_path / "table", SCHEMA).append([{"id": "1"}])
    _set_time(log, seconds=100)
    table.refresh()
    assert table.version == 0
    _set_time(log, seconds=99)
    table.refresh()
    assert table.version == 1


def test_rows_are_added_where_another_has_just_made_the_table_too(tmp_path: Path) -> None:
    ours = Table.create(tmp_path / "table", SCHEMA)
    # Two who make one table at once may both commit what it is like.
    again = DeltaTable(tmp_path / "table")
    again.alter.set_table_properties({"delta.checkpointInterval": "40"})
    ours.append([{"id": "1"}])
    assert ours.rows()["id"].to_pylist() == ["1"]


def test_large_rows_are_few_to_a_row_group(tmp_path: Path) -> None:
    table = Table.create(tmp_path / "table", SCHEMA)
    for size, groups in ((10, 1), (40_000, 3)):
        table.replace(
            pa.table({"id": [str(number) * (size // len(str(number))) for number in range(100, 400)]}, SCHEMA)
        )
        (file,) = table.files()
        assert pq.ParquetFile(file).num_row_groups == groups


def _set_time(folder: Path, *, seconds: int) -> None:
    when = 1_700_000_000 - seconds
    os.utime(folder, (when, when))
