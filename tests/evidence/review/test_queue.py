"""What is most worth checking comes first, always in one order, without what this person has checked."""

import math

import pytest

from averment.coding.claim import EventType, Factuality
from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.review.queue import _cases

from .world import DENIED, SAID, SHELLED, kept


@pytest.fixture
def read(base: EvidenceBase) -> EvidenceBase:
    return kept(base)


def rows(base: EvidenceBase, **asked: object) -> list[dict[str, object]]:
    return base.review_queue(**({"by": "edda", "limit": None} | asked)).to_arrow_table().to_pylist()  # type: ignore[arg-type]


def test_every_statement_and_claim_waits_until_somebody_looks(read: EvidenceBase) -> None:
    waiting = {(row["record"], row["id"]) for row in rows(read)}
    assert waiting == {("statement", id_) for (id_,) in read.statements().select("id").fetchall()} | {
        ("claim", id_) for (id_,) in read.claims().select("id").fetchall()
    }


def test_worth_is_uncertainty_weight_and_reach(read: EvidenceBase) -> None:
    for row in rows(read):
        p = row["confidence"]
        assert row["uncertainty"] == pytest.approx(-p * math.log2(p) - (1 - p) * math.log2(1 - p))
        assert row["worth"] == pytest.approx(0.5 * row["uncertainty"] + 0.3 * row["weight"] + 0.2 * row["reach"])
        assert 0 <= row["worth"] <= 1
    worths = [row["worth"] for row in rows(read)]
    assert worths == sorted(worths, reverse=True)


def test_the_unsure_attack_comes_first_and_a_statement_weighs_what_it_carries(read: EvidenceBase) -> None:
    first, *_ = rows(read)
    assert (first["record"], first["words"]) == ("claim", ["Tavash may bomb the bridge if talks fail"])
    weights = {row["id"]: row["weight"] for row in rows(read)}
    assert weights[SAID] == weights[SHELLED] == 1.0


def test_the_order_is_the_same_each_time(read: EvidenceBase) -> None:
    everything = [row["id"] for row in rows(read)]
    assert [row["id"] for row in rows(read)] == everything
    assert [row["id"] for row in rows(read, limit=5)] == everything[:5]
    assert [row["id"] for row in rows(EvidenceBase.open(read.path))] == everything


def test_what_this_person_has_checked_waits_no_more_and_for_others_it_is_worth_half(read: EvidenceBase) -> None:
    before = {row["id"]: row["worth"] for row in rows(read, by="ilda")}
    read.review.accept(SAID, SHELLED, by="edda")
    read.review.note(DENIED, by="edda", note="hm")
    waiting = {row["id"] for row in rows(read)}
    assert waiting == before.keys() - {SAID, SHELLED}
    theirs = {row["id"]: row["worth"] for row in rows(read, by="ilda")}
    assert theirs[SAID] == pytest.approx(before[SAID] / 2)
    assert theirs[DENIED] == pytest.approx(before[DENIED])
    read.review.undo(by="edda")
    read.review.undo(by="edda")
    assert {row["id"] for row in rows(read)} == before.keys()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"record": "statement"}, 6),
        ({"type": "position"}, 3),
        ({"type": "indirect"}, 6),
        ({"speaker": "minister"}, 2),
        ({"outlet": "gazette"}, 6),
        ({"since": "2026-03-05"}, 6),
        ({"until": "2026-03-05", "record": "claim"}, 6),
    ],
    ids=str,
)
def test_the_queue_can_be_narrowed(read: EvidenceBase, asked: dict[str, object], expected: int) -> None:
    assert len(rows(read, **asked)) == expected


def test_what_cannot_be_asked_is_refused(read: EvidenceBase) -> None:
    for asked in ({"record": "page"}, {"type": "war"}, {"speaker": " "}, {"since": "May"}, {"limit": -1}):
        with pytest.raises(UsageError):
            rows(read, **asked)


def test_every_type_of_event_and_every_factuality_has_a_weight() -> None:
    cases = _cases()
    assert all(f"'{each}'" in cases["event"] for each in EventType.__args__)
    assert all(f"'{each}'" in cases["factuality"] for each in Factuality.__args__)
