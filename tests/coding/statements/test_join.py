from tests.coding.build import block, coded, content, find, said_by

SPLIT = block(
    "[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said]. “They always did.”",
    "They nsubj buy; Ilda nsubj said; They#2 nsubj did",
)


def test_a_quotation_split_by_its_cue_is_one_statement():
    record = coded(SPLIT)
    assert [content(record, statement) for statement in record.statements] == ["“They buy time,” … “They always did.”"]


def test_attributions_with_one_cue_are_one_statement():
    record = coded(
        block(
            "[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said], [k:“and we lose it.”]",
            "They nsubj buy; Ilda nsubj said; we nsubj lose",
        )
    )
    assert len(record.statements) == 1
    assert len(record.statements[0].content) == 2


def test_words_of_the_cue_s_own_sentence_do_not_part_what_is_joined():
    record = coded(
        block(
            "[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said] in Tarn. “They always did.”",
            "They nsubj buy; Ilda nsubj said; They#2 nsubj did",
        )
    )
    assert len(find(record, "They always did").content) == 2


def test_a_quotation_that_runs_over_paragraphs_is_one_statement():
    record = coded(
        block("[s:[P:Ilda Maresh]] [c:said]: [k:“They buy time.]", "Ilda nsubj said; They nsubj buy"),
        block("“They always did.", "They nsubj did"),
        block("“They will again.”", "They nsubj will"),
        block("The river rose."),
    )
    assert [content(record, statement) for statement in record.statements] == [
        "“They buy time. … “They always did. … “They will again.”"
    ]


def test_a_closed_quotation_does_not_run_on():
    record = coded(
        block("[s:[P:Ilda Maresh]] [c:said]: [k:“They buy time.”]", "Ilda nsubj said; They nsubj buy"),
        block("“They always did.”", "They nsubj did"),
    )
    assert len(record.statements) == 2
    assert said_by(record, "They always did") == "Ilda Maresh"


def test_a_quotation_is_taken_whole_where_the_model_cut_it():
    record = coded(
        block("“They buy time. [k:They always did],” [s:[P:Ilda Maresh]] [c:said].", "They nsubj buy; Ilda nsubj said")
    )
    assert content(record, record.statements[0]) == "“They buy time. They always did,”"
