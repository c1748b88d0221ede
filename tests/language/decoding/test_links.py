"""A link's probabilities come from what the words say and how far the spans are apart."""

import numpy as np

from averment.language.decoding import LinkWeights, link
from averment.language.labels import DISTANCES, distance_buckets


def spans(*pairs: tuple[int, int]) -> np.ndarray:
    return np.array(pairs, np.int64)


def test_distances_tell_before_from_behind_and_near_from_far() -> None:
    buckets = distance_buckets(spans((10, 12)), spans((8, 10), (0, 2), (12, 13), (40, 41), (11, 12)))[0]
    half = DISTANCES // 2
    assert buckets[0] == half - 1
    assert buckets[1] < buckets[0]
    assert buckets[2] == half
    assert buckets[3] > buckets[2]
    assert 0 <= buckets.min() <= buckets.max() < DISTANCES


def test_the_nearer_span_wins_when_only_distance_speaks() -> None:
    weights = LinkWeights(np.zeros((4, 4), np.float32), -np.abs(np.arange(DISTANCES) - 11.5).astype(np.float32), None)
    chances = link(weights, np.zeros((60, 16), np.float32), spans((10, 12)), spans((0, 1), (8, 10)))
    assert chances.shape == (1, 2)
    assert chances[0, 1] > chances[0, 0]
    assert np.isclose(chances.sum(), 1)


def test_none_is_an_answer_where_the_head_knows_it() -> None:
    none = np.array([0, 0, 0, 0, 9], np.float32)
    weights = LinkWeights(np.zeros((4, 4), np.float32), np.zeros(DISTANCES, np.float32), none)
    chances = link(weights, np.zeros((6, 16), np.float32), spans((0, 1)), spans((3, 4)))
    assert chances.shape == (1, 2)
    assert chances[0, 0] > 0.99
