"""Who does what to whom, whatever the sentence's form."""

import pytest

from .reading import events, record, shown


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        # active and passive
        ("Russia attacked Ukraine on Monday.", "ASSAULT: Russia → Ukraine"),
        ("Ukraine was attacked by Russia on Monday.", "ASSAULT: Russia → Ukraine"),
        ("Ukraine was attacked on Monday.", "ASSAULT:  → Ukraine"),
        ("Ukraine has been bombarded by Russia for weeks.", "ASSAULT: Russia → Ukraine"),
        # several actors, recipients and verbs
        ("Marta Kell and Ali Pavo condemned Iran and Syria.", "ACCUSE: Marta Kell + Ali Pavo → Iran + Syria"),
        ("Turkey shelled and bombed Syria.", "ASSAULT: Turkey → Syria"),
        ("Turkey bombed Syria and criticised Iran.", "ACCUSE: Turkey → Iran"),
        # a verb's clause
        ("Israel was forced to withdraw its troops from Lebanon.", "RETREAT: Israel → Lebanon"),
        ("Turkey began to shell Syria.", "ASSAULT: Turkey → Syria"),
        ("The United States accused Iran of attacking Iraq.", "ASSAULT: Iran → Iraq"),
        ("The United States accused Iran of attacking Iraq.", "ACCUSE: United States → Iran"),
        ("France condemned Russia for bombing Ukraine.", "ASSAULT: Russia → Ukraine"),
        # relative clauses and participles
        ("Russia, which attacked Ukraine in winter, denied the report.", "ASSAULT: Russia → Ukraine"),
        ("Ukraine, attacked by Russia in winter, asked for help.", "ASSAULT: Russia → Ukraine"),
        ("Iran, accused of attacking Iraq, remained silent.", "ASSAULT: Iran → Iraq"),
        # nouns
        ("The attack by Russia on Ukraine lasted two days.", "ASSAULT: Russia → Ukraine"),
        ("Russia's attack on Ukraine lasted two days.", "ASSAULT: Russia → Ukraine"),
        ("Israeli strikes on Lebanon went on for days.", "ASSAULT: Israeli → Lebanon"),
        ("An Israeli airstrike killed Hassan Maresh in Lebanon.", "ASSAULT: Israeli → Hassan Maresh"),
        ("Talks between Iran and Iraq went on for hours.", "CONSULT: Iran + Iraq →"),
        ("The arrest of Ali Pavo by Turkey surprised many.", "COERCE: Turkey → Ali Pavo"),
        ("Sanctions against Iran hurt its economy.", "SANCTION:  → Iran"),
        # nouns that a light verb carries
        ("Russia carried out an attack on Ukraine.", "ASSAULT: Russia → Ukraine"),
        ("An attack on Ukraine was carried out by Russia.", "ASSAULT: Russia → Ukraine"),
        ("Russia launched a series of attacks on Ukraine.", "ASSAULT: Russia → Ukraine"),
        ("Iran faced criticism from France.", "ACCUSE: France → Iran"),
        ("Iran came under attack from Iraq.", "ASSAULT: Iraq → Iran"),
        # done together
        ("France and Germany held talks.", "CONSULT: France + Germany →"),
        ("Emmanuel Macron met with Olaf Scholz in Berlin.", "CONSULT: Emmanuel Macron + Olaf Scholz →"),
        ("Turkey clashed with Syria near the border.", "ASSAULT: Turkey + Syria →"),
        # who has no name
        ("Turkish police arrested dozens of activists.", "COERCE: Turkish police → dozens of activists"),
        ("Israeli jets bombed a bus near the border.", "ASSAULT: Israeli jets → a bus near the border"),
        ("Gunmen killed four civilians in Iraq.", "ASSAULT: Gunmen → four civilians"),
        # each of several
        ("France and Germany condemned Russia.", "ACCUSE: France + Germany → Russia"),
        # whoever says so
        ("Russia said it will release Ali Pavo.", "CONCEDE: Russia → Ali Pavo"),
        # who is behind the head of the words
        ("Fighters of Hezbollah attacked Israel.", "ASSAULT: Hezbollah → Israel"),
        ("Iran rejected a proposal by France.", "REJECT: Iran → France"),
        ("France condemned the attack by Russia on Ukraine.", "ACCUSE: France → Russia"),
    ],
)
def test_the_parties_are_found(sentence: str, event: str) -> None:
    assert event in shown(sentence)


def test_one_act_told_by_a_noun_and_its_verb_is_one_event() -> None:
    assert len(shown("An Israeli airstrike killed Hassan Maresh in Lebanon.")) == 1


def test_a_light_verb_is_no_event_of_its_own() -> None:
    assert shown("France and Germany held talks.") == ["CONSULT: France + Germany →"]


def test_what_names_nobody_is_no_event() -> None:
    assert shown("It was attacked.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "France struck a deal.",
        "Marta Kell shot a film in Poland.",
        "The attack on inflation by France is over.",
        "Poland beat Germany's record.",
        "An earthquake killed dozens in Turkey.",
        "The flood hit Poland on Monday.",
        "Germany targets the record of France.",
    ],
)
def test_a_word_beside_what_changes_its_meaning_is_no_attack(sentence: str) -> None:
    assert not [event for event in shown(sentence) if event.startswith("ASSAULT")]


def test_telling_is_a_request_only_where_something_is_to_be_done() -> None:
    assert not [
        one for one in shown("The army has trained forces, Ali Pavo told the Halveth Gazette.") if "REQUEST" in one
    ]
    assert [one for one in shown("The governor told the army to leave the town.") if "REQUEST" in one]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry will not release the prisoners.",
        "The ministry said that it will not meet the rebels.",
        "Orvia failed to agree with Tarn.",
    ],
)
def test_a_refusal_that_a_negation_makes_is_no_denied_refusal(text: str) -> None:
    (refusal,) = [event for event in events(text) if event.event == "REJECT"]
    assert refusal.factuality.endswith("+")


def test_a_quarrel_over_a_law_and_a_law_struck_down_are_no_assaults() -> None:
    assert not [one for one in shown("The governor and the lawmaker clash over the law.") if "ASSAULT" in one]
    assert not [one for one in shown("Parliament struck the law down.") if "ASSAULT" in one]


def test_what_follows_from_an_attack_is_no_second_one() -> None:
    (event,) = shown("Gunmen attacked a camp in Syria, killing two and wounding six soldiers.")
    assert event == "ASSAULT: Gunmen → a camp in Syria + six soldiers"


def test_a_thing_does_nothing_by_itself() -> None:
    (event,) = events("A bus hit four civilians in Iraq.")
    assert (event.actor, len(event.recipient)) == ((), 1)


def test_where_something_happens_does_nothing() -> None:
    assert shown("A blast in Iraq killed 40 people.") == ["ASSAULT:  → 40 people"]
    assert shown("An explosion on a bridge over the Tigris river killed seven people.") == ["ASSAULT:  → seven people"]


def test_who_has_no_name_is_an_actor_with_one_mention() -> None:
    found = record("Gunmen killed four civilians in Iraq.")
    (civilians,) = [actor for actor in found.actors if actor.name == "four civilians"]
    assert civilians.type == "people"
    assert [mention.kind for mention in civilians.mentions] == ["noun"]
