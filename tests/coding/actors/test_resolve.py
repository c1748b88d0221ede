import pytest

from tests.coding.build import block, coded, find, said_by, source

MARESH = block("[k:“They buy time,”] [s:Minister [P:Ilda Maresh]] [c:said].", "They nsubj buy; Ilda nsubj said")
FARROW = block("[k:“Nobody wins,”] [s:analyst [P:Joss Farrow]] [c:said].", "Nobody nsubj wins; Joss nsubj said")


def then(who: str, cue: str = "said") -> object:
    """A later paragraph in which someone, named by `who`, says that the river fell."""
    head = who.rstrip("]").rsplit(" ", 1)[-1].rsplit(":", 1)[-1]
    return block(f"[s:{who}] [c:{cue}] [k:the river fell].", f"{head} nsubj {cue}; river nsubj fell; fell ccomp {cue}")


@pytest.mark.parametrize(
    "who", ["[P:Maresh]", "Ms [P:Maresh]", "Minister [P:Maresh]", "the minister", "she", "[P:Ilda Maresh]"]
)
def test_one_speaker_under_many_names(who):
    assert said_by(coded(MARESH, then(who)), "the river fell") == "Ilda Maresh"


@pytest.mark.parametrize(("who", "speaker"), [("the minister", "Ilda Maresh"), ("the analyst", "Joss Farrow")])
def test_a_role_stands_for_whoever_was_introduced_with_it(who, speaker):
    assert said_by(coded(MARESH, FARROW, then(who)), "the river fell") == speaker


def test_a_role_with_a_country_stands_for_nobody_of_another_country():
    sheral = block(
        "[s:[L:Polish] minister [P:Ilda Maresh]] [c:said] [k:they buy time].", "Ilda nsubj said; they nsubj buy"
    )
    assert said_by(coded(sheral, then("the French minister")), "the river fell") == "the French minister"


def test_of_two_people_with_one_surname_the_one_last_introduced_in_full_speaks():
    ghali = block("[s:Minister [P:Ilda Maresh]] [c:said] [k:they buy time].", "Ilda nsubj said; they nsubj buy")
    other = block(
        "[s:analyst [P:Orsolya Dann Maresh]] [c:said] [k:nobody wins].", "Orsolya nsubj said; nobody nsubj wins"
    )
    record = coded(ghali, other, then("[P:Maresh]"))
    assert said_by(record, "the river fell") == "Orsolya Dann Maresh"
    assert said_by(record, "they buy time") == "Ilda Maresh"
    assert find(record, "the river fell").confidence < find(record, "nobody wins").confidence


def test_a_caption_does_not_introduce_anyone_to_the_running_text():
    caption = block("[P:Joss Maresh] in Tarn", role="caption")
    assert said_by(coded(MARESH, caption, then("[P:Maresh]")), "the river fell") == "Ilda Maresh"


def test_a_form_of_address_tells_two_people_with_one_surname_apart():
    brother = block("[s:Mr [P:Tomas Maresh]] [c:said] [k:nobody wins].", "Tomas nsubj said; nobody nsubj wins")
    sister = block("[s:Ms [P:Ilda Maresh]] [c:said] [k:they buy time].", "Ilda nsubj said; they nsubj buy")
    assert said_by(coded(sister, brother, then("Ms [P:Maresh]")), "the river fell") == "Ilda Maresh"


def test_the_headline_s_surname_is_whom_the_text_introduces_later():
    headline = block("[s:[P:Maresh]]: [c:says] [k:river to fall]", "Maresh nsubj says", role="headline")
    assert said_by(coded(headline, MARESH), "river to fall") == "Ilda Maresh"


def test_she_is_not_he():
    brother = block("[s:Mr [P:Tomas Bell]] [c:said] [k:nobody wins].", "Tomas nsubj said; nobody nsubj wins")
    sister = block("[s:Ms [P:Ilda Maresh]] [c:said] [k:they buy time].", "Ilda nsubj said; they nsubj buy")
    assert said_by(coded(sister, brother, then("she")), "the river fell") == "Ilda Maresh"
    assert said_by(coded(brother, sister, then("he")), "the river fell") == "Tomas Bell"


def test_he_stands_for_a_later_subject_of_the_report_s_own_sentences():
    arrived = block("[P:Joss Farrow] arrived on Monday.", "Joss nsubj arrived")
    assert said_by(coded(MARESH, arrived, then("he")), "the river fell") == "Joss Farrow"


def test_he_added_is_whoever_spoke_last():
    arrived = block("[P:Tomas Bell] arrived on Monday.", "Tomas nsubj arrived")
    assert said_by(coded(FARROW, arrived, then("he", "added")), "the river fell") == "Joss Farrow"


def test_a_pronoun_with_nobody_to_stand_for_stays_unresolved_with_its_words():
    record = coded(then("he"))
    assert said_by(record, "the river fell") is None
    assert source(record, find(record, "the river fell")) == "he"


def test_a_pronoun_after_two_who_were_only_mentioned_stays_unresolved():
    talks = block("Talks between [P:Joss Farrow] and [P:Tomas Bell] failed.", "Talks nsubj failed")
    assert said_by(coded(talks, then("he")), "the river fell") is None


def test_i_within_a_quotation_is_its_speaker():
    record = coded(
        block(
            "[k:“I said that talks would fail,”] [s:[P:Ilda Maresh]] [c:recalled].",
            "I nsubj said; talks nsubj fail; fail ccomp said; Ilda nsubj recalled",
        )
    )
    assert said_by(record, "that talks would fail") == "Ilda Maresh"
    assert find(record, "that talks would fail").within == find(record, "I said").id


def test_i_in_the_report_s_own_voice_is_nobody():
    assert said_by(coded(then("I")), "the river fell") is None


def test_it_is_a_body_and_not_a_person():
    council = block("[s:the [O:Tarn Council]] [c:said] [k:they buy time].", "Council nsubj said; they nsubj buy")
    assert said_by(coded(council, FARROW, then("it")), "the river fell") == "Tarn Council"


def test_they_are_many():
    people = block("[s:residents] [c:said] [k:nobody wins].", "residents nsubj said; nobody nsubj wins")
    assert said_by(coded(MARESH, people, then("they")), "the river fell") == "residents"


@pytest.mark.parametrize("acronym", ["[O:CWS]", "the [O:CWS]"])
def test_an_acronym_stands_for_the_name_with_its_initials(acronym):
    centre = block(
        "[s:the [O:Centre for Water Studies]] [c:said] [k:nobody wins].", "Studies nsubj said; nobody nsubj wins"
    )
    record = coded(centre, then(acronym))
    assert said_by(record, "the river fell") == "Centre for Water Studies"
    assert record.actors[0].aliases == ("CWS",)


def test_an_acronym_in_brackets_stands_for_the_name_before_it():
    front = block("[s:the [O:Front of the Reed] (FRD)] [c:said] [k:nobody wins].", "Reed nsubj said; nobody nsubj wins")
    assert said_by(coded(front, then("[O:FRD]")), "the river fell") == "Front of the Reed"


def test_a_body_s_noun_stands_for_the_last_body_with_it_in_its_name():
    ministry = block("[s:the [O:Ministry of Water]] [c:said] [k:nobody wins].", "Water nsubj said; nobody nsubj wins")
    assert said_by(coded(ministry, MARESH, then("the ministry")), "the river fell") == "Ministry of Water"


def test_whose_leader_is_the_leader():
    record = coded(
        block(
            "The [O:Reed], [s:whose leader [P:Ilda Maresh]] [c:said] [k:the river fell], left.",
            "Reed nsubj left; said acl:relcl Reed; Ilda nsubj said; leader compound Ilda; whose nmod:poss leader; "
            "river nsubj fell; fell ccomp said",
        )
    )
    assert said_by(record, "the river fell") == "Ilda Maresh"


def test_who_is_the_noun_before_it():
    record = coded(
        block(
            "[P:Ilda Maresh], [s:who] [c:said] [k:the river fell], left.",
            "Ilda nsubj left; said acl:relcl Ilda; who nsubj said; river nsubj fell; fell ccomp said",
        )
    )
    assert said_by(record, "the river fell") == "Ilda Maresh"


def test_someone_s_office_is_not_that_someone():
    office = block(
        "[s:[P:Maresh]’s office] [c:said] [k:the river fell].", "office nsubj said; river nsubj fell; fell ccomp said"
    )
    record = coded(MARESH, office)
    assert said_by(record, "the river fell") == "Maresh’s office"
    again = coded(
        MARESH,
        office,
        block(
            "[s:her office] [c:added] [k:rain came].",
            "office nsubj added; her nmod:poss office; rain nsubj came; came ccomp added",
        ),
    )
    assert said_by(again, "rain came") == "Maresh’s office"


def test_the_person_speaks_and_not_the_body_before_the_name():
    record = coded(
        block(
            "[k:“Nobody wins,”] [s:[O:Tarn Centre for Water Studies] head [P:Joss Farrow]] [c:said].",
            "Nobody nsubj wins; Joss nsubj said; head compound Joss; Studies compound Joss",
        )
    )
    farrow = next(actor for actor in record.actors if actor.name == "Joss Farrow")
    assert said_by(record, "Nobody wins") == "Joss Farrow"
    assert farrow.roles == ("Tarn Centre for Water Studies head",)
    assert farrow.type == "person"


def test_people_without_names_are_actors_of_their_own():
    first = block("[s:A source] [c:said] [k:nobody wins].", "source nsubj said; nobody nsubj wins")
    second = block(
        "[s:Another source] [c:said] [k:the river fell].", "source nsubj said; river nsubj fell; fell ccomp said"
    )
    record = coded(
        first, second, block("[s:The source] [c:added] [k:rain came].", "source nsubj added; rain nsubj came")
    )
    assert said_by(record, "nobody wins") == "A source"
    assert said_by(record, "the river fell") == "Another source"
    assert said_by(record, "rain came") == "Another source"


def test_two_who_speak_as_one_are_one_actor():
    record = coded(
        block(
            "[s:[P:Ilda Maresh] and [P:Joss Farrow]] [c:said] [k:the river fell].",
            "Ilda nsubj said; Joss conj Ilda; and cc Joss; river nsubj fell; fell ccomp said",
        )
    )
    assert said_by(record, "the river fell") == "Ilda Maresh and Joss Farrow"
    assert {"Ilda Maresh", "Joss Farrow"} < {actor.name for actor in record.actors}
