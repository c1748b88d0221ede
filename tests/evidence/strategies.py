"""Records as hypothesis makes them: any text that is text, and spans of it that mean nothing."""

from hypothesis import strategies as st

from averment.coding import Actor, ActorType, Kind, Mention, MentionKind, Record, Statement
from averment.coding.claim import (
    Claim,
    Event,
    EventType,
    Factuality,
    Position,
    Quantity,
    Relation,
    RelationType,
    Stance,
    When,
)
from averment.page import ROLES, Page, Span, Zone

__all__ = ["records", "texts"]

# No lone surrogates: they are no text, and a test of their own says what becomes of them.
_CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from("a e“”’\n\t\u00a0\u0301\u200d😀🏽é\x00ß"),
)
texts = st.text(_CHARACTERS, max_size=60)
_IDS = st.text("0123456789abcdef", min_size=4, max_size=20)


@st.composite
def _spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record in which every field that may be empty or missing sometimes is."""
    text = draw(texts)
    spans = _spans(text)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    zones = tuple(
        Zone(draw(st.sampled_from(ROLES)), start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    page = Page(
        id=draw(_IDS),
        url=draw(st.none() | texts),
        outlet=draw(st.none() | texts),
        title=draw(st.none() | texts),
        authors=tuple(draw(st.lists(texts, max_size=2))),
        published=draw(st.none() | st.just("2026-03") | st.just("2026-03-03T10:00:00+02:00")),
        language="en",
        text=text,
        zones=zones,
    )

    def mention() -> Mention:
        span = draw(spans)
        return Mention(span.start, span.end, draw(st.sampled_from(MentionKind.__args__)))

    actors = tuple(
        Actor(
            id=f"{page.id}-a{number}",
            name=draw(texts),
            type=draw(st.sampled_from(ActorType.__args__)),
            aliases=tuple(draw(st.lists(texts, max_size=2))),
            roles=tuple(draw(st.lists(texts, max_size=2))),
            mentions=tuple(mention() for _ in range(draw(st.integers(0, 2)))),
        )
        for number in range(draw(st.integers(0, 2)))
    )
    someone = st.none() | st.sampled_from([actor.id for actor in actors]) if actors else st.none()
    statements = tuple(
        Statement(
            id=f"{page.id}-s{number}",
            speaker=draw(someone),
            source=draw(st.none() | spans),
            cue=draw(st.none() | spans),
            content=tuple(draw(st.lists(spans, min_size=1, max_size=3))),
            kind=draw(st.sampled_from(Kind.__args__)),
            addressee=draw(someone),
            within=draw(st.none() | _IDS),
            confidence=draw(st.floats(0, 1)),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    claims = _claims(draw, page, [actor.id for actor in actors], [statement.id for statement in statements])
    return Record(model=draw(texts), page=page, actors=actors, statements=statements, claims=claims)


def _claims(draw: st.DrawFn, page: Page, actors: list[str], statements: list[str]) -> tuple[Claim, ...]:
    """A few claims of each type; ids of actors and statements may be such as the record does not have."""
    spans = _spans(page.text)
    someone = st.sampled_from([*actors, "nobody"])
    several = st.lists(someone, max_size=3).map(tuple)
    numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
    days = st.none() | st.sampled_from(["2026", "2026-03", "2026-03-03"])

    def when() -> When | None:
        return draw(st.none() | st.builds(When, words=spans, start=days, end=days))

    def claim(number: int) -> Claim:
        common = {
            "id": f"{page.id}-c{number}",
            "account": tuple(draw(st.lists(st.sampled_from([*statements, "none"]), max_size=3))),
            "factuality": draw(st.sampled_from(Factuality.__args__)),
            "demanded": draw(st.booleans()),
            "threatened": draw(st.booleans()),
            "intended": draw(st.booleans()),
            "conditional_on": draw(st.none() | spans),
            "predicate": draw(spans),
            "evidence": tuple(draw(st.lists(spans, max_size=2))),
            "confidence": draw(st.floats(0, 1)),
        }
        span = draw(st.none() | spans)
        match draw(st.sampled_from(["event", "relation", "quantity", "position"])):
            case "event":
                return Event(
                    **common,
                    event=draw(st.sampled_from(EventType.__args__)),
                    mode=draw(st.none() | st.just("aerial")),
                    context=tuple(draw(st.lists(st.just("military"), max_size=1))),
                    actor=draw(several),
                    recipient=draw(several),
                    date=when(),
                    place=span,
                )
            case "relation":
                return Relation(
                    **common,
                    relation=draw(st.sampled_from(RelationType.__args__)),
                    subject=draw(someone),
                    object=draw(someone),
                    role=span,
                    date=when(),
                )
            case "quantity":
                return Quantity(
                    **common,
                    value=draw(numbers),
                    low=draw(numbers),
                    high=draw(numbers),
                    unit=span,
                    of=draw(st.none() | spans),
                    claim=draw(st.none() | _IDS),
                )
            case _:
                return Position(
                    **common,
                    actor=draw(someone),
                    stance=draw(st.sampled_from(Stance.__args__)),
                    on=draw(spans),
                    since=when(),
                )

    return tuple(claim(number) for number in range(draw(st.integers(0, 3))))
