"""One setting says which model reads."""

from pathlib import Path

import pytest

from averment import PipelineError
from averment.language import Reader, models
from averment.language.models import FOLDERS, SETTING, model_folder, shipped


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def test_a_model_is_shipped_and_reads_where_nothing_is_said() -> None:
    assert model_folder() == model_folder("en") == FOLDERS["en"]
    assert "en" in shipped()


def test_only_models_that_are_there_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "FOLDERS", {"en": FOLDERS["en"], "en-open": tmp_path / "model-open"})
    assert shipped() == ["en"]
    with pytest.raises(PipelineError, match="There is no model 'en-open': name en, or a folder that holds one"):
        model_folder("en-open")
    (tmp_path / "model-open").mkdir()
    assert shipped() == ["en", "en-open"]
    assert model_folder("en-open") == tmp_path / "model-open"


def test_the_environment_says_it_where_the_call_does_not(other_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(other_model))
    assert model_folder() == other_model
    assert model_folder("en") == FOLDERS["en"]
    monkeypatch.setenv(SETTING, "")
    assert model_folder() == FOLDERS["en"]


def test_a_shipped_name_comes_before_a_folder_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "en").mkdir()
    assert model_folder("en") == FOLDERS["en"]
    assert model_folder("./en") == model_folder(Path("en").absolute()) == tmp_path / "en"


@pytest.mark.parametrize("name", ["", "english", "en/model.json", "no/such/folder"])
def test_an_unknown_name_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(PipelineError, match=r"There is no model .*: name en.*, or a folder that holds one") as refused:
        model_folder(name)
    assert "\n" not in str(refused.value)


def test_a_refusal_says_that_the_environment_named_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "english")
    with pytest.raises(PipelineError, match=r"'english' \(AVERMENT_MODEL\)"):
        Reader()


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="holds no model"):
        Reader(model=tmp_path)


def test_readings_carry_the_name_of_the_model_that_made_them(other_model: Path) -> None:
    assert Reader(model=other_model).name == "other-en 7"
    assert Reader(model="en").name.startswith("averment-en ")
