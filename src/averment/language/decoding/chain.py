"""Tag sequences: the best one (Viterbi) and each tag's probability (forward-backward) in a linear chain."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chain", "marginals", "pair_marginals", "spans_of", "viterbi"]

FORBIDDEN = -1e4

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Chain:
    """Scores of starting with a tag, of going from one tag to the next (from × to), and of ending with a tag."""

    start: Floats
    transitions: Floats
    end: Floats

    @classmethod
    def bio(cls, tags: Sequence[str]) -> "Chain":
        """Return a chain that knows no more than BIO: `I-x` may only follow `B-x` or `I-x`."""
        start, end = np.zeros(len(tags), np.float32), np.zeros(len(tags), np.float32)
        transitions = np.zeros((len(tags), len(tags)), np.float32)
        for to, tag in enumerate(tags):
            if tag.startswith("I-"):
                start[to] = FORBIDDEN
                for origin, other in enumerate(tags):
                    if other[2:] != tag[2:]:
                        transitions[origin, to] = FORBIDDEN
        return cls(start, transitions, end)


def viterbi(emissions: Floats, chain: Chain) -> NDArray[np.int64]:
    """Return the best tag for each row of `emissions` (words × tags) as one sequence."""
    count = len(emissions)
    best = np.zeros(count, np.int64)
    if not count:
        return best
    score = chain.start + emissions[0]
    origin = np.zeros((count, len(score)), np.int64)
    for at in range(1, count):
        steps = score[:, None] + chain.transitions
        origin[at] = steps.argmax(0)
        score = steps.max(0) + emissions[at]
    best[-1] = (score + chain.end).argmax()
    for at in range(count - 1, 0, -1):
        best[at - 1] = origin[at, best[at]]
    return best


def marginals(emissions: Floats, chain: Chain) -> Floats:
    """Return the probability of each tag for each word (words × tags), rows summing to 1."""
    if not len(emissions):
        return np.zeros_like(emissions)
    _, forward, backward = _messages(emissions, chain)
    both = forward * backward
    return np.asarray(both / both.sum(1, keepdims=True), np.float32)


def pair_marginals(emissions: Floats, chain: Chain) -> Floats:
    """Return the probability of each tag with the tag before it (words × tag before × tag); row 0 is all zeros."""
    count, tags = emissions.shape
    pairs = np.zeros((count, tags, tags), np.float32)
    if count > 1:
        potential, forward, backward = _messages(emissions, chain)
        both = forward[:-1, :, None] * np.exp(chain.transitions) * (potential * backward)[1:, None, :]
        pairs[1:] = both / both.sum((1, 2), keepdims=True)
    return pairs


def _messages(emissions: Floats, chain: Chain) -> tuple[Floats, Floats, Floats]:
    """Return each word's potentials and what reaches it from the left, itself included, and from the right.

    In probabilities, scaled at each word so that nothing underflows.
    """
    potential = np.exp(emissions - emissions.max(1, keepdims=True))
    steps = np.exp(chain.transitions)
    forward, backward = np.empty_like(potential), np.empty_like(potential)
    forward[0] = np.exp(chain.start) * potential[0]
    forward[0] /= forward[0].sum()
    for at in range(1, len(emissions)):
        row = (forward[at - 1] @ steps) * potential[at]
        forward[at] = row / row.sum()
    backward[-1] = np.exp(chain.end)
    for at in range(len(emissions) - 2, -1, -1):
        row = steps @ (potential[at + 1] * backward[at + 1])
        backward[at] = row / row.sum()
    return potential, forward, backward


def spans_of(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return (label, first word, word behind the last) of every span in a BIO sequence."""
    spans: list[tuple[str, int, int]] = []
    label, start = "", 0
    for at, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            spans.append((label, start, at))
            label = ""
        if tag != "O" and not label:
            label, start = tag[2:], at
    return spans
