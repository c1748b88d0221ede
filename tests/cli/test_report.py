import sys
from io import StringIO
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from rich.console import Console

from averment.cli.report import metrics, report

from .conftest import Call


class Part(msgspec.Struct):
    """Scores of one role.

    Attributes:
        role: Which role.
        f1: Harmonic mean of precision
            and recall, exact spans.
    """

    role: str
    f1: float | None


class Scores(msgspec.Struct):
    """What an evaluation returns.

    Attributes:
        articles: How many were read.
        verbatim (bool): Whether every string is the page's own.
        parts: One score a role.
        by_length: Scores by length.
    """

    articles: int
    verbatim: bool
    parts: tuple[Part, ...]
    by_length: dict[str, Part]


SCORES = Scores(1234, True, (Part("source", 0.789), Part("cue", None)), {"short": Part("cue", 0.5)})


def shown() -> list[list[str]]:
    console = Console(file=StringIO(), width=120)
    console.print(report(SCORES, about="How well attributions\nare found."))
    lines = console.file.getvalue().splitlines()
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines if line.strip()]


def test_what_a_number_measures_is_in_the_docstring_and_nowhere_else() -> None:
    assert metrics(Scores)["verbatim"] == "Whether every string is the page's own."
    assert metrics(Part)["f1"] == "Harmonic mean of precision and recall, exact spans."


def test_every_number_stands_beside_what_it_measures() -> None:
    printed = shown()
    assert printed[0] == ["How well attributions are found."]
    assert ["articles", "1,234", "How many were read."] in printed
    assert ["verbatim", "yes", "Whether every string is the page's own."] in printed


def test_lists_of_scores_are_tables_with_their_columns_explained() -> None:
    printed = shown()
    assert ["source", "0.789"] in printed
    assert ["cue", "–"] in printed
    assert ["short", "cue", "0.5"] in printed
    assert ["f1", "Harmonic mean of precision and recall, exact spans."] in printed


def test_the_command_prints_text_or_json(
    averment: Call, tmp_path: Path, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("averment.evaluation.ner", "Names.")
    module.evaluate = lambda path, kept_apart, model: SCORES
    monkeypatch.setitem(sys.modules, "averment.evaluation.ner", module)
    assert averment("eval", "ner", tmp_path, "--format", "json") == 0
    assert msgspec.json.decode(capfd.readouterr().out, type=Scores) == SCORES
    assert averment("eval", "ner", tmp_path) == 0
    assert "1,234" in capfd.readouterr().out


@pytest.mark.parametrize("corpus", ["polnear", "seer", "ud", "ner", "zones", "bodies", "plover", "dyads"])
def test_a_corpus_that_is_not_there_is_one_line(averment: Call, tmp_path: Path, corpus: str, capfd) -> None:
    assert averment("eval", corpus, tmp_path / "missing") == 1
    assert len(capfd.readouterr().err.splitlines()) == 1
