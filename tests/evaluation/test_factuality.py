"""Numbers beside people's: how far off, how far together, and who judges what."""

import pytest

from averment.errors import CorpusError
from averment.evaluation.factuality import agreement, evaluate
from averment.language import Reading
from tests.coding.build import document

WORDS = "0\tSarn\t_\tNNP\n1\tmay\t_\tMD\n2\tattack\t1.2\tVB\n\n0\tSarn\t_\tNNP\n1\tfell\t2.0\tVBD\n"


def read(page):
    """Read with the first verb as the root, as `build` does."""
    tree = "may aux attack" if "may" in page.text else "Sarn nsubj fell"
    return Reading(page=page, doc=document(page, [], [tree]), attributions=(), model="by hand")


def certain(page):
    plain = read(page)
    return Reading(page=page, doc=plain.doc, attributions=(), model="by hand", certainty=tuple(2.0 for _ in plain.doc))


def test_the_error_is_the_mean_and_the_correlation_pearsons():
    found = agreement([3.0, -3.0, 0.0], [2.0, -2.0, 0.0])
    assert (found.mae, found.r) == (0.6667, 1.0)
    assert agreement([3.0, 1.0], [3.0, 3.0]).r is None


def test_rules_are_measured_on_each_judged_word(tmp_path):
    (tmp_path / "dev.conll").write_text(WORDS)
    scores = evaluate(tmp_path, read)
    assert (scores.documents, scores.judged, scores.words) == (2, 2, 2)
    assert {(one.value, one.words, one.gold) for one in scores.values} == {("PS+", 1, 1.2), ("CT+", 1, 2.0)}
    assert scores.rules.mae == 0.5
    assert scores.always.mae == 1.4
    assert scores.learned is None
    assert scores.combined is None


def test_the_models_numbers_are_measured_where_it_has_them(tmp_path):
    (tmp_path / "dev.conll").write_text(WORDS)
    scores = evaluate(tmp_path, certain)
    assert scores.learned.mae == 0.4
    assert scores.rules.mae == 0.5
    assert scores.combined.mae < scores.rules.mae


def test_a_part_that_is_not_there_is_refused_in_one_line(tmp_path):
    (tmp_path / "train.conll").write_text(WORDS)
    with pytest.raises(CorpusError, match="no document of the part dev"):
        evaluate(tmp_path, read)
    assert evaluate(tmp_path / "train.conll", read).words == 2
