import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from averment.coding.lemmas import noun_lemma, verb_lemma


def token(word, lemma):
    return Doc(Vocab(), words=[word], lemmas=[lemma])[0]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("told", "tell"),
        ("said", "say"),
        ("Says", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("announced", "announce"),
        ("admitted", "admit"),
        ("stresses", "stress"),
        ("wrote", "write"),
    ],
)
def test_a_verb_of_saying_is_known_by_all_its_forms_whatever_the_pipeline_says(form, lemma):
    assert verb_lemma(token(form, "x")) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"), [("officials", "official"), ("ministries", "ministry"), ("Sources", "source"), ("boss", "boss")]
)
def test_a_noun_for_people_or_bodies_is_known_by_its_plural(form, lemma):
    assert noun_lemma(token(form, "x")) == lemma


def test_other_words_have_the_pipeline_s_lemma():
    assert verb_lemma(token("ran", "run")) == "run"
    assert noun_lemma(token("rivers", "river")) == "river"
