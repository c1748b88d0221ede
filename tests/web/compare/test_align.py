"""Which claims of two sides are about the same thing, and in what they differ."""

from typing import Any

from averment.page import Span
from averment.web.compare import Alignment, align
from averment.web.index import ClaimRow, Party
from averment.web.index.answers import Snippet

_NUMBERS = iter(range(10_000))


def party(name: str) -> Party:
    return Party(name.lower(), name, name.lower(), name)


def nobody(words: str) -> Party:
    """Somebody without a name, who is nobody in particular in the base."""
    return Party(None, words, None, words)


def claim(type_: str = "event", words: str = "shelled the market", **fields: Any) -> ClaimRow:
    empty: dict[str, Any] = dict.fromkeys(ClaimRow.__struct_fields__)
    defaults: dict[str, Any] = {
        "id": f"c{next(_NUMBERS)}", "page": "p", "type": type_, "actors": (), "recipients": (), "factuality": "CT+",
        "demanded": False, "threatened": False, "intended": False, "account": (), "account_statements": (),
        "evidence": (words,), "predicate": words, "evidence_spans": (), "confidence": 0.9, "start": 0, "end": 1,
        "dated": "2026-03-03", "dated_by": "page", "review": "unreviewed", "position": 1,
        "predicate_span": Span(0, 1), "context": Snippet(words, 0, len(words), ()),
    }  # fmt: skip
    return ClaimRow(**(empty | defaults | fields))


def assault(actor: str, recipient: str, words: str = "shelled the market", **fields: Any) -> ClaimRow:
    sides = {"actors": (party(actor),), "recipients": (party(recipient),)}
    return claim("event", words, **({"event": "ASSAULT"} | sides | fields))


def on(day: str) -> dict[str, str]:
    return {"date_start": day, "date_end": day, "dated": day, "dated_by": "claim"}


def differences(found: Alignment) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    (pair,) = found.pairs
    return {each.about: (each.one, each.other) for each in pair.differences}


def test_what_both_say_of_the_same_actors_is_one_matter_without_a_difference() -> None:
    found = align([assault("Tavash", "Vashara")], [assault("Tavash", "Vashara")])
    assert differences(found) == {}
    assert found.only_one == found.only_other == ()


def test_possible_and_stated_differ() -> None:
    found = align([assault("Tavash", "Vashara")], [assault("Tavash", "Vashara", factuality="PS+")])
    assert differences(found) == {"how sure": (("stated",), ("possible",))}


def test_another_account_differs_but_another_outlet_does_not() -> None:
    one = assault("Tavash", "Vashara", outlet="The Asterin Courier", account=(party("Vashara"),))
    same = assault("Tavash", "Vashara", outlet="Halveth Gazette", account=(party("Vashara"),))
    own = assault("Tavash", "Vashara", outlet="Halveth Gazette")
    assert differences(align([one], [same])) == {}
    assert differences(align([one], [own])) == {"by whose word": (("Vashara",), ("in the page's own voice",))}


def test_who_is_blamed_may_differ_where_the_day_or_the_words_are_the_same() -> None:
    by_day = align(
        [assault("Tavash", "Vashara", "struck", **on("2026-03-01"))],
        [assault("Belmar", "Vashara", "hit", **on("2026-03-02"))],
    )
    assert differences(by_day) == {"who": (("Tavash",), ("Belmar",)), "when": (("2026-03-01",), ("2026-03-02",))}
    by_words = align([assault("Tavash", "Vashara")], [assault("Belmar", "Vashara")])
    assert differences(by_words) == {"who": (("Tavash",), ("Belmar",))}
    neither = align([assault("Tavash", "Vashara", "struck it")], [assault("Belmar", "Vashara", "hit the bridge")])
    assert neither.pairs == ()


def test_another_type_of_event_or_another_time_is_another_matter() -> None:
    one = assault("Tavash", "Vashara", **on("2026-03-01"))
    assert align([one], [assault("Tavash", "Vashara", event="ACCUSE", **on("2026-03-01"))]).pairs == ()
    assert align([one], [assault("Tavash", "Vashara", **on("2026-03-04"))]).pairs == ()
    assert align([one], [assault("Tavash", "Vashara", dated="2026-03-20")]).pairs == ()


def test_nobody_in_particular_is_nobody_in_common() -> None:
    one = claim(event="ASSAULT", actors=(nobody("rebels"),))
    assert align([one], [claim(event="ASSAULT", actors=(nobody("rebels"),))]).pairs == ()


def test_what_one_side_says_twice_is_one_matter() -> None:
    found = align([assault("Tavash", "Vashara"), assault("Tavash", "Vashara")], [assault("Tavash", "Vashara")])
    (pair,) = found.pairs
    assert len(pair.one.claims) == 2
    assert found.only_one == ()


def test_the_likeliest_are_paired_and_each_once() -> None:
    aerial = assault("Tavash", "Vashara", "bombed the bridge", mode="aerial")
    heavy = assault("Tavash", "Vashara", "shelled the market", mode="heavy-weapons")
    other = assault("Tavash", "Vashara", "shelling of the market", mode="heavy-weapons")
    found = align([aerial, heavy], [other])
    (pair,) = found.pairs
    assert pair.one.first is heavy
    assert [group.first for group in found.only_one] == [aerial]


def test_numbers_of_one_event_differ() -> None:
    one, other = assault("Tavash", "Vashara"), assault("Tavash", "Vashara")
    forty = claim("quantity", "at least 40 people", counted="people", low=40, part_of=one.id)
    twelve = claim("quantity", "12 people", counted="people", value=12, part_of=other.id)
    found = align([one, forty], [other, twelve])
    told = {pair.one.first.type: pair.differences for pair in found.pairs}
    assert told["event"] == ()
    (difference,) = told["quantity"]
    assert (difference.about, difference.one, difference.other) == ("how many", ("at least 40",), ("12",))
    # What differs is shown first.
    assert found.pairs[0].one.first.type == "quantity"


def test_numbers_of_other_things_or_other_events_are_not_set_against_each_other() -> None:
    one, other = assault("Tavash", "Vashara"), assault("Belmar", "Tarn Front", event="PROTEST")
    people = claim("quantity", counted="people", value=40, part_of=one.id)
    assert align([one, people], [other, claim("quantity", counted="people", value=12, part_of=other.id)]).pairs == ()
    assert align([people], [claim("quantity", counted="tanks", value=12)]).pairs == ()
    assert align([people], [claim("quantity", counted="them", value=12)]).pairs == ()


def test_numbers_without_an_event_need_words_around_them_in_common() -> None:
    def dead(number: int, around: str) -> ClaimRow:
        return claim("quantity", f"{number} people", counted="people", value=number, context=Snippet(around, 0, 1, ()))

    blast = dead(7, "7 people were killed in the market of Orun")
    assert len(align([blast], [dead(9, "the blast in the market killed 9 people")]).pairs) == 1
    assert align([blast], [dead(310, "310 people have been killed since 2023")]).pairs == ()


def test_ties_that_hold_both_ways_are_the_same_either_way_round() -> None:
    def tie(relation: str, one: str, other: str) -> ClaimRow:
        return claim("relation", relation=relation, actors=(party(one),), recipients=(party(other),))

    assert len(align([tie("allied_with", "Tavash", "Belmar")], [tie("allied_with", "Belmar", "Tavash")]).pairs) == 1
    assert align([tie("leader_of", "Tavash", "Belmar")], [tie("leader_of", "Belmar", "Tavash")]).pairs == ()


def test_positions_of_one_actor_on_one_proposal_differ_by_stance() -> None:
    def stands(stance: str, proposal: str, actor: str = "Vashara") -> ClaimRow:
        return claim("position", proposal, actors=(party(actor),), stance=stance, proposal=proposal)

    found = align([stands("accepts", "the 30-day ceasefire")], [stands("refuses", "a thirty-day ceasefire plan")])
    assert differences(found) == {"stance": (("accepts",), ("refuses",))}
    assert align([stands("accepts", "the ceasefire")], [stands("refuses", "the ceasefire", "Tavash")]).pairs == ()
