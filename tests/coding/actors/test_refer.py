"""Every mention goes to the right actor, or to one of its own."""

from averment.coding import Actor, Record
from tests.coding.build import block, coded


def words_of(record: Record, actor: Actor) -> list[str]:
    return [record.page.text[mention.start : mention.end] for mention in actor.mentions]


def actor_of(record: Record, words: str) -> Actor | None:
    return next((actor for actor in record.actors if words in words_of(record, actor)), None)


def test_a_noun_and_a_pronoun_stand_for_whoever_the_model_says() -> None:
    record = coded(
        "[P:Ilda Maresh] opened the bridge.",
        block("Later the mayor left because she was tired.", "mayor nsubj left; she nsubj tired"),
        mentions=[("Ilda Maresh", "person", -1), ("the mayor", "person", 0), ("she", "person", 1)],
    )
    (maresh,) = [actor for actor in record.actors if actor.type == "person"]
    assert words_of(record, maresh) == ["Ilda Maresh", "the mayor", "she"]
    assert [mention.kind for mention in maresh.mentions] == ["name", "noun", "pronoun"]


def test_names_that_the_page_tells_apart_stay_apart() -> None:
    record = coded(
        "[P:Fuad Hassal] met [P:Ghazi Hassal] here.",
        mentions=[("Fuad Hassal", "person", -1), ("Ghazi Hassal", "person", 0)],
    )
    assert actor_of(record, "Fuad Hassal") is not actor_of(record, "Ghazi Hassal")


def test_another_number_is_another_group() -> None:
    record = coded(
        block("Forty factions met.", "factions nsubj met; Forty nummod factions"),
        block("The 34 factions signed.", "factions nsubj signed; 34 nummod factions"),
        block("The factions left.", "factions nsubj left"),
        mentions=[
            ("Forty factions", "organization", -1),
            ("The 34 factions", "organization", 0),
            ("The factions", "organization", 1),
        ],
    )
    forty, some = actor_of(record, "Forty factions"), actor_of(record, "The 34 factions")
    assert forty is not None
    assert forty is not some
    assert actor_of(record, "The factions") is some


def test_a_pronoun_that_cannot_be_meant_stays_open() -> None:
    record = coded(
        "[O:The Wardens] closed the road.",
        block("She was angry.", "She nsubj angry"),
        mentions=[("The Wardens", "organization", -1), ("She", "person", 0)],
    )
    assert actor_of(record, "She") is None


def test_i_is_whoever_is_quoted() -> None:
    record = coded(
        block("[k:“I saw the raid,”] [s:[P:Oda Merrin]] [c:said].", "Merrin nsubj said"),
        mentions=[("I", "person", -1), ("Oda Merrin", "person", -1)],
    )
    merrin = actor_of(record, "Oda Merrin")
    assert merrin is not None
    assert "I" in words_of(record, merrin)


def test_we_is_the_body_that_is_quoted_and_open_where_a_person_is() -> None:
    for teller, kind, marked, found in (
        ("The Wardens", "organization", "O", True),
        ("Oda Merrin", "person", "P", False),
    ):
        record = coded(
            block(f"[k:“We saw the raid,”] [s:[{marked}:{teller}]] [c:said].", f"{teller.split()[1]} nsubj said"),
            mentions=[("We", "organization", -1), (teller, kind, -1)],
        )
        speaker = actor_of(record, teller)
        assert speaker is not None
        assert ("We" in words_of(record, speaker)) is found


def test_she_that_opens_what_a_person_says_is_that_person_whatever_the_model_takes_it_for() -> None:
    record = coded(
        "[P:Ilda Maresh] opened the bridge.",
        block("[s:[P:Oda Merrin]] [c:said] [k:she left].", "Merrin nsubj said; left ccomp said; she nsubj left"),
        mentions=[("Ilda Maresh", "person", -1), ("Oda Merrin", "person", -1), ("she", "person", 0)],
    )
    merrin = actor_of(record, "Oda Merrin")
    assert merrin is not None
    assert "she" in words_of(record, merrin)


def test_a_reporters_own_i_is_nobody_on_the_page() -> None:
    record = coded("I saw [P:Oda Merrin] there.", mentions=[("I", "person", -1), ("Oda Merrin", "person", -1)])
    assert actor_of(record, "I") is None


def test_events_and_things_are_no_actors() -> None:
    record = coded("The raid hit a truck.", mentions=[("The raid", "event", -1), ("a truck", "object", -1)])
    assert record.actors == ()


def test_a_state_is_named_as_a_place_where_it_tells_where() -> None:
    record = coded(
        block("[L:Iraq] said little.", "Iraq nsubj said"),
        block("Fighting went on in [L:Iraq].", "Fighting nsubj went"),
        mentions=[("Iraq", "organization", -1), ("Iraq", "place", 0)],
    )
    iraq = actor_of(record, "Iraq")
    assert iraq is not None
    assert iraq.type == "state"
    assert [mention.kind for mention in iraq.mentions] == ["name", "territory"]


def test_an_adjective_of_a_state_is_a_mention_of_it() -> None:
    record = coded("[L:Turkey] sent Turkish soldiers.", mentions=[("Turkey", "organization", -1)])
    turkey = actor_of(record, "Turkey")
    assert turkey is not None
    assert [(words, m.kind) for words, m in zip(words_of(record, turkey), turkey.mentions, strict=True)] == [
        ("Turkey", "name"),
        ("Turkish", "demonym"),
    ]


def test_who_is_quoted_before_being_spoken_of_goes_by_the_noun() -> None:
    record = coded(
        block("[k:“I saw the raid,”] [s:the patient] [c:said].", "patient nsubj said"),
        mentions=[("I", "person", -1), ("the patient", "person", -1)],
    )
    patient = actor_of(record, "the patient")
    assert patient is not None
    assert patient.name == "the patient"
    assert words_of(record, patient) == ["I", "the patient"]


def test_a_noun_that_no_table_has_is_what_the_model_takes_it_for() -> None:
    said = block("[s:The zorvan] [c:said] [k:that the road was closed].", "zorvan nsubj said")
    assert [actor.type for actor in coded(said).actors] == ["other"]
    known = coded(said, mentions=[("The zorvan", "person", -1)])
    assert [actor.type for actor in known.actors] == ["person"]
