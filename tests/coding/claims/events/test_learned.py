"""The model's type of an event beside the rules'."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from averment.coding.claims import Scene
from averment.coding.claims.events import code_acts
from averment.coding.claims.events.learned import Asked, learn_types, of_rules
from averment.language import Dyad
from averment.language.labels import DYAD_TYPES
from tests.coding.claims.trees import scene

SENTENCE = "Turkey attacked Syria."


class Oracle:
    """Answers with one type, as sure as it is told to be, and keeps what it was asked."""

    def __init__(self, type_: str, chance: float) -> None:
        self.asked: list[Dyad] = []
        rest = (1 - chance) / (len(DYAD_TYPES) - 1)
        self.answer = {name: chance if name == type_ else rest for name in DYAD_TYPES}

    def __call__(self, asked: Sequence[Dyad]) -> list[dict[str, float]]:
        self.asked += asked
        return [self.answer for _ in asked]


def asking(oracle: Oracle | None, sentence: str = SENTENCE) -> Scene:
    found = scene(sentence)
    layout = replace(found.layout, reading=replace(found.layout.reading, dyads=oracle))
    return Scene(layout, found.drafts, found.figures)


@pytest.mark.parametrize(("chance", "event"), [(0.99, "COERCE"), (0.3, "ASSAULT")])
def test_a_sure_model_outweighs_the_rules_and_an_unsure_one_does_not(chance: float, event: str) -> None:
    there = asking(Oracle("COERCE", chance))
    (act,) = code_acts(there)
    assert act.event == "ASSAULT"
    learn_types(of_rules([act]), there)
    assert act.event == event


def test_the_two_parties_are_asked_about_in_their_sentence() -> None:
    oracle = Oracle("ASSAULT", 0.9)
    there = asking(oracle)
    learn_types(of_rules(code_acts(there)), there)
    (asked,) = oracle.asked
    doc = there.doc
    assert [doc[at].text for at in asked.actor] == ["Turkey"]
    assert [doc[at].text for at in asked.recipient] == ["Syria"]
    assert asked.sentence.text == SENTENCE


def test_yielding_is_a_concession_here() -> None:
    there = asking(Oracle("YIELD", 0.99))
    (act,) = code_acts(there)
    learn_types(of_rules([act]), there)
    assert (act.event, act.mode) == ("CONCEDE", None)


def test_an_act_without_a_recipient_is_not_asked_about() -> None:
    oracle = Oracle("COERCE", 0.99)
    there = asking(oracle)
    (act,) = code_acts(there)
    learn_types([Asked(act, [there.doc[0]], [])], there)
    assert act.event == "ASSAULT"
    assert not oracle.asked


def test_without_a_model_that_knows_all_stays() -> None:
    there = asking(None)
    (act,) = code_acts(there)
    learn_types(of_rules([act]), there)
    assert act.event == "ASSAULT"
