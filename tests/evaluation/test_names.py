"""What is counted of names: pairs by their scores, spellings beside words that do not belong together."""

from pathlib import Path

import pytest

from averment.errors import CorpusError
from averment.evaluation.corpora.name_pairs import NamePair
from averment.evaluation.names import PairScores, SpellingScores, evaluate, score_pairs


def pair(same: bool, schema: str = "Person", category: str = "") -> NamePair:
    return NamePair("Ilda Maresh", "Ilda Maresch", same, schema, category, "a")


def test_a_pair_is_found_from_the_threshold_on() -> None:
    pairs = [pair(True), pair(True), pair(False, "Company", "swap"), pair(False)]
    scores = score_pairs(pairs, [0.5, 0.49, 0.9, 0.1])
    assert (scores.all.precision, scores.all.recall, scores.all.f1) == (0.5, 0.5, 0.5)
    assert (scores.sure.found, scores.sure.precision) == (1, 0.0)
    assert (scores.schema["Person"].precision, scores.schema["Person"].recall) == (1.0, 0.5)
    assert scores.schema["Company"].precision == 0
    assert {name: score.gold for name, score in scores.category.items()} == {"none": 2, "swap": 0}


def test_pairs_of_names_are_read_and_compared(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text(
        "case_group,schema,name1,name2,is_match,category\n"
        'a,Person,"Maresh, Ilda",Ilda Maresh,true,order\n'
        "a,Person,Joss Maresh,Ilda Maresh,false,\n"
        "b,Company,Tarn Ltd,Tarn Limited,TRUE,\n"
    )
    scores = evaluate(path)
    assert isinstance(scores, PairScores)
    assert (scores.pairs, scores.all.f1, scores.all.found) == (3, 1.0, 2)


def test_spellings_are_compared_with_their_own_and_with_others(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("حسين\thussein\nقادري\tqadiri\nمراد\tkarim\n", encoding="utf-8")
    scores = evaluate(path)
    assert isinstance(scores, SpellingScores)
    assert (scores.pairs, scores.keys_meet, scores.spelt_alike) == (3, 0.6667, 0.6667)
    assert scores.others > 0
    assert scores.others_meet == scores.others_alike == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.csv", None), ("x.csv", "a,b\n1,2\n"), ("x.csv", ""), ("x.txt", None), ("x.txt", "no tab here\n")],
)
def test_what_is_not_such_a_corpus_is_refused_in_one_line(tmp_path: Path, name: str, content: str | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(CorpusError) as refusal:
        evaluate(path)
    assert "\n" not in str(refusal.value)


def test_pairs_reach_their_goal(shared: Path) -> None:
    scores = evaluate(shared / "corpora" / "names" / "name_pairs.csv")
    assert isinstance(scores, PairScores)
    assert scores.all.f1 >= 0.93
    assert scores.sure.precision >= 0.98


def test_arabic_meets_its_latin_spelling_and_little_else(shared: Path) -> None:
    scores = evaluate(shared / "corpora" / "names" / "ar2en-eval.txt")
    assert isinstance(scores, SpellingScores)
    assert scores.keys_meet >= 0.9
    assert scores.spelt_alike >= 0.88
    assert scores.others_meet <= 0.0003
