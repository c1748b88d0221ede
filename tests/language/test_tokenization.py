"""Words follow the English treebanks, and no character is lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.language.tokenization import tokenize


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't agree.", ["They", "do", "n't", "agree", "."]),
        ("We can’t, he’ll say", ["We", "ca", "n’t", ",", "he", "’ll", "say"]),
        ("the well-armed U.S. troops", ["the", "well", "-", "armed", "U.S.", "troops"]),
        ("Gen. Oru met Mr. A. Tal at 8:30 a.m.", ["Gen.", "Oru", "met", "Mr.", "A.", "Tal", "at", "8:30", "a.m."]),
        ("$2,000.50 on the 3rd", ["$", "2,000.50", "on", "the", "3rd"]),
        ("“Go,” she said…", ["“", "Go", ",", "”", "she", "said", "…"]),
        ("see https://ex.example/a?b=1.", ["see", "https://ex.example/a?b=1", "."]),
        ("cannot -- or won't", ["can", "not", "--", "or", "wo", "n't"]),
        ("Qā'im al-Dūrī", ["Qā", "'", "im", "al", "-", "Dūrī"]),
    ],
)
def test_words_are_split_as_the_treebanks_do(text: str, expected: list[str]) -> None:
    assert expected == words(text)


@given(st.text(max_size=200))
def test_every_character_that_is_not_white_space_belongs_to_one_word(text: str) -> None:
    spans = tokenize(text)
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert all(start < end for start, end in spans)
