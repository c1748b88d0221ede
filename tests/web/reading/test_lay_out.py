"""A page is laid out as it read, with what is said beside the words that say it."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from averment.coding import Actor, Event, Record, Statement
from averment.page import ROLES, Page, Span, Zone
from averment.web.reading import Block, Fold, PageView, how_sure, lay_out


def blocks(view: PageView) -> list[Block]:
    return [block for part in view.parts for block in (part.blocks if isinstance(part, Fold) else [part])]


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Pages with any zones and with statements anywhere on them, within one another or across."""
    zones, text = [], ""
    words = st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1, max_size=12)
    for _ in range(draw(st.integers(1, 6))):
        block = draw(words)
        zones.append(Zone(draw(st.sampled_from(ROLES)), len(text), len(text) + len(block)))
        text += block + "\n\n"
    place = st.integers(0, len(text))

    def span() -> Span:
        start, end = sorted((draw(place), draw(place)))
        return Span(start, end)

    statements = tuple(
        Statement(
            id=f"{number}",
            speaker=draw(st.sampled_from([None, "a", "b"])),
            source=draw(st.one_of(st.none(), st.builds(span))),
            cue=None,
            content=(span(), span()),
            kind="direct",
            within=draw(st.sampled_from([None, "0", "1"])),
            confidence=0.5,
        )
        for number in range(draw(st.integers(0, 4)))
    )
    page = Page(id="0" * 32, language="en", text=text, zones=tuple(zones))
    actors = tuple(Actor(id=each, name=each.upper(), type="person") for each in "ab")
    return Record(model="test", page=page, actors=actors, statements=statements)


@given(records())
def test_each_zone_reads_as_the_page_does(record: Record) -> None:
    shown = ["".join(segment.text for segment in block.segments) for block in blocks(lay_out(record))]
    assert shown == [record.page.text[zone.start : zone.end] for zone in record.page.zones]


@given(records())
def test_each_record_has_one_card(record: Record) -> None:
    keys = [card.key for block in blocks(lay_out(record)) for card in block.cards]
    assert sorted(keys) == sorted(f"s-{each.id}" for each in record.statements)


def test_what_is_not_read_is_folded_apart(talks: Record) -> None:
    *report, fold = lay_out(talks).parts
    assert [part.role for part in report if isinstance(part, Block)] == ["headline", "body", "body", "body"]
    assert isinstance(fold, Fold)
    assert fold.what == "2 of furniture, 1 of readers' comments"
    assert not fold.open


def test_a_fold_opens_where_the_words_that_were_looked_for_stand(talks: Record) -> None:
    at = talks.page.text.index("Captcha")
    assert lay_out(talks, [(at, at + 7)]).parts[-1].open  # type: ignore[union-attr]


def test_a_nested_account_is_a_chain_from_the_outlet_inwards(talks: Record) -> None:
    cards = {card.id: card for block in blocks(lay_out(talks)) for card in block.cards}
    assert cards["s2"].account == ["The Asterin Courier", "Halveth Gazette", "Ilda Maresh"]
    assert cards["s4"].account == ["The Asterin Courier", "one person"]


def test_may_attack_is_never_shown_as_attacked(talks: Record) -> None:
    def event(**sure: object) -> Event:
        span = Span(30, 40)
        return Event(id="1", account=(), predicate=span, evidence=(span,), confidence=0.9, event="ASSAULT", **sure)  # type: ignore[arg-type]

    assert how_sure(event(factuality="CT+"), None).kind == "stated"
    unsaid = [
        event(factuality="PS+"),
        event(factuality="PR+"),
        event(factuality="CT-"),
        event(factuality="PS-"),
        event(factuality="Uu"),
        event(factuality="CT+", threatened=True),
        event(factuality="CT+", demanded=True),
        event(factuality="Uu", intended=True),
    ]
    for each in unsaid:
        sure = how_sure(each, None)
        assert sure.kind != "stated"
        assert "stated" not in sure.words
        view = lay_out(msgspec.structs.replace(talks, claims=(each,)))
        marked = [s for block in blocks(view) for s in block.segments if "predicate" in s.classes.split()]
        assert marked
        assert all(f"is-{sure.kind}" in segment.classes.split() for segment in marked)
    assert how_sure(event(factuality="CT+"), "if talks fail").kind == "unsure"
