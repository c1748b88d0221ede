import pytest

from tests.coding.build import block, coded, content, find, said_by, source

REPORT = "The dam of Tarn is closed again."
SIGNED = "— [P:Jakub Halm] (@jakubhalm) June 3, 2031"


def test_a_post_is_said_by_whoever_signs_it_below():
    record = coded(REPORT, "The wall is whole again. https://t.example/abc", SIGNED)
    statement = find(record, "The wall is whole")
    assert said_by(record, "The wall is whole") == "Jakub Halm"
    assert source(record, statement) == "Jakub Halm"
    assert statement.cue is not None
    assert record.page.text[statement.cue.start : statement.cue.end] == "@jakubhalm"
    assert content(record, statement) == "The wall is whole again."
    assert statement.kind == "direct"


def test_a_post_may_be_signed_in_its_own_paragraph():
    record = coded(REPORT, f"The wall is whole again. {SIGNED}")
    assert content(record, find(record, "The wall")) == "The wall is whole again."
    assert said_by(record, "The wall") == "Jakub Halm"


def test_a_name_with_its_handle_stands_above_a_post():
    record = coded(REPORT, "[P:Jakub Halm] (@jakubhalm)", "I have seen the wall. It is whole.")
    assert said_by(record, "It is whole") == "Jakub Halm"


def test_a_byline_with_a_handle_posts_nothing():
    assert coded("[P:Edda Marrin] (@eddamarrin)", "I have seen the wall. It is whole.").statements == ()
    assert coded(REPORT, "By [P:Edda Marrin] (@eddamarrin)", "I have seen the wall.").statements == ()
    assert coded(REPORT, "Follow [P:Edda Marrin] @eddamarrin", "I have seen the wall.").statements == ()


def test_all_paragraphs_below_an_introduction_are_the_post():
    wrote = block("In a post, [P:Halm] wrote:", "Halm nsubj wrote; post obl wrote")
    record = coded(wrote, "The wall is whole again.", "Thank you all.", SIGNED)
    assert content(record, find(record, "The wall")) == "The wall is whole again. … Thank you all."


def test_a_statement_that_the_model_made_of_a_post_is_not_made_twice():
    record = coded(REPORT, "[k:The wall] is whole again. — [s:[P:Jakub Halm]] ([c:@jakubhalm]) June 3, 2031")
    assert [content(record, statement) for statement in record.statements] == ["The wall is whole again."]


def test_a_picture_without_words_of_its_own_does_not_take_those_of_the_report():
    assert coded(REPORT, block("pic.twitter.com/abc", role="credit"), SIGNED).statements == ()


@pytest.mark.parametrize("role", ["furniture", "comment"])
def test_a_signature_outside_the_report_signs_nothing(role):
    assert coded(REPORT, "The wall is whole again.", block(SIGNED, role=role)).statements == ()
    assert coded(REPORT, block("The wall is whole again.", role=role), SIGNED).statements == ()


def test_a_dash_with_a_name_alone_signs_nothing():
    assert coded(REPORT, "— [P:Jakub Halm]", "– additional reporting by [P:Edda Marrin]").statements == ()
