import pytest

from tests.coding.build import block, coded, content, find, said_by

MARESH = block("[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said].", "They nsubj buy; Ilda nsubj said")
LATER = block("“They always did.”", "They nsubj did")


def test_a_quotation_without_a_cue_belongs_to_who_spoke_in_the_paragraph_before():
    record = coded(MARESH, LATER)
    statement = find(record, "They always did")
    assert said_by(record, "They always did") == "Ilda Maresh"
    assert statement.cue is None
    assert statement.source is None
    assert statement.confidence < find(record, "They buy time").confidence


def test_the_floor_is_held_from_quotation_to_quotation():
    record = coded(MARESH, LATER, block("“They will again.”", "They nsubj will"))
    assert said_by(record, "They will again") == "Ilda Maresh"


def test_who_spoke_two_paragraphs_before_no_longer_holds_the_floor():
    record = coded(MARESH, block("The river rose."), LATER)
    assert said_by(record, "They always did") is None


def test_another_speaker_in_between_takes_the_floor():
    other = block("[s:[P:Joss Farrow]] [c:denied] [k:the report].", "Joss nsubj denied; report obj denied")
    assert said_by(coded(MARESH, other, LATER), "They always did") == "Joss Farrow"


def test_subheadings_and_captions_between_paragraphs_do_not_take_the_floor():
    between = [block("A long winter", role="subheading"), block("[P:Joss Farrow] in Tarn", role="caption")]
    assert said_by(coded(MARESH, *between, LATER), "They always did") == "Ilda Maresh"


def test_a_quotation_right_behind_another_is_someone_else_s_turn():
    turn = block(
        "[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said]. “Did they?” “They always did.”",
        "They nsubj buy; Ilda nsubj said; they nsubj Did; They#2 nsubj did",
    )
    record = coded(turn)
    assert content(record, find(record, "They buy")) == "“They buy time,” … “Did they?”"
    assert said_by(record, "They always did") is None


@pytest.mark.parametrize(
    "words",
    [
        "The valley lives under “special measures” now.",
        "She starred in “The Long Winter of Tarn” there.",
        "The “peace” did not hold.",
    ],
)
def test_scare_quotes_and_titles_are_no_statements(words):
    assert len(coded(MARESH, words).statements) == 1


def test_a_caption_s_quotation_is_nobody_s_unless_it_says_so():
    record = coded(MARESH, block("“They always did.”", "They nsubj did", role="caption"))
    assert said_by(record, "They always did") is None
