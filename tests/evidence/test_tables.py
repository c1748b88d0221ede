"""A table sees what others commit, however fast one commit follows the other."""

import os
from pathlib import Path

import pyarrow as pa

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


def _set_time(folder: Path, *, seconds: int) -> None:
    when = 1_700_000_000 - seconds
    os.utime(folder, (when, when))
