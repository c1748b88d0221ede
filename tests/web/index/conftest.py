"""A base of the example pages and of invented pages on which things are claimed, and its index; made once."""

from pathlib import Path

import pytest

import averment
from averment.coding import Record
from averment.evidence import EvidenceBase
from averment.web.index import Index
from tests.evidence.claims.world import accord, shelling
from tests.evidence.pages import report

EXAMPLES = Path(__file__).parents[3] / "examples" / "pages"


def invented() -> list[Record]:
    """Pages of several outlets and times, some of them dated by the month or not at all."""
    return [
        shelling(1),
        shelling(2, published="2026-04", outlet="Halveth Gazette", url="https://gazette.example/2"),
        shelling(3, published=None, outlet=None),
        shelling(4, published="2025-12-31T23:30:00+02:00"),
        accord(5),
        accord(6, published="2026-02-28"),
        report(7, speaker="Hadrin Aldane", said="nobody at the café in Örün was hurt", published="2024"),
        report(8, said="the ceasefire holds", alias="Maresh", outlet="Halveth Gazette"),
    ]


def keep(base: EvidenceBase, *records: Record) -> None:
    with base.writer() as writer:
        for record in records:
            writer.add(record, source=f"/pages/{record.page.id}.html", digest=f"digest-{record.page.id}")


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    base = EvidenceBase.create(tmp_path_factory.mktemp("room") / "base")
    keep(base, *invented(), *(averment.read(path) for path in sorted(EXAMPLES.iterdir())))
    return base


@pytest.fixture(scope="session")
def index(full: EvidenceBase) -> Index:
    return Index.of(full)


@pytest.fixture
def base(tmp_path: Path) -> EvidenceBase:
    """A base of two pages."""
    base = EvidenceBase.create(tmp_path / "base")
    keep(base, shelling(1), accord(2))
    return base
