"""Quotations are found whatever their marks; apostrophes are none."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.language.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We stay," he said. "For good."', ['"We stay,"', '"For good."']),
        ("“We stay,” he said", ["“We stay,”"]),
        ("Il a dit «on reste» hier", ["«on reste»"]),
        ("„Wir bleiben“, said the mayor", ["„Wir bleiben“"]),
        ("He said 'we stay' again", ["'we stay'"]),
        ("the militias' arms and the workers' pay", []),
        ("It's the group's day", []),
        ("“He told me ‘go’ and I went,” she said", ["“He told me ‘go’ and I went,”"]),
        ("“This goes on in the next paragraph.", ["“This goes on in the next paragraph."]),
        ("‘It’s ours,’ he said", ["‘It’s ours,’"]),
        ("‘It’s ours and it stays ours.", ["‘It’s ours and it stays ours."]),
        ('"We stay, he said. "For good," he said', ['"We stay, he said.', '"For good,"']),
        ('the "Army of the Hills" and "others"', ['"Army of the Hills"', '"others"']),
    ],
)
def test_what_stands_between_marks_is_quoted(text: str, expected: list[str]) -> None:
    assert expected == quoted(text)


@given(st.text(alphabet="ab s.,'\"“”‘’«»\n", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = find_quotations(text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
