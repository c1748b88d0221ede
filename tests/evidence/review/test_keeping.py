"""What people accepted or corrected stays in the base where a newer reading of its page does not have it: whole, by the
very words, and marked as kept.
"""

import io
from typing import Any

import msgspec
import pytest

from averment.coding import Record
from averment.coding.claim import Event
from averment.evidence import EvidenceBase
from averment.evidence.review.reviews import RecordKey
from averment.exchange import export, read_jsonl
from averment.page import Span
from tests.evidence.claims.world import shelling
from tests.evidence.pages import add

from .world import DENIED, SAID, SHELLED, kept, other_furniture, read_again, states

PAGE = shelling()
PAGE_ID = PAGE.page.id
TEXT = PAGE.page.text
LEADS, BELMAR = PAGE.claims[-2].id, PAGE.claims[-1].id


@pytest.fixture
def read(base: EvidenceBase) -> EvidenceBase:
    return kept(base)


def without(record: Record, *gone: str) -> Record:
    """The record as a model has it that does not find these statements, claims and actors."""
    return msgspec.structs.replace(
        record,
        **{
            name: tuple(each for each in getattr(record, name) if each.id not in gone)
            for name in ("actors", "statements", "claims")
        },
    )


def of_ledger(base: EvidenceBase, id_: str) -> dict[str, Any] | None:
    for asked in (base.statements(page=PAGE_ID), base.claims(page=PAGE_ID)):
        rows = asked.filter(f"id = '{id_}'").to_arrow_table().to_pylist()
        if rows:
            return dict(rows[0])
    return None


def words(record: Record, *spans: Span | None) -> list[str]:
    return [record.page.text[span.start : span.end] for span in spans if span]


@pytest.mark.parametrize("id_", [DENIED, BELMAR], ids=["statement", "claim"])
def test_what_was_accepted_and_is_not_found_again_stays_and_says_so(read: EvidenceBase, id_: str) -> None:
    read.review.accept(id_, by="edda")
    before = of_ledger(read, id_)
    assert before
    assert before["kept"] is False
    # Other furniture: every offset is another.
    read_again(read, without(other_furniture(PAGE), id_))
    row = of_ledger(read, id_)
    assert row
    assert (row["review"], row["reviewed_by"], row["kept"]) == ("accepted", "edda", True)
    same = ("source", "cue", "content", "speaker_name") if id_ == DENIED else ("event", "actor_names", "evidence")
    assert [row[name] for name in same] == [before[name] for name in same]
    text = read.record(PAGE_ID).page.text
    spans = row["content_spans" if id_ == DENIED else "evidence_spans"]
    assert [text[each["start"] : each["end"]] for each in spans] == row["content" if id_ == DENIED else "evidence"]
    assert (row["model"], row["reading"]) == (before["model"], before["reading"])
    assert read.reviews().select("state", "now").fetchall() == [("in force", id_)]
    assert id_ not in {each.id for each in (*read.record(PAGE_ID).statements, *read.record(PAGE_ID).claims)}


def test_what_was_corrected_stays_as_people_have_it(read: EvidenceBase) -> None:
    read.review.correct(DENIED, by="edda", speaker="Vashara", content=["it had attacked Vashara"])
    read_again(read, without(other_furniture(PAGE), DENIED, PAGE.claims[2].id))
    row = of_ledger(read, DENIED)
    assert row
    assert (row["review"], row["kept"], row["speaker_name"], row["content"]) == (
        "corrected", True, "Vashara", ["it had attacked Vashara"],
    )  # fmt: skip
    found = read.statements(speaker="vashara", text="it had attacked").select("id").fetchall()
    assert found == [(DENIED,)]


def test_a_page_as_people_have_it_has_it_in_its_place_and_so_have_exports(read: EvidenceBase) -> None:
    read.review.accept(DENIED, by="edda")
    read_again(read, without(other_furniture(PAGE), DENIED, PAGE.claims[2].id))
    record: Any = read.reviewed_record(PAGE_ID)
    assert [each.id for each in record.statements] == [each.id for each in PAGE.statements]
    assert record.kept == (DENIED,)
    statement = record.statements[1]
    assert words(record, statement.source, statement.cue, *statement.content) == [
        "Tavash", "denied", "that it had attacked Vashara",
    ]  # fmt: skip
    assert [(each.of, each.review) for each in record.review] == [(DENIED, "accepted")]
    out = io.BytesIO()
    export(read, out, form="jsonl")
    line = next(each for each in out.getvalue().splitlines() if PAGE_ID.encode() in each)
    assert msgspec.json.decode(line)["kept"] == [DENIED]
    out.seek(0)
    again = {each.page.id: each for each in read_jsonl(out)}[PAGE_ID]
    assert again.statements == record.statements
    table = io.BytesIO()
    export(read, table, form="csv")
    assert f"{DENIED}," in table.getvalue().decode()


def test_a_claim_brings_its_account_and_whom_it_names(read: EvidenceBase) -> None:
    read.review.accept(SHELLED, LEADS, by="edda")
    front = next(actor.id for actor in PAGE.actors if actor.name == "Tarn Front")
    newer = without(other_furniture(PAGE), SHELLED, LEADS, SAID, PAGE.claims[1].id, front)
    read_again(read, newer)
    record: Any = read.reviewed_record(PAGE_ID)
    shelled = next(each for each in record.claims if each.id == SHELLED)
    assert isinstance(shelled, Event)
    assert shelled.account == (SAID,)
    assert set(record.kept) == {SAID, SHELLED, LEADS, front}
    assert [each.name for each in record.actors if each.id == front] == ["Tarn Front"]
    actor = next(each for each in record.actors if each.id == front)
    assert words(record, Span(actor.mentions[0].start, actor.mentions[0].end)) == ["Tarn Front"]
    # The statement that it is by comes with it, though nobody has decided about that one.
    said = of_ledger(read, SAID)
    assert said
    assert (said["review"], said["kept"]) == ("unreviewed", True)
    assert read.claims(account="vashara").filter(f"id = '{SHELLED}'").select("id").fetchall() == [(SHELLED,)]
    leads = of_ledger(read, LEADS)
    assert leads
    assert leads["recipient_names"] == ["Tarn Front"]


def test_positions_and_timelines_have_it_too(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    read_again(read, without(PAGE, BELMAR))
    timeline = read.timeline()
    assert "Tavash fired on Belmar" in str(timeline.fetchall())
    sides = read.sql(f"SELECT side, name FROM claim_actors WHERE claim = '{BELMAR}' ORDER BY side").fetchall()
    assert sides == [("actor", "Tavash"), ("recipient", "Belmar")]


def test_it_is_kept_once_though_two_readings_had_it(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    moved = other_furniture(PAGE)
    second = msgspec.structs.replace(moved.claims[-1], id="second")
    read_again(read, msgspec.structs.replace(moved, claims=(*moved.claims[:-1], second)))
    read.review.accept("second", by="ilda")
    with read.writer(again=True) as writer:
        add(writer, msgspec.structs.replace(without(PAGE, BELMAR), model="model 3"))
    assert states(read) == [("second", "accepted")]
    row = of_ledger(read, "second")
    assert row
    assert (row["kept"], row["reviewers"], row["decisions"]) == (True, ["edda", "ilda"], 2)


def test_undoing_the_decision_takes_it_away_again(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    read_again(read, without(PAGE, BELMAR))
    assert states(read) == [(BELMAR, "accepted")]
    undone = read.review.undo(by="edda")
    assert of_ledger(read, BELMAR) is None
    assert read.reviewed_record(PAGE_ID) == read.record(PAGE_ID)
    read.review.undo(undone.id, by="edda")
    assert states(read) == [(BELMAR, "accepted")]


def test_what_is_kept_can_be_decided_about_like_all_else(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    read_again(read, without(other_furniture(PAGE), BELMAR))
    read.review.note(BELMAR, by="ilda", note="really?")
    read.review.correct(RecordKey("claim", PAGE_ID, BELMAR), by="ilda", event="COERCE", evidence=["fired on Belmar"])
    row = of_ledger(read, BELMAR)
    assert row
    assert (row["event"], row["evidence"], row["review"], row["note"]) == (
        "COERCE", ["fired on Belmar"], "corrected", "really?",
    )  # fmt: skip
    # The reading that had it comes back: decisions made on what was kept hold for it.
    with read.writer(again=True) as writer:
        add(writer, msgspec.structs.replace(PAGE, model="model 3"))
    row = of_ledger(read, BELMAR)
    assert row
    assert (row["kept"], row["event"], row["evidence"]) == (False, "COERCE", ["fired on Belmar"])


def test_what_is_kept_and_then_rejected_goes(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    read_again(read, without(PAGE, BELMAR))
    read.review.reject(BELMAR, by="ilda")
    assert of_ledger(read, BELMAR) is None
    assert read.reviews().select("state").fetchall() == [("moot",), ("moot",)]
    read.review.undo(by="ilda")
    assert states(read) == [(BELMAR, "accepted")]


def test_where_the_words_are_gone_nothing_is_kept(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    other = without(PAGE, BELMAR)
    text = TEXT.replace("fired on", "fired at")
    read_again(read, msgspec.structs.replace(other, page=msgspec.structs.replace(other.page, text=text)))
    assert of_ledger(read, BELMAR) is None
    assert read.reviews().select("state").fetchall() == [("orphaned",)]


def test_where_the_newer_reading_has_two_that_may_be_it_nothing_is_kept(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    twice = tuple(msgspec.structs.replace(PAGE.claims[-1], id=id_) for id_ in ("one", "two"))
    read_again(read, msgspec.structs.replace(PAGE, claims=(*PAGE.claims[:-1], *twice)))
    assert of_ledger(read, BELMAR) is None
    assert read.reviews().select("state").fetchall() == [("moot",)]


def test_who_decided_about_it_is_asked_no_more_and_others_are(read: EvidenceBase) -> None:
    read.review.accept(BELMAR, by="edda")
    read_again(read, without(PAGE, BELMAR))
    queue = [row[2] for row in read.review_queue(by="edda", limit=None).fetchall()]
    others = [row[2] for row in read.review_queue(by="ilda", limit=None).fetchall()]
    assert (BELMAR in queue, BELMAR in others) == (False, True)
