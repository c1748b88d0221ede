import errno
from pathlib import Path

import pytest

from averment.errors import UsageError
from averment.exchange.whole_file import whole_file


def test_a_file_is_there_when_it_is_complete(tmp_path: Path) -> None:
    with whole_file(tmp_path / "out") as file:
        file.write(b"all of it")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out").read_bytes() == b"all of it"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_what_was_there_stays_when_the_work_is_cut_short(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "out").write_bytes(b"before")

    def work() -> None:
        with whole_file(tmp_path / "out") as file:
            file.write(b"half")
            raise error

    with pytest.raises(error):
        work()
    assert (tmp_path / "out").read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    def work() -> None:
        with whole_file(tmp_path / "out"):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UsageError, match=r"out cannot be written \(No space left on device\)"):
        work()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"), whole_file(tmp_path / "none" / "out"):
        pass


def test_the_finished_file_is_as_open_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    with whole_file(tmp_path / "out"):
        pass
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "any").stat().st_mode
