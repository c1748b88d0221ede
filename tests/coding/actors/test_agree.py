"""Nouns that can and cannot speak again of somebody, whatever the model joins."""

import pytest

from averment.coding import Actor, Record
from tests.coding.build import Mention, block, coded


def actor_of(record: Record, words: str) -> Actor | None:
    text = record.page.text
    return next((a for a in record.actors if words in {text[m.start : m.end] for m in a.mentions}), None)


def one(first: str, second: str, kinds: tuple[str, str], tree: str = "") -> bool:
    """Return whether two mentions that the model joins stay one actor."""
    plain = first.replace("[L:", "").replace("[O:", "").replace("[P:", "").replace("]", "")
    mentions: list[Mention] = [(plain, kinds[0], -1), (second, kinds[1], 0)]
    tree = f"{second.rsplit(maxsplit=1)[-1]} nsubj shook; {tree}"
    record = coded(block(f"We saw {first}.", "We nsubj saw"), block(f"Later {second} shook.", tree), mentions=mentions)
    before, after = actor_of(record, plain), actor_of(record, second)
    assert before is not None
    return before is after


@pytest.mark.parametrize("noun", ["the city", "the town", "the province", "the village", "the bridge", "the world"])
def test_a_place_within_a_state_is_never_the_state(noun: str) -> None:
    assert not one("[L:China]", noun, ("place", "place"))


@pytest.mark.parametrize("noun", ["the country", "the nation", "the republic"])
def test_a_country_can_be_a_state(noun: str) -> None:
    assert one("[L:China]", noun, ("place", "place"))


@pytest.mark.parametrize("noun", ["the country", "the province", "the river"])
def test_a_country_is_never_a_capital(noun: str) -> None:
    assert not one("[L:Nairobi]", noun, ("place", "place"))


def test_a_capital_is_a_city() -> None:
    assert one("[L:Nairobi]", "the city", ("place", "place"))


@pytest.mark.parametrize("noun", ["the city", "the country", "the territory"])
def test_a_state_that_is_a_city_may_be_called_both(noun: str) -> None:
    assert one("[L:Singapore]", noun, ("place", "place"))


def test_what_was_called_a_city_is_no_country_later() -> None:
    assert not one("the city", "the country", ("place", "place"))
    assert one("the city", "the city", ("place", "place"))


@pytest.mark.parametrize(("first", "second"), [("the court", "the company"), ("the judge", "the nurse")])
def test_who_has_no_name_goes_by_one_noun(first: str, second: str) -> None:
    kind = "person" if first == "the judge" else "organization"
    assert not one(first, second, (kind, kind))


def test_a_man_may_be_whoever_was_spoken_of() -> None:
    assert one("the judge", "the man", ("person", "person"))


def test_a_noun_tells_a_gender() -> None:
    assert not one("the spokesman", "the woman", ("person", "person"))


def test_a_body_of_ours_is_not_whatever_has_a_name() -> None:
    kinds = ("organization", "organization")
    assert not one("[O:Reed Party]", "their company", kinds, "their nmod:poss company")
    assert one("[O:Reed Party]", "their party", kinds, "their nmod:poss party")


def test_another_state_s_navy_is_another_navy() -> None:
    tree = "Malaysian amod navy"
    assert not one("the Indonesian navy", "the Malaysian navy", ("organization", "organization"), tree)


def test_an_indefinite_noun_brings_in_somebody_new() -> None:
    record = coded(
        block("We saw the judge then.", "We nsubj saw"),
        block("Later a judge left.", "judge nsubj left"),
        mentions=[("the judge", "person", -1), ("a judge", "person", 0)],
    )
    assert actor_of(record, "the judge") is not actor_of(record, "a judge")


def test_who_is_within_a_phrase_is_not_who_it_speaks_of() -> None:
    record = coded(
        block("We saw [L:Olenia] then.", "We nsubj saw"),
        block("Later the university of [L:Olenia] shook.", "university nsubj shook; Olenia nmod university"),
        mentions=[("Olenia", "organization", -1), ("the university of Olenia", "organization", 0)],
    )
    assert actor_of(record, "Olenia") is not actor_of(record, "the university of Olenia")
