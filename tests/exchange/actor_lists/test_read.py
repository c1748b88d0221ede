"""What is no list is refused in one line that says what to do."""

import gzip
from pathlib import Path

import pytest

from averment.errors import UsageError
from averment.exchange.actor_lists import dates, read_actor_list

from .lists import Write, read


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"\x00\x01\x02" * 50, "is no text"),
        (b'{"a": ', "is no JSON"),
        (b'{"a": 1}', "no list of actors"),
        (b"[]", "no list of actors"),
        (b"[1, 2]", "no list of actors"),
        (b"[{}]", "no list of actors"),
        (b'{"results": {"bindings": [{"x": {"value": "y"}}]}}', "no list of actors"),
    ],
)
def test_what_is_no_list_is_refused(write: Write, content: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message) as refused:
        read(write(content))
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(UsageError, match="cannot be read"):
            read_actor_list(path)


def test_a_compressed_list_that_ends_in_the_middle(write: Write) -> None:
    whole = gzip.compress(
        b"name\n" + b"".join(f"Reed {number:x}{number * 7919:x}\n".encode() for number in range(20000))
    )
    path = write(whole[: len(whole) // 2], "list.csv.gz")
    with pytest.raises(UsageError, match="ends in the middle"):
        read(path)


@pytest.mark.parametrize("name", ["actors.csv.gz", "actors.csv", "actors"])
def test_a_list_goes_by_the_file_s_name(write: Write, name: str) -> None:
    content = b"name\nIlda Maresh\n"
    assert read(write(gzip.compress(content) if name.endswith("gz") else content, name))[2].source == "actors"


@pytest.mark.parametrize(
    ("text", "precision", "date"),
    [
        ("1950", None, "1950"),
        ("1950-06", None, "1950-06"),
        (" 1950-06-01 ", None, "1950-06-01"),
        ("1950-06-01T12:00:00Z", None, "1950-06-01"),
        ("+1950-00-00T00:00:00Z", None, "1950"),
        ("+1950-06-01T00:00:00Z", 9, "1950"),
        ("+1950-06-01T00:00:00Z", 10, "1950-06"),
        ("+1950-01-01T00:00:00Z", 8, None),
        ("1950-13-01", None, None),
        ("01.06.1950", None, None),
        ("-0044-03-15", None, None),
    ],
)
def test_dates_are_as_precise_as_they_are(text: str, precision: int | None, date: str | None) -> None:
    assert dates.iso_date(text, precision) == date
