from dataclasses import replace

from averment.coding import code
from averment.language import Attribution
from tests.coding.build import block, coded, content, find, reading, said_by

CONFIRMED = "Ilda nsubj confirmed; talks nsubj resume; resume ccomp confirmed"
REPORTED = CONFIRMED + "; reported parataxis confirmed; Gazette nsubj reported"


def test_a_paper_s_report_holds_what_the_minister_confirmed():
    record = coded(
        block(
            "[s:Minister [P:Ilda Maresh]] [c:confirmed] [k:talks would resume], the [O:Halveth Gazette] reported.",
            REPORTED,
        )
    )
    outer, inner = record.statements
    assert said_by(record, "Minister Ilda Maresh confirmed talks would resume") == "Halveth Gazette"
    assert said_by(record, "talks would resume") == "Ilda Maresh"
    assert inner.within == outer.id
    assert outer.within is None


def test_the_minister_s_word_is_found_where_the_model_found_the_paper_s_alone():
    record = coded(
        block(
            "[k:Minister [P:Ilda Maresh] confirmed talks would resume], [s:the [O:Halveth Gazette]] [c:reported].",
            REPORTED,
        )
    )
    inner = find(record, "talks would resume")
    assert said_by(record, "talks would resume") == "Ilda Maresh"
    assert inner.within == find(record, "confirmed talks").id


def test_both_found_side_by_side_are_put_into_one_another():
    record = coded(
        block(
            "[s:Minister [P:Ilda Maresh]] [c:confirmed] [k:talks would resume], "
            "[s2:the [O:Halveth Gazette]] [c2:reported] [k2:on Monday].",
            REPORTED,
        )
    )
    assert find(record, "talks would resume").within == find(record, "confirmed talks").id


def test_what_someone_was_told_stands_within_what_they_said():
    record = coded(
        block(
            "[s:[P:Ilda Maresh]] [c:said] [k:[P:Joss Farrow] had told her that talks would resume].",
            "Ilda nsubj said; told ccomp said; Joss nsubj told; had aux told; her iobj told; talks nsubj resume; "
            "resume ccomp told; that mark resume",
        )
    )
    inner = find(record, "that talks would resume")
    outer = next(s for s in record.statements if s.id == inner.within)
    assert content(record, outer) == "Joss Farrow had told her that talks would resume"
    assert said_by(record, "talks would resume") == "Joss Farrow"
    assert inner.addressee == outer.speaker


def test_what_could_be_said_is_no_statement_within():
    record = coded(
        block(
            "[s:[P:Ilda Maresh]] [c:said] [k:nobody could say that talks would resume].",
            "Ilda nsubj said; say ccomp said; nobody nsubj say; could aux say; talks nsubj resume; resume ccomp say",
        )
    )
    assert len(record.statements) == 1


def test_a_reader_of_contents_can_be_plugged_in():
    page = reading(
        block("[s:[P:Ilda Maresh]] [c:said] [k:[P:Joss Farrow] ’s view was that the river fell].", "Ilda nsubj said")
    )

    def inner(spans):
        return [[Attribution((span[0:2],), (span[2:4],), (span[5:],), 0.8)] for span in spans]

    record = code(replace(page, inner=inner))
    assert said_by(record, "the river fell") == "Joss Farrow"
    assert sum(statement.within is not None for statement in record.statements) == 1
