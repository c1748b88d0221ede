import pytest

from averment.coding.registry import meaning_of, stands_for


@pytest.mark.parametrize(
    ("name", "type_", "state"),
    [
        ("Tehran", "place", "Iran"),
        ("TEHRAN’S", "place", "Iran"),
        ("Tel Aviv", "place", "Israel"),
        ("Kiev", "place", "Ukraine"),
        ("Erbil", "place", "Kurdistan Region"),
        ("Brussels", "place", "European Union"),
        ("the Kremlin", "government", "Russia"),
        ("The White House", "government", "United States"),
        ("Downing Street", "government", "United Kingdom"),
        ("Elysee", "government", "France"),
        ("Élysée", "government", "France"),
        ("Iranian", "people", "Iran"),
        ("the Iranians", "people", "Iran"),
        ("Congolese", "people", "Democratic Republic of the Congo"),
    ],
)
def test_a_capital_a_building_and_a_people_stand_for_somebody(name, type_, state):
    meaning = meaning_of(name)
    assert meaning.type == type_
    assert stands_for(meaning).name == state


@pytest.mark.parametrize(
    ("name", "type_"),
    [("Iran", "state"), ("the U.S.", "state"), ("العراق", "state"), ("Guam", "place"), ("UN", "international")],
)
def test_others_stand_for_themselves(name, type_):
    meaning = meaning_of(name)
    assert meaning.type == type_
    assert stands_for(meaning) is None


def test_a_state_that_is_its_own_capital_is_the_state():
    assert meaning_of("Singapore").type == "state"


@pytest.mark.parametrize("word", ["us", "who", "", "Halveth", "IRA", "St. John"])
def test_other_words_mean_nothing(word):
    assert meaning_of(word) is None
