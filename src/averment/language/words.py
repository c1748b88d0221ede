"""A run of words as the model takes it in: word pieces, and the looks that an uncased vocabulary cannot see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .cues import cue_classes
from .quotations import find_quotations

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
    "cue_speech",
    "cue_attitude",
    "cue_noun",
    "cue_phrase",
    "is_actor",
    "is_recipient",
)
"""What is known of a word beside its letters, one number (0 or 1) each, in this order: its look and place; whether it
is in the cue lexicon; where somebody asks what one party does to another, whether it is of either (`Words.between`)."""

MAX_PIECES_PER_WORD = 12
UNKNOWN_PIECE = 100

CLOSING = frozenset({"”", "»", "''", '"'})
SENTENCE_ENDS = frozenset({".", "!", "?", "...", "…"})
BEHIND_SENTENCE_END = CLOSING | {")", "’", "'"}

QUOTATION_ENDS = CLOSING | {"’", "'", "›", "“"}

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

    def between(self, actor: Iterable[int], recipient: Iterable[int]) -> "Words":
        """Return the words with two parties marked, by the words' indexes: what does the one do to the other?"""
        looks = self.looks.copy()
        looks[list(actor), LOOKS.index("is_actor")] = 1
        looks[list(recipient), LOOKS.index("is_recipient")] = 1
        return replace(self, looks=looks)

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
    cues = cue_classes()
    brackets, end_before, before, before_that = 0, 0, "", ""
    for at, (start, end) in enumerate(offsets):
        word, row, gap = text[start:end], rows[at], text[end_before:start]
        paragraph = at == 0 or gap.count("\n") >= 2
        if paragraph:
            brackets = 0
        case = _case(word)
        if case:
            row[column[case]] = 1
        row[column["has_digit"]] = any(letter.isdigit() for letter in word)
        for kind in cues.get(word.lower(), ()):
            row[column[f"cue_{kind}"]] = 1
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
    _look_at_quotations(rows, text, offsets)
    return rows


def _look_at_quotations(rows: NDArray[np.float32], text: str, offsets: Sequence[tuple[int, int]]) -> None:
    opens, closes, within = (LOOKS.index(f"{name}_quotation") for name in ("opens", "closes", "within"))
    starts = [*np.flatnonzero(rows[:, LOOKS.index("starts_paragraph")]).tolist(), len(offsets)]
    for first, behind in pairwise(starts):
        at = first
        for start, end in find_quotations(text, offsets[first][0], offsets[behind - 1][1]):
            while at < behind and offsets[at][1] <= start:
                at += 1
            begin = at
            while at < behind and offsets[at][0] < end:
                at += 1
            if begin < at:
                rows[begin:at, within] = rows[begin, opens] = 1
                rows[at - 1, closes] = text[slice(*offsets[at - 1])] in QUOTATION_ENDS


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
