import pytest

from averment.page.language_of import language_name, language_of

ENGLISH = (
    "The harbour ministry said on Tuesday that talks on the bridge between the two towns had resumed after a month."
)
GERMAN = "Das Hafenministerium teilte am Dienstag mit, dass die Gespräche über die Brücke begonnen haben."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("أعلنت وزارة الموانئ يوم الثلاثاء أن المحادثات بشأن الجسر قد استؤنفت بعد شهر من التوقف.", "ar"),
        ("وزارت بنادر روز سه‌شنبه اعلام کرد که گفتگوها درباره پل پس از یک ماه از سر گرفته شد.", "fa"),
        ("Міністерство портів заявило у вівторок, що переговори щодо мосту відновилися.", "uk"),
    ],
)
def test_words_show_their_language(text, language):
    assert language_of(text) == language


def test_the_words_outweigh_a_wrong_tag():
    assert language_of(GERMAN, declared="en-US") == "de"
    assert language_of(ENGLISH, declared="de") == "en"


@pytest.mark.parametrize("text", ["Talks resume", "Barzan, Talib, al-Sudan, Qaan", "12 March", "", "!!!"])
def test_too_few_words_are_what_the_page_says_or_what_is_expected(text):
    assert language_of(text) == "en"
    assert language_of(text, declared="fr-FR") == "fr"
    assert language_of(text, expected=("ar", "en")) == "ar"


@pytest.mark.parametrize("tag", ["", "x-default", "und", "*", "english!"])
def test_a_tag_that_names_no_language_says_nothing(tag):
    assert language_of("Talks resume", declared=tag) == "en"


def test_languages_have_names():
    assert language_name("ckb") == "ckb"
    assert language_name("fa") == "Persian"
