"""A lemma script learned from one word serves others."""

import pytest

from averment.language.lemmas import KEEP, apply_script, script_of


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Said", "say"),
        ("was", "be"),
        ("talks", "talk"),
        ("U.S.", "U.S."),
        ("Better", "good"),
        ("Iraqis", "Iraqi"),
        ("I", "I"),
    ],
)
def test_a_script_makes_the_lemma_that_it_was_made_from(form: str, lemma: str) -> None:
    assert lemma == apply_script(script_of(form, lemma), form)


def test_a_script_carries_over_to_other_words_in_any_case() -> None:
    script = script_of("denied", "deny")
    assert apply_script(script, "carried") == "carry"
    assert apply_script(script, "Carried") == "carry"


def test_a_script_that_strips_more_than_there_is_leaves_the_word() -> None:
    assert apply_script("3+y", "ok") == "ok"
    assert apply_script(KEEP, "Ok") == "Ok"
