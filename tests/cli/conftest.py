"""The command line with a stand-in for the language model, so that its own behaviour is tested in milliseconds."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from averment import api, ingest
from averment.cli import run
from averment.coding import Record, model_name
from averment.errors import PageError
from averment.page import Source

Call = Callable[..., int]


class Model:
    """Stands in for the language model; `name` is all of it that is asked for."""

    name = "stand-in"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, talks: Record) -> list[str]:
    """Let every page be read as `talks`, with an id of its own; returns the names of the pages that were read."""
    names: list[str] = []

    def read_source(source: Source, reader: object) -> Record:
        if source.data.startswith(b"bad"):
            raise PageError(
                "No report was found on the page: give an article.", source=source.name, reason="no_article"
            )
        names.append(Path(source.name).name)
        page = msgspec.structs.replace(talks.page, id=source.digest[:32], url=None)
        return msgspec.structs.replace(talks, page=page, model=model_name(Model().name))

    monkeypatch.setattr(ingest, "read_source", read_source)
    monkeypatch.setattr(api, "reader", lambda pipeline, model: Model())
    return names


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two pages and one that cannot be read."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text("one")
    (folder / "two.txt").write_text("two")
    (folder / "three.txt").write_text("bad")
    return folder


@pytest.fixture
def averment(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run the command line as a person would, wide enough for every word to stand on one line."""
    monkeypatch.setenv("COLUMNS", "300")
    return lambda *arguments: run([str(argument) for argument in arguments])


@pytest.fixture
def base(averment: Call, reads: list[str], pages: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """An evidence base with two pages and a failure."""
    folder = tmp_path / "base"
    assert averment("read", pages, "--into", folder) == 1
    capfd.readouterr()
    return folder
