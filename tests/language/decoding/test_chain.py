"""Viterbi and forward-backward agree with trying every sequence."""

from itertools import pairwise, product

import numpy as np
import pytest

from averment.language.decoding import Chain, marginals, pair_marginals, spans_of, viterbi

TAGS = ("O", "B-a", "I-a", "B-b", "I-b")


def random_chain(seed: int) -> tuple[np.ndarray, Chain]:
    rng = np.random.default_rng(seed)
    bio = Chain.bio(TAGS)
    noise = [rng.normal(size=shape).astype(np.float32) for shape in ((5,), (5, 5), (5,), (4, 5))]
    return noise[3] * 2, Chain(bio.start + noise[0], bio.transitions + noise[1], bio.end + noise[2])


def score(sequence: tuple[int, ...], emissions: np.ndarray, chain: Chain) -> float:
    total = chain.start[sequence[0]] + chain.end[sequence[-1]]
    total += sum(emissions[at, tag] for at, tag in enumerate(sequence))
    return float(total + sum(chain.transitions[one, two] for one, two in pairwise(sequence)))


@pytest.mark.parametrize("seed", range(8))
def test_the_best_sequence_is_found(seed: int) -> None:
    emissions, chain = random_chain(seed)
    best = max(product(range(5), repeat=4), key=lambda sequence: score(sequence, emissions, chain))
    assert tuple(viterbi(emissions, chain)) == best


@pytest.mark.parametrize("seed", range(8))
def test_probabilities_are_those_of_all_sequences(seed: int) -> None:
    emissions, chain = random_chain(seed)
    expected = np.zeros((4, 5))
    for sequence in product(range(5), repeat=4):
        for at, tag in enumerate(sequence):
            expected[at, tag] += np.exp(score(sequence, emissions, chain))
    expected /= expected.sum(1, keepdims=True)
    assert np.allclose(marginals(emissions, chain), expected, atol=1e-4)


def test_pairs_of_tags_add_up_to_the_tags() -> None:
    emissions, chain = random_chain(3)
    tags, pairs = marginals(emissions, chain), pair_marginals(emissions, chain)
    assert np.allclose(pairs[1:].sum(1), tags[1:], atol=1e-4)
    assert np.allclose(pairs[1:].sum(2), tags[:-1], atol=1e-4)
    assert not pairs[0].any()


def test_long_and_empty_texts_do_not_underflow() -> None:
    _, chain = random_chain(0)
    emissions = np.random.default_rng(1).normal(size=(3000, 5)).astype(np.float32) * 10
    assert np.allclose(marginals(emissions, chain).sum(1), 1, atol=1e-4)
    assert len(viterbi(emissions[:0], chain)) == 0


def test_inside_never_follows_outside() -> None:
    emissions = np.zeros((3, 5), np.float32)
    emissions[:, 2] = 5
    tags = [TAGS[tag] for tag in viterbi(emissions, Chain.bio(TAGS))]
    assert tags[0] != "I-a"


def test_spans_are_read_off() -> None:
    assert spans_of(["O", "B-a", "I-a", "B-a", "O", "B-b"]) == [("a", 1, 3), ("a", 3, 4), ("b", 5, 6)]
