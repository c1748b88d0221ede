import json

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from averment.coding import code, json_schema
from averment.coding.actors import Figure
from averment.coding.compose import actors_of
from averment.coding.layout import Layout
from averment.language import Attribution, Reading
from averment.page import REPORT_ROLES
from tests.coding.build import block, coded, content, reading

PAGE = (
    block("[P:Maresh] warns of flood", "Maresh nsubj warns", role="headline"),
    block(
        "[k:“They buy time,”] [s:Minister [P:Ilda Maresh]] [c:said]. “They always did.”",
        "They nsubj buy; Ilda nsubj said",
    ),
    block(
        "[s:Analyst [P:Joss Farrow]] [c:told] the [O:Halveth Gazette] [k:that “nobody” wins].",
        "Joss nsubj told; Gazette iobj told",
    ),
    block("[k2:The river fell], [s2:she] [c2:added].", "she nsubj added; river nsubj fell"),
    block("Share this page", role="furniture"),
    block("[s3:[P:Joss Farrow]] [c3:said] [k3:this is a lie]!", "Joss nsubj said", role="comment"),
)


def test_the_same_reading_gives_the_same_record():
    assert coded(*PAGE) == coded(*PAGE)


def test_ids_are_told_apart_and_come_from_content():
    record = coded(*PAGE)
    ids = [item.id for item in (*record.statements, *record.actors)]
    assert len(set(ids)) == len(ids)
    moved = coded(block("Rain fell."), *PAGE[1:])
    assert {s.id for s in record.statements}.isdisjoint(s.id for s in moved.statements)


def test_figures_that_the_same_words_brought_in_are_one_actor():
    layout = Layout(reading("The desk reporter's source said so."))
    doc = layout.reading.doc
    figures = [Figure(type="person", noun=noun) for noun in ("reporter", "source", "desk")]
    for figure in figures:
        figure.add(doc[0:5], "noun")
    figures[1].add(doc[6:7], "pronoun")
    other = Figure(type="organisation", noun="desk")
    other.add(doc[0:2], "noun")
    actors = actors_of([*figures, other], layout)
    assert len({actors[figure] for figure in figures}) == 1
    assert [mention.kind for mention in actors[figures[0]].mentions] == ["noun", "pronoun"]
    assert actors[other].id != actors[figures[0]].id


def test_furniture_and_comments_are_never_the_report_s_voice():
    record = coded(*PAGE)
    report = [zone for zone in record.page.zones if zone.role in REPORT_ROLES]
    assert len(record.statements) == 3
    for statement in record.statements:
        for span in filter(None, (statement.source, statement.cue, *statement.content)):
            assert any(zone.start <= span.start < span.end <= zone.end for zone in report)


def test_statements_stand_in_the_order_of_their_first_word():
    record = coded(*PAGE)
    starts = [min(s.content[0].start, s.source.start if s.source else s.content[0].start) for s in record.statements]
    assert starts == sorted(starts)


def test_every_reference_is_to_something_in_the_record():
    record = coded(*PAGE)
    actors, statements = {a.id for a in record.actors}, {s.id for s in record.statements}
    assert {s.speaker for s in record.statements} | {s.addressee for s in record.statements} <= actors | {None}
    assert {s.within for s in record.statements} <= statements | {None}


def test_every_string_of_an_actor_is_the_page_s():
    record = coded(*PAGE)
    for actor in record.actors:
        for words in (actor.name, *actor.aliases, *actor.roles):
            assert words in record.page.text


def test_a_record_obeys_its_published_schema():
    Draft202012Validator(json_schema()).validate(json.loads(msgspec.json.encode(coded(*PAGE))))


def test_a_page_with_nothing_said_has_an_empty_record():
    assert coded("The river rose.").statements == ()


def test_a_page_with_no_report_has_an_empty_record():
    record = coded(block("Share this page", role="furniture"))
    assert (record.statements, record.actors) == ((), ())


WORDS = reading(*PAGE).doc
INDEX = st.integers(0, len(WORDS) - 1)
SPANS = st.lists(st.tuples(INDEX, st.integers(1, 12)), min_size=1, max_size=2)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SPANS, SPANS, SPANS, st.floats(0, 1)), max_size=4))
def test_whatever_the_model_finds_every_span_is_words_of_the_report(found):
    page = reading(*PAGE)

    def spans(pairs):
        return tuple(page.doc[start : min(start + length, len(page.doc))] for start, length in sorted(pairs))

    attributions = tuple(Attribution(spans(s), spans(c), spans(k), p) for s, c, k, p in found)
    record = code(
        Reading(page=page.page, doc=page.doc, attributions=attributions, model="chance", quotations=page.quotations)
    )
    text = record.page.text
    report = [zone for zone in record.page.zones if zone.role in REPORT_ROLES]
    starts, ends = {t.idx for t in page.doc}, {t.idx + len(t) for t in page.doc}
    for statement in record.statements:
        assert content(record, statement).strip()
        assert 0 <= statement.confidence <= 1
        for span in filter(None, (statement.source, statement.cue, *statement.content)):
            assert span.start in starts
            assert span.end in ends
            assert text[span.start : span.end] == text[span.start : span.end].strip()
            assert any(zone.start <= span.start < span.end <= zone.end for zone in report)
