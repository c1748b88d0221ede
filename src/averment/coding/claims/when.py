"""When a predicate was or will be: the words that say so, and the days they stand for.

A day hangs on the predicate in the tree, or on what the predicate is part of: "launched an attack on Monday" dates the
attack, "attacked on Monday, killing two" the killing; "said on Monday that …" dates nothing that was said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from averment.coding.lexicon import times
from averment.coding.syntax import relation, subject
from averment.coding.tokens import lower

from .days import Expression, find_expressions, resolve
from .draft import Day
from .scene import Scene
from .tense import direction
from .verbs import verb

__all__ = ["date_words", "find_day"]

HANGS = frozenset({"obl", "nmod", "advmod", "nummod", "compound", "amod", "dep", "appos", "obj", "npadvmod", "pobj"})
UP = frozenset({"advcl", "xcomp", "conj"})
HOLDS = frozenset({"nsubj", "nsubjpass", "obj", "dobj", "obl", "nmod", "pobj"})
NAMES = frozenset({"PERSON", "ORG"})
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
VERBS = frozenset({"VERB", "AUX"})
COUNTED_FROM = frozenset({"after", "before", "since"})


@dataclass(frozen=True)
class Timed:
    """An expression of time as words of the page: all of them, and the one that they hang on."""

    expression: Expression
    words: Span
    anchor: Token


def find_day(predicate: Token, scene: Scene) -> Day | None:
    """Return when a predicate was or will be, or None where no words say so.

    Days are counted from the page's date. A weekday, or a day or month without a year, lies before it or behind it as
    the predicate's tense has it; where the tense leaves that open, or the page has no date, the words are kept and
    `start` and `end` stay None.

    Args:
        predicate: A verb, or a noun that stands for what happened ("Monday's attack").
        scene: Where.
    """
    found = list(expressions(predicate.sent, scene))
    if not found:
        return None
    one = dating(predicate, found, scene)
    return day(one, predicate, scene) if one is not None else None


def date_words(sentence: Span, scene: Scene) -> frozenset[int]:
    """Return the indexes of the words of a sentence that are part of a date or of words like "two days ago"."""
    return frozenset(token.i for one in expressions(sentence, scene) for token in one.words)


def expressions(sentence: Span, scene: Scene) -> Iterator[Timed]:
    """Yield what says when in a sentence."""
    line = sentence.text
    for expression in expressions_in(line):
        words = sentence.doc.char_span(
            sentence.start_char + expression.start, sentence.start_char + expression.end, alignment_mode="expand"
        )
        if words is not None and scene.layout.holds(words) and says_when(words, expression, line):
            core = [token for token in words if relation(token) not in {"case", "det"}]
            yield Timed(expression, words, stretch_root(core or list(words)))


@lru_cache(maxsize=512)
def expressions_in(line: str) -> tuple[Expression, ...]:
    """Return what says when in a line; a page asks the same of a sentence for each of its predicates."""
    return tuple(find_expressions(line))


def says_when(words: Span, expression: Expression, line: str) -> bool:
    """Return whether words that look like a date are one: no name, no modal verb, no number of things."""
    core = [token for token in words if token.idx - words.sent.start_char >= expression.core and token.text.strip()]
    if any(token.ent_type_ in NAMES or (token.text == "May" and token.pos_ == "AUX") for token in core):
        return False
    bare = line[expression.start : expression.end]
    if not re.search(r"(?:^|\W)(?:19|20)\d\d$", bare) or re.search("[A-Za-z]{3}", bare):
        return True
    year = words[-1]
    if relation(year) != "nummod" or year.head.i < year.i:
        return True
    # "the 2019 war", "the 2019 elections", but not "2000 people"
    noun = year.head
    singular = noun.lemma_.lower() == lower(noun)
    return singular or any(relation(child) in {"det", "nmod"} and child.i < year.i for child in noun.children)


def stretch_root(words: list[Token]) -> Token:
    """Return the word whose head stands outside of some words."""
    inside = {token.i for token in words}
    return next((token for token in words if token.head.i not in inside or token.head.i == token.i), words[0])


def dating(predicate: Token, found: list[Timed], scene: Scene) -> Timed | None:
    """Return what dates a predicate: what hangs on it, else what hangs on the clause that it is part of."""
    own = [one for one in found if hangs_on(one, predicate, scene)]
    if own:
        return min(
            own, key=lambda one: (one.expression.shape in {"elsewhere", "vague"}, abs(one.anchor.i - predicate.i))
        )
    agent = subject(predicate) if verb(predicate) in times().effects else None
    if agent is not None and agent.pos_ == "NOUN":
        caused = [one for one in found if hangs_on(one, agent, scene)]
        if caused:
            return caused[0]
    above = predicate.head
    if above.i == predicate.i:
        return None
    kind = relation(predicate)
    if predicate.pos_ in VERBS and kind in UP:
        if kind == "advcl" and any(lower(child) in COUNTED_FROM for child in predicate.children):
            return None  # "attacked on Tuesday after its neighbour had struck": that was before
        if kind == "conj":
            # "on Monday rebels attacked and fled": what stands before the first holds for the second
            found = [one for one in found if one.words.end <= above.i + 1]
        elif above.pos_ not in VERBS:
            return None
        return dating(above, found, scene)
    if predicate.pos_ not in VERBS and kind in HOLDS and above.pos_ in VERBS:
        return dating(above, found, scene) if verb(above) in times().carries else None
    return None


def hangs_on(one: Timed, predicate: Token, scene: Scene) -> bool:
    """Return whether an expression hangs on a predicate, or on a name within its clause: names have no days."""
    head, anchor = one.anchor.head, one.anchor
    if anchor.i == predicate.i or relation(anchor) not in HANGS or predicate.i in range(one.words.start, one.words.end):
        return False
    if lower(one.words[-1]) in COUNTED_FROM and one.words[-1].i < predicate.i and predicate.pos_ in VERBS:
        return False  # "18 years after Tarn invaded" is no day of the invasion
    while relation(head) in {"prep", "case"} and head.i != head.head.i:
        head = head.head
    if head.i == predicate.i:
        return True
    named = bool(head.ent_type_) or scene.figure(head) is not None
    direct = (
        head.head.i == predicate.i and predicate.pos_ in VERBS and relation(head) in {"obj", "obl", "nsubj", "dobj"}
    )
    return named and direct and relation(anchor) != "nummod" and lower(one.words[0]) != "of"


def day(one: Timed, predicate: Token, scene: Scene) -> Day:
    """Return an expression with the days that it stands for."""
    sentence = predicate.sent
    headline = scene.layout.role(predicate.i) == "headline"
    zone = scene.layout.zone_words(scene.layout.zone(predicate.i))
    before = zone.text[: max(0, one.words.end_char - zone.start_char)]
    years = frozenset(int(year) for year in YEAR.findall(before + sentence.text))
    start, end = resolve(
        one.expression,
        sentence.text,
        scene.layout.reading.page.published,
        direction(predicate, headline=headline),
        years=years,
    )
    return Day(one.words, start, end)
