"""Any spaCy pipeline may stand in for trees and names."""

from pathlib import Path

import pytest
import spacy

from averment import PipelineError
from averment.language import Reader
from averment.page import Page, Zone

TEXT = "General Pavo Lund said the rebels left Ostrava Ford."


@pytest.fixture
def ruler(tmp_path: Path) -> str:
    """A pipeline on disk that knows one place and no trees."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    rules = pipeline.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "GPE", "pattern": "Ostrava Ford"}, {"label": "DATE", "pattern": "General"}])
    pipeline.to_disk(tmp_path / "ruler")
    return str(tmp_path / "ruler")


def page() -> Page:
    return Page(id="p", language="en", text=TEXT, zones=(Zone("body", 0, len(TEXT)),))


def test_its_names_take_the_place_of_the_models(ruler: str) -> None:
    reading = Reader(ruler).read(page())
    assert [(name.text, name.label_) for name in reading.doc.ents] == [("Ostrava Ford", "LOC")]
    assert reading.doc.text == TEXT


def test_what_it_does_not_know_stays_the_models(ruler: str) -> None:
    alone, joined = Reader().read(page()), Reader(ruler).read(page())
    assert [token.head.i for token in alone.doc] == [token.head.i for token in joined.doc]
    assert [str(one) for one in alone.attributions] == [str(one) for one in joined.attributions]
    assert joined.model.startswith(alone.model + " + ")


def test_a_pipeline_that_is_not_there_is_refused_in_one_line() -> None:
    with pytest.raises(PipelineError, match="install it"):
        Reader("no_such_pipeline")
