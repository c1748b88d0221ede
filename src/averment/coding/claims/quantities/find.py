"""The quantities of a page: numbers, ranges and bounds, with what they count and the event that they are part of."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from averment.coding.claims.draft import EventDraft, QuantityDraft
from averment.coding.claims.scene import Scene
from averment.coding.claims.when import date_words
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import quantities
from averment.coding.syntax import relation, subject
from averment.coding.tokens import lower
from averment.page import Role

from .amount import Amount, find_amounts
from .counted import counted_noun, is_no_quantity, things, unit_noun

__all__ = ["find_quantities"]

SURE, LESS = 0.64, 0.2
"""How likely it is right where it counts something and where nothing is counted (300 claims read by hand)."""

APART = frozenset({"ccomp", "parataxis"})
ACL = frozenset({"acl", "relcl"})
HIGHEST = 6
UNTOLD: frozenset[Role] = frozenset({"byline", "credit", "dateline"})
"""Where numbers are hours and years of the page, and tell nothing."""


def find_quantities(scene: Scene, events: Sequence[EventDraft]) -> list[QuantityDraft]:
    """Return the numbers, ranges and bounds of a page, each with the event that it is part of.

    Dates, times, ages, ordinals and numbers in names are none.
    """
    by_predicate: dict[int, EventDraft] = {}
    for event in events:
        for word in (event.predicate, *event.retold):
            by_predicate.setdefault(word.i, event)
    found = []
    for sentence in scene.doc.sents:
        if scene.layout.role(sentence.start) not in UNTOLD and any(c.isalnum() for c in sentence.text):
            found += list(in_sentence(sentence, scene, by_predicate))
    return found


def in_sentence(sentence: Span, scene: Scene, events: dict[int, EventDraft]) -> Iterator[QuantityDraft]:
    """Yield the quantities of a sentence, in order."""
    line, dates = sentence.text, None
    for amount in find_amounts(line):
        words = spanned(sentence, amount.start, amount.end)
        core = spanned(sentence, amount.number, amount.end)
        if words is None or core is None or not scene.layout.holds(words):
            continue
        dates = date_words(sentence, scene) if dates is None else dates
        if not is_no_quantity(amount, line, list(core), dates):
            yield quantity(amount, words, core, events)


def spanned(sentence: Span, start: int, end: int) -> Span | None:
    at = sentence.start_char
    return sentence.doc.char_span(at + start, at + end, alignment_mode="expand")


def quantity(amount: Amount, words: Span, core: Span, events: dict[int, EventDraft]) -> QuantityDraft:
    noun = counted_noun(list(core))
    money = spanned(words.sent, *amount.sign) if amount.sign is not None else None
    unit, times = unit_noun(noun), 1
    measured: Span | None = money
    if money is not None and noun is not None and noun.i < core.start:
        noun = None  # the sign itself governs the number
    elif money is None and unit is not None:
        per = unit.i > 0 and lower(unit.doc[unit.i - 1]) == "per"  # "per cent"
        measured = unit.doc[unit.i - per : unit.i + 1]
    elif money is None and is_millions(core, noun):
        times = 1_000_000
    elif money is None:
        measured = glued_unit(core)
    head = noun if noun is not None and noun.pos_ != "SYM" else core.root
    return QuantityDraft(
        predicate=head,
        words=words,
        value=scaled(amount.value, times),
        low=scaled(amount.low, times),
        high=scaled(amount.high, times),
        unit=measured,
        of=things(noun, unit, words),
        event=event_of(head, core, events),
        confidence=SURE if noun is not None else LESS,
    )


def is_millions(core: Span, noun: Token | None) -> bool:
    """Return whether "3m" is three million of something ("3m people") rather than three metres."""
    return noun is not None and noun.i >= core.end and re.fullmatch(r"[\d.,]+m", core[-1].text) is not None


def scaled(number: float | None, times: int) -> float | None:
    return number * times if number is not None else None


def glued_unit(core: Span) -> Span | None:
    """Return the word of "30km", which is number and unit in one."""
    found = re.fullmatch(r"[\d.,]+([^\W\d]+(?:/h)?)", core[-1].text)
    known = found is not None and found[1].lower() in quantities().glued
    return core.doc[core.end - 1 : core.end] if known else None


def event_of(head: Token, core: Span, events: dict[int, EventDraft]) -> EventDraft | None:
    """Return the event that a quantity is part of: what happens to those counted, or what their clause tells."""
    for child in head.children:
        if relation(child) in ACL and child.i in events:
            return events[child.i]  # "40 people killed in the raid"
    token = head
    for _ in range(HIGHEST):
        if token.i in events and token.i not in range(core.start, core.end):
            return events[token.i]
        if token.head.i == token.i or relation(token) in APART:
            break
        token = token.head
    what = subject(token)
    if what is not None and (noun_lemma(what) in quantities().totals or lower(what) in quantities().totals):
        return next((events[one.i] for one in what.subtree if one.i in events), None)  # "the raid's toll rose to 40"
    return None
