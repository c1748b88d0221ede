"""What holds between processes: several writers at once, and writers that are killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from averment.evidence import EvidenceBase

from .pages import add, report

REPOSITORY = Path(__file__).parent.parent.parent

WRITE = """
import sys
from averment.evidence import EvidenceBase
from tests.evidence.pages import add, report

folder, first, last, batch = sys.argv[1], *map(int, sys.argv[2:5])
base = EvidenceBase.open_or_create(folder)
print("ready", flush=True)
sys.stdin.readline()
with base.writer(batch_pages=batch) as writer:
    for number in range(first, last):
        add(writer, report(number))
        if writer.added + writer.unchanged == number - first + 1:
            print(number, flush=True)
"""


def start(folder: Path, first: int, last: int, batch: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITE, str(folder), str(first), str(last), str(batch)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def go(writer: subprocess.Popen[str]) -> None:
    assert writer.stdin
    writer.stdin.write("go\n")
    writer.stdin.flush()


def wait_until_ready(writer: subprocess.Popen[str]) -> None:
    assert writer.stdout
    assert writer.stdout.readline() == "ready\n"


def test_two_writers_at_once_lose_nothing_and_add_nothing_twice(tmp_path: Path) -> None:
    folder = tmp_path / "base"  # which both of them make
    writers = [start(folder, 0, 60, 7), start(folder, 20, 80, 5)]
    for writer in writers:
        wait_until_ready(writer)
    for writer in writers:
        go(writer)
    for writer in writers:
        writer.communicate(timeout=90)
        assert writer.returncode == 0
    base = EvidenceBase.open(folder)
    expected = {report(number).page.id for number in range(80)}
    assert sorted(record.page.id for record in base.records()) == sorted(expected)
    assert len(base.statements().fetchall()) == 2 * 80
    assert base.sql("SELECT count(*) FROM readings WHERE superseded").fetchall() == [(0,)]
    with base.writer() as writer:
        for number in range(80):
            add(writer, report(number))
    assert writer.added == 0


def test_two_that_kept_the_same_page_at_the_same_moment_are_one(base: EvidenceBase) -> None:
    """Both look, both see nothing, both append: what a race between two processes comes to, without the luck."""
    one, other = base.writer(), base.writer()
    for writer in (one, other):
        writer.add(report(1), source=f"/pages/{id(writer)}.html", digest=str(id(writer)))
        writer._index.refresh = lambda: None  # type: ignore[method-assign]
    one.flush()
    other.flush()
    assert base.connection().execute("SELECT count(*) FROM _readings").fetchall() == [(2,)]
    for view, expected in {
        "pages": 1,
        "readings": 1,
        "statements": 2,
        "actors": 1,
        "mentions": 3,
        "sources": 2,
    }.items():
        assert base.sql(f"SELECT count(*) FROM {view}").fetchall() == [(expected,)]
    assert list(base.records()) == [report(1)]
    assert base.record(report(1).page.id) == report(1)


@pytest.mark.skipif(os.name != "posix", reason="no SIGKILL")
def test_a_writer_that_is_killed_leaves_whole_pages_and_every_one_it_said_was_kept(tmp_path: Path) -> None:
    folder, kept = tmp_path / "base", 0
    for commits, moment in ((2, 0.0), (3, 0.02), (1, 0.005)):
        writer = start(folder, kept, 100_000, 3)
        wait_until_ready(writer)
        go(writer)
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(commits)]
        time.sleep(moment)
        writer.send_signal(signal.SIGKILL)
        said += writer.communicate(timeout=30)[0].splitlines()
        records = {record.page.id: record for record in EvidenceBase.open(folder).records()}
        assert len(records) > int(said[-1])
        assert len(records) % 3 == 0
        assert records == {record.page.id: record for record in map(report, range(len(records)))}
        assert len(EvidenceBase.open(folder).statements().fetchall()) == 2 * len(records)
        kept = len(records)
    assert kept >= 3 * (2 + 3 + 1)
    with EvidenceBase.open_or_create(folder).writer() as after:
        add(after, report(kept))
    assert after.added == 1


FILL = """
import json, os, sys
from averment.errors import BaseError
from averment.evidence import EvidenceBase
from tests.evidence.pages import add, report

base = EvidenceBase.create(sys.argv[1] + "/base")
kept = 0
try:
    with base.writer(batch_pages=5) as writer:
        for number in range(100_000):
            add(writer, report(number, said=os.urandom(2_000).hex()))
            kept = writer.added
except BaseError as error:
    print(json.dumps({"error": str(error), "kept": kept, "found": len(base.pages().fetchall())}))
"""


def test_a_full_disk_is_one_line_and_costs_no_page_that_was_kept(tmp_path: Path) -> None:
    script = tmp_path / "fill.py"
    script.write_text(FILL)
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = f"mount -t tmpfs -o size=1m tmpfs {disk} && exec {sys.executable} {script} {disk}"
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted]
    try:
        ran = subprocess.run(
            command,
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("no `unshare` to mount a small disk with")
    if "mount:" in ran.stderr or "unshare:" in ran.stderr:
        pytest.skip("a small disk cannot be mounted here")
    assert ran.stderr == ""
    told = json.loads(ran.stdout)
    assert told["error"].startswith("The disk that holds ")
    assert "is full: make room" in told["error"]
    assert told["kept"] == told["found"] > 0
