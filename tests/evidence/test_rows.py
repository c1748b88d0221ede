from datetime import UTC, datetime

import pyarrow as pa
from hypothesis import given, settings

from averment.coding import Record
from averment.evidence.claims import CLAIMS, claims_row
from averment.evidence.rows import READINGS, Entry, reading_id, reading_row, record_of

from .strategies import records

ENTRY = Entry("entry", "reading", datetime(2026, 3, 3, tzinfo=UTC), "/pages/a.html", "digest")


@given(records())
@settings(max_examples=40, deadline=None)
def test_a_record_comes_back_as_it_went_in(record: Record) -> None:
    table = pa.Table.from_pylist([reading_row(record, ENTRY)], schema=READINGS)
    claims = claims_row(record, ENTRY.entry)["claims"]
    assert record_of(table.to_pylist()[0], pa.array([claims], CLAIMS.field("claims").type).to_pylist()[0]) == record


@given(records())
@settings(max_examples=40, deadline=None)
def test_the_words_beside_a_span_are_the_pages_own(record: Record) -> None:
    text = record.page.text
    row = reading_row(record, ENTRY)
    for statement, kept in zip(record.statements, row["statements"], strict=True):
        assert kept["content_text"] == [text[span.start : span.end] for span in statement.content]
        for part in ("source", "cue"):
            span = getattr(statement, part)
            assert kept[f"{part}_text"] == (None if span is None else text[span.start : span.end])


def test_two_records_that_say_the_same_are_one_reading(talks: Record) -> None:
    copy = record_of(pa.Table.from_pylist([reading_row(talks, ENTRY)], schema=READINGS).to_pylist()[0])
    assert copy is not talks
    assert reading_id(copy) == reading_id(talks)


def test_the_words_of_furniture_and_comments_do_not_count(talks: Record) -> None:
    assert reading_row(talks, ENTRY)["words"] == 5 + 11 + 9 + 7


def test_a_statement_knows_its_zone_and_who_speaks(talks: Record) -> None:
    kept = reading_row(talks, ENTRY)["statements"]
    assert [statement["zone"] for statement in kept] == ["body"] * 4
    assert [statement["speaker_name"] for statement in kept] == [
        "Halveth Gazette",
        "Ilda Maresh",
        "Hadrin Aldane",
        None,
    ]
    assert [statement["speaker_type"] for statement in kept] == ["media", "person", "person", None]
