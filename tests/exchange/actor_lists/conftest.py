from pathlib import Path

import pytest

from .lists import Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a list into a file."""

    def written(content: str | bytes, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written
