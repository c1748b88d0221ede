import pytest

from averment.coding import lexicon
from averment.coding.folding import fold


@pytest.mark.parametrize(
    "table",
    [
        lexicon.titles,
        lexicon.roles,
        lexicon.pronouns,
        lexicon.reporting,
        lexicon.speech,
        lexicon.organisations,
        lexicon.countries,
    ],
)
def test_every_data_file_loads(table):
    assert table() is table()


def test_no_given_name_is_borne_by_both_genders():
    table = lexicon.read("given_names.toml")
    assert not set(table["female"]) & set(table["male"])


def test_words_are_written_as_they_are_looked_up():
    assert all(name == fold(name) for name in lexicon.given_names())
    assert all(word == word.lower() for word in lexicon.reporting().verbs)
    assert all(word == word.lower() for word in lexicon.speech().labels | lexicon.speech().speakers)
    assert all(word == word.lower() for word in lexicon.organisations().nouns)
    assert all(word == word.lower() for word in lexicon.roles().person)


@pytest.mark.parametrize("word", ["U.S.", "American", "the UK".removeprefix("the "), "Côte d’Ivoire", "Poland"])
def test_a_country_is_known_by_name_and_by_adjective(word):
    assert lexicon.countries().of(word) is not None
