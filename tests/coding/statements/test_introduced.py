import pytest

from tests.coding.build import block, coded, content, find, said_by, source

QUOTED = block("“They buy time.”", "They nsubj buy")
WROTE = block("[P:Jakub Halm] wrote on X:", "Jakub nsubj wrote; X obl wrote")


@pytest.mark.parametrize(
    ("above", "who"),
    [
        (block("In a post, [P:Halm] wrote:", "Halm nsubj wrote; post obl wrote"), "Halm"),
        (block("The ministry issued the following statement:", "ministry nsubj issued"), "The ministry"),
        (block("Minutes later [s:[P:Halm]] [c:said] [k:this]:", "Halm nsubj said; this obj said"), "Halm"),
        (block("According to the filing:"), "the filing"),
        (block("A statement by the ministry:", "ministry nmod statement; by case ministry"), "the ministry"),
    ],
)
def test_a_quotation_below_a_colon_belongs_to_the_cue_before_it(above, who):
    record = coded(above, QUOTED)
    statement = find(record, "They buy time")
    assert source(record, statement) == who
    assert content(record, statement).endswith("“They buy time.”")
    assert len(record.statements) == 1


def test_a_document_is_read_out_by_its_colon():
    record = coded(block("The ministry's statement read:", "statement nsubj read"), QUOTED)
    assert source(record, find(record, "They buy time")) == "The ministry's statement"


def test_the_quotation_goes_to_the_colon_rather_than_to_who_held_the_floor():
    before = block("[s:[P:Ilda Maresh]] [c:denied] [k:it]. [P:Halm] wrote:", "Ilda nsubj denied; Halm nsubj wrote")
    assert said_by(coded(before, QUOTED), "They buy time") == "Halm"


def test_a_quotation_that_runs_over_paragraphs_is_one():
    above = block("[P:Halm] wrote:", "Halm nsubj wrote")
    record = coded(above, "“They buy time.", "“They always did.”")
    assert content(record, find(record, "They buy")) == "“They buy time. … “They always did.”"
    record = coded(above, "“They buy time.", "They always did.", "They will again.”")
    assert content(record, find(record, "They buy")) == "“They buy time. … They always did. … They will again.”"


def test_captions_between_do_not_matter_and_headings_do():
    above = block("[P:Halm] wrote:", "Halm nsubj wrote")
    assert said_by(coded(above, block("Halm in Tarn", role="caption"), QUOTED), "They buy") == "Halm"
    assert said_by(coded(above, block("A long winter", role="subheading"), QUOTED), "They buy") is None


def test_a_quotation_that_somebody_else_says_stays_theirs():
    said = block("[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said].", "They nsubj buy; Ilda nsubj said")
    assert said_by(coded(block("[P:Halm] wrote:", "Halm nsubj wrote"), said), "They buy") == "Ilda Maresh"


def test_a_post_below_wrote_on_x_needs_no_marks():
    record = coded(WROTE, "I have seen the wall. It is whole.")
    statement = find(record, "It is whole")
    assert said_by(record, "It is whole") == "Jakub Halm"
    assert content(record, statement) == "I have seen the wall. It is whole."
    assert statement.kind == "direct"


def test_where_the_post_was_lost_the_report_below_is_not_taken_for_it():
    said = block("[k:The wall was closed], [s:officials] [c:said].", "officials nsubj said")
    assert coded(WROTE, "The wall was closed on Monday.").statements == ()
    assert said_by(coded(WROTE, said), "The wall was closed") == "officials"


def test_without_marks_only_a_post_is_introduced():
    above = block("[P:Halm] wrote:", "Halm nsubj wrote")
    assert coded(above, "I have seen the wall. It is whole.").statements == ()


@pytest.mark.parametrize("above", [block("There was one problem:", "problem nsubj was"), block("What now:")])
def test_a_colon_without_a_cue_introduces_nobody(above):
    assert said_by(coded(above, QUOTED), "They buy time") is None
    assert find(coded(above, QUOTED), "They buy time").cue is None
