from tests.coding.build import block, coded


def types(record):
    return {actor.name: actor.type for actor in record.actors}


def test_who_reports_what_another_says_is_media():
    record = coded(
        block(
            "[s:Minister [P:Ilda Maresh]] [c:confirmed] [k:talks would resume], [O:Varn] reported.",
            "Ilda nsubj confirmed; talks nsubj resume; resume ccomp confirmed; reported parataxis confirmed; "
            "Varn nsubj reported",
        )
    )
    assert types(record)["Varn"] == "media"


def test_a_reporter_with_a_given_name_stays_a_person():
    record = coded(
        block(
            "[s:Minister [P:Ilda Maresh]] [c:confirmed] [k:talks would resume], [P:Susan Vell] reported.",
            "Ilda nsubj confirmed; talks nsubj resume; resume ccomp confirmed; reported parataxis confirmed; "
            "Susan nsubj reported",
        )
    )
    assert types(record)["Susan Vell"] == "person"


def test_a_document_is_the_word_of_who_publishes_it():
    record = coded(
        block(
            "[s:A report by the [O:Tarn Centre]] [c:said] [k:the river fell].",
            "report nsubj said; Centre nmod report; river nsubj fell; fell ccomp said",
        )
    )
    (statement,) = record.statements
    assert {actor.id: actor.name for actor in record.actors}[statement.speaker] == "Tarn Centre"
