"""Records as hypothesis makes them: any text that is text, and spans of it that mean nothing."""

from hypothesis import strategies as st

from averment.coding import Actor, ActorType, Kind, Mention, MentionKind, Record, Statement
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
    return Record(model=draw(texts), page=page, actors=actors, statements=statements)
