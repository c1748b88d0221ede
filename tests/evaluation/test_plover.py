from pathlib import Path

import pytest

from averment.errors import CorpusError
from averment.evaluation import dyads, plover
from averment.evaluation.corpora.plover import coded, kept_apart, read_plover, root_of

HEADER = "gold_root\tgold_penta\tsource\ttarget\tsentence\tmarked_sentence\n"


def file(tmp_path: Path, *rows: tuple[str, str]) -> Path:
    lines = [f"{root}\t3\ta\tb\tc\t{marked}\n" for root, marked in rows]
    path = tmp_path / "rows.tsv"
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def test_marks_become_places() -> None:
    sentence = coded("<s>Tarn</s> sued <t>the Reed Party </t>.", "ACCUSE")
    assert sentence.text == "Tarn sued the Reed Party ."
    assert sentence.text[slice(*sentence.source)] == "Tarn"
    assert sentence.text[slice(*sentence.target)] == "the Reed Party"


def test_a_side_without_a_mark_is_open() -> None:
    assert coded("<s>Tarn</s> slept.", "AGREE").target is None


def test_yielding_is_one_type() -> None:
    assert {root_of("CONCEDE"), root_of("RETREAT")} == {"YIELD"}


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, ("NOTHING", "<s>Tarn</s> slept."))
    with pytest.raises(CorpusError, match="line 2"):
        list(read_plover(path))


def test_types_and_dyads_are_counted(tmp_path: Path) -> None:
    rows = [
        ("ASSAULT", "<s>Russia</s> bombed <t>Ukraine</t>."),
        ("ACCUSE", "<s>France</s> condemned <t>Iran</t> after Ali Pavo resigned."),
        ("AID", "<s>Iran</s> lies east of <t>Iraq</t>."),
    ]
    path = file(tmp_path, *rows)
    apart = [kept_apart(coded(marked, root)) for root, marked in rows]
    types = plover.evaluate(path)
    assert (types.worked_out.sentences, types.apart.sentences) == (apart.count(False), apart.count(True))
    assert types.worked_out.unread + types.apart.unread == 1
    found = dyads.evaluate(path)
    whole = [found.worked_out, found.apart]
    assert sum(part.events for part in whole) == sum(part.strict.found for part in whole) == 3
    assert sum(part.dyads.found for part in whole) == 2  # who resigns has nobody beside him
    assert sum(part.recall * part.sentences for part in whole) == pytest.approx(2, abs=0.001)


def test_the_earlier_draft_differs_where_it_says_so(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        *[("COERCE", f"<s>Canada</s> imposed sanctions on <t>Iran</t> in {year}.") for year in range(2000, 2012)],
    )
    scores = plover.evaluate(path)
    for part in (scores.worked_out, scores.apart):
        if part.sentences:
            assert (part.as_coded.accuracy, part.earlier_draft.accuracy) == (0, 1)


def test_the_corpus_is_read_whole(shared: Path) -> None:
    rows = list(read_plover(shared / "corpora" / "plover" / "plv_train.tsv"))
    assert len(rows) == 1050
    assert sum(kept_apart(row) for row in rows) == 209
