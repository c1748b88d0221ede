import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from averment.errors import BaseError
from averment.evidence import EvidenceBase
from averment.evidence.layout import FORMAT, MARKER

from .pages import add, report

NOBODY = 65534


def test_the_mark_says_which_format_and_who_made_it(base: EvidenceBase) -> None:
    marker = json.loads((base.path / MARKER).read_text())
    assert marker["format"] == FORMAT
    assert marker["created_by"].startswith("averment ")


def test_there_is_no_base_where_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(BaseError, match=r"There is no evidence base at .*averment read PAGES --into"):
        EvidenceBase.open(tmp_path / "nothing")


def test_a_folder_of_other_things_is_no_base(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("all of it")
    with pytest.raises(BaseError, match="is not an evidence base"):
        EvidenceBase.open(tmp_path)
    for make in (EvidenceBase.create, EvidenceBase.open_or_create):
        with pytest.raises(BaseError, match=r"has other things in it \(thesis.txt\)"):
            make(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_base(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(BaseError, match="is not an evidence base"):
        EvidenceBase.open(file)
    with pytest.raises(BaseError, match="is a file"):
        EvidenceBase.create(file)


def test_a_base_is_not_made_over_another(base: EvidenceBase) -> None:
    with pytest.raises(BaseError, match="is an evidence base already"):
        EvidenceBase.create(base.path)


def test_a_base_of_a_newer_version_is_left_alone(base: EvidenceBase) -> None:
    (base.path / MARKER).write_text(json.dumps({"format": FORMAT + 1, "anything": ["else"]}))
    before = sorted(base.path.rglob("*"))
    for use in (EvidenceBase.open, EvidenceBase.open_or_create):
        with pytest.raises(BaseError, match=r"was made by a newer Averment .*upgrade"):
            use(base.path)
    assert sorted(base.path.rglob("*")) == before


@pytest.mark.parametrize(
    "marker", ["", "{", "[]", "{}", '{"format": "one"}', '{"format": 0}', '{"format": true}', "\udcff"]
)
def test_a_damaged_mark_is_said_to_be(base: EvidenceBase, marker: str) -> None:
    (base.path / MARKER).write_bytes(marker.encode("utf-8", "surrogateescape"))
    with pytest.raises(BaseError, match=r"averment\.json is damaged"):
        EvidenceBase.open(base.path)


@pytest.mark.parametrize("table", ["readings", "sightings", "failures"])
def test_a_missing_table_is_said_to_be(base: EvidenceBase, table: str) -> None:
    shutil.rmtree(base.path / table)
    with pytest.raises(BaseError, match=f"its table `{table}` is missing"):
        EvidenceBase.open(base.path)


def test_a_table_without_its_log_is_damaged(base: EvidenceBase) -> None:
    for file in (base.path / "readings" / "_delta_log").iterdir():
        file.unlink()
    with pytest.raises(BaseError, match="is damaged or not readable"):
        EvidenceBase.open(base.path)


@pytest.mark.parametrize("harm", ["remove", "shorten", "scramble"])
def test_a_damaged_data_file_is_said_to_be(base: EvidenceBase, harm: str) -> None:
    with base.writer() as writer:
        add(writer, report(1))
    (file,) = (base.path / "readings").glob("*.parquet")
    whole = file.read_bytes()
    if harm == "remove":
        file.unlink()
    else:
        file.write_bytes(whole[:-100] if harm == "shorten" else b"\xff" * len(whole))
    with pytest.raises(BaseError, match="damaged"):
        EvidenceBase.open(base.path).statements()
    with pytest.raises(BaseError, match="damaged"), base.writer() as writer:
        add(writer, report(2))


@pytest.mark.parametrize("name", ["pages[2026]", "50%", "a|b", "{x}"])
def test_a_path_that_tables_cannot_lie_under_is_refused_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(BaseError, match="cannot hold tables"):
        EvidenceBase.create(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("done", [[], ["readings"], ["readings", "sightings", "failures"]])
def test_a_base_that_was_never_finished_is_finished(base: EvidenceBase, done: list[str]) -> None:
    (base.path / MARKER).unlink()
    for table in {"readings", "sightings", "failures"} - set(done):
        shutil.rmtree(base.path / table)
    (base.path / f".{MARKER}.4711").touch()
    with EvidenceBase.open_or_create(base.path).writer() as writer:
        add(writer, report(1))
    assert len(EvidenceBase.open(base.path).pages().fetchall()) == 1


def test_a_base_that_may_only_be_read_is_read(tmp_path_of_all: Path) -> None:
    base = EvidenceBase.create(tmp_path_of_all / "base")
    with base.writer() as writer:
        add(writer, report(1))
    with _as_nobody():
        found = EvidenceBase.open(base.path)
        assert len(found.statements().fetchall()) == 2
        with pytest.raises(BaseError, match="No permission for"), found.writer() as writer:
            add(writer, report(2))
    assert len(base.pages().fetchall()) == 1


def test_a_base_that_may_not_be_read_is_refused(tmp_path_of_all: Path) -> None:
    base = EvidenceBase.create(tmp_path_of_all / "base")
    base.path.chmod(0o700)
    with _as_nobody():
        for use in (EvidenceBase.open, EvidenceBase.open_or_create):
            with pytest.raises(BaseError, match="No permission for"):
                use(base.path)


def test_a_base_that_may_not_be_made_is_refused(tmp_path_of_all: Path) -> None:
    with _as_nobody(), pytest.raises(BaseError, match="No permission for"):
        EvidenceBase.create(tmp_path_of_all / "base")


@pytest.fixture
def tmp_path_of_all() -> Iterator[Path]:
    """A folder that everybody may look into; `tmp_path` is its owner's alone."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Do without the rights of root, which may do everything, also where it was forbidden."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can become somebody without rights")
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
