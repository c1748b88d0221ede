"""What people decide about statements and claims: who, what, when; never overwritten, always to be taken back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.review.reviews import RecordKey
from averment.page import Span
from tests.evidence.claims.world import accord, shelling

from .world import DENIED, SAID, SHELLED, kept, states

TEXT = shelling().page.text
PAGE = shelling().page.id


@pytest.fixture
def read(base: EvidenceBase) -> EvidenceBase:
    return kept(base)


def one(base: EvidenceBase, id_: str) -> dict[str, Any]:
    """The row that the ledger has for a statement or claim."""
    for view in ("reviewed_statements", "reviewed_claims"):
        rows = base.sql(f"SELECT * FROM {view} WHERE id = '{id_}'").to_arrow_table().to_pylist()
        if rows:
            return rows[0]
    raise AssertionError(id_)


def test_nothing_is_decided_before_somebody_does(read: EvidenceBase) -> None:
    assert {row for (row,) in read.statements().select("review").fetchall()} == {"unreviewed"}
    assert states(read) == []
    assert read.reviews().fetchall() == []
    assert not (read.path / "reviews").exists()


def test_a_decision_says_who_when_and_why(read: EvidenceBase) -> None:
    before = datetime.now(UTC)
    (made,) = read.review.accept(SAID, by="edda", note="as it stands there")
    row = one(read, SAID)
    assert (row["review"], row["reviewed_by"], row["decisions"], row["note"]) == (
        "accepted", "edda", 1, "as it stands there",
    )  # fmt: skip
    assert before <= row["reviewed_at"].replace(tzinfo=UTC) <= datetime.now(UTC)
    assert made.batch is None
    assert read.reviews().select("kind", "by", "about", "state").fetchall() == [("accept", "edda", SAID, "in force")]


@pytest.mark.parametrize("id_", [SAID, SHELLED], ids=["statement", "claim"])
def test_what_is_rejected_is_shown_as_that_and_left_out_only_where_that_is_asked(read: EvidenceBase, id_: str) -> None:
    read.review.reject(id_, by="edda")
    assert states(read) == [(id_, "rejected")]
    ask = read.statements if id_ == SAID else read.claims
    everything = {row for (row,) in ask().select("id").fetchall()}
    assert id_ in everything
    assert {row for (row,) in ask(review="not-rejected").select("id").fetchall()} == everything - {id_}
    assert ask(reviewed_by="edda").select("id").fetchall() == [(id_,)]


def test_a_corrected_statement_is_told_as_corrected_beside_what_the_machine_read(read: EvidenceBase) -> None:
    start = TEXT.index("it had attacked Vashara")
    read.review.correct(
        DENIED,
        by="edda",
        speaker="Vashara",
        source=None,
        content=[(start, start + 15)],
        kind="mixed",
        addressee="Belmar",
    )
    row = one(read, DENIED)
    assert row["review"] == "corrected"
    assert row["corrected"] == ["source", "content", "speaker", "kind", "addressee"]
    assert (row["speaker_name"], row["speaker_type"], row["source"], row["source_start"]) == (
        "Vashara",
        "state",
        None,
        None,
    )
    assert (row["content"], row["content_spans"]) == (["it had attacked"], [{"start": start, "end": start + 15}])
    assert (row["kind"], row["addressee_name"], row["cue"]) == ("mixed", "Belmar", "denied")
    assert (row["machine"]["speaker_name"], row["machine"]["content"]) == ("Tavash", ["that it had attacked Vashara"])
    machine = read.sql(f"SELECT speaker_name, content FROM statements WHERE id = '{DENIED}'").fetchall()
    assert machine == [("Tavash", ["that it had attacked Vashara"])]
    assert read.statements(speaker="vashara", text="had attacked").select("id").fetchall() == [(DENIED,)]


def test_a_corrected_claim_is_told_as_corrected_beside_what_the_machine_read(read: EvidenceBase) -> None:
    read.review.correct(
        SHELLED, by="edda", event="COERCE", mode=None, actor=["Tarn Front", "Belmar"], recipient=[], factuality="PS+",
        threatened=True, place="Orun shelled", date=("on Monday", "2026-03-02", "2026-03-02"),
        evidence=["Tavash had shelled the port of Orun"], conditional_on="if talks fail",
    )  # fmt: skip
    row = one(read, SHELLED)
    assert (row["event"], row["mode"], row["factuality"], row["threatened"]) == ("COERCE", None, "PS+", True)
    assert (row["actor_names"], row["recipient"], row["recipient_names"]) == (["Tarn Front", "Belmar"], [], [])
    assert (row["place"], row["conditional_on"]) == ("Orun shelled", "if talks fail")
    assert (row["date"], row["date_start"], row["dated"], row["dated_by"]) == (
        "on Monday", "2026-03-02", "2026-03-02", "claim",
    )  # fmt: skip
    assert row["machine"]["event"] == "ASSAULT"
    assert read.claims(event="COERCE", actor="Tarn Front").select("id").fetchall() == [(SHELLED,)]
    assert (SHELLED,) not in read.claims(event="ASSAULT").select("id").fetchall()


def test_a_claim_whose_type_is_corrected_has_what_that_type_has_and_no_more(read: EvidenceBase) -> None:
    read.review.correct(
        SHELLED, by="edda", type="relation", relation="opposed_to", actor=["Tavash"], recipient=["Vashara"]
    )
    row = one(read, SHELLED)
    assert (row["type"], row["relation"], row["event"], row["mode"], row["place"]) == (
        "relation", "opposed_to", None, None, None,
    )  # fmt: skip
    (claim,) = (claim for claim in read.reviewed_record(PAGE).claims if claim.id == SHELLED)
    assert type(claim).__name__ == "Relation"


def test_later_corrections_add_to_earlier_ones_and_the_later_of_two_counts(read: EvidenceBase) -> None:
    read.review.correct(SAID, by="edda", speaker="Tavash", kind="direct")
    read.review.correct(SAID, by="ilda", speaker="Belmar")
    row = one(read, SAID)
    assert (row["speaker_name"], row["kind"], row["reviewed_by"], row["decisions"]) == ("Belmar", "direct", "ilda", 2)
    read.review.accept(SAID, by="joss")
    assert (one(read, SAID)["review"], one(read, SAID)["speaker_name"]) == ("corrected", "Belmar")
    read.review.reject(SAID, by="joss")
    assert one(read, SAID)["review"] == "rejected"


def test_a_note_decides_nothing(read: EvidenceBase) -> None:
    read.review.accept(SAID, by="edda")
    read.review.note(SAID, DENIED, by="ilda", note="who is the minister?")
    assert [(one(read, id_)["review"], one(read, id_)["note"]) for id_ in (SAID, DENIED)] == [
        ("accepted", "who is the minister?"), ("unreviewed", "who is the minister?"),
    ]  # fmt: skip
    assert one(read, SAID)["reviewed_by"] == "edda"


def test_undo_is_a_decision_that_can_be_undone(read: EvidenceBase) -> None:
    (rejected,) = read.review.reject(SAID, by="edda")
    undone = read.review.undo(rejected.id[:8], by="ilda")
    assert states(read) == []
    read.review.undo(undone.id, by="edda")
    assert states(read) == [(SAID, "rejected")]
    assert read.reviews().select("kind", "state").fetchall() == [
        ("undo", "in force"), ("undo", "undone"), ("reject", "in force"),
    ]  # fmt: skip


def test_without_an_id_a_person_takes_back_the_last_of_their_own(read: EvidenceBase) -> None:
    read.review.accept(SAID, by="edda")
    read.review.reject(DENIED, by="ilda")
    read.review.undo(by="edda")
    assert states(read) == [(DENIED, "rejected")]
    with pytest.raises(UsageError, match="nothing to take back"):
        read.review.undo(by="edda")


def test_all_rows_of_a_filter_are_decided_in_one_commit_with_one_undo(read: EvidenceBase) -> None:
    read.review.accept(SAID, by="ilda")
    commits = len(list((read.path / "reviews" / "_delta_log").glob("*.json")))
    made = read.review.reject(read.claims(event="ASSAULT"), read.statements(speaker="tavash"), by="edda")
    assert len(made) == 4 + 2
    assert len({each.batch for each in made}) == 1
    assert len(list((read.path / "reviews" / "_delta_log").glob("*.json"))) == commits + 1
    assert len(read.claims(review="rejected").fetchall()) == 4
    read.review.undo(by="edda")
    assert states(read) == [(SAID, "accepted")]


def test_one_decision_of_many_can_be_taken_back_alone(read: EvidenceBase) -> None:
    made = read.review.reject(SAID, DENIED, by="edda")
    (mine,) = (each for each in made if each.about == SAID)
    read.review.undo(mine.id, by="edda")
    assert states(read) == [(DENIED, "rejected")]
    with pytest.raises(UsageError, match="taken back already"):
        read.review.undo(mine.id, by="edda")


LENGTH = len(TEXT)


@pytest.mark.parametrize(
    ("id_", "fields", "what"),
    [
        (SAID, {}, "Nothing is corrected"),
        (SAID, {"content": [(5, 5)]}, "not empty"),
        (SAID, {"content": [(LENGTH - 2, LENGTH + 1)]}, "within the page"),
        (SAID, {"content": [(-3, 4)]}, "within the page"),
        (SAID, {"content": []}, "`content` is empty"),
        (SAID, {"content": [(3, 9), (5, 12)]}, "overlap"),
        (SAID, {"content": "that Tavash"}, "is a list"),
        (SAID, {"cue": "whispered"}, "does not have the words"),
        (SAID, {"cue": "Tavash"}, "more than once"),
        (SAID, {"cue": ""}, "does not have the words"),
        (SAID, {"speaker": "Joss Farrow"}, "names no 'Joss Farrow'. It names: Vashara"),
        (SAID, {"kind": "shouted"}, "it is one of direct, indirect, mixed"),
        (SAID, {"event": "ASSAULT"}, "A statement has no field 'event'"),
        (SHELLED, {"speaker": "Tavash"}, "A claim has no field 'speaker'"),
        (SHELLED, {"predicate": "shelled"}, "A claim has no field 'predicate'"),
        (SHELLED, {"event": "WAR"}, "it is one of AGREE"),
        (SHELLED, {"demanded": "yes"}, "true or false"),
        (SHELLED, {"type": "relation"}, "has a `relation`"),
        (SHELLED, {"type": "relation", "relation": "part_of", "actor": []}, "one `actor`"),
        (SHELLED, {"type": "position", "stance": "accepts"}, "has a `proposal`"),
        (SHELLED, {"evidence": ["killing at least 40"]}, "leaves out the words that carry the claim"),
        (SHELLED, {"date": ("on Monday", "2026-13", None)}, "write a date as"),
        (SHELLED, {"date": ("on Monday", "2026-03-02", "2026-03-01")}, "before it begins"),
        ("nothing", {"kind": "direct"}, "No statement or claim is 'nothing'"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_in_one_line(read: EvidenceBase, id_: str, fields: dict[str, Any], what: str) -> None:
    with pytest.raises(UsageError, match=what.replace("(", r"\(")) as refused:
        read.review.correct(id_, by="edda", **fields)
    assert "\n" not in str(refused.value)
    assert read.reviews().fetchall() == []


def test_a_speaker_whom_the_machine_did_not_find_is_given_by_words_of_the_page(read: EvidenceBase) -> None:
    read.review.correct(SAID, by="edda", speaker="the port of Orun")
    row = one(read, SAID)
    assert (row["speaker"], row["speaker_name"]) == (None, "the port of Orun")


def test_records_that_are_none_are_refused(read: EvidenceBase) -> None:
    for asked in (
        (),
        ("ffff",),
        (read.pages(),),
        (RecordKey("claim", PAGE, SAID),),
        (RecordKey("claim", "nope", SAID),),
    ):
        with pytest.raises(UsageError):
            read.review.accept(*asked)
    with pytest.raises(UsageError, match="may be any of several"):
        read.review.accept(SHELLED[:8])
    with pytest.raises(UsageError, match="note is empty"):
        read.review.note(SAID, note=" ")
    with pytest.raises(UsageError, match="behind `not-`"):
        read.statements(review="maybe")


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_corrected_words_are_the_pages_own_whatever_span_is_given(
    data: st.DataObject, base_with_any_text: EvidenceBase
) -> None:
    base = base_with_any_text
    (record,) = base.records()
    text = record.page.text
    start = data.draw(st.integers(-1, len(text)))
    end = data.draw(st.integers(-1, len(text) + 1))
    span = Span(start, end)
    if not 0 <= start < end <= len(text):
        with pytest.raises(UsageError):
            base.review.correct(record.statements[0].id, content=[span])
        return
    base.review.correct(record.statements[0].id, content=[span], by="edda")
    ((words, spans),) = base.statements(review="corrected").select("content", "content_spans").fetchall()
    assert words == [text[start:end]]
    assert spans == [{"start": start, "end": end}]
    assert base.reviewed_record(record.page.id).statements[0].content == (span,)


def test_the_page_as_people_have_it(read: EvidenceBase) -> None:
    assert read.reviewed_record(accord().page.id) == accord()
    read.review.correct(SAID, by="edda", speaker="Belmar")
    read.review.reject(SHELLED, by="ilda", note="no")
    record: Any = read.reviewed_record(PAGE)
    belmar = next(actor.id for actor in record.actors if actor.name == "Belmar")
    assert record.statements[0].speaker == belmar
    assert [(each.record, each.of, each.review, each.by, each.note) for each in record.review] == [
        ("statement", SAID, "corrected", "edda", None), ("claim", SHELLED, "rejected", "ilda", "no"),
    ]  # fmt: skip
    assert read.record(PAGE) == shelling()
    (left,) = (each for each in read.reviewed_records(review="not-rejected") if each.page.id == PAGE)
    assert SHELLED not in {claim.id for claim in left.claims}
    assert len(left.claims) == len(shelling().claims) - 1
