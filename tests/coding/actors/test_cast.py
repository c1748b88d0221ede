import pytest

from tests.coding.build import block, coded


def names(record):
    return {actor.name: actor.aliases for actor in record.actors}


@pytest.mark.parametrize(
    "marked", ["[P:Tarek al]-Qadiri", "Tarek al-[P:Qadiri]", "[P:Tarek al-Qadiri left]", "[P:Tarek al-Qadiri’s]"]
)
def test_a_name_is_whole_where_the_model_cut_it_or_took_too_much(marked):
    (name,) = names(coded(block(f"The house of {marked} is old.")))
    assert name.endswith("al-Qadiri")


def test_a_common_noun_with_a_capital_is_no_name():
    assert names(coded(block("[O:Police] came. [P:Scholars] left."))) == {}


def test_other_names_of_an_actor_are_aliases_each_once():
    record = coded("[P:Ilda Maresh] left.", "[P:Maresh] left.", "[P:Maresh] left. [P:Ilda] left.")
    assert names(record) == {"Ilda Maresh": ("Maresh", "Ilda")}


def test_a_headline_s_capitals_do_not_make_a_name_longer():
    headline = block("[P:Rip Ilda Maresh] Says Friend", role="headline")
    assert list(names(coded(headline, "[P:Ilda Maresh] left."))) == ["Ilda Maresh"]


def test_everyone_named_is_an_actor_whether_they_speak_or_not():
    record = coded("[P:Ilda Maresh] met [O:the Reed Party] in [L:Tarn].")
    assert {actor.name: actor.type for actor in record.actors} == {
        "Ilda Maresh": "person",
        "Reed Party": "party",
        "Tarn": "place",
    }


def test_one_page_spells_a_name_in_several_ways():
    record = coded(
        "[P:Mohammed Rafiq al-Sudani] left.", "[P:Muhammad as-Sudani] left.", "[P:Soudani] left.", "[P:Al-Sudani] left."
    )
    assert list(names(record)) == ["Mohammed Rafiq al-Sudani"]


def test_a_surname_as_it_is_written_goes_before_another_spelling():
    record = coded("[P:Fadi Hussein] left.", "[P:Ghazi Husayn] left.", "[P:Husayn] left.", "[P:Hussein] left.")
    assert names(record) == {"Fadi Hussein": ("Hussein",), "Ghazi Husayn": ("Husayn",)}


def test_people_with_one_surname_in_two_spellings_stay_two():
    record = coded("[P:Fadi Hussein] left.", "[P:Ghazi Husayn] left.", "[P:Fadi Hassan] left.")
    assert len(names(record)) == 3


def test_a_body_with_and_without_its_state_is_one_and_another_state_s_is_another():
    record = coded("[O:US Supreme Court] met.", "[O:Supreme Court] met.", "[O:Iraqi Supreme Court] met.")
    assert names(record) == {"US Supreme Court": ("Supreme Court",), "Iraqi Supreme Court": ()}


def test_an_acronym_that_the_model_took_for_a_person_is_the_body_before_it():
    record = coded("We joined [O:Olen Technical University] ([P:OTU]) then.", "[P:OTU] grew.")
    assert [(actor.name, actor.type, actor.aliases) for actor in record.actors] == [
        ("Olen Technical University", "organisation", ("OTU",))
    ]
