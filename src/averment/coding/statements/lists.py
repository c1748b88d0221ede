"""A list of points below a colon belongs to whoever sets them out: "The committee set out five conditions:"."""

import re
from collections.abc import Iterable

from spacy.tokens import Span

from averment.coding.layout import Layout
from averment.coding.lexicon import speech
from averment.coding.tokens import has_words, is_word, lower, words

from .draft import Draft
from .introduction import find_introduction, speak
from .marker import part, zone_text
from .snap import trim

__all__ = ["take_lists"]

LISTED = 0.65
"""That the items below a colon are what a verb or noun of demanding before it speaks of."""

FEWEST = 2
"""Items; below one, the report goes on."""

SHORT = 16
"""Words of an item without a full stop."""

BULLET = re.compile(r"(?:[-–—―*•·▪■►●○‣✔✓]|--)\s*(?=\S)")
NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|#?\d{1,2}\s?[–—-]\s+", re.IGNORECASE)
ENDS = frozenset(".!?:…")
LAST_WORD = re.compile(r"[;,]\s*(?:and|or)?\s*$|\s(?:and|or)$")


def take_lists(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts with the lists that somebody sets out: the items are spans of one statement."""
    found = list(drafts)
    for place in range(len(layout.zones)):
        if not zone_text(place, layout).endswith(":"):
            continue
        items = items_below(place, layout)
        introduction = find_introduction(place, found, layout, "list") if len(items) >= FEWEST else None
        if introduction is not None:
            found = speak(introduction, items, found, LISTED, "list")
    return found


def items_below(place: int, layout: Layout) -> list[Span]:
    """Return the items of the list right below a paragraph.

    They have a form in common: a bullet, a number, the same kind of verb at their head, a semicolon at their end, or no
    full stop. What follows a semicolon or an "and" is an item whatever its form. A heading is none unless it is marked.
    """
    found: list[Span] = []
    common: frozenset[str] = frozenset()
    for index in range(place + 1, len(layout.zones)):
        role, text = layout.zones[index].role, zone_text(index, layout)
        forms = forms_of(index, layout)
        marked = forms & {"bullet", "number"}
        if role not in {"body", "subheading"} or (role == "subheading" and not marked):
            break
        goes_on = bool(found) and LAST_WORD.search(zone_text(index - 1, layout)) is not None
        if found and not goes_on and not forms & common:
            break
        common = forms & common if found and forms & common else forms if not found else common
        if not common:
            break
        item = item_words(index, text, layout)
        if has_words(item):
            found.append(item)
    return found


def forms_of(place: int, layout: Layout) -> frozenset[str]:
    """Return what in the look of a paragraph makes it the item of a list."""
    text = zone_text(place, layout)
    item = text[marker_end(text) :]
    said = words(layout.zone_words(place))
    head = said[0] if said else None
    found = set()
    if BULLET.match(text):
        found.add("bullet")
    if NUMBER.match(text) or (head is not None and lower(head) in speech().ordinals):
        found.add("number")
    if LAST_WORD.search(text):
        found.add("semicolon")
    if head is not None and lower(head) in {"to", "that"}:
        found.add(lower(head))
    if head is not None and lower(head).endswith("ing") and head.pos_ in {"VERB", "NOUN"}:
        found.add("gerund")
    if head is not None and head.pos_ == "VERB" and head.lemma_.lower() == lower(head):
        found.add("infinitive")
    if item and item[-1] not in ENDS and len(said) <= SHORT:
        found.add("short")
    return frozenset(found)


def marker_end(text: str) -> int:
    """Return where the words of an item begin, behind its bullet or number."""
    match = BULLET.match(text) or NUMBER.match(text)
    return match.end() if match else 0


def item_words(place: int, text: str, layout: Layout) -> Span:
    """Return an item without its bullet or number and without the "; and" that leads to the next."""
    start = marker_end(text)
    last = LAST_WORD.search(text)
    end = last.start() if last and last.start() > start else len(text)
    span = part(place, start, end, layout)
    return trim(span, layout) if any(is_word(token) for token in span) else span
