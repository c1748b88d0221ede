"""A title with a name beside it is one actor with it."""

from averment.coding import Actor, Record
from tests.coding.build import block, coded


def actor(record: Record, name: str) -> Actor:
    (found,) = [actor for actor in record.actors if actor.name == name]
    return found


def people(record: Record) -> list[str]:
    return [actor.name for actor in record.actors if actor.type == "person"]


def test_a_title_before_a_comma_and_a_name_is_the_bearer_s() -> None:
    record = coded(
        block(
            "[L:China]’s ambassador to [L:Britain], [P:Zheng Muguang], left.",
            "ambassador nsubj left; Zheng appos ambassador; Britain nmod ambassador",
        ),
        mentions=[("China’s ambassador to Britain", "person", -1), ("Zheng Muguang", "person", -1)],
    )
    assert people(record) == ["Zheng Muguang"]
    assert actor(record, "Zheng Muguang").roles == ("China’s ambassador to Britain",)


def test_a_title_behind_a_name_is_the_bearer_s() -> None:
    record = coded(
        block("[P:Ilda Maresh], the mayor of [L:Tarn], left.", "Ilda nsubj left; mayor appos Ilda; Tarn nmod mayor"),
        mentions=[("Ilda Maresh", "person", -1), ("the mayor of Tarn", "person", -1)],
    )
    assert people(record) == ["Ilda Maresh"]


def test_a_title_right_before_a_name_is_one_mention_with_it() -> None:
    record = coded(
        block("The group’s spokesman [P:Abu Talim] left.", "spokesman nsubj left; Abu appos spokesman"),
        mentions=[("The group’s spokesman", "person", -1), ("Abu Talim", "person", -1)],
    )
    assert people(record) == ["Abu Talim"]
    assert len(actor(record, "Abu Talim").mentions) == 1


def test_a_body_in_apposition_is_the_body() -> None:
    record = coded(
        block(
            "The region’s largest retailer, [O:Olen Holdings], left.",
            "retailer nsubj left; Holdings appos retailer; Olen compound Holdings",
        ),
        mentions=[("The region’s largest retailer", "organization", -1), ("Olen Holdings", "organization", -1)],
    )
    assert [(a.name, len(a.mentions)) for a in record.actors if a.name == "Olen Holdings"] == [("Olen Holdings", 2)]


def test_the_city_of_a_name_is_the_place_with_that_name() -> None:
    record = coded(
        block("We saw the city of [L:Tarnopil].", "We nsubj saw; Tarnopil nmod city"),
        mentions=[("the city of Tarnopil", "place", -1), ("Tarnopil", "place", -1)],
    )
    assert [actor.name for actor in record.actors] == ["Tarnopil"]


def test_an_area_of_a_name_is_only_a_part_of_it() -> None:
    record = coded(
        block("We saw the area of [L:Tarnopil].", "We nsubj saw; Tarnopil nmod area"),
        mentions=[("the area of Tarnopil", "place", -1), ("Tarnopil", "place", -1)],
    )
    assert len(record.actors) == 2


def test_several_are_not_what_one_is_called() -> None:
    record = coded(block("[P:Ilda Maresh], and other critics of the plan, left.", "Ilda nsubj left; critics conj Ilda"))
    assert actor(record, "Ilda Maresh").roles == ()
