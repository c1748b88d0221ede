import gzip
import json
from pathlib import Path

import pytest

from averment.errors import CorpusError
from averment.evaluation import bodies

PARAGRAPHS = [
    "The night curfew in Lower Vellin was lifted on Sunday after 19 days, the police said in a statement.",
    "Police chief Aldo Varresk said the decision followed a week without a single shot, and asked for patience.",
]


def test_the_same_text_is_wholly_found() -> None:
    assert bodies.precision_and_recall("one two three four five", "one, two: three — four five!") == (1.0, 1.0)


def test_runs_of_four_words_are_counted() -> None:
    precision, recall = bodies.precision_and_recall("a b c d e f", "a b c d e x")
    assert (precision, recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_nothing_found_has_no_precision_and_no_recall() -> None:
    assert bodies.precision_and_recall("a b c d", "") == (None, 0.0)


def test_a_page_is_scored_beside_trafilatura(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f"<html><body><article><h1>Curfew lifted</h1>{paragraphs}</article></body></html>"
    (tmp_path / "abc.html.gz").write_bytes(gzip.compress(html.encode()))
    truth = {"abc": {"articleBody": "\n\n".join(PARAGRAPHS), "url": "https://tavash.example/curfew"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    scores = bodies.evaluate(tmp_path)
    assert (scores.pages, scores.failed) == (1, 0)
    assert scores.averment == bodies.BodyScore(1.0, 1.0, 1.0)
    assert scores.trafilatura.recall == 1.0


def test_a_page_that_the_gold_names_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "ground-truth.json").write_text('{"abc": {"articleBody": ""}}', encoding="utf-8")
    with pytest.raises(CorpusError, match="abc"):
        bodies.evaluate(tmp_path)
