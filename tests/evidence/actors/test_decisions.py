from datetime import UTC, datetime, timedelta

from averment.evidence.actors.anchors import Anchor
from averment.evidence.actors.deciding import Constraints, Key, constraints, divide
from averment.evidence.actors.decisions import Decision, DecisionKind, decision, in_force

NOW = datetime(2026, 3, 3, tzinfo=UTC)
A, B, C, D = (Key(page, f"actor-{page}") for page in "abcd")


def made(number: int, kind: DecisionKind, *sides: list[Key], undoes: str | None = None) -> Decision:
    about = tuple(Anchor(side, key.page, 0, 1, "name", key.actor) for side, keys in enumerate(sides) for key in keys)
    at = NOW + timedelta(seconds=number)
    return Decision(id=str(number), kind=kind, about=about, by="someone", at=at, undoes=undoes)


def decided(*decisions: Decision) -> Constraints:
    return constraints(in_force(decisions), lambda anchor: Key(anchor.page, anchor.name))


def test_what_is_taken_back_does_not_count_and_can_be_put_in_force_again() -> None:
    merge, undo = made(1, "merge", [A], [B]), made(2, "undo", undoes="1")
    again = made(3, "undo", undoes="2")
    assert in_force([merge]) == [merge]
    assert in_force([merge, undo]) == []
    assert in_force([again, undo, merge]) == [merge]


def test_a_decision_is_later_than_those_before_it_whatever_the_clock_says() -> None:
    ahead = Decision(id="1", kind="merge", by="someone", at=datetime.now(UTC) + timedelta(days=1))
    assert decision("undo", [ahead], by="another", undoes="1").at > ahead.at


def test_two_that_are_merged_are_one() -> None:
    made_of = decided(made(1, "merge", [A], [B]), made(2, "merge", [B], [C]))
    assert made_of.whole(A) == made_of.whole(C)
    assert made_of.whole(A) != made_of.whole(D)


def test_of_two_decisions_that_contradict_each_other_the_later_holds() -> None:
    merged_last = decided(made(1, "split", [A], [B]), made(2, "merge", [A], [B]))
    assert merged_last.whole(A) == merged_last.whole(B)
    assert not merged_last.taken_out
    split_last = decided(made(1, "merge", [A], [B]), made(2, "split", [A], [B]))
    assert split_last.whole(A) != split_last.whole(B)
    assert split_last.are_two([A], [B])


def test_what_is_one_with_somebody_is_two_with_whoever_that_is_two_with() -> None:
    made_of = decided(made(1, "merge", [A], [C]), made(2, "reject", [A], [B]))
    assert made_of.are_two([C], [B])
    contradicting = decided(made(1, "merge", [C], [B]), made(2, "merge", [A], [C]), made(3, "reject", [A], [B]))
    assert contradicting.whole(A) == contradicting.whole(C)
    assert contradicting.are_two([C], [B])


def test_a_group_that_nobody_decided_about_is_whole() -> None:
    assert divide([A, B], {A: "a", B: "b"}, decided()) == [[A, B]]


def test_what_is_taken_out_takes_nobody_along_not_even_those_of_its_name() -> None:
    names = dict.fromkeys((A, B, C, D), "Hussein")
    assert divide([A, B, C, D], names, decided(made(1, "split", [A], [B]))) == [[B, C, D], [A]]


def test_where_two_names_are_two_people_each_page_goes_with_those_of_its_name() -> None:
    names = {A: "Hassan", B: "Hasan", C: "Hasan", D: "H."}
    assert divide([A, B, C, D], names, decided(made(1, "reject", [A], [B]))) == [[A, D], [B, C]]
