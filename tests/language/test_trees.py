"""From the word that a mention hangs on to its words, and back."""

import pytest

from averment.language.trees import Tree

ROWS = {
    "phrases": """
        In ADP 3 case
        the DET 3 det
        town NOUN 13 obl
        of ADP 5 case
        Halveth PROPN 3 nmod
        , PUNCT 13 punct
        the DET 8 det
        mayor NOUN 13 nsubj
        who PRON 10 nsubj
        resigned VERB 8 acl:relcl
        , PUNCT 12 punct
        Maresh PROPN 8 appos
        met VERB 0 root
        nearly ADV 15 advmod
        forty NUM 16 nummod
        traders NOUN 13 obj
        and CCONJ 19 cc
        their PRON 19 nmod:poss
        sons NOUN 16 conj
        . PUNCT 13 punct
    """,
    "marks": """
        He PRON 2 nsubj
        leads VERB 0 root
        “ PUNCT 5 punct
        the DET 5 det
        Wardens PROPN 2 obj
        ” PUNCT 5 punct
        ( PUNCT 8 punct
        HW PROPN 5 appos
        ) PUNCT 8 punct
    """,
}


def tree(name: str) -> Tree:
    rows = [line.split() for line in ROWS[name].strip().splitlines()]
    forms, upos, heads, relations = zip(*rows, strict=True)
    return Tree(forms, upos, [int(head) - 1 for head in heads], relations)


@pytest.mark.parametrize(
    ("name", "anchor", "words"),
    [
        ("phrases", "town", "the town of Halveth"),
        ("phrases", "Halveth", "Halveth"),
        ("phrases", "mayor", "the mayor who resigned"),
        ("phrases", "Maresh", "Maresh"),
        ("phrases", "traders", "nearly forty traders"),
        ("phrases", "and", "nearly forty traders and their sons"),
        ("phrases", "sons", "their sons"),
        ("marks", "Wardens", "the Wardens"),
        ("marks", "HW", "HW"),
    ],
)
def test_a_mention_has_its_phrase_and_hangs_on_its_head(name: str, anchor: str, words: str) -> None:
    found = tree(name)
    start, end = found.span(found.forms.index(anchor))
    assert " ".join(found.forms[start:end]) == words
    assert found.anchor(start, end) == found.forms.index(anchor)


def test_marks_alone_are_no_mention() -> None:
    assert tree("marks").anchor(2, 3) is None


def test_what_is_joined_without_a_conjunction_hangs_nowhere() -> None:
    found = Tree(["Oda", ",", "Pim"], ["PROPN", "PUNCT", "PROPN"], [-1, 2, 0], ["root", "punct", "conj"])
    assert found.anchor(0, 3) is None
