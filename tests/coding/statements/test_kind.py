from tests.coding.build import block, coded, find


def test_words_all_between_quotation_marks_are_direct():
    record = coded(block("[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said].", "They nsubj buy; Ilda nsubj said"))
    assert find(record, "They buy time").kind == "direct"


def test_words_without_quotation_marks_are_indirect():
    record = coded(block("[s:[P:Ilda Maresh]] [c:said] [k:they buy time].", "they nsubj buy; Ilda nsubj said"))
    assert find(record, "they buy time").kind == "indirect"


def test_words_partly_between_quotation_marks_are_mixed():
    record = coded(block("[s:[P:Ilda Maresh]] [c:said] [k:they “buy time” again].", "they nsubj buy; Ilda nsubj said"))
    assert find(record, "buy time").kind == "mixed"


def test_direct_content_keeps_its_marks_and_loses_the_comma_behind_indirect_content():
    record = coded(
        block("[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said]. [k2:The river rose], [s2:she] [c2:added].", "")
    )
    texts = {record.page.text[s.content[0].start : s.content[0].end] for s in record.statements}
    assert texts == {"“They buy time,”", "The river rose"}
