"""Who stands where on what: invented sentences, read with the shipped model."""

import pytest

from averment.api import reader
from averment.coding import Record, code
from averment.coding.claim import Position
from averment.page import Page, Zone


def record(text: str) -> Record:
    page = Page(id="page", language="en", text=text, zones=(Zone("body", 0, len(text)),))
    return code(reader(model=None).read(page))


def positions(text: str) -> list[tuple[str, str, str]]:
    found = record(text)
    names = {actor.id: actor.name for actor in found.actors}
    claims = [claim for claim in found.claims if isinstance(claim, Position)]
    return [(names[one.actor], one.stance, text[one.on.start : one.on.end]) for one in claims]


def one(text: str) -> Position:
    (found,) = (claim for claim in record(text).claims if isinstance(claim, Position))
    return found


@pytest.mark.parametrize(
    ("text", "actor", "stance", "on"),
    [
        (
            "The Northern Front rejected the government's plan to disarm the militias.",
            "Northern Front",
            "refuses",
            "the government's plan to disarm the militias",
        ),
        ("The tribe agreed to hand over its weapons.", "The tribe", "accepts", "to hand over its weapons"),
        (
            "The tribe agreed to hand over its weapons if the army withdraws from Sarn.",
            "The tribe",
            "conditional",
            "to hand over its weapons if the army withdraws from Sarn",
        ),
        ("The party is opposed to the draft law.", "The party", "refuses", "the draft law"),
        (
            "The Wardens Brigade said it would not disarm until Israel withdraws from the south.",
            "Wardens Brigade",
            "conditional",
            "disarm until Israel withdraws from the south",
        ),
        (
            "Hamas would release the hostages if Israel ended the war.",
            "Hamas",
            "conditional",
            "release the hostages if Israel ended the war",
        ),
        ("The Northern Front will not surrender its weapons.", "Northern Front", "refuses", "surrender its weapons"),
        ("Iran's refusal to negotiate angered the United States.", "Iran", "refuses", "to negotiate"),
        ("The tribe's opposition to the plan is well known.", "The tribe", "refuses", "the plan"),
        ("Russia said it was ready to resume talks.", "Russia", "accepts", "to resume talks"),
        (
            "The ministry has not decided whether to attend the talks.",
            "The ministry",
            "undecided",
            "whether to attend the talks",
        ),
        (
            "Kurdish leaders refused to join the government unless they got the oil ministry.",
            "Kurdish leaders",
            "conditional",
            "to join the government unless they got the oil ministry",
        ),
        ("President Omar Vashar is considering the proposal.", "Omar Vashar", "undecided", "the proposal"),
    ],
)
def test_a_stand_has_its_holder_and_what_it_is_on(text: str, actor: str, stance: str, on: str) -> None:
    assert (actor, stance, on) in positions(text)


def test_what_somebody_will_not_accept_is_refused() -> None:
    refusal = one("The ministry said it would not accept the demand for a ceasefire.")
    assert refusal.stance == "refuses"
    assert refusal.factuality.endswith("+"), "the refusal holds; only the acceptance does not"


def test_what_somebody_did_not_reject_is_no_refusal() -> None:
    assert one("The Northern Front did not reject the ceasefire plan.").factuality == "CT-"


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Oda Merrin declined to comment.",
        "Prime Minister Oda Merrin was happy to help.",
        "Turkey will withdraw its troops on Monday.",
    ],
)
def test_courtesy_and_plain_intentions_are_no_positions(text: str) -> None:
    assert positions(text) == []


def test_what_is_no_proposal_is_no_position() -> None:
    assert positions("The Northern Front rejected the driver.") == []
