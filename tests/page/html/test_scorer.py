import numpy as np

from averment.page.html.features import NAMES
from averment.page.html.scorer import LABELS, Forest, context, probabilities


def test_the_forests_fit_the_features_they_are_given() -> None:
    table = np.random.default_rng(1).random((40, len(NAMES)), dtype=np.float32)
    found = probabilities(table)
    assert found.shape == (40, len(LABELS))
    np.testing.assert_allclose(found.sum(axis=1), 1, rtol=1e-5)


def test_a_page_without_parts_has_no_scores() -> None:
    assert probabilities(np.zeros((0, len(NAMES)), dtype=np.float32)).shape == (0, len(LABELS))


def test_a_row_goes_right_where_its_number_is_above_the_threshold() -> None:
    stump = Forest(
        feature=np.array([1, 0, 0]),
        threshold=np.array([0.5, np.inf, np.inf], dtype=np.float32),
        below=np.array([1, 2, 1, 1, 2, 2]),
        value=np.array([0, -1, 1], dtype=np.float32),
        root=np.array([0, 1]),
        base=np.zeros(2, dtype=np.float32),
        depth=1,
    )
    low, high = stump(np.array([[9, 0.5], [0, 0.6]], dtype=np.float32))
    assert low[0] == low[1]
    assert high[0] > high[1]


def test_the_second_forest_sees_the_answers_for_the_parts_around() -> None:
    first = np.eye(4, dtype=np.float32)
    seen = context(np.zeros((4, 0), dtype=np.float32), first)
    assert seen.shape[0] == 4
    np.testing.assert_array_equal(seen[1, :4], first[1])
    np.testing.assert_array_equal(seen[1, 4:16].reshape(3, 4), [[0, 0, 0, 0], [0, 0, 0, 0], first[0]])
