"""Weights of likeness are fitted on pairs of which none has seen the names it is measured on."""

import numpy as np
import pytest

pytest.importorskip("sklearn")

from training.likeness import fit, names_linked, write

from averment.coding.lexicon import DATA
from averment.coding.names.likeness import SIGNS, Weights, weights
from averment.evaluation.corpora.name_pairs import NamePair


def pair(one: str, other: str) -> NamePair:
    return NamePair(one, other, True, "Person", "", "")


def test_pairs_that_share_a_name_or_are_linked_are_together() -> None:
    pairs = [pair("A", "B"), pair("C", "D"), pair("b", "E"), pair("F", "D"), pair("G", "G"), pair("E", "H")]
    numbers = names_linked(pairs)
    assert numbers[0] == numbers[2] == numbers[5]
    assert numbers[1] == numbers[3]
    assert len(set(numbers)) == 3


def test_letters_apart_weigh_against() -> None:
    signs = np.zeros((40, len(SIGNS)))
    signs[20:, 0] = 4
    fitted = fit(signs, np.arange(40) < 20)
    assert fitted.weights[0] < 0 < fitted.bias
    assert fitted.at_most == weights().at_most


def test_written_weights_are_read_again(tmp_path, monkeypatch) -> None:
    path = tmp_path / "likeness.toml"
    path.write_text((DATA / "likeness.toml").read_text("utf-8"), encoding="utf-8")
    given = Weights(tuple(number / 8 - 0.5 for number in range(len(SIGNS))), 1.25, {})
    write(given, path)
    monkeypatch.setattr("averment.coding.lexicon.DATA", tmp_path)
    weights.cache_clear()
    try:
        found = weights()
    finally:
        monkeypatch.undo()
        weights.cache_clear()
    assert (found.weights, found.bias) == (given.weights, given.bias)
    assert found.at_most == weights().at_most
