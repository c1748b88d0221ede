"""What somebody does is no statement, though the verb can speak."""

from dataclasses import replace

import pytest

from averment.coding import code
from tests.coding.build import block, reading


def said(words: str, tree: str, confidence: float) -> int:
    """Return how many statements are made of a sentence, given how sure the model is."""
    read = reading(block(words, tree))
    attributions = tuple(replace(one, confidence=confidence) for one in read.attributions)
    return len(code(replace(read, attributions=attributions)).statements)


ACTS = [
    ("[s:The practitioner] [c:ordered] [k:a chest scan].", "practitioner nsubj ordered; scan obj ordered"),
    ("[s:The nurse] [c:found] [k:a lump].", "nurse nsubj found; lump obj found"),
    ("[s:The firm] [c:showed] [k:a new engine].", "firm nsubj showed; engine obj showed"),
]


@pytest.mark.parametrize(("words", "tree"), ACTS)
def test_an_act_on_a_thing_is_no_statement(words: str, tree: str) -> None:
    assert said(words, tree, 0.4) == 0


@pytest.mark.parametrize(("words", "tree"), ACTS)
def test_what_the_model_is_sure_of_is_one(words: str, tree: str) -> None:
    assert said(words, tree, 0.8) == 1


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        ("[s:The nurse] [c:found] [k:the ward was shut].", "nurse nsubj found; shut ccomp found; ward nsubj shut"),
        ("[s:The judge] [c:ordered] [k:“a chest scan”].", "judge nsubj ordered; scan obj ordered"),
        ("[s:The survey] [c:showed] [k:a rise].", "survey nsubj showed; rise obj showed"),
        ("[s:The judge] [c:raised] [k:a question].", "judge nsubj raised; question obj raised"),
        ("[s:The judge] [c:denied] [k:the report].", "judge nsubj denied; report obj denied"),
    ],
)
def test_clauses_quotations_documents_words_and_verbs_of_saying_stay(words: str, tree: str) -> None:
    assert said(words, tree, 0.4) == 1
