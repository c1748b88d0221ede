"""An evidence base with pages that are not easy to export."""

import pytest

from averment.coding import Record
from averment.evidence import EvidenceBase
from tests.evidence.pages import add, report


@pytest.fixture
def base(tmp_path_factory: pytest.TempPathFactory, talks: Record) -> EvidenceBase:
    """A base with a page that has everything, and one whose words a spreadsheet would carry out."""
    base = EvidenceBase.create(tmp_path_factory.mktemp("exchange") / "base")
    with base.writer() as writer:
        add(
            writer,
            talks,
            report(1, speaker="=HYPERLINK(1)", said="“so”, he\nsaid; é😀", outlet="@courier", published=None, url=None),
        )
    return base
