import pytest

from averment.coding.names.spelling import forms, keys, spelt_alike

ONE_NAME = [
    "حسين Hussein Husayn Hossein Hussain Husain Houssein Hüseyin",
    "محمد Mohammed Muhammad Mohamed Mohammad Mouhamed",
    "السوداني Sudani Soudani Alsudani",
    "يوسف Yusuf Youssef Yousef Jusuf",
    "خالد Khalid Khaled Halid",
    "جمال Jamal Gamal Djamal",
    "رحیمی Rahimi Raheemi",
    "سرخه‌ای Sorkhei Sorkheyi",
    "گوران Goran",
    "هۆشیار Hoshyar Hoshiyar Hoşyar",
    "داود Daoud Dawood Dawud",
    "طارق Tariq Tarik Tareq",
    "مقتدى Muqtada Moqtada Muktada",
    "شيخ Sheikh Shaykh Şêx Cheikh",
    "مراد Murad Mourad Murat",
    "فاطمة Fatima Fatimah",
    "مسعود Masoud Massoud Mas'ud",
    "معمر Muammar Mu’ammar Moammar",
    "Дубровский Dubrovsky Dubrovskyy Dubrovskiy",
    "Петрович Petrovich Petrović Petrovic",
    "Романов Romanov Romanoff",
    "Евгений Yevgeny Evgeny",
    "Φώτης Fotis Photis",
    "Ünsal Unsal",
]


@pytest.mark.parametrize("row", ONE_NAME)
def test_the_spellings_of_a_name_are_alike(row):
    first, *others = row.split()
    assert [other for other in others if not spelt_alike(first, other)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan", "Hussein"),
        ("حسن", "حسين"),
        ("Hassan", "حسين"),
        ("حسن", "Hussein"),
        ("Mahmoud", "Mohammed"),
        ("Karim", "Karam"),
        ("Kamal", "Jamal"),
        ("Kamal", "Gamal"),
        ("Maliki", "Malki"),
        ("Ahmad", "Hamid"),
        ("Omar", "Amir"),
        ("Nasir", "Nazir"),
        ("Rashid", "Rashad"),
        ("Zaid", "Ziad"),
        ("Salman", "Suleiman"),
        ("Tahir", "Tahira"),
        ("طاهر", "Tahira"),
        ("Daniel", "Danielle"),
        ("Nouri", "Nour"),
        ("Hadi", "Hadid"),
    ],
)
def test_other_names_are_not(one, other):
    assert not spelt_alike(one, other)
    assert not spelt_alike(other, one)


def test_q_is_read_as_k_or_g_which_are_not_each_other():
    assert keys("Qasim") & keys("Kasim")
    assert keys("Qasim") & keys("Gasim")
    assert not keys("Kasim") & keys("Gasim")


def test_an_article_that_is_joined_may_be_part_of_the_name():
    assert keys("الياس") & keys("Elias")
    assert keys("السوداني") & keys("Sudani")
    assert keys("Alsudani") & keys("Sudani")


@pytest.mark.parametrize("word", ["", "—", "7", "'", "ـ"])
def test_what_has_no_letters_has_no_key(word):
    assert forms(word) == ()
