"""Claims go into a row and come back as they were, with the page's own words beside them."""

import pyarrow as pa
from hypothesis import given, settings

from averment.coding import Record
from averment.coding.claim import Relation
from averment.evidence.claims import CLAIMS, claims_row, spelt_out
from averment.evidence.rows import record_of
from tests.evidence.strategies import records
from tests.evidence.test_rows import ENTRY, READINGS, reading_row

from .world import accord, shelling


def back(record: Record) -> Record:
    reading = pa.Table.from_pylist([reading_row(record, ENTRY)], schema=READINGS).to_pylist()[0]
    claims = pa.Table.from_pylist([claims_row(record, "entry")], schema=CLAIMS).to_pylist()[0]
    return record_of(reading, claims["claims"])


@given(records())
@settings(max_examples=40, deadline=None)
def test_claims_come_back_as_they_went_in(record: Record) -> None:
    assert back(record) == record


@given(records())
@settings(max_examples=40, deadline=None)
def test_the_words_beside_a_span_are_the_pages_own(record: Record) -> None:
    text = record.page.text
    for claim, kept in zip(record.claims, spelt_out(record), strict=True):
        assert kept["evidence_text"] == [text[span.start : span.end] for span in claim.evidence]
        for name in ("predicate", "conditional_on", "place", "role", "unit", "of", "on"):
            span = getattr(claim, name, None)
            assert kept[f"{name}_text"] == (None if span is None else text[span.start : span.end])
        when = getattr(claim, "date", None) or getattr(claim, "since", None)
        assert kept["date_text"] == (None if when is None else text[when.words.start : when.words.end])


def test_every_type_of_claim_comes_back() -> None:
    made = [shelling(), accord()]
    assert [back(record) for record in made] == made
    assert {type(claim).__name__ for record in made for claim in record.claims} == {
        "Event",
        "Relation",
        "Quantity",
        "Position",
    }


def test_an_account_is_told_by_its_speakers_and_an_unresolved_one_by_the_sources_words() -> None:
    (told,) = [each for each in spelt_out(shelling()) if each["predicate_text"] == "bomb"]
    assert told["account_names"] == ["The minister", "Vashara"]
    assert told["account_speakers"][0] is None


def test_both_sides_of_a_relation_are_named() -> None:
    told = {each["id"]: each for each in spelt_out(shelling())}
    (relation,) = [claim for claim in shelling().claims if isinstance(claim, Relation)]
    assert told[relation.id]["actor_names"] == ["Ilda Maresh"]
    assert told[relation.id]["recipient_names"] == ["Tarn Front"]
