from dataclasses import replace

import pytest

from averment.coding import code
from averment.language import Attribution
from tests.coding.build import block, coded, content, reading, said_by, source


@pytest.mark.parametrize("marked", ["[k:they buy time.]", "[k:they buy time,] again.", "[k:: they buy time —] again."])
def test_indirect_content_loses_the_marks_at_its_ends(marked):
    record = coded(block(f"[s:[P:Ilda Maresh]] [c:said] {marked}", "Ilda nsubj said"))
    assert content(record, record.statements[0]) == "they buy time"


def test_a_content_never_runs_from_the_report_into_a_comment():
    page = reading(
        block("[s:[P:Ilda Maresh]] [c:said] they buy time", "Ilda nsubj said"), block("A lie!", role="comment")
    )
    words = page.doc
    over = Attribution((words[0:2],), (words[2:3],), (words[3 : len(words)],), 0.9)
    record = code(replace(page, attributions=(over,)))
    assert [content(record, statement) for statement in record.statements] == ["they buy time"]


def test_a_source_that_breaks_off_at_a_possessive_gets_its_noun():
    record = coded(block("[s:[P:Maresh]’s] office [c:said] [k:they buy time].", "office nsubj said; they nsubj buy"))
    assert source(record, record.statements[0]) == "Maresh’s office"


def test_an_apposition_as_source_gets_the_name_before_it():
    record = coded(
        block(
            "[P:Maresh], [s:a teacher], [c:said] [k:they buy time].",
            "Maresh nsubj said; teacher appos Maresh; they nsubj buy",
        )
    )
    assert said_by(record, "they buy time") == "Maresh"


def test_indirect_speech_does_not_go_on_in_another_paragraph():
    record = coded(
        block("[s:[P:Ilda Maresh]] [c:said] [k:they buy time].", "Ilda nsubj said"),
        block("The river rose."),
        block("Rain fell."),
    )
    assert [content(record, statement) for statement in record.statements] == ["they buy time"]
