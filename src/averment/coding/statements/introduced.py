"""Words in a paragraph of their own belong to the cue that ends the paragraph before with a colon.

"The ministry's statement read:" is followed by a quotation; "Halm wrote on Telegram:" by a post, which needs no marks.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Span

from averment.coding.layout import Layout, Quotation

from .draft import Draft
from .introduction import Introduction, find_introduction, speak
from .marker import zone_text
from .posts import looks_posted, names_platform, without_links
from .quotation import free_quotations, stands_alone

__all__ = ["take_introduced"]

QUOTED = 0.75
"""That a quotation below a colon belongs to the verb of saying before the colon."""

POSTED = 0.6
"""That a paragraph without quotation marks below "wrote on X:" is the post: a lost embed leaves the report there."""

MOST = 6
"""Paragraphs over which a quotation runs that opens once and closes once."""

BEFORE = 12
"""Words before a cue among which the platform may stand: "In a post on Telegram, the minister of water wrote:"."""

OPENERS = '“„«"'
CLOSERS = ("”", "»", '"', "''")


def take_introduced(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts with the quotations and posts that the paragraph before introduces."""
    found = list(drafts)
    for place in range(len(layout.zones) - 1):
        below = next_paragraph(place, layout)
        if below is None or not zone_text(place, layout).endswith(":"):
            continue
        introduction = find_introduction(place, found, layout, "words")
        if introduction is None:
            continue
        others = [draft for draft in found if draft is not introduction.known]
        quotation = opening_quotation(below, others, layout)
        if quotation is not None:
            found = speak(introduction, over_paragraphs(quotation, below, others, layout), found, QUOTED, "introduced")
        elif is_on_platform(introduction, layout) and is_free_post(below, found, layout):
            words = without_links(layout.zone_words(below), layout)
            found = speak(introduction, [words], found, POSTED, "post")
    return found


def next_paragraph(place: int, layout: Layout) -> int | None:
    """Return the next paragraph of the body, captions left aside; None where a heading stands between."""
    for index in range(place + 1, len(layout.zones)):
        role = layout.zones[index].role
        if role == "body":
            return index
        if role not in {"caption", "pullquote"}:
            return None
    return None


def opening_quotation(place: int, others: Sequence[Draft], layout: Layout) -> Quotation | None:
    """Return the quotation with which a paragraph opens, if no other statement has it and it stands by itself."""
    start = layout.zone_words(place).start
    free = (q for q in free_quotations(others, layout) if q.start == start)
    return next((q for q in free if stands_alone(q, layout)), None)


def over_paragraphs(quotation: Quotation, place: int, others: Sequence[Draft], layout: Layout) -> list[Span]:
    """Return a quotation with the paragraphs over which it runs on: each opens anew, or only the last one closes."""
    content = [layout.doc[quotation.start : quotation.end]]
    free = free_quotations(others, layout)
    following = layout.continues(quotation)
    while following is not None and following in free:
        content.append(layout.doc[following.start : following.end])
        quotation, following = following, layout.continues(following)
    if len(content) == 1 and not quotation.closed:
        content.extend(up_to_close(place, layout))
    return content


def up_to_close(place: int, layout: Layout) -> list[Span]:
    """Return the paragraphs without a mark up to the one that ends with the closing mark; none where none does."""
    found: list[Span] = []
    for index in range(place + 1, min(place + 1 + MOST, len(layout.zones))):
        text = zone_text(index, layout)
        if layout.zones[index].role != "body" or any(mark in text[:-1] for mark in OPENERS):
            return []
        found.append(layout.zone_words(index))
        if text.endswith(CLOSERS):
            return found
    return []


def is_on_platform(introduction: Introduction, layout: Layout) -> bool:
    """Return whether an introduction says that what follows was posted; what stands far before its cue is not asked."""
    zone = layout.zone_words(introduction.place)
    return names_platform(layout.doc[max(zone.start, introduction.cue.start - BEFORE) : zone.end])


def is_free_post(place: int, drafts: Iterable[Draft], layout: Layout) -> bool:
    """Return whether a paragraph can be a post: it looks like one, and the model attributes nothing within it."""
    zone = layout.zone_words(place)
    cues = [draft.cue for draft in drafts if draft.cue is not None]
    free = not any(zone.start <= cue.start < zone.end for cue in cues)
    taken = any(span.start < zone.end and zone.start < span.end for draft in drafts for span in draft.content)
    return free and not taken and looks_posted(zone, layout) and not zone_text(place, layout).endswith(":")
