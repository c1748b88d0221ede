"""Heads make up the best tree that there is, with one root."""

from itertools import product

import numpy as np
import pytest

from averment.language.decoding import heads_of


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for node in range(1, len(heads) + 1):
        at, steps = node, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def best(scores: np.ndarray) -> float:
    count = len(scores)
    trees = (heads for heads in product(range(count + 1), repeat=count) if is_tree(heads))
    return max(sum(scores[at, head] for at, head in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("count", [1, 2, 4])
def test_no_tree_is_better(seed: int, count: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    heads = heads_of(scores)
    assert is_tree(tuple(int(head) for head in heads))
    found = float(sum(scores[at, head] for at, head in enumerate(heads)))
    assert found == pytest.approx(best(scores), abs=1e-4)


@pytest.mark.parametrize("seed", range(10))
def test_a_long_sentence_is_a_tree(seed: int) -> None:
    heads = heads_of(np.random.default_rng(seed).normal(size=(60, 61)).astype(np.float32))
    assert is_tree(tuple(int(head) for head in heads))


def test_two_words_never_hang_on_each_other() -> None:
    scores = np.array([[0, -9, 5], [0.5, 5, -9]], np.float32)
    assert heads_of(scores).tolist() == [2, 0]
