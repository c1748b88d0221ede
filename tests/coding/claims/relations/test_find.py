"""Ties are found by titles, appositions, possessives, verbs and hyphens, each with its ends the right way round."""

import pytest

from averment.coding.actors import Figure
from averment.coding.claims.draft import RelationDraft
from averment.coding.claims.events import find_events
from averment.coding.claims.relations import find_relations, find_ties
from tests.coding.claims.trees import scene

Row = tuple[str, str, str]


def name(figure: Figure) -> str:
    first = min(figure.mentions.values(), key=lambda mention: mention[0].start)[0].text
    return figure.names[0] if figure.names else first


def found(sentence: str) -> list[RelationDraft]:
    page = scene(sentence)
    return find_relations(list(find_ties(page)), find_events(page), page)


def ties(sentence: str) -> list[Row]:
    return [(name(draft.subject), draft.relation, name(draft.object)) for draft in found(sentence)]


TIES = {
    "Ilda Maresh, leader of the Tarn Front, met Tarn Front fighters in Halveth.": [
        "Ilda Maresh | leader_of | Tarn Front",
    ],
    "Prime Minister Oda Merrin of Iraq met the Turkish president, Emre Kaya.": [
        "Oda Merrin | leader_of | Iraq",
        "Emre Kaya | leader_of | Turkish",
    ],
    "Ilda Maresh has led the Tarn Front since 2019.": [
        "Ilda Maresh | leader_of | Tarn Front",
    ],
    "The Tarn Front was led by Ilda Maresh.": [
        "Ilda Maresh | leader_of | Tarn Front",
    ],
    "The US-led coalition opposes the Tarn Front.": [
        "US | leader_of | The US-led coalition",
        "The US-led coalition | opposed_to | Tarn Front",
    ],
    "Tarn Front spokesman Oda Merrin said the Iran-backed militia had left.": [
        "Oda Merrin | role_of | Tarn Front",
        "the Iran-backed militia | backed_by | Iran",
    ],
    "Iran's foreign minister, Karim Hosseini, arrived.": [
        "Karim Hosseini | role_of | Iran",
    ],
    "Oda Merrin, an analyst at the Halveth Institute, said so.": [
        "Oda Merrin | role_of | Halveth Institute",
    ],
    "A Tarn Front official, Oda Merrin, denied it.": [
        "Oda Merrin | role_of | Tarn Front",
    ],
    "The Tarn Front's deputy leader Karim Hosseini spoke.": [
        "Karim Hosseini | role_of | Tarn Front",
    ],
    "Former Tarn Front commander Oda Merrin joined the Wardens Brigade in 2019.": [
        "Oda Merrin | member_of | Wardens Brigade",
    ],
    "The Wardens Brigade is a branch of the Tarn Front.": [
        "Wardens Brigade | part_of | Tarn Front",
    ],
    "The Wardens Brigade is part of the Tarn Front.": [
        "Wardens Brigade | part_of | Tarn Front",
    ],
    "Iraq's interior ministry said the army, backed by Iran, had won.": [
        "the army | backed_by | Iran",
    ],
    "Iran supports the Tarn Front.": [
        "Tarn Front | backed_by | Iran",
    ],
    "The Tarn Front is backed by Iran and armed by Syria.": [
        "Tarn Front | backed_by | Syria",
    ],
    "The Wardens Brigade is allied with the Tarn Front.": [
        "Wardens Brigade | allied_with | Tarn Front",
    ],
    "The militia is loyal to the Tarn Front.": [
        "The militia | loyal_to | Tarn Front",
    ],
    "The Tarn Front bombed the Wardens Brigade in Halveth.": [
        "Tarn Front | opposed_to | Wardens Brigade",
        "Wardens Brigade | located_in | Halveth",
    ],
    "The army attacked Halveth with the support of Iran.": [
        "The army | backed_by | Iran",
    ],
    "Iraq and Iran fight the Tarn Front.": [
        "Iraq | opposed_to | Tarn Front",
        "Iraq | allied_with | Iran",
    ],
    "Iraq fought the Wardens Brigade alongside Iran.": [
        "Iraq | allied_with | Iran",
    ],
    "The Hungarian investor Oda Merrin met the Turkish president, Emre Kaya.": [
        "Emre Kaya | leader_of | Turkish",
    ],
    "Rebels hold the Mardanian town of Halveth.": [
        "Rebels | located_in | Halveth",
    ],
    "Pro-Iranian militias fought the Tarn Front.": [
        "Pro-Iranian militias | loyal_to | Iranian",
        "Pro-Iranian militias | opposed_to | Tarn Front",
    ],
    "The Halveth Institute is based in Baghdad.": [
        "Halveth Institute | located_in | Baghdad",
    ],
    "Halveth, Mardania, is a city in the north.": [
        "Halveth | located_in | Mardania",
    ],
}


@pytest.mark.parametrize("sentence", TIES)
def test_ties(sentence: str) -> None:
    assert set(TIES[sentence]) <= {" | ".join(row) for row in ties(sentence)}


def test_where_a_person_is_is_no_tie() -> None:
    assert ties("Oda Merrin was born in Baghdad and lives in Tehran.") == []


def test_a_role_has_its_words_and_a_tie_its_date_and_evidence() -> None:
    (role,) = found("Iran's foreign minister, Karim Hosseini, arrived.")
    assert role.role is not None
    assert (role.role.text, role.evidence.text) == ("foreign minister", "Iran's foreign minister, Karim Hosseini")
    (lead,) = found("Ilda Maresh has led the Tarn Front since 2019.")
    assert lead.date is not None
    assert (lead.date.start, lead.date.end) == ("2019", None)


def test_a_denied_tie_is_found_for_its_factuality_to_deny() -> None:
    assert ties("The Tarn Front has not supported the Wardens Brigade.") == [
        ("Wardens Brigade", "backed_by", "Tarn Front")
    ]


def test_where_somebody_is_from_is_no_role() -> None:
    assert all(
        "role_of" not in tie for tie in ties("The Hungarian investor Oda Merrin met the Turkish president, Emre Kaya.")
    )


def test_our_fight_is_nobody_elses() -> None:
    assert ties("Ilda Maresh spoke of our fight against the Tarn Front.") == []
