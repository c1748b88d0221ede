"""A run of words as the model takes it in: word pieces, and the looks that an uncased vocabulary cannot see."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

__all__ = ["LOOKS", "MAX_PIECES_PER_WORD", "Words", "encode", "look"]

LOOKS = (
    "all_capitals",
    "capitalised",
    "mixed_case",
    "has_digit",
    "opens_quotation",
    "closes_quotation",
    "apostrophe",
    "within_quotation",
    "starts_paragraph",
    "starts_line",
    "after_full_stop",
    "no_space_before",
    "single_capital",
    "within_brackets",
)
"""What is known of a word's look and place beside its letters, one number (0 or 1) each, in this order."""

MAX_PIECES_PER_WORD = 12
UNKNOWN_PIECE = 100

OPENING, CLOSING = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»", "''"})
STRAIGHT = '"'
SENTENCE_ENDS = frozenset({".", "!", "?", "...", "…"})
BEHIND_SENTENCE_END = CLOSING | {STRAIGHT, ")", "’", "'"}

SAME_TO_THE_VOCABULARY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True)
class Words:
    """Words that are read together, ready for the model.

    Attributes:
        looks: float32, one row a word, one column for each of `LOOKS`.
        pieces: int64, the word pieces of all words, one after the other.
        begins: int64, one more than there are words; word `i` has `pieces[begins[i]:begins[i + 1]]`.
        breaks: Indexes of the words that probably start a sentence, ascending, the first of them 0; where the
            model's windows are cut for choice.
    """

    looks: NDArray[np.float32]
    pieces: NDArray[np.int64]
    begins: NDArray[np.int64]
    breaks: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.looks)

    @cached_property
    def piece_counts(self) -> NDArray[np.int64]:
        """How many pieces each word has."""
        return np.diff(self.begins)


def encode(text: str, offsets: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Words:
    """Return the words of `text` at `offsets` as the model takes them in.

    Args:
        text: The text that the offsets count in.
        offsets: (start, end) of each word, ascending.
        tokenizer: The model's own word-piece vocabulary.
    """
    looks = look(text, offsets)
    plain = [_plain(text[start:end]) for start, end in offsets]
    pieces = [
        encoding.ids[:MAX_PIECES_PER_WORD] or [UNKNOWN_PIECE]
        for encoding in tokenizer.encode_batch(plain, add_special_tokens=False)
    ]
    begins = np.zeros(len(pieces) + 1, np.int64)
    np.cumsum([len(word) for word in pieces], out=begins[1:])
    flat = np.fromiter((piece for word in pieces for piece in word), np.int64, int(begins[-1]))
    paragraph, sentence = LOOKS.index("starts_paragraph"), LOOKS.index("after_full_stop")
    breaks = np.flatnonzero(looks[:, paragraph] + looks[:, sentence]) if len(looks) else np.zeros(0, np.int64)
    return Words(looks, flat, begins, (0, *(int(at) for at in breaks if at)))


def look(text: str, offsets: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """Return the looks of the words, one row a word, columns as in `LOOKS`."""
    rows = np.zeros((len(offsets), len(LOOKS)), np.float32)
    column = {name: at for at, name in enumerate(LOOKS)}
    in_quotation, brackets, end_before, before, before_that = False, 0, 0, "", ""
    for at, (start, end) in enumerate(offsets):
        word, row, gap = text[start:end], rows[at], text[end_before:start]
        paragraph = at == 0 or gap.count("\n") >= 2
        if paragraph:
            in_quotation, brackets = False, 0
        case = _case(word)
        if case:
            row[column[case]] = 1
        row[column["has_digit"]] = any(letter.isdigit() for letter in word)
        if word == STRAIGHT or word in OPENING or word in CLOSING:
            in_quotation = word in OPENING or (word == STRAIGHT and not in_quotation)
            row[column["opens_quotation" if in_quotation else "closes_quotation"]] = 1
            row[column["within_quotation"]] = 1
        else:
            row[column["within_quotation"]] = in_quotation
        row[column["apostrophe"]] = word in {"'", "‘", "’"}
        if word in {"(", "["}:
            brackets += 1
        row[column["within_brackets"]] = brackets > 0
        if word in {")", "]"}:
            brackets = max(0, brackets - 1)
        row[column["starts_paragraph"]] = paragraph
        row[column["starts_line"]] = "\n" in gap and not paragraph
        row[column["after_full_stop"]] = before in SENTENCE_ENDS or (
            before in BEHIND_SENTENCE_END and before_that in SENTENCE_ENDS
        )
        row[column["no_space_before"]] = at > 0 and not gap
        end_before, before_that, before = end, before, word
    return rows


def _case(word: str) -> str | None:
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return None
    capitals = sum(letter.isupper() for letter in letters)
    if capitals == len(letters):
        return "all_capitals" if len(letters) > 1 else "single_capital"
    if word[0].isupper():
        return "capitalised"
    return "mixed_case" if capitals else None


def _plain(word: str) -> str:
    return '"' if word in {"``", "''"} else word.translate(SAME_TO_THE_VOCABULARY)
