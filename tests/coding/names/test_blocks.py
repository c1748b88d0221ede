import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.coding.names import SINGLE, blocks


def shared(one, other, kind="person"):
    return {key for key in blocks(one, kind) & blocks(other, kind) if not key.startswith(SINGLE)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarek al-Qadiri", "QADIRI, Tariq"),
        ("Tarek al-Qadiri", "طارق القادري"),
        ("Ilda Maresh", "I. Maresh"),
        ("Ilda Maresh", "Ilda Marta Maresh"),
        ("Ilda Maresh", "IldaMaresh"),
        ("Ilda Maresh", "Ilda Maretsh"),
        ("Bill Farrow", "William Farrow"),
        ("Fadi Hussein", "فادي حسين"),
        ("Gasim Goran", "Qasim Goran"),
        ("Олег Маренко", "Oleh Marenko"),
    ],
)
def test_spellings_of_a_person_share_a_key(one, other):
    assert shared(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarn Water Ltd", "Tarn Water Company"),
        ("TWS", "Tarn Water Studies"),
        ("Kata'ib Nasrullah", "كتائب نصر الله"),
        ("Halvethia Ltd", "Halvetia"),
        ("Alfanet", "Alfabet"),
    ],
)
def test_spellings_of_a_body_share_a_key(one, other):
    assert shared(one, other, "organisation")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ilda Maresh", "Joss Farrow"), ("Ilda Maresh", "Joss Maresh"), ("Fadi Hussein", "Ghazi Hussein")],
)
def test_other_people_share_none(one, other):
    assert not shared(one, other)


def test_one_word_is_found_by_keys_that_say_so():
    assert blocks("Maresh", "person") & blocks("Ilda Maresh", "person") == {f"{SINGLE}MRC", f"{SINGLE}MRSH"}


def test_a_name_of_either_kind_has_the_keys_of_both():
    assert blocks("Abu Maresh") == blocks("Abu Maresh", "person") | blocks("Abu Maresh", "organisation")
    assert blocks("Maresh Ltd") == blocks("Maresh Ltd", "organisation")


@given(st.text(max_size=40), st.sampled_from(["person", "organisation", "place", None]))
def test_keys_are_few_and_always_the_same(name, kind):
    found = blocks(name, kind)
    assert found == blocks(name, kind)
    assert len(found) < 2000
    assert "" not in found
