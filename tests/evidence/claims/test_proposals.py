"""Which wordings are of one proposal, and which only look so."""

import pytest

from averment.evidence.claims.proposals import group_proposals

SAME = [
    ("the 30-day ceasefire", "a thirty-day ceasefire"),
    ("a ceasefire", "the ceasefire plan"),
    ("a ceasefire", "an immediate ceasefire in the lake provinces"),
    ("to hand over its weapons", "handing over all weapons"),
    ("the withdrawal of Tavashi troops from Orun", "to withdraw Tavashi troops from the town of Orun"),
    ("the disarmament of the lake militias", "disarming the lake militias"),
    ("the proposal", "The proposal"),
    ("Vashara’s demand for a customs union", "a customs union with Vashara"),
]
TWO = [
    ("a ceasefire", "a prisoner exchange"),
    ("talks on water", "talks with the Tarn Front"),
    ("the withdrawal from Orun", "the bridge at Orun"),
    ("the grain corridor", "the peace corridor at Halveth"),
    ("to hand over its weapons", "to hand over the mayor"),
    ("a plan", "a ceasefire plan"),
    ("the truce", "the ceasefire"),  # no synonyms are known
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_proposal_in_two_wordings(one: str, other: str) -> None:
    assert len(set(group_proposals([one, other]).values())) == 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_proposals_stay_two(one: str, other: str) -> None:
    assert len(set(group_proposals([one, other]).values())) == 2


def test_a_proposal_goes_by_its_most_frequent_wording_whatever_the_order() -> None:
    wordings = ["the 30-day ceasefire", "a ceasefire", "a ceasefire", "the ceasefire in Orun"]
    assert set(group_proposals(wordings).values()) == {"a ceasefire"}
    assert group_proposals(wordings) == group_proposals(wordings[::-1])


def test_one_wording_does_not_bring_two_proposals_together() -> None:
    wordings = ["a ceasefire", "a prisoner exchange", "a ceasefire and a prisoner exchange"]
    groups = group_proposals(wordings)
    assert groups["a ceasefire"] != groups["a prisoner exchange"]


@pytest.mark.parametrize("wording", ["", " ", "?", "of the", "—", "停火"])
def test_words_that_say_nothing_are_a_proposal_of_their_own(wording: str) -> None:
    assert group_proposals([wording, "a ceasefire"])[wording] == wording


def test_thousands_of_wordings_are_grouped_in_moments() -> None:
    wordings = [
        f"the {kind} of {what}{number}" for number in range(500) for kind in ("return", "sale") for what in "ab"
    ]
    assert len(set(group_proposals(wordings).values())) == len(wordings)
