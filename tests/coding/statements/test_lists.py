import pytest

from tests.coding.build import block, coded, content, find, said_by, source

SET_OUT = block(
    "The committee set out five conditions:", "committee nsubj set; out compound:prt set; conditions obj set"
)
SHORT = ["An end to the siege", "The release of all prisoners", "Money for the villages"]
REPORT = "The villages have waited for an answer since the winter."


def test_the_items_below_a_colon_are_what_the_committee_demands():
    record = coded(SET_OUT, *SHORT, REPORT)
    statement = find(record, "An end to the siege")
    assert content(record, statement) == " … ".join(SHORT)
    assert said_by(record, "An end to the siege") == "The committee"
    assert statement.cue is not None
    assert record.page.text[statement.cue.start : statement.cue.end] == "set out"
    assert statement.kind == "indirect"
    assert len(record.statements) == 1


@pytest.mark.parametrize(
    "items",
    [
        ["• The siege must end.", "• The prisoners must go home."],
        ["- The siege must end.", "- The prisoners must go home."],
        ["1. The siege must end.", "2. The prisoners must go home."],
        ["(a) The siege must end.", "(b) The prisoners must go home."],
        ["The siege must end;", "The prisoners must go home; and", "The dam must open again, and stay open."],
        ["That the siege must end at once, before the winter comes.", "That the prisoners go home in time for it."],
        ["Ending the siege before the winter comes to the valley.", "Sending the prisoners home in time for it."],
        ["To end the siege before the winter comes to the valley.", "To send the prisoners home in time for it."],
    ],
)
def test_items_have_a_form_in_common(items):
    record = coded(SET_OUT, *items, REPORT)
    assert len(record.statements) == 1
    spoken = content(record, record.statements[0]).split(" … ")
    assert len(spoken) == len(items)
    assert all(said.rstrip(".") in item for said, item in zip(spoken, items, strict=True))
    assert all(said[0].isalpha() and not said.endswith(("and", ";")) for said in spoken)


def test_items_that_count_themselves_are_a_list():
    named = block("[P:Jakub Halm] listed two points:", "Jakub nsubj listed; points obj listed")
    record = coded(
        named, "First, the wall was cracked in May.", "Second, nobody looked at it until the autumn.", REPORT
    )
    assert said_by(record, "the wall was cracked") == "Jakub Halm"
    assert len(record.statements[0].content) == 2


def test_the_owner_of_demands_makes_them():
    owned = block("The miners's demands include:", "miners nmod:poss demands; demands nsubj include")
    record = coded(owned, *SHORT)
    assert source(record, find(record, "An end")) == "The miners"


def test_a_list_may_be_announced_before_the_last_sentence():
    record = coded(
        block(
            "The miners published three demands. The company is to answer within a week:",
            "miners nsubj published; demands obj published",
        ),
        *SHORT,
    )
    assert said_by(record, "An end") == "The miners"


def test_the_model_s_own_statement_goes_on_with_the_items():
    said = block("[s:[P:Jakub Halm]] [c:said] [k:the government would]:", "Jakub nsubj said; would ccomp said")
    record = coded(said, "pay for the houses;", "build a second wall.")
    assert content(record, find(record, "pay for")) == "the government would … pay for the houses … build a second wall"
    assert len(record.statements) == 1


@pytest.mark.parametrize(
    "above",
    [
        block("For the bread of the valley, you will need:", "you nsubj need"),
        block("You may say:", "You nsubj say; may aux say"),
        block("The dam has three doors:", "dam nsubj has; doors obj has"),
        block("Ingredients:"),
        block("The conditions are:"),
    ],
)
def test_a_list_that_nobody_sets_out_is_nobody_s(above):
    assert coded(above, "500 g of flour", "A pinch of salt", "Water from the dam").statements == ()


def test_the_report_that_goes_on_below_a_colon_is_no_list():
    assert coded(SET_OUT, REPORT, "The talks go on in Halveth on Friday.").statements == ()
    assert coded(SET_OUT, "An end to the siege", REPORT).statements == ()


def test_a_heading_is_no_item():
    record = coded(SET_OUT, *SHORT[:2], block("A long winter", role="subheading"), REPORT)
    assert content(record, record.statements[0]) == " … ".join(SHORT[:2])


def test_furniture_is_no_item():
    assert coded(SET_OUT, *(block(item, role="furniture") for item in SHORT)).statements == ()
