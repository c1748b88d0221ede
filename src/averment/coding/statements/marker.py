"""The marks that give somebody the floor at the head of a paragraph: "Lina Orsk (Courier):", "Q:", a dash."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span

from averment.coding.layout import Layout
from averment.coding.lexicon import pronouns, speech, titles
from averment.coding.tokens import has_words
from averment.page.posts import is_signature

__all__ = ["FLOOR_ROLES", "Marker", "find_markers", "is_name", "part", "zone_text"]

FLOOR_ROLES = frozenset({"body", "subheading"})
"""Where turns stand: interviews print their questions as headings."""

LETTER = re.compile(r"[\"“„«]?(?P<letter>question|answer|q|a)(?P<mark>\s?\d{0,2}\s?[:.)])(?=[\s“\"])", re.IGNORECASE)
DASH = re.compile(r"[—–―]\s?(?=[\w“\"‘…¿¡])")
NAME = re.compile(
    r"[\"“„«]?(?P<name>[^\W\d_][^:()\[\]“”\"?!;]{0,79}?)(?:,\s(?P<role>[^:()“”\"?!;]{1,60}))?"
    r"\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])?\s*(?P<colon>:)(?=[\s“\"‘])"
)
SENTENCE_END = re.compile(r"[.?!…][”\"’)\]]*\s+")
NUMBER = re.compile(r"\s*(?:no\.?\s*)?\d{1,2}$", re.IGNORECASE)
LONGEST = 5
"""Words of a name with its title."""

JOINS = frozenset({"of", "the", "and", "for", "&"})


@dataclass(frozen=True)
class Marker:
    """What opens a turn.

    Attributes:
        kind: A `name`, the letter or word of a `question` or an `answer`, or a `dash`.
        place: The zone, as an index in the layout's zones.
        opens: Whether it stands at the head of the zone, rather than behind another turn in it.
        span: All its words and marks.
        name: The words of the name.
        cue: The mark that gives the floor: the colon, the letter, the dash.
    """

    kind: Literal["name", "question", "answer", "dash"]
    place: int
    opens: bool
    span: Span
    name: Span | None
    cue: Span


def find_markers(layout: Layout) -> list[Marker]:
    """Return everything on a page that looks like the head of a turn, in order; whether it is one, the page decides."""
    places = [place for place, zone in enumerate(layout.zones) if zone.role in FLOOR_ROLES]
    return [marker for place in places for marker in in_zone(place, layout)]


def in_zone(place: int, layout: Layout) -> Iterator[Marker]:
    text = zone_text(place, layout)
    if is_signature(text):
        return
    heads = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    for start in heads:
        found = letter(text, start, place, layout) or named(text, start, place, layout)
        if found is None and start == 0:
            found = dash(text, place, layout)
        if found is not None and has_words(layout.doc[found.span.end : layout.zone_words(place).end]):
            yield found


def letter(text: str, start: int, place: int, layout: Layout) -> Marker | None:
    match = LETTER.match(text, start)
    if match is None or not match["letter"][0].isupper() or (start and ":" not in match["mark"]):
        return None
    kind: Literal["question", "answer"] = "question" if match["letter"].lower() in speech().question else "answer"
    return Marker(
        kind=kind,
        place=place,
        opens=start == 0,
        span=part(place, match.start(), match.end(), layout),
        name=None,
        cue=part(place, match.start("letter"), match.end("letter"), layout),
    )


def named(text: str, start: int, place: int, layout: Layout) -> Marker | None:
    match = NAME.match(text, start)
    if match is None or not is_name(match["name"]):
        return None
    span = part(place, match.start(), match.end(), layout)
    if any(token.pos_ in {"VERB", "AUX"} and token.text.islower() for token in span):
        return None  # "Jakub Halm, the minister, said: …" has a cue already
    return Marker(
        kind="name",
        place=place,
        opens=start == 0,
        span=span,
        name=part(place, match.start("name"), match.end("name"), layout),
        cue=part(place, match.start("colon"), match.end("colon"), layout),
    )


def dash(text: str, place: int, layout: Layout) -> Marker | None:
    match = DASH.match(text)
    if match is None:
        return None
    span = part(place, 0, len(match[0].rstrip()), layout)
    return Marker(kind="dash", place=place, opens=True, span=span, name=None, cue=span)


def is_name(words: str) -> bool:
    """Return whether words have the shape of a name, or call somebody by the part in a conversation ("Moderator")."""
    lexicon = speech()
    plain = words.casefold().strip()
    if NUMBER.sub("", plain) in lexicon.speakers:
        return True
    each = words.split()
    openings = {" ".join(plain.split()[:size]) for size in (1, 2)}
    if plain in lexicon.labels or plain in pronouns().personal or openings & lexicon.label_openings:
        return False
    small = titles().particle | titles().article | JOINS
    shaped = all(word[0].isupper() or word.casefold() in small or is_joined(word) for word in each)
    return shaped and len(each) <= LONGEST and any(word[0].isupper() for word in each) and not re.search(r"\d", words)


def is_joined(word: str) -> bool:
    """Return whether an article with a small letter is joined to a name: "al-Abed"."""
    article, hyphen, name = word.partition("-")
    return bool(hyphen) and article.casefold() in titles().article and name[:1].isupper()


def zone_text(place: int, layout: Layout) -> str:
    """Return the words of a zone as the page prints them."""
    zone = layout.zones[place]
    return layout.doc.text[zone.start : zone.end]


def part(place: int, start: int, end: int, layout: Layout) -> Span:
    """Return the words of a zone between two offsets that count from its first character."""
    offset = layout.zones[place].start
    span = layout.doc.char_span(offset + start, offset + end, alignment_mode="expand")
    assert span is not None, "it stands in the zone"
    return span
