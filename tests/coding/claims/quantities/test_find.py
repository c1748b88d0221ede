"""A quantity has its number, its unit, what is counted and the event that it is part of; other numbers are none."""

import pytest

from averment.coding.claims.draft import EventDraft, QuantityDraft
from averment.coding.claims.quantities import find_quantities
from averment.page import Role
from tests.coding.claims.trees import scene


def found(sentence: str, *predicates: str) -> list[QuantityDraft]:
    there = scene(sentence)
    events = [EventDraft(predicate=t, event="ASSAULT", confidence=1) for t in there.doc if t.text in predicates]
    return find_quantities(there, events)


def words(draft: QuantityDraft) -> tuple[str, str | None, str | None, str | None]:
    event = draft.event.predicate.text if draft.event is not None else None
    return (
        draft.words.text,
        draft.unit.text if draft.unit is not None else None,
        draft.of.text if draft.of is not None else None,
        event,
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen killed at least 40 people in the raid.", ("at least 40", None, "people", "killed")),
        ("About 30-40 fighters were killed between 3 and 5 May.", ("About 30-40", None, "fighters", "killed")),
        ("The raid's death toll rose to 40.", ("40", None, "The raid's death toll", "raid")),
        (
            "No casualties were reported. Nearly 40 F-16 jets flew under Resolution 1701.",
            ("No", None, "casualties", None),
        ),
    ],
)
def test_what_is_counted_and_the_event(sentence: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    assert words(found(sentence, "killed", "raid")[0]) == expected


def test_units_and_money() -> None:
    drafts = found("The death toll rose to 40. It rose from 30 to 45, with 1.2 million dollars ($3m, €2bn) spent.")
    assert [draft.unit.text for draft in drafts if draft.unit is not None] == ["dollars", "$", "€"]
    shares = found("He said 40 percent of voters, 40% of women and two-thirds of the seats were lost.")
    assert [words(draft)[1:3] for draft in shares] == [("percent", "voters"), ("%", "women"), (None, "the seats")]


def test_of_several_numbers_each_counts_its_own() -> None:
    drafts = found("The attack killed 43 people, including 12 children, officials said on 5 March 2020.", "killed")
    assert [words(draft)[2] for draft in drafts] == ["people", "children"]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("The mayor, Karim Hosseini, 38, met 12 officials on 12 March.", ["12"]),
        ("Unit 8200 fired 30 to 40 rockets under Resolution 1701.", ["30 to 40"]),
        ("One person was killed; no one else was hurt. One day later, one of them left.", ["One"]),
        (
            "Call 910-432-3383. The team won 3-2. Thousands protested. Several hundred people came.",
            ["Thousands", "Several hundred"],
        ),
        ("The Wardens Brigade, 53 days into a 53-day siege, has 40 members.", ["53", "40"]),
        ("She is 45 and has two children.", ["two"]),
        ("Ilda Maresh, six, and Oda Merrin, nine, left with two others.", ["two"]),
        ("1", []),
        ("One in 10 children fled.", []),
        ("The raids killed 40 in 10 towns.", ["40", "10"]),
        (
            "More than 1,200 troops and up to forty tanks advanced 40 km towards the city at 5 pm.",
            ["More than 1,200", "up to forty", "40"],
        ),
    ],
)
def test_ages_dates_names_times_and_scores_are_none(sentence: str, numbers: list[str]) -> None:
    assert [draft.words.text for draft in found(sentence)] == numbers


def test_a_number_within_a_word_is_none() -> None:
    assert found("At 10:30 it ended.") == []


@pytest.mark.parametrize(("role", "quantities"), [("body", 1), ("caption", 1), ("byline", 0), ("dateline", 0)])
def test_hours_and_years_beside_a_name_or_a_date_are_none(role: Role, quantities: int) -> None:
    there = scene("Gunmen killed at least 40 people in the raid.", role=role)
    assert len(find_quantities(there, [])) == quantities
