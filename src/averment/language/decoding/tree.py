"""The best tree over the words of a sentence: Chu and Liu 1965, Edmonds 1967, with one root."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["heads_of"]

Floats = NDArray[np.float32]
NEVER = -1e9


def heads_of(scores: Floats) -> NDArray[np.int64]:
    """Return the head of each word: 0 for the root, else one more than the head's index.

    Args:
        scores: words × (words + 1); `scores[dependent, 0]` for being the root, `scores[dependent, head + 1]` for
            hanging on another word. Higher is better.
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), NEVER, np.float64)
    square[1:, :] = scores
    np.fill_diagonal(square, NEVER)
    heads = _best_heads(square)
    if _is_tree(heads):
        return heads[1:]
    # every tree has one root at least: what a root costs makes the best tree have one at most
    square[1:, 0] -= 1 + count * float(scores.max() - scores.min())
    return _arborescence(square)[1:]


def _best_heads(square: NDArray[np.float64]) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = square.argmax(1)
    heads[0] = 0
    return heads


def _is_tree(heads: NDArray[np.int64]) -> bool:
    return int((heads[1:] == 0).sum()) == 1 and _cycle(heads) is None


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """Return the nodes of one cycle, or None; node 0 is the root and has no head."""
    seen = np.zeros(len(heads), np.int64)
    for begin in range(1, len(heads)):
        node = begin
        while node and not seen[node]:
            seen[node] = begin
            node = int(heads[node])
        if node and seen[node] == begin:
            cycle, other = [node], int(heads[node])
            while other != node:
                cycle.append(other)
                other = int(heads[other])
            return cycle
    return None


def _arborescence(square: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the best spanning arborescence; a cycle is contracted to one node, solved, and opened."""
    heads = _best_heads(square)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(square)), inside)
    kept = square[inside, heads[inside]]
    entering = square[np.ix_(inside, outside)] - kept[:, None]
    leaving = square[np.ix_(outside, inside)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), NEVER)
    smaller[:size, :size] = square[np.ix_(outside, outside)]
    smaller[size, :size] = entering.max(0) + kept.sum()
    smaller[:size, size] = leaving.max(1)
    smaller[0, :] = NEVER
    solved = _arborescence(smaller)
    for place, node in enumerate(outside[1:], start=1):
        head = int(solved[place])
        heads[node] = inside[leaving[place].argmax()] if head == size else outside[head]
    entry = int(solved[size])
    opened = int(entering[:, entry].argmax())
    heads[inside[opened]] = outside[entry]
    return heads
