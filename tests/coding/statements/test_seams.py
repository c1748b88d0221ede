from tests.coding.build import block, coded, content, find


def test_a_content_ends_where_someone_else_takes_the_turn():
    record = coded(
        block(
            "[k:“Who was there?” “Nobody was,”] [s:[P:Ilda Maresh]] [c:said].",
            "Who nsubj was; Nobody nsubj was#2; Ilda nsubj said",
        )
    )
    assert content(record, find(record, "Nobody")) == "“Nobody was,”"


def test_the_report_s_own_sentence_is_no_part_of_the_quotation_behind_it():
    record = coded(
        block(
            "[k:The river rose. “They buy time,”] [s:[P:Ilda Maresh]] [c:said].",
            "river nsubj rose; They nsubj buy; Ilda nsubj said",
        )
    )
    assert [content(record, statement) for statement in record.statements] == ["“They buy time,”"]


def test_words_of_one_sentence_stay_together():
    record = coded(
        block(
            "[s:[P:Ilda Maresh]] [c:said] [k:the valley would “buy time” again].", "Ilda nsubj said; valley nsubj buy"
        )
    )
    assert content(record, record.statements[0]) == "the valley would “buy time” again"
