"""Corpora of names are brought to one set of labels."""

from pathlib import Path

import pytest

from averment import CorpusError
from averment.evaluation.corpora.names import kept_apart, read_names


def test_labels_are_brought_together(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Ina\tB-politician\nTal\tI-politician\nof\tO\nKorvia\tB-country\n\nThe\tI-ORG\nFront\tI-ORG\n")
    first, second = read_names(path)
    assert first.tags == ["B-PERSON", "I-PERSON", "O", "B-LOC"]
    assert second.tags == ["B-ORG", "I-ORG"]
    assert first.text == "Ina Tal of Korvia"


def test_documents_hold_their_sentences(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text(
        "# newdoc id = a\n# text = Hi .\n1\tHi\tO\t-\t-\n2\t.\tO\t-\t-\n\n"
        "1\tTal\tB-PER\t-\t-\n\n# newdoc id = b\n1\tNo\tO\t-\t-\n"
    )
    first, second = read_names(path)
    assert (first.name, first.text, first.tags) == ("a", "Hi.\n\nTal", ["O", "O", "B-PERSON"])
    assert second.name == "b"


def test_a_handle_is_neither_name_nor_no_name(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_text("@ina B-PER\nspoke O\n")
    (document,) = read_names(path)
    assert document.tags == [None, "O"]


def test_about_a_quarter_is_kept_apart_always_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("".join(f"word{number} O\n\n" for number in range(400)))
    apart = [kept_apart(document) for document in read_names(path)]
    assert 60 < sum(apart) < 140
    assert apart == [kept_apart(document) for document in read_names(path)]


@pytest.mark.parametrize("content", [None, "\n\n"])
def test_no_words_is_refused_in_one_line(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "x.txt").write_text(content)
    with pytest.raises(CorpusError, match="give a file"):
        list(read_names(tmp_path / "x.txt"))
