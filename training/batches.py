"""Windows of words in batches of about the same length."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from averment.language.windows import WINDOW_PIECES
from averment.language.words import LOOKS

from .corpora import Example

CLS, SEP = 101, 102
SHORTEST_FIRST_WINDOW = 60
SMALLER = {"dyad": 5}
"""How many times smaller a task's batches are: of texts that have one answer each, many would make few steps."""

WHOLE = "coreference"
"""The task for which a document is one batch, whatever its length: its first words answer its last."""


@dataclass(frozen=True)
class Piece:
    """Words `start` to `end` of an example, read in one window."""

    example: Example
    start: int
    end: int

    @property
    def pieces(self) -> int:
        """How many word pieces it has."""
        return int(self.example.words.begins[self.end] - self.example.words.begins[self.start])


@dataclass(frozen=True)
class Batch:
    """Inputs of the network, padded: batch × pieces, and batch × words where they speak of words."""

    items: tuple[Piece, ...]
    pieces: Tensor
    mask: Tensor
    looks: Tensor
    first_pieces: Tensor
    word_mask: Tensor


def epoch(examples: Iterable[Example], rng: random.Random, batch_pieces: int) -> Iterator[list[Piece]]:
    """Return the batches of one epoch, tasks and lengths shuffled; each batch is of one task.

    Where mentions are asked for, it is one document, its windows in order.
    """
    by_task: dict[str, list[Piece]] = {}
    batches: list[list[Piece]] = []
    for example in examples:
        if example.task == WHOLE:
            batches.append(list(_split(example, rng)))
        else:
            by_task.setdefault(example.task, []).extend(_split(example, rng))
    batches += [
        batch
        for task in sorted(by_task)
        for batch in _batches(by_task[task], rng, batch_pieces // SMALLER.get(task, 1))
    ]
    rng.shuffle(batches)
    return iter(batches)


def collate(items: list[Piece]) -> Batch:
    """Return the inputs for a batch of windows."""
    rows, length, count = len(items), max(item.pieces for item in items) + 2, max(i.end - i.start for i in items)
    pieces, mask = np.zeros((rows, length), np.int64), np.zeros((rows, length), np.int64)
    looks = np.zeros((rows, length, len(LOOKS)), np.float32)
    first, word_mask = np.zeros((rows, count), np.int64), np.zeros((rows, count), bool)
    for row, item in enumerate(items):
        words, size = item.example.words, item.pieces
        begin = words.begins[item.start]
        pieces[row, 0], pieces[row, size + 1], mask[row, : size + 2] = CLS, SEP, 1
        pieces[row, 1 : size + 1] = words.pieces[begin : begin + size]
        counts = words.piece_counts[item.start : item.end]
        looks[row, 1 : size + 1] = np.repeat(words.looks[item.start : item.end], counts, 0)
        first[row, : item.end - item.start] = 1 + words.begins[item.start : item.end] - begin
        word_mask[row, : item.end - item.start] = True
    arrays = (pieces, mask, looks, first, word_mask)
    return Batch(tuple(items), *(torch.from_numpy(array) for array in arrays))


def _split(example: Example, rng: random.Random) -> Iterator[Piece]:
    """Yield windows that end at sentence ends; the first is of random length, so that cuts differ by epoch."""
    words, start, limit = example.words, 0, rng.randint(SHORTEST_FIRST_WINDOW, WINDOW_PIECES)
    breaks = [*words.breaks[1:], len(words)]
    while start < len(words):
        fitting = [at for at in breaks if at > start and words.begins[at] - words.begins[start] <= limit]
        if fitting:
            end = fitting[-1]
        else:  # a sentence longer than the window
            end = start + 1
            stop = next(at for at in breaks if at > start)
            while end < stop and words.begins[end + 1] - words.begins[start] <= WINDOW_PIECES:
                end += 1
        yield Piece(example, start, end)
        start, limit = end, WINDOW_PIECES


def _batches(items: list[Piece], rng: random.Random, batch_pieces: int) -> Iterator[list[Piece]]:
    rng.shuffle(items)
    for begin in range(0, len(items), 400):
        batch: list[Piece] = []
        for item in sorted(items[begin : begin + 400], key=lambda one: one.pieces):
            if batch and (item.pieces + 2) * (len(batch) + 1) > batch_pieces:
                yield batch
                batch = []
            batch.append(item)
        if batch:
            yield batch
