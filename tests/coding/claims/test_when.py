"""A day goes with the predicate that it dates, and with no other."""

import pytest
from spacy.tokens import Token

from averment.coding.claims import Scene
from averment.coding.claims.when import find_day

from .trees import scene


def word(there: Scene, text: str) -> Token:
    return next(token for token in there.doc if token.text == text)


def when(sentence: str, text: str, published: str | None = "2026-03-11") -> tuple[str, str | None, str | None] | None:
    there = scene(sentence, published=published)
    day = find_day(word(there, text), there)
    return (day.words.text, day.start, day.end) if day is not None else None


@pytest.mark.parametrize(
    ("sentence", "predicate", "start"),
    [
        ("Rebels attacked the village of Tarn on Monday, killing at least 40 people.", "attacked", "2026-03-09"),
        ("Monday's attack on the base followed the 2019 war.", "attack", "2026-03-09"),
        ("Monday's attack on the base followed the 2019 war.", "war", "2019"),
        ("The group has controlled the town since March 2019 and will leave next week.", "controlled", "2019-03"),
        ("He said talks would resume on Friday.", "resume", "2026-03-13"),
        ("The army may attack on Saturday.", "attack", "2026-03-14"),
        ("They plan to meet in April.", "meet", "2026-04"),
        ("The May attack killed 3.", "attack", "2025-05"),
        ("The attack on 12 March 2019 killed 2000 people.", "attack", "2019-03-12"),
    ],
)
def test_what_hangs_on_it_dates_it(sentence: str, predicate: str, start: str) -> None:
    found = when(sentence, predicate)
    assert found is not None
    assert found[1] == start


def test_the_clause_around_dates_what_is_part_of_it() -> None:
    sentence = "Rebels attacked the village of Tarn on Monday, killing at least 40 people."
    assert when(sentence, "killing") == ("on Monday", "2026-03-09", "2026-03-09")


def test_a_verb_that_only_carries_a_noun_gives_it_its_day() -> None:
    assert when("The army launched an attack on Wednesday.", "attack") == ("on Wednesday", "2026-03-11", "2026-03-11")
    assert when("The attack took place last week, the group said.", "attack") == (
        "last week",
        "2026-03-02",
        "2026-03-08",
    )


def test_what_a_noun_does_is_on_its_day() -> None:
    assert when("Monday's attack killed three men.", "killed") == ("Monday", "2026-03-09", "2026-03-09")


def test_the_day_of_saying_is_not_that_of_what_is_said() -> None:
    sentence = "The minister said on Monday that rebels had attacked the port."
    assert when(sentence, "said") == ("on Monday", "2026-03-09", "2026-03-09")
    assert when(sentence, "attacked") is None


def test_what_is_condemned_keeps_its_own_day() -> None:
    assert when("The minister condemned Monday's attack on the base.", "condemned") is None


def test_a_day_before_the_first_verb_holds_for_the_second() -> None:
    sentence = "On Tuesday night rebels shelled the town and kidnapped three men."
    assert when(sentence, "kidnapped") == ("On Tuesday night", "2026-03-10", "2026-03-10")


def test_a_plan_that_is_past_tells_no_year() -> None:
    assert when("They planned to meet in April.", "meet") == ("in April", None, None)


def test_a_month_after_another_year_stays_open() -> None:
    assert when("The war began in 2014. In June the group captured the city.", "captured") == ("In June", None, None)


def test_a_page_without_a_date_leaves_the_words() -> None:
    assert when("The army launched an attack on Wednesday.", "launched", published=None) == ("on Wednesday", None, None)


def test_a_number_of_people_is_no_year() -> None:
    there = scene("The attack on 12 March 2019 killed 2000 people.")
    day = find_day(word(there, "killed"), there)
    assert day is not None
    assert day.words.text == "on 12 March 2019"


def test_what_another_deed_came_after_is_not_of_its_day() -> None:
    sentence = "Troops remain in the town on Monday, 18 years after rebels attacked the village."
    assert when(sentence, "attacked") is None
