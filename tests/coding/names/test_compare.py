import pytest

from averment.coding.names import acronym_of, parse, same_name, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilda Maresh", "Ilda Maresh"),
        ("Mike Farrow", "Michael Farrow"),
        ("I. Maresh", "Ilda Maresh"),
        ("Ilda Marta Maresh", "Ilda Maresh"),
        ("Dorin Salgo Venn", "Salgo Venn"),
        ("Tarek al-Qadiri", "Tarek Qadiri"),
        ("Mr Farrow", "Joss Farrow"),
        ("Tarek al-Sudani", "Tariq Soudani"),
        ("Tarek as-Sudani", "Tarek Sudani"),
        ("Muhammad Sudani", "Mohamed Rafiq al-Sudani"),
        ("Sudani", "Tarek al-Soudani"),
    ],
)
def test_one_person_under_two_names(one, other):
    assert same_person(parse(one), parse(other))
    assert same_person(parse(other), parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilda Maresh", "Joss Maresh"),
        ("Ilda Maresh", "Ilda Farrow"),
        ("Tarn Hale", "Tarn Reed Vos"),
        ("Fadi Hussein", "Ghazi Husayn"),
        ("Tarek Hassan", "Tarek Hussein"),
        ("Tarek al-Maliki", "Tarek al-Malki"),
        ("Daniel Farrow", "Danielle Farrow"),
        ("Joss Reed", "Joss Reid"),
    ],
)
def test_two_people_with_a_name_in_common(one, other):
    assert not same_person(parse(one), parse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("the Reed", "Reed Party"), ("Tarn Group", "Tarn"), ("U.K.", "UK"), ("Halveth’s", "Halveth")],
)
def test_one_body_under_two_names(one, other):
    assert same_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Tarn", "Tarn Valley"), ("Ministry of Water", "Ministry of Works")])
def test_two_bodies_with_words_in_common(one, other):
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("TWS", "Tarn Centre for Water Studies".replace("Centre for ", "")),
        ("CWS", "Centre for Water Studies"),
        ("C.F.W.S.", "Centre for Water Studies"),
    ],
)
def test_an_acronym_is_made_of_initials(acronym, name):
    assert acronym_of(acronym, name)


@pytest.mark.parametrize(("acronym", "name"), [("CWS", "Centre for Wool Trade"), ("C", "Centre"), ("CEN", "Centre")])
def test_not_every_run_of_capitals_is_the_acronym(acronym, name):
    assert not acronym_of(acronym, name)
