"""What the environment and `--model` say of how pages are read, with the model itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

import averment as package

from .conftest import Call

EXAMPLE = Path(__file__).parents[2] / "examples" / "pages" / "courier-arms-pasted.txt"


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in ("AVERMENT_MODEL", "AVERMENT_CUES"):
        monkeypatch.delenv(setting, raising=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


@pytest.fixture
def known(averment: Call, page: Path, tmp_path: Path, capfd) -> Path:
    """An evidence base that has the page, as the shipped model reads it."""
    base = tmp_path / "base"
    assert averment("read", page, "--into", base) == 0
    averment("read", page, "--into", base)
    assert "0 pages read, 1 already there" in capfd.readouterr().out
    return base


def models(base: Path) -> list[str]:
    """Which models have read the page, the reading that counts first."""
    rows = package.open(base).readings("page.txt").select("model").fetchall()
    return [model.partition("; ")[2] for (model,) in rows]


def test_another_model_reads_known_pages_again(
    averment: Call, known: Path, page: Path, other_model: Path, capfd
) -> None:
    assert averment("read", page, "--into", known, "--model", other_model) == 0
    assert capfd.readouterr().out.startswith("1 page read, 0 already there")
    averment("read", page, "--into", known, "--model", other_model)
    assert capfd.readouterr().out.startswith("0 pages read, 1 already there")
    new, old = models(known)
    assert new == "other-en 7"
    assert old.startswith("averment-en ")


def test_the_environment_names_the_model_where_the_call_does_not(
    averment: Call, known: Path, page: Path, other_model: Path, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AVERMENT_MODEL", str(other_model))
    averment("read", page, "--into", known, "--model", "en")
    assert capfd.readouterr().out.startswith("0 pages read, 1 already there")
    averment("read", page, "--into", known)
    assert models(known)[0] == "other-en 7"


def test_a_page_is_shown_as_another_model_reads_it(averment: Call, page: Path, other_model: Path, capfd) -> None:
    assert averment("show", page, "--model", other_model, "--format", "json") == 0
    assert '; other-en 7"' in capfd.readouterr().out


def test_the_environment_is_not_asked_for_what_a_base_has(
    averment: Call, known: Path, monkeypatch: pytest.MonkeyPatch, capfd
) -> None:
    monkeypatch.setenv("AVERMENT_MODEL", "english")
    assert averment("show", "page.txt", "--base", known) == 0


@pytest.mark.parametrize("command", [["read"], ["show"], ["eval", "polnear"], ["eval", "seer"]], ids=" ".join)
def test_an_unknown_model_is_one_line_with_those_that_are_known(
    averment: Call, page: Path, command: list[str], capfd
) -> None:
    assert averment(*command, page, "--model", "english") == 1
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("averment: There is no model 'english': name en")
    assert len(printed.err.splitlines()) == 1


def test_another_lexicon_reads_known_pages_again(
    averment: Call, known: Path, page: Path, own_cues: Callable[[str], Path], capfd
) -> None:
    own_cues('[speech]\nverbs = "vlog"\n')
    assert averment("read", page, "--into", known) == 0
    new, old = models(known)
    assert new.startswith(f"{old} + cues ")


@pytest.mark.parametrize("words", [None, "not a lexicon", "[speech]\nverbs = 3\n"], ids=["missing", "garbled", "wrong"])
@pytest.mark.parametrize("command", ["read", "show"])
def test_a_lexicon_that_cannot_be_used_is_one_line_and_code_2(
    averment: Call, page: Path, own_cues: Callable[[str], Path], words: str | None, command: str, capfd
) -> None:
    path = own_cues(words or "")
    if words is None:
        path.unlink()
    assert averment(command, page) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"averment: AVERMENT_CUES={path} ")
    assert len(printed.err.splitlines()) == 1
