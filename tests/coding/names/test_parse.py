import pytest

from averment.coding.names import PersonName, parse


@pytest.mark.parametrize(
    ("text", "given", "surname"),
    [
        ("Ilda Maresh", ("ilda",), "maresh"),
        ("Maresh", (), "maresh"),
        ("Orsolya van der Brug", ("orsolya",), "van der brug"),
        ("Tarek al-Qadiri", ("tarek",), "qadiri"),
        ("Tarek Al Qadiri", ("tarek",), "qadiri"),
        ("Emir Hassan bin Rafiq", ("hassan",), "bin rafiq"),
        ("Édouard Lémond", ("edouard",), "lemond"),
        ("Joss Farrow Jr.", ("joss",), "farrow"),
        ("Ilda Maresh’s", ("ilda",), "maresh"),
    ],
)
def test_a_name_is_given_names_and_a_surname_with_its_particles(text, given, surname):
    assert parse(text) == PersonName(given, surname, parse(text).titles)


@pytest.mark.parametrize(
    "text", ["Mr Maresh", "Foreign Minister Maresh", "Defence Minister Maresh", "Lt. Gen. Maresh", "Dr. Maresh"]
)
def test_titles_are_no_part_of_the_name(text):
    assert parse(text).words == ("maresh",)


@pytest.mark.parametrize("text", ["Prime Minister", "President Chancellor"])
def test_titles_alone_are_no_name(text):
    assert parse(text) is None


@pytest.mark.parametrize("text", ["Larry King", "King Osric"])
def test_a_title_that_is_a_surname_too_stays_in_a_name_of_two_words(text):
    assert len(parse(text).words) == 2


@pytest.mark.parametrize("text", ["", "—", "''"])
def test_marks_are_no_name(text):
    assert parse(text) is None
