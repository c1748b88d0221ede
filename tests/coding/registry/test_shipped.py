"""What ships is whole: every state has what a reader of the news would miss."""

import re

import pytest

from averment.coding.folding import fold
from averment.coding.registry import country_code, shipped
from averment.coding.registry.load import organisations, states, territories

ENTRIES = shipped().entries
OWN_CAPITAL = {"DJ", "LU", "MC", "SG", "SM", "VA", "HK"}
WITHOUT_DEMONYM = {"DM"}  # "Dominican" is the other one's

ISO = [code for code, territory in territories().items() if territory.code3]
STATES = [one.territory.code for one in states() if one.territory.code3]


def test_every_code_of_iso_3166_is_there():
    assert len(ISO) == 249
    assert len(STATES) == 198


@pytest.mark.parametrize("code", STATES)
def test_every_state_has_a_name_ids_a_capital_and_a_demonym(code):
    state = ENTRIES[f"state/{code}"]
    assert state.type == "state"
    assert state.ids["iso3166"] == code == state.country
    assert re.fullmatch(r"Q\d+", state.ids["wikidata"])
    assert state.ids["geonames"].isdecimal()
    if code not in OWN_CAPITAL:
        capital = ENTRIES[f"capital/{code}"]
        assert capital.type == "place"
        assert capital.ids["geonames"].isdecimal()
        assert capital.stands_for in {state.id, "international/european-union"}
    if code not in WITHOUT_DEMONYM:
        assert ENTRIES[f"people/{code}"].stands_for == state.id


def test_states_are_known_in_other_scripts():
    without = {code for code in STATES if all(name.isascii() for name in ENTRIES[f"state/{code}"].aliases)}
    assert without == {"HK", "PS"}  # which CLDR describes and does not name


def test_whom_an_entry_stands_for_is_there():
    meant = {entry.stands_for for entry in ENTRIES.values() if entry.stands_for}
    assert meant <= ENTRIES.keys()
    assert {ENTRIES[known].type for known in meant} == {"state", "international"}


def test_no_entry_has_a_name_twice():
    assert [entry.id for entry in ENTRIES.values() if len(set(entry.names)) < len(entry.names)] == []
    assert [entry.id for entry in ENTRIES.values() if not all(map(str.strip, entry.names))] == []


def test_no_two_states_and_no_two_organisations_share_a_name():
    for group in ([one.names for one in states()], [one.names for one in organisations()]):
        names = [fold(name) for names in group for name in {fold(name): name for name in names}.values()]
        assert [name for name in set(names) if names.count(name) > 1] == []


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("IQ", "IQ"),
        ("irq", "IQ"),
        ("Q796", "IQ"),
        ("Irak", "IQ"),
        ("العراق", "IQ"),
        ("Great Britain", "GB"),
        ("Q55", "NL"),
    ],
)
def test_a_country_is_known_by_code_id_and_name_in_any_language(word, code):
    assert country_code(word) == code


def test_what_is_no_country_has_no_code():
    assert country_code("Velmora") is None
