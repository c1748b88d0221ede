"""What the codebook makes of acts to come, refused, asked for and threatened."""

import pytest

from averment.coding.claim import Event

from .reading import events, record, shown


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("France will meet with Algeria next week.", "AGREE: France + Algeria →"),
        ("Germany plans to send aid to Lebanon.", "AGREE: Germany → Lebanon"),
        ("Israel announced it would withdraw its troops from Lebanon.", "CONCEDE"),
        ("Greece will not release Ali Pavo.", "REJECT"),
        ("Egypt said Israel must stop the attacks.", "REQUEST: Egypt → Israel"),
        ("Russia said it would bomb Poland.", "THREATEN: Russia → Poland"),
    ],
)
def test_what_is_to_come(sentence: str, event: str) -> None:
    assert any(found.startswith(event) for found in shown(sentence))


def test_cooperation_that_is_agreed_on_is_one_event() -> None:
    assert [found.partition(":")[0] for found in shown("Iran agreed to hold talks with Iraq.")] == ["AGREE"]


def test_what_is_refused_is_one_event() -> None:
    assert shown("Iran refused to meet with France.") == ["REJECT: Iran → France"]


def test_a_threatened_deed_stays_an_event_inside_the_threat() -> None:
    found = shown("Iran threatened to attack Israel.")
    assert found == ["THREATEN: Iran → Israel", "ASSAULT: Iran → Israel"]


def test_a_demanded_deed_stays_an_event_of_whoever_is_to_do_it() -> None:
    found = shown("Ukraine demanded that Russia withdraw its troops from Crimea.")
    assert found[0] == "REQUEST: Ukraine → Russia"
    assert found[1].startswith("RETREAT: Russia")


def test_what_somebody_says_is_an_event_by_their_account() -> None:
    text = "Poland said Russia attacked Ukraine."
    page, (event,) = record(text), events(text)
    names = {actor.id: actor.name for actor in page.actors}
    assert (event.event, [names[i] for i in event.actor], [names[i] for i in event.recipient]) == (
        "ASSAULT",
        ["Russia"],
        ["Ukraine"],
    )
    statements = {statement.id: statement for statement in page.statements}
    (account,) = event.account
    assert names[statements[account].speaker] == "Poland"


def test_the_words_of_an_event_are_the_pages_own() -> None:
    text = "On Monday, Russia carried out an attack on Ukraine."
    (event,) = events(text)
    assert text[event.predicate.start : event.predicate.end] == "carried out an attack"
    assert all(span.start <= event.predicate.start and event.predicate.end <= span.end for span in event.evidence)


def confidence(sentence: str) -> float:
    return next(claim.confidence for claim in record(sentence).claims if isinstance(claim, Event))


def test_a_missing_recipient_and_doubt_cost_confidence() -> None:
    whole, part, possible = "Russia attacked Ukraine.", "Russia retaliated.", "Russia may attack Ukraine."
    assert 0 < confidence(part) < confidence(whole) < 1
    assert 0 < confidence(possible) < confidence(whole)
