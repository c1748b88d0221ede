"""How far confidence is from the share that is right."""

import pytest

from averment.evaluation.calibration import calibration


def test_confidence_that_means_what_it_says_has_no_error() -> None:
    judged = [(0.75, True)] * 3 + [(0.75, False)]
    assert calibration(judged).error == 0


def test_confidence_that_is_too_high_errs_by_what_it_is_too_high() -> None:
    judged = [(0.95, True), (0.95, False)]
    found = calibration(judged)
    assert found.error == pytest.approx(0.45)
    assert found.brier == pytest.approx((0.05**2 + 0.95**2) / 2, abs=1e-4)
    assert [one.count for one in found.bins] == [2]


def test_certainty_is_in_the_last_bin_and_nothing_is_no_error() -> None:
    assert calibration([(1.0, True)]).bins[0].low == 0.9
    assert calibration([]).error == 0
