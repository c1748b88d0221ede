"""The coreference measures give the published numbers of the reference scorer's paper (Pradhan et al. 2014)."""

import pytest

pytest.importorskip("scipy")

from averment.evaluation.coreference import Counts


def entities(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_the_example_of_the_reference_scorer() -> None:
    counts = Counts()
    counts.add(entities("abc", "defg"), entities("ab", "cd", "fghi"))
    found = counts.measures()
    assert (found.muc.recall, found.muc.precision, found.muc.f1) == (0.4, 0.4, 0.4)
    assert (found.b3.recall, found.b3.precision) == (pytest.approx(0.42, abs=0.005), 0.5)
    assert (found.ceafe.recall, found.ceafe.precision) == (0.65, pytest.approx(0.43, abs=0.005))
    assert (found.mentions.recall, found.mentions.precision) == (pytest.approx(6 / 7, abs=1e-4), 0.75)
    assert found.conll == pytest.approx((found.muc.f1 + found.b3.f1 + found.ceafe.f1) / 3, abs=1e-4)


def test_what_is_right_scores_one_and_counts_add_up() -> None:
    counts = Counts()
    for groups in (("abc", "de"), ("xy",)):
        counts.add(entities(*groups), entities(*groups))
    found = counts.measures()
    assert found.conll == found.muc.f1 == found.b3.f1 == found.ceafe.f1 == 1
    assert found.mentions.gold == 7


def test_everything_in_one_is_found_out() -> None:
    counts = Counts()
    counts.add(entities("ab", "cd", "ef"), entities("abcdef"))
    found = counts.measures()
    assert found.muc.recall == 1
    assert found.b3.precision == pytest.approx(1 / 3, abs=1e-4)
    assert found.ceafe.recall < 0.2


def test_nothing_found_is_no_error() -> None:
    counts = Counts()
    counts.add(entities("ab"), [])
    assert counts.measures().conll == 0
