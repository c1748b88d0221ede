"""The type of what one party does to another, where both are given."""

import pytest

from averment.coding.claims.events import code_acts, code_of_pair
from averment.coding.compose import scene_of

from .reading import reading


def chosen(text: str, actor: str, recipient: str) -> tuple[str, str] | None:
    scene = scene_of(reading(text))
    sides = [
        list(scene.doc.char_span(text.index(words), text.index(words) + len(words), alignment_mode="expand"))
        for words in (actor, recipient)
    ]
    choice = code_of_pair(code_acts(scene), *sides, scene)
    return (choice.act.event, choice.by) if choice is not None else None


@pytest.mark.parametrize(
    ("actor", "recipient", "event"),
    [("France", "Iran", "ACCUSE"), ("Iran", "Iraq", "ASSAULT")],
)
def test_the_act_that_has_both_is_chosen(actor: str, recipient: str, event: str) -> None:
    assert chosen("France condemned Iran after Iran bombed Iraq.", actor, recipient) == (event, "both")


def test_of_two_that_fit_the_outermost_is_chosen() -> None:
    assert chosen("Iran threatened to attack Israel.", "Iran", "Israel") == ("THREATEN", "both")


def test_without_an_act_of_either_the_nearest_is_chosen() -> None:
    assert chosen("In Rome, the attack on Kharkiv surprised Spain.", "Rome", "Spain") is not None


def test_a_sentence_without_acts_has_no_type() -> None:
    assert chosen("Iran lies east of Iraq.", "Iran", "Iraq") is None
