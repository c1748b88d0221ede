from tests.coding.build import block, coded, find, said_by


def test_a_verb_of_saying_behind_a_quotation_is_its_cue_where_the_model_found_none():
    record = coded(block("“They buy time,” said [P:Ilda Maresh].", "They nsubj buy; Ilda nsubj said"))
    assert said_by(record, "They buy time") == "Ilda Maresh"
    assert find(record, "They buy time").cue is not None


def test_a_verb_of_saying_before_a_colon_is_the_cue():
    record = coded(
        block("[P:Ilda Maresh] told reporters: “They buy time.”", "Ilda nsubj told; reporters obj told; They nsubj buy")
    )
    assert said_by(record, "They buy time") == "Ilda Maresh"


def test_a_verb_within_another_s_words_is_not_the_cue():
    record = coded(
        block("[P:Joss Farrow] left. “They said so before.” The river rose.", "Joss nsubj left; They nsubj said")
    )
    assert said_by(record, "They said so before") is None
