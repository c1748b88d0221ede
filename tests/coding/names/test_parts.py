import pytest

from averment.coding.names.parts import looks_like_organisation, parts_of


def words(name, kind="person"):
    return [part.word for part in parts_of(name, kind).parts]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tarek al-Qadiri", ["tarek", "qadiri"]),
        ("Tarek Al Qadiri", ["tarek", "qadiri"]),
        ("Tarek ash-Sharif", ["tarek", "sharif"]),
        ("Zaki ur-Rehman", ["zaki", "rehman"]),
        ("Maresh, Ilda", ["ilda", "maresh"]),
        ("Gen. Ilda Maresh", ["ilda", "maresh"]),
        ("Sheikh Tarek Qadiri", ["tarek", "qadiri"]),
        ("Tarek Haji Qadiri", ["tarek", "qadiri"]),
        ("Orsolya van der Brug", ["orsolya", "brug"]),
        ("Joss Farrow Jr.", ["joss", "farrow"]),
        ("J.R. Farrow", ["j", "r", "farrow"]),
        ("Salah al-Din Rafiq", ["salahdin", "rafiq"]),
        ("Salahuddin Rafiq", ["salahdin", "rafiq"]),
        ("Nasr Allah", ["nasrlah"]),
        ("Nasrullah", ["nasrlah"]),
        ("Abu Bakr Rafiq", ["abubakr", "rafiq"]),
        ("Abd al-Rahman Rafiq", ["abd", "rahman", "rafiq"]),
        ("Abdulrahman Rafiq", ["abd", "rahman", "rafiq"]),
        ("Abdurrahman Rafiq", ["abd", "rahman", "rafiq"]),
        ("Abdullah Rafiq", ["abdlah", "rafiq"]),
        ("Abd Allah Rafiq", ["abdlah", "rafiq"]),
        ("عبدالله رفيق", ["عبدله", "رفيق"]),
        ("عبد الله رفيق", ["عبدله", "رفيق"]),
        ("김도현", ["김", "도", "현"]),
        ("Sir", ["sir"]),
    ],
)
def test_the_words_that_tell_a_person(name, expected):
    assert words(name) == expected


def test_a_father_is_known_for_one():
    parts = parts_of("Hadi bin Rafiq al-Qadiri", "person").parts
    assert [(part.word, part.child) for part in parts] == [("hadi", False), ("rafiq", True), ("qadiri", False)]


@pytest.mark.parametrize(
    ("name", "expected", "legal"),
    [
        ("Tarn Water Ltd.", ["tarn", "water"], {"limited"}),
        ("Tarn Water G.m.b.H.", ["tarn", "water"], {"limited"}),
        ("OJSC Tarn Water", ["tarn", "water"], {"joint_stock"}),
        ("Open Joint-Stock Company “Tarn Water”", ["tarn", "water"], {"joint_stock"}),
        ("Open Joint Stok Company Tarn", ["tarn"], {"joint_stock"}),
        ("ООО «Тарн»", ["тарн"], {"limited"}),
        ("The Tarn Water Company", ["tarn", "water"], set()),
        ("T.W.S. Tarn", ["tws", "tarn"], set()),
        ("Nasr Allah", ["nasrlah"], set()),
        ("Liwa Ahl al-Tarn", ["liwa", "ahl", "tarn"], set()),
        ("Ltd", ["ltd"], set()),
    ],
)
def test_the_words_that_tell_a_body(name, expected, legal):
    assert words(name, "organisation") == expected
    assert parts_of(name, "organisation").legal == legal


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Tarn 44", (44,)),
        ("44th Tarn", (44,)),
        ("Tarn Forty-Four", (44,)),
        ("Forty-Fourth Tarn", (44,)),
        ("Tarn XLIV", (44,)),
        ("Tarn Fund V", (5,)),
        ("Tarn 2004-1", (2004, 1)),
        ("V Tarn", ()),
        ("Tarn", ()),
        ("Tarn " + "9" * 5000, ()),
    ],
)
def test_what_a_name_counts(name, numbers):
    assert parts_of(name, "organisation").numbers == numbers


def test_a_ruler_is_counted():
    assert parts_of("King Osric III", "person").numbers == (3,)


@pytest.mark.parametrize(("name", "is_body"), [("Tarn Ltd", True), ("Tarn Brigade", True), ("Ilda Maresh", False)])
def test_what_only_bodies_are_called(name, is_body):
    assert looks_like_organisation(name) is is_body


@pytest.mark.parametrize("name", ["", " ", "—", "''", "()", "\u200f"])
def test_what_has_no_letters_has_no_parts(name):
    assert parts_of(name, "person").parts == parts_of(name, "organisation").parts == ()
