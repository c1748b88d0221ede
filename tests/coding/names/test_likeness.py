import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from averment.coding.names import SURE, THRESHOLD, likeness


def score(one, other, kind="person"):
    return likeness(one, other, kind).score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarek al-Qadiri", "Tariq Qadiri"),
        ("Tarek al-Qadiri", "طارق القادري"),
        ("Tarek al-Qadiri", "QADIRI, Tarek"),
        ("Fadee Hussain", "Fadi Hussein"),
        ("Fadi Hussein", "فادي حسين"),
        ("Abdulrahman Rafiq", "Abd al-Rahman Rafik"),
        ("Abdulrahman Rafiq", "عبد الرحمن رفيق"),
        ("Salahuddin Rafiq", "صلاح الدين رفيق"),
        ("Hoshyar Goran", "هۆشیار گۆران"),
        ("Reza Rahimi", "رضا رحیمی"),
        ("Ilda Maresh", "Ilda Marta Maresh"),
        ("Ilda Maresh", "Foreign Minister Ilda Maresh"),
        ("Mike Farrow", "Michael Farrow"),
        ("Oleksandr Marenko", "Александр Маренко"),
        ("IldaMaresh", "Ilda Maresh"),
        ("Kim Do-hyun", "Kim Do Hyun"),
        ("Hadi bin Rafiq", "bin Rafiq Hadi"),
        ("Elena Markova", "Yelena Ivanovna Markova"),
    ],
)
def test_one_person_under_two_names(one, other):
    assert score(one, other) >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Qadiri", "Hussein Qadiri"),
        ("حسن القادري", "Hussein Qadiri"),
        ("Mohammed Ali", "Mohammed Amin"),
        ("Kamal Rafiq", "Jamal Rafiq"),
        ("Fadi Hussein", "Ghazi Rafiq Hussein"),
        ("Dilshad Goran", "Sherwan Goran"),
        ("Daniel Hale", "Danielle Hale"),
        ("Ilda Maresh", "Joss Maresh"),
        ("Ilda Maresh", "Ilda Farrow"),
        ("Ilda R. Maresh", "Ilda V. Maresh"),
        ("Ilda V. Maresh", "Ilda Vey"),
        ("N. N.", "Nadia Nour"),
        ("Hadi bin Rafiq al-Qadiri", "Rafiq bin Hadi al-Qadiri"),
        ("Pavel Ivanovich Marenko", "Pavel Petrovich Marenko"),
        ("Rafiq Hadi al-Tarni", "Rafiq Hadi al-Mosuli"),
        ("高山早", "高市早"),
    ],
)
def test_two_people_with_a_name_in_common(one, other):
    assert score(one, other) < THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I. Maresh", "Ilda Maresh"),
        ("Maresh", "Ilda Maresh"),
        ("Tahir Rafiq", "Tahira Rafiq"),
        ("Hatim Rafiq", "Sinan Hatim Rafiq"),
        ("Mohammed Ali", "Mohammed Ali Rafiq"),
        ("Ali Hassan", "Hassan Ali"),
        ("Ilda Vosk", "Ilda Vesh"),
    ],
)
def test_an_initial_one_word_or_a_word_more_at_an_end_may_be_either(one, other):
    assert THRESHOLD <= score(one, other) < SURE


@pytest.mark.parametrize(("one", "other"), [("Tarek Maliki", "Tarek Malki"), ("Ilda Maresh", "Ilda Marech")])
def test_one_letter_in_five_is_taken_for_a_slip(one, other):
    assert score(one, other) >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarn Water Ltd", "Tarn Water Limited"),
        ("OJSC Tarn Water", "Tarn Water JSC"),
        ("Tarn & Reed", "Tarn and Reed"),
        ("Ministry of Water", "Water Ministry"),
        ("Int'l Bank of Tarn", "Tarn International Bank"),
        ("Tarnwater", "Tarn Water"),
        ("U.S. Water Board", "United States Water Board"),
        ("Iraqi Government", "Government of Iraq"),
        ("Kata'ib Nasrullah", "Kataib Nasrallah"),
        ("كتائب الرافدين", "Kata'ib al-Rafidain"),
        ("حركة الرافدين", "Harakat Rafidain"),
        ("2nd Brigade", "Second Brigade"),
    ],
)
def test_one_body_under_two_names(one, other):
    assert score(one, other, "organisation") >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2nd Brigade", "3rd Brigade"),
        ("Tarn Water AG", "Tarn Water GmbH"),
        ("Government of Iraq", "Government of Iran"),
        ("Tarn Bank (Iraq)", "Tarn Bank (Jordan)"),
        ("Ministry of Water", "Ministry of Works"),
        ("TWS", "TWA"),
        ("TWS", "UTWS"),
        ("Kataib Nasrallah", "Harakat Nasrallah al-Tarn"),
        ("University of Tarn", "University of Halveth"),
    ],
)
def test_two_bodies_with_words_in_common(one, other):
    assert score(one, other, "organisation") < THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TWS", "Tarn Water Studies"),
        ("2nd Tarn Brigade", "3rd Tarn Brigade"),
        ("Tarn Water", "Tarn Water Systems"),
        ("Tarn Relief", "Tarn Relief Iraq"),
    ],
)
def test_an_acronym_another_number_or_a_word_more_may_be_either(one, other):
    assert THRESHOLD <= score(one, other, "organisation") < SURE


@pytest.mark.parametrize(
    ("one", "other"), [("Tal Qadir", "Tel Qadir"), ("al-Tarniyah", "Tarniya"), ("الموصل", "Mosul"), ("Erbil", "Irbil")]
)
def test_one_place_under_two_names(one, other):
    assert score(one, other, "place") >= SURE


def test_what_is_named_is_told_by_its_words_where_nobody_says_it():
    assert likeness("Tarn Water Ltd", "Tarn Water Limited").score >= SURE
    assert likeness("Sir Joss Farrow", "Joss Farrow").score >= SURE
    assert likeness("Tarn Brigade", "Brigade of Tarn").score >= SURE


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Fadi Hussein", "Fadee Husayn", "“Fadee” and “Fadi” spelt alike, “Husayn” and “Hussein” spelt alike"),
        ("I. Maresh", "Ilda Maresh", "“I” the initial of “Ilda”"),
        ("Ilda Maresh", "Ilda Marta Maresh", "“Marta” in one alone"),
        ("Kamal Rafiq", "Jamal Rafiq", "“Jamal” and “Kamal” are two names"),
        ("Maresh, Ilda", "Ilda Maresh", "the same words"),
        ("Ilda Maresh", "Ilda Maresh", "the same name"),
        ("Ilda Maresh", "—", "no letters to compare"),
    ],
)
def test_the_reason_is_said_in_a_few_words(one, other, reason):
    assert likeness(one, other, "person").reason == reason


def test_another_number_is_a_reason():
    assert likeness("2nd Brigade", "3rd Brigade", "organisation").reason == "another number"


KINDS = st.sampled_from(["person", "organisation", "place", None])
PIECES = """
al Abd Abu bin Ben Ilda I. V. Maresh Hussein Husayn حسين عبد الله القادري Иван 김도현 高市 van der Dr. Jr. , ( ) & of
O'Hale Ltd AG 44th IV Iraq Iran TWS Brigade Tarn-Water
"""
WORDS = st.sampled_from(PIECES.split())
NAMES = st.one_of(st.text(max_size=30), st.lists(WORDS, min_size=1, max_size=7).map(" ".join))


@given(one=NAMES, other=NAMES, kind=KINDS)
@example(one="", other="", kind=None)
@example(one="①", other="²", kind="person")
@example(one="፩ Maresh", other="Maresh ፪", kind="organisation")
def test_the_order_does_not_matter_and_the_score_is_a_probability(one, other, kind):
    found = likeness(one, other, kind)
    assert found == likeness(other, one, kind)
    assert 0 <= found.score <= 1


@given(name=NAMES.filter(lambda name: any("a" <= c.casefold() <= "z" for c in name)), kind=KINDS)
def test_a_name_is_its_own(name, kind):
    assert likeness(name, name, kind).score == 1
