"""The model sees of a word's look what an uncased vocabulary hides."""

import numpy as np
import pytest
from tokenizers import Tokenizer

from averment.language.model import SHIPPED
from averment.language.tokenization import tokenize
from averment.language.words import LOOKS, MAX_PIECES_PER_WORD, encode, look


def looks(text: str) -> dict[str, set[str]]:
    offsets = tokenize(text)
    rows = look(text, offsets)
    return {
        text[start:end]: {name for name, value in zip(LOOKS, row, strict=True) if value}
        for (start, end), row in zip(offsets, rows, strict=True)
    }


def test_case_is_seen() -> None:
    seen = looks("NATO met McDowell in Oslo , A")
    assert "all_capitals" in seen["NATO"]
    assert "mixed_case" not in seen["McDowell"]
    assert "capitalised" in seen["McDowell"]
    assert "single_capital" in seen["A"]


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_quotation_is_seen_whatever_its_marks(marks: str) -> None:
    seen = looks(f"He said {marks[0]}we stay{marks[1]} again")
    assert "within_quotation" in seen["stay"]
    assert "within_quotation" not in seen["again"]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    seen = looks("“We stay.\n\nThen came rain.")
    assert "within_quotation" in seen["stay"]
    assert "within_quotation" not in seen["rain"]
    assert "starts_paragraph" in seen["Then"]


def test_a_sentence_may_start_behind_a_closing_mark() -> None:
    assert "after_full_stop" in looks('It "ended." Nobody knew')["Nobody"]


def test_pieces_and_words_agree() -> None:
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    text = "Militias refused. " + "x" * 400
    words = encode(text, tokenize(text), tokenizer)
    assert len(words) == 4
    assert words.begins[-1] == len(words.pieces)
    assert words.piece_counts.min() >= 1
    assert words.piece_counts.max() <= MAX_PIECES_PER_WORD
    assert words.breaks == (0, 3)
    assert words.looks.dtype == np.float32


def test_two_parties_are_marked_and_nothing_else_changes() -> None:
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    text = "Tarn shelled Orvia again"
    words = encode(text, tokenize(text), tokenizer)
    marked = words.between([0], [2])
    sides = marked.looks[:, [LOOKS.index("is_actor"), LOOKS.index("is_recipient")]]
    assert sides.tolist() == [[1, 0], [0, 0], [0, 1], [0, 0]]
    assert not words.looks[:, LOOKS.index("is_actor")].any()
    rest = [at for at, name in enumerate(LOOKS) if name not in {"is_actor", "is_recipient"}]
    assert np.array_equal(marked.looks[:, rest], words.looks[:, rest])
