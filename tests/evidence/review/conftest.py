"""Bases for decisions."""

import tempfile
from pathlib import Path

import pytest

from averment.coding import Record, Statement
from averment.evidence import EvidenceBase
from averment.page import Span
from tests.evidence.pages import add, page_of


@pytest.fixture(scope="module")
def base_with_any_text() -> EvidenceBase:
    """A base with one page whose text is of many scripts and beyond the basic plane."""
    folder = Path(tempfile.mkdtemp())
    page = page_of("f" * 20, ("body", "“é😀🏽”\u0301 said Ilda ﷺ"), ("furniture", "𝔖hare"), url=None)
    statement = Statement(
        id="a" * 16, speaker=None, source=None, cue=None, content=(Span(0, 4),), kind="direct", confidence=0.5
    )
    base = EvidenceBase.create(folder / "base")
    with base.writer() as writer:
        add(writer, Record(model="m", page=page, statements=(statement,)))
    return base
