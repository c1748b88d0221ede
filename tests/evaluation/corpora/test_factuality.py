"""Sentences laid out as pages print them, and judgements that find their words in a treebank of another year."""

import pytest

from averment.errors import CorpusError
from averment.evaluation.corpora.factuality import read_factuality
from averment.evaluation.corpora.uds import Predicate, align, judged
from averment.evaluation.corpora.universal_dependencies import TreebankDocument, read_treebank
from averment.evaluation.corpora.untokenized import lay_out_words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("``/`` We/PRP do/VBP n't/RB ,/, ''/'' Maresh/NNP 's/POS aide/NN said/VBD", '"We don\'t," Maresh\'s aide said'),
        ("the/DT Sarn/NNP -/HYPH based/VBN militia/NN -LRB-/-LRB- HM/NNP -RRB-/-RRB-", "the Sarn-based militia (HM)"),
        ("the/DT miners/NNS '/POS vote/NN '/`` for/IN good/JJ '/''", "the miners' vote 'for good'"),
        ("about/IN $/$ 5/CD million/CD ;/: it/PRP 's/VBZ gon/VBG na/TO fall/VB", "about $5 million; it's gonna fall"),
        ("peace/NN -/: at/IN last/JJ", "peace - at last"),
    ],
)  # fmt: skip
def test_words_are_laid_out_as_pages_print_them(words, text):
    pairs = [tuple(word.rsplit("/", 1)) for word in words.split()]
    laid_out, offsets = lay_out_words(pairs)
    assert laid_out == text
    assert len(offsets) == len(pairs)
    assert all(laid_out[start:end].strip() == laid_out[start:end] != "" for start, end in offsets)


def test_each_sentence_is_a_document_with_the_certainty_of_its_words(tmp_path):
    (tmp_path / "dev.conll").write_text(
        "0\tSarn\t_\tNNP\n1\tmight\t_\tMD\n2\tattack\t0.6\tVB\n\n0\tIt\t_\tPRP\n1\tfell\t-3.0\tVBD\n2\t.\t_\t.\n"
    )
    first, second = read_factuality(tmp_path)
    assert (first.text, first.certainty, first.split) == ("Sarn might attack", (None, None, 0.6), "dev")
    assert (second.text, second.certainty) == ("It fell.", (None, -3.0, None))
    assert [second.text[start:end] for start, end in second.offsets] == ["It", "fell", "."]


def test_a_line_without_a_certainty_is_refused_in_one_line(tmp_path):
    (tmp_path / "train.conll").write_text("0\tSarn\tsurely\tNNP\n")
    with pytest.raises(CorpusError, match="line 1 is no word with its certainty"):
        list(read_factuality(tmp_path))
    with pytest.raises(CorpusError, match="holds no"):
        list(read_factuality(tmp_path / "nowhere"))


def treebank_document(name: str, *sentences: str) -> TreebankDocument:
    made = TreebankDocument(name)
    for sentence in sentences:
        made.sentence_starts.append(len(made.offsets))
        for word in sentence.split():
            made.offsets.append((len(made.text), len(made.text) + len(word)))
            made.text += f"{word} "
            made.lemmas.append(word)
    return made


def test_a_document_goes_where_its_words_agree_with_the_predicates():
    predicates = {
        ("train", 7): [Predicate(2, "rise", 3.0)],
        ("dev", 1): [Predicate(2, "rise", 2.0)],
        ("dev", 2): [Predicate(3, "fall", -3.0), Predicate(1, "melt", 1.0)],
    }
    aligned = align(
        predicates, [treebank_document("a", "rivers rise"), treebank_document("b", "prices rise", "they never so fall")]
    )
    assert [(one.name, one.split, one.certainty) for one in aligned.documents] == [
        ("b", "dev", (None, 2.0, None, None, None, -3.0)),
        ("a", "train", (None, 3.0)),
    ]
    assert (aligned.predicates, aligned.found) == (4, 3)


def test_a_predicate_is_worth_the_mean_of_those_who_answered(tmp_path):
    columns = "Split Sentence.ID Pred.Token Pred.Lemma Is.Predicate Is.Understandable Happened Confidence Keep"
    rows = [
        "train|en-ud-train.conllu 3|2|rise|True|True|true|4|True",
        "train|en-ud-train.conllu 3|2|rise|True|True|false|2|True",
        "train|en-ud-train.conllu 3|2|rise|False|True|na|na|True",
    ]
    table = tmp_path / "uds.tsv"
    table.write_text("\n".join("\t".join(row) for row in [columns.split(), *(row.split("|") for row in rows)]))
    assert judged(table) == {("train", 3): [Predicate(2, "rise", 0.75)]}
    with pytest.raises(CorpusError, match="needs the English Web Treebank"):
        list(read_factuality(table))


def test_nearly_every_predicate_of_uds_has_its_word(shared):
    corpora = shared / "corpora"
    found = align(
        judged(corpora / "factuality" / "uds_ih2.tsv"), list(read_treebank(corpora / "ud" / "UD_English-EWT"))
    )
    assert found.found / found.predicates > 0.98
