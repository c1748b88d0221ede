"""A treebank's text is laid out again as it was on the page."""

from pathlib import Path

import pytest

from averment import CorpusError
from averment.evaluation.corpora.gum_names import gum_name_tags
from averment.evaluation.corpora.universal_dependencies import ROOT, read_treebank


def row(number: str, form: str, upos: str, head: str, relation: str, misc: str = "_") -> str:
    return "\t".join([number, form, form.lower(), upos, "_", "_", head, relation, "_", misc])


SAMPLE = "\n".join(
    [
        "# newdoc id = one",
        "# newpar",
        row("1", "Ina", "PROPN", "4", "nsubj", "Entity=(1-person-new-sssss-cf1-1,2-sgl"),
        row("2", "Tal", "PROPN", "1", "flat", "Entity=1)"),
        row("3-4", "can't", "_", "_", "_", "SpaceAfter=No").replace("can't\tcan't", "can't\t_"),
        row("3", "ca", "AUX", "4", "aux"),
        row("4", "n't", "PART", "0", "root"),
        row("4.1", "ghost", "X", "_", "_"),
        row("5", ".", "PUNCT", "4", "punct"),
        "",
        "# newpar",
        row("1", "Yes", "INTJ", "0", "root", "SpaceAfter=No"),
        row("2", "!", "PUNCT", "1", "punct"),
        "",
        "# newdoc id = two",
        row("1", "No", "INTJ", "0", "root"),
        "",
        "",
    ]
)


def test_words_spaces_and_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "x.conllu").write_text(SAMPLE)
    one, two = read_treebank(tmp_path)
    assert one.text.rstrip() == "Ina Tal can't.\n\nYes!"
    assert one.words() == ["Ina", "Tal", "ca", "n't", ".", "Yes", "!"]
    assert one.heads == [3, 0, 3, ROOT, 3, ROOT, 5]
    assert one.sentence_starts == [0, 5]
    assert two.name == "two"


def test_names_are_the_proper_nouns_of_an_entity(tmp_path: Path) -> None:
    (tmp_path / "x.conllu").write_text(SAMPLE)
    one, two = read_treebank(tmp_path)
    assert gum_name_tags(one) == ["B-PERSON", "I-PERSON", "O", "O", "O", "O", "O"]
    assert gum_name_tags(two) is None


def test_stripped_documents_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "x.conllu").write_text("# newdoc id = bare\n" + row("1", "____", "X", "0", "root") + "\n\n")
    assert list(read_treebank(tmp_path)) == []


def test_a_folder_without_treebank_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"holds no \.conllu file"):
        list(read_treebank(tmp_path))
