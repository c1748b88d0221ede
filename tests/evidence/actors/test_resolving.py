"""Who is who among the actors of several pages, by what the pages say."""

import random

from averment.evidence.actors.appearances import Known

from .world import Named, call, groups

FRONT = Named("Tarn Front", "armed_group")
SALGO, VENN, BREK = call("Dorin Salgo"), call("Edda Venn"), call("Hadrin Brek")
MINISTER = "foreign minister"


def together(found: list[list[str]], *named: str) -> bool:
    return any(set(named) <= set(group) for group in found)


def test_one_full_name_on_two_pages_is_one() -> None:
    found, _ = groups([call("Ilda Maresh")], [call("Ilda Maresh")])
    assert found == [["0:Ilda Maresh", "1:Ilda Maresh"]]


def test_two_pages_that_spell_one_man_differently_speak_of_one() -> None:
    found, _ = groups(
        [call("Fuad Qasemli", MINISTER), SALGO, FRONT],
        [call("Fouad Qassemli", MINISTER), SALGO, FRONT],
    )
    assert together(found, "0:Fuad Qasemli", "1:Fouad Qassemli")


def test_two_with_one_surname_stay_two() -> None:
    found, resolved = groups(
        [call("Fuad Hussein", MINISTER), SALGO, FRONT],
        [call("Ghazi Faisal Hussein", MINISTER), SALGO, FRONT],
    )
    assert not together(found, "0:Fuad Hussein", "1:Ghazi Faisal Hussein")
    assert resolved.candidates == []


def test_two_of_one_common_name_in_different_countries_wait_for_a_person() -> None:
    found, resolved = groups(
        [call("Mohammed Ali", "Iraqi oil minister"), SALGO, FRONT, VENN],
        [call("Mohammed Ali", "Egyptian goalkeeper"), BREK, call("Joss Farrow"), call("Tarek Oran")],
    )
    assert not together(found, "0:Mohammed Ali", "1:Mohammed Ali")
    (candidate,) = resolved.candidates
    assert 0.25 <= candidate.probability < 0.95
    assert "but Egypt and Iraq" in candidate.reason or "but Iraq and Egypt" in candidate.reason


def test_a_man_is_not_a_woman() -> None:
    found, _ = groups([call("Noor Ali", "spokesman"), FRONT], [call("Noor Ali", "spokeswoman"), FRONT])
    assert not together(found, "0:Noor Ali", "1:Noor Ali")


def test_a_surname_alone_is_nobodys_for_certain() -> None:
    full = [[call("Fuad Hussein"), Named(f"Body {n} {n}", "organisation")] for n in range(30)]
    found, resolved = groups(*full, [call("Hussein")])
    assert ["30:Hussein"] in found
    assert any("Hussein may be short for Fuad Hussein" in each.reason for each in resolved.candidates)


def test_a_surname_alone_is_somebodys_where_its_page_makes_it_sure() -> None:
    about = [call("Fuad Qasemli", "foreign minister of Tarn"), SALGO, VENN, FRONT]
    elsewhere = [[call(f"Joss Farrow{n}", "analyst"), call(f"Tarek Oran{n}")] for n in "abcdefghijkl"]
    found, _ = groups(about, about, *elsewhere, [call("Qasemli", "foreign minister of Tarn"), SALGO, VENN, FRONT])
    assert together(found, "0:Fuad Qasemli", "14:Qasemli")


def test_a_surname_that_two_have_waits_for_a_person() -> None:
    found, resolved = groups([call("Fuad Hussein"), SALGO], [call("Ghazi Hussein"), VENN], [call("Hussein"), BREK])
    assert ["2:Hussein"] in found
    assert resolved.candidates
    assert all(each.probability < 0.95 for each in resolved.candidates)


def test_words_that_name_nobody_are_never_one_across_pages() -> None:
    spokesman = Named("a spokesman", kind="noun")
    officials = Named("officials", "people", kind="noun")
    shouted = Named("Officials", "people", kind="noun")
    found, resolved = groups([spokesman, officials], [spokesman, officials], [shouted])
    assert found == []
    assert resolved.candidates == []


def test_states_and_bodies_of_one_name_are_one_whatever_else_the_pages_say() -> None:
    found, _ = groups(
        [Named("U.S.", "state"), FRONT, Named("Halveth", "place")],
        [Named("United States", "state"), Named("the Tarn Front", "organisation"), Named("Halveth", "place")],
    )
    assert together(found, "0:U.S.", "1:United States")
    assert together(found, "0:Tarn Front", "1:the Tarn Front")
    assert together(found, "0:Halveth", "1:Halveth")


def test_the_ministry_of_one_country_is_not_that_of_another() -> None:
    ministry = Named("Foreign Ministry", "government")
    found, _ = groups([ministry, Named("Iraq", "state")], [ministry, Named("Poland", "state")])
    assert not together(found, "0:Foreign Ministry", "1:Foreign Ministry")
    found, _ = groups([ministry, Named("Iraq", "state")], [ministry, Named("Iraq", "state")])
    assert together(found, "0:Foreign Ministry", "1:Foreign Ministry")


def test_a_person_and_a_place_of_one_name_are_two() -> None:
    found, _ = groups([Named("Jordan", "state")], [Named("Jordan", "person")])
    assert not together(found, "0:Jordan", "1:Jordan")


def test_a_page_that_has_two_names_for_one_brings_other_pages_together() -> None:
    both = call("Ahmed Sarrani", aliases=("Abu Nasr Jalwani",))
    found, _ = groups([call("Ahmed Sarrani"), SALGO], [call("Abu Nasr Jalwani"), VENN], [both, SALGO], [both, VENN])
    assert together(found, "0:Ahmed Sarrani", "1:Abu Nasr Jalwani", "2:Ahmed Sarrani", "3:Ahmed Sarrani")


def test_an_acronym_that_two_bodies_have_is_neither_ones() -> None:
    found, _ = groups(
        [Named("Tarn National Front", "armed_group", aliases=("TNF",))],
        [Named("Tula Nurses Federation", "organisation", aliases=("TNF",))],
        [Named("TNF", "organisation")],
    )
    assert ["2:TNF"] in found


def test_a_chain_of_spellings_never_joins_its_ends() -> None:
    """B is like A and like C, but A is not like C: whichever way B goes, A and C stay apart."""
    company = [SALGO, VENN, FRONT]
    a, b, c = (call(name, MINISTER) for name in ("Marta Olen", "M. Olen", "Mikhail Olen"))
    found, _ = groups([a, *company], [b, *company], [c, *company])
    assert not together(found, "0:Marta Olen", "2:Mikhail Olen")


def test_two_whom_pages_name_side_by_side_are_two() -> None:
    brothers = [call("Hassan Qasemli"), call("Hasan Qasemli")]
    found, _ = groups(brothers, brothers, brothers)
    assert not together(found, "0:Hassan Qasemli", "0:Hasan Qasemli")


def test_names_of_one_known_actor_are_one() -> None:
    known = [Known("tarn", "Republic of Tarn", "state", ("Tarn", "Tarnish Republic"))]
    found, resolved = groups([Named("Tarn", "state")], [Named("Tarnish Republic", "place")], known=known)
    assert found == [["0:Tarn", "1:Tarnish Republic"]]
    assert resolved.groups[0].known == "tarn"


def test_a_single_name_that_the_list_has_for_one_is_that_ones_unless_pages_have_it_for_others() -> None:
    known = [Known("sarrani", "Ahmed Sarrani", "person", ("Jalwani",))]
    pages = [[call("Ahmed Sarrani")], [call("Jalwani")]]
    found, _ = groups(*pages, known=known)
    assert found == [["0:Ahmed Sarrani", "1:Jalwani"]]
    found, _ = groups(*pages, [call("Tarek Jalwani")], known=known)
    assert ["1:Jalwani"] in found


def test_two_known_actors_of_one_name_are_not_taken_for_each_other() -> None:
    known = [Known("one", "Ilda Maresh", "person"), Known("two", "Ilda Maresh", "person")]
    _, resolved = groups([call("Ilda Maresh")], known=known)
    assert resolved.groups[0].known is None


def test_the_same_pages_give_the_same_groups_and_names_in_any_order_of_what_stands_on_them() -> None:
    people = [
        call(name, MINISTER) for name in ("Fuad Hussein", "Fouad Hussein", "Hussein", "Mohammed Ali", "Edda Venn")
    ]
    pages = [random.Random(number).sample([*people, FRONT], 4) for number in range(40)]
    first, again = groups(*pages), groups(*pages)
    assert first[0] == again[0]
    assert first[1].candidates == again[1].candidates
    shuffled = groups(*(random.Random(99 + n).sample(page, len(page)) for n, page in enumerate(pages)))
    assert sorted(map(sorted, first[0])) == sorted(map(sorted, shuffled[0]))
