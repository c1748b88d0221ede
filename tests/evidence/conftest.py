"""An evidence base to write to."""

from pathlib import Path

import pytest

from averment.evidence import EvidenceBase


@pytest.fixture
def base(tmp_path: Path) -> EvidenceBase:
    """An evidence base without a page."""
    return EvidenceBase.create(tmp_path / "base")
