"""A place is where something was, never whom it struck."""

import pytest

from averment.coding.claims.place import find_place

from .trees import scene


def where(sentence: str, text: str) -> str | None:
    there = scene(sentence)
    place = find_place(next(token for token in there.doc if token.text == text), there)
    return place.text if place is not None else None


@pytest.mark.parametrize(
    ("sentence", "predicate", "place"),
    [
        ("The attack in Mosul killed three people.", "attack", "Mosul"),
        ("The attack in Mosul killed three people.", "killed", "Mosul"),
        ("Gunmen killed two policemen near Kirkuk and fled.", "killed", "Kirkuk"),
        ("In Baghdad, protesters burned a flag and attacked the embassy.", "burned", "Baghdad"),
        ("In Baghdad, protesters burned a flag and attacked the embassy.", "attacked", "Baghdad"),
        ("An air strike hit a school in Idlib province.", "hit", "Idlib province"),
    ],
)
def test_places(sentence: str, predicate: str, place: str) -> None:
    assert where(sentence, predicate) == place


def test_whom_an_attack_strikes_is_no_place() -> None:
    assert where("Turkey attacked Syria.", "attacked") is None
    assert where("Iran launched an attack on Israel from Syria.", "attack") != "Israel"
    assert where("Rebels attacked the village of Tarn on Monday, killing at least 40 people.", "attacked") is None


def test_the_place_of_saying_is_not_that_of_what_is_said() -> None:
    sentence = "The minister said in Paris that troops had left Aleppo."
    assert where(sentence, "said") == "Paris"
    assert where(sentence, "left") is None
