"""Decisions hold when a newer model reads the page again: by the very words, never by likeness."""

from typing import Any

import msgspec
import pytest
from hypothesis import given

from averment.coding import Record
from averment.evidence import EvidenceBase
from averment.evidence.review.finding import changed_fields, find_records
from averment.evidence.review.values import Here, claim_values, statement_values
from averment.page import Span
from tests.evidence.claims.world import shelling
from tests.evidence.strategies import records

from .world import DENIED, SAID, SHELLED, kept, newer, other_furniture, read_again, states, with_claim, with_statement

PAGE = shelling()
TEXT = PAGE.page.text
BELMAR = PAGE.claims[-1].id


@pytest.fixture
def read(base: EvidenceBase) -> EvidenceBase:
    return kept(base)


def seen_again(number: int, record: Record, *, claim: bool = False, strict: bool = False) -> str | None:
    """The id by which the newer record has a statement or claim of the page."""
    before, now = Here(PAGE), Here(newer(record))
    seen: Any = (
        claim_values(PAGE.claims[number], before) if claim else statement_values(PAGE.statements[number], before)
    )
    found = find_records(seen, [], now, strict=strict)
    return found[0] if len(found) == 1 else None


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@given(record=records())
def test_every_record_is_found_in_another_reading_that_says_the_same(record: Record) -> None:
    before, now = Here(record), Here(newer(record))
    seen: list[tuple[Any, str]] = [(statement_values(each, before), each.id) for each in record.statements]
    seen += [(claim_values(each, before), each.id) for each in record.claims]
    for values, id_ in seen:
        # Two of the very same words may both be meant: then neither is.
        assert id_ in find_records(values, [], now, strict=True)
        assert changed_fields(values, values, now) == []


def test_the_same_words_are_found_where_other_furniture_stands_around_the_report() -> None:
    moved = other_furniture(PAGE)
    assert moved.page.text != TEXT
    for number, statement in enumerate(PAGE.statements):
        assert seen_again(number, moved, strict=True) == statement.id
    for number, claim in enumerate(PAGE.claims):
        assert seen_again(number, moved, claim=True, strict=True) == claim.id
        values = claim_values(claim, Here(PAGE))
        assert changed_fields(values, claim_values(moved.claims[number], Here(moved)), Here(moved)) == []


@pytest.mark.parametrize(
    ("fields", "found", "strictly"),
    [
        ({"speaker": None}, True, True),
        ({"kind": "direct", "confidence": 0.1}, True, True),
        ({"cue": None}, True, True),
        ({"source": None}, True, True),
        ({"content": (span("that Tavash had shelled the port of Orun"),)}, True, False),
        ({"content": (span("that Tavash had shelled"),), "cue": None}, False, False),
        ({"content": (span("Tavash denied"),)}, False, False),
        ({"cue": span("claims"), "source": None}, False, False),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else str(value),
)
def test_a_statement_is_the_same_by_its_words(fields: dict[str, Any], found: bool, strictly: bool) -> None:
    other = with_statement(PAGE, 0, **fields)
    assert seen_again(0, other) == (f"{SAID}x" if found else None)
    assert seen_again(0, other, strict=True) == (f"{SAID}x" if strictly else None)


@pytest.mark.parametrize(
    ("fields", "found", "strictly"),
    [
        ({"event": "COERCE", "factuality": "PS+"}, True, True),
        ({"actor": ()}, True, True),
        ({"evidence": (span("shelled the port"),)}, True, False),
        ({"predicate": span("shelled")}, False, False),
        ({"predicate": span("killing")}, False, False),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else str(value),
)
def test_a_claim_is_the_same_by_its_type_and_the_words_that_carry_it(
    fields: dict[str, Any], found: bool, strictly: bool
) -> None:
    other = with_claim(PAGE, 0, **fields)
    assert seen_again(0, other, claim=True) == (f"{SHELLED}x" if found else None)
    assert seen_again(0, other, claim=True, strict=True) == (f"{SHELLED}x" if strictly else None)


def test_of_two_that_fit_alike_neither_is_meant() -> None:
    twice = msgspec.structs.replace(
        PAGE, claims=(*PAGE.claims[1:], *(msgspec.structs.replace(PAGE.claims[0], id=id_) for id_ in ("one", "two")))
    )
    assert seen_again(0, twice, claim=True) is None


def test_decisions_hold_for_the_new_record_of_the_same_words(read: EvidenceBase) -> None:
    read.review.accept(SAID, by="edda")
    read.review.reject(SHELLED, by="edda")
    read.review.correct(DENIED, by="edda", speaker="Belmar")
    other = with_statement(with_statement(with_claim(other_furniture(PAGE), 0), 0), 1)
    read_again(read, other)
    assert states(read) == [(f"{SAID}x", "accepted"), (f"{DENIED}x", "corrected"), (f"{SHELLED}x", "rejected")]
    assert {row for (row,) in read.reviews().select("state").fetchall()} == {"in force"}


def test_what_was_accepted_and_is_read_otherwise_now_is_shown_and_needs_a_look(read: EvidenceBase) -> None:
    read.review.accept(SAID, SHELLED, by="edda")
    ilda = next(actor.id for actor in PAGE.actors if actor.name == "Ilda Maresh")
    read_again(read, with_claim(with_statement(PAGE, 0, speaker=ilda), 0, factuality="PS+"))
    (row,) = read.statements(review="changed").select("speaker_name", "changed").fetchall()
    assert row == ("Ilda Maresh", ["speaker"])
    assert read.claims(review="changed").select("factuality", "changed").fetchall() == [
        ("PS+", ["factuality", "account"])
    ]
    waiting = (
        read.review_queue(by="edda", limit=None).filter("review = 'changed'").select("id", "uncertainty").fetchall()
    )
    assert sorted(waiting) == sorted([(f"{SAID}x", 1.0), (f"{SHELLED}x", 1.0)])
    read.review.accept(f"{SAID}x", by="edda")
    assert states(read) == [(f"{SAID}x", "accepted"), (f"{SHELLED}x", "changed")]


def test_what_a_person_corrected_stays_whatever_the_machine_reads_next(read: EvidenceBase) -> None:
    start = TEXT.index("Tavash had shelled")
    read.review.correct(SAID, by="edda", speaker="Ilda Maresh", content=[(start, start + 18)])
    read.review.correct(SHELLED, by="edda", factuality="PR+", place="Belmar")
    ilda = next(actor.id for actor in PAGE.actors if actor.name == "Belmar")
    other = with_claim(with_statement(PAGE, 0, speaker=ilda, kind="mixed"), 0, factuality="CT-", place=None)
    read_again(read, other_furniture(other))
    (row,) = read.statements(review="corrected").select("speaker_name", "content", "kind", "changed").fetchall()
    assert row == ("Ilda Maresh", ["Tavash had shelled"], "mixed", ["kind"])
    ((spans,),) = read.statements(review="corrected").select("content_spans").fetchall()
    now = read.record(PAGE.page.id).page.text
    assert [now[each["start"] : each["end"]] for each in spans] == ["Tavash had shelled"]
    assert now != TEXT
    assert read.claims(review="corrected").select("factuality", "place").fetchall() == [("PR+", "Belmar")]


def test_a_correction_that_the_newer_model_reads_by_itself_is_found_by_it(read: EvidenceBase) -> None:
    right = span("Tavash fired on Belmar")
    read.review.correct(DENIED, by="edda", content=[right], cue=None)
    read_again(read, with_statement(PAGE, 1, content=(right,), cue=None))
    assert states(read) == [(f"{DENIED}x", "corrected")]


def test_what_was_rejected_stays_rejected(read: EvidenceBase) -> None:
    read.review.reject(SHELLED, SAID, by="edda")
    read_again(read, with_claim(with_statement(PAGE, 0, confidence=0.99), 0, factuality="PS+"))
    assert states(read) == [(f"{SAID}x", "rejected"), (f"{SHELLED}x", "rejected")]


def test_where_the_words_are_gone_the_decision_is_an_orphan_and_goes_to_no_sentence_like_it(read: EvidenceBase) -> None:
    read.review.accept(DENIED, by="edda")
    read.review.reject(BELMAR, by="edda")
    gone = PAGE.page.text.replace("it had attacked Vashara", "it had attackde Vashara").replace("fired on", "fired at")
    assert len(gone) == len(TEXT)
    read_again(read, msgspec.structs.replace(PAGE, page=msgspec.structs.replace(PAGE.page, text=gone)))
    assert states(read) == []
    assert read.reviews(state="orphaned").select("about", "words", "now").order("about").fetchall() == [
        (BELMAR, ["Tavash fired on Belmar"], None), (DENIED, ["that it had attacked Vashara"], None),
    ]  # fmt: skip
    read_again_as_before = newer(PAGE)
    with read.writer() as writer:
        writer.add(msgspec.structs.replace(read_again_as_before, model="model 3"), source="x", digest="y")
    assert states(read) == [(DENIED, "accepted"), (BELMAR, "rejected")]


def test_where_the_newer_model_has_no_such_record_the_decision_is_moot_and_waits(read: EvidenceBase) -> None:
    read.review.reject(BELMAR, by="edda")
    read_again(read, msgspec.structs.replace(PAGE, claims=PAGE.claims[:-1]))
    assert states(read) == []
    assert read.reviews().select("about", "state").fetchall() == [(BELMAR, "moot")]
