"""What is no quantity: a name's number, an age, a time, a place in a row, a telephone's; and what quantities count."""

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from averment.coding.actors.role import role_noun
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import quantities
from averment.coding.syntax import noun_phrase, obliques, relation, subject
from averment.coding.tokens import lower

from .amount import Amount

__all__ = ["counted_noun", "is_no_quantity", "things", "unit_noun"]

AGE_BEHIND = re.compile(r"[-‐‑\s]?years?[-‐‑\s](?:old|of[-‐‑\s]age)\b|[-‐‑]month[-‐‑]old\b", re.IGNORECASE)
AGE_BEFORE = re.compile(r"\b(?:aged?|ages|at age|age of)\s$", re.IGNORECASE)
LENGTH = re.compile(r"[-‐‑](?:second|minute|hour|day|night|week|weekend|month|year|decade)s?\b", re.IGNORECASE)
"""How long something lasts, where it describes that: "a 53-day siege"."""

AGEING = frozenset({"turn", "turned", "turns", "turning"})
PEOPLE = frozenset({"i", "he", "she", "who", "you", "we"})
CLOCK = re.compile(r"\s?(?:[ap]\.?m\.?\b|o['’]clock|GMT\b|UTC\b|hrs?\b)|[:.]\d\d\b", re.IGNORECASE)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
LINKED = re.compile(r"[A-Za-z][-‐‑–]$|[+#№§/@._]$|\d[-‐‑/]$")
COORDINATE = re.compile(r"°(?!\s?[CF]\b)")
HYPHENED = re.compile(r"[-‐‑]([a-z]+)")
"""What a number describes something by: "a two-state solution"; a measure is one all the same ("a 30-mile border")."""

RATIO = re.compile(
    r"(?<![\w.,])(?:[1-9]|one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?$", re.IGNORECASE
)
"""What stands before the second number of a ratio: "one in ten", "2 out of every 3"; "40 in 10 towns" is none."""
RUNS_ON = re.compile(r"[-‐‑/]\d|[/@_]|\.\d|[-‐‑](?:[A-Z]\b|[A-Z]{2})")
NUMBERED = frozenset({"number", "no.", "nr", "nos."})
SERIAL = re.compile(r"\d{4}[-‐‑–]\d{3}[\dXx]")
"""An ISSN, or years: no range."""

OLDEST = 120
YEAR = re.compile(r"(?:19|20)\d\d")


def is_mark(before: str, behind: str) -> bool:
    """Return whether a number stands in square brackets, as a note's does."""
    return before.endswith("[") and behind.startswith("]")


def is_no_quantity(amount: Amount, line: str, words: Sequence[Token], dates: frozenset[int]) -> bool:
    """Return whether a number says anything else than how many or how much.

    Args:
        amount: The number in its line.
        line: The line.
        words: Its words in the tree.
        dates: The indexes of the words of dates and of "two days ago".
    """
    number = line[amount.number : amount.end]
    before, behind = line[: amount.number], line[amount.end :]
    at = words[0].sent.start_char + amount.number
    core = [token for token in words if token.idx + len(token) > at]
    if not core or (amount.sign is None and core[0].idx < at):
        return True  # within a word: "10:30"
    if amount.value is None and amount.low is None and amount.high is None:
        return True
    if any(token.i in dates for token in core) or any(token.ent_type_ for token in core):
        return True
    if AGE_BEFORE.search(before) or any(unit.match(behind) for unit in (AGE_BEHIND, LENGTH, CLOCK, ORDINAL)):
        return True
    if (
        SERIAL.fullmatch(number)
        or is_mark(before, behind)
        or (COORDINATE.search(line) and relation(core[0]) != "nummod")
    ):
        return True
    if amount.sign is None and (LINKED.search(before) or RUNS_ON.match(behind)):
        return True
    if is_age(core, line, amount) or is_in_apposition(core[0], core[-1]) or is_item(before, behind):
        return True
    if names(before, core[0]) or describes(behind) or (amount.sign is None and RATIO.search(before)):
        return True
    if number.lower() == "one":
        return not is_one_thing(core[0])
    return bool(YEAR.fullmatch(number)) and counted_noun(core) is None


def is_age(core: Sequence[Token], line: str, amount: Amount) -> bool:
    """Return whether a number is somebody's age: "since I was 17", "she is 45", "turned 60"."""
    number = core[-1]
    if amount.sign is not None or amount.value is None or amount.value > OLDEST or counted_noun(core) is not None:
        return False
    if (line[: amount.number].lower().split() or [""])[-1] in AGEING:
        return True
    who = next((child for child in number.children if relation(child) == "nsubj"), None)
    copula = any(relation(child) == "cop" for child in number.children)
    return copula and who is not None and (lower(who) in PEOPLE or who.ent_type_ == "PERSON" or role_noun(who))


def is_in_apposition(first: Token, last: Token) -> bool:
    """Return whether a number stands between commas or brackets behind a person's name, as an age does."""
    doc = first.doc
    if first.i < 2 or last.i + 1 >= len(doc) or first.i != last.i or first.pos_ != "NUM":
        return False
    around = (doc[first.i - 1].text, doc[last.i + 1].text)
    named = doc[first.i - 2].ent_type_ == "PERSON" or doc[first.i - 2].pos_ == "PROPN"
    return named and (around == ("(", ")") or (around[0] == "," and around[1] in {",", ".", ";"}))


def is_item(before: str, behind: str) -> bool:
    """Return whether a number opens a line as an item's does ("1. The army …"), or is all that there is."""
    return not before.strip() and re.match(r"[.)]\s|\W*$", behind) is not None


def names(before: str, number: Token) -> bool:
    """Return whether the word before a number makes it a name's: "Resolution 1701", "Group of 7", "Unit 8200"."""
    words = before.lower().split()
    if not words:
        return False
    if words[-1] in NUMBERED:
        return True
    if words[-1] in quantities().naming:
        return relation(number) != "nummod" or number.head.i < number.i
    if " ".join(words[-2:]) in quantities().naming:
        return True
    # "Apollo 11", "Task Force (TF) 50": a number that a proper noun before it governs
    head = number.head
    return head.i < number.i and head.pos_ == "PROPN" and relation(number) in {"nmod", "nummod", "flat", "compound"}


def describes(behind: str) -> bool:
    """Return whether a hyphen makes a number part of a word for a kind of thing: "two-state"."""
    found = HYPHENED.match(behind)
    units = quantities().units
    return found is not None and found[1] not in units and found[1].removesuffix("s") not in units


def is_one_thing(one: Token) -> bool:
    """Return whether "one" counts a thing ("one person was killed"), rather than picking or standing for one."""
    return relation(one) == "nummod" and one.head.pos_ == "NOUN" and noun_lemma(one.head) not in quantities().times


def counted_noun(words: Sequence[Token]) -> Token | None:
    """Return the noun that a number counts, or its unit; None for a number that stands alone."""
    inside = {token.i for token in words}
    for token in reversed(words):
        head = token.head
        if head.i in inside or head.i == token.i:
            continue
        if relation(token) in {"nummod", "compound", "det", "amod", "advmod", "quantmod"} and head.pos_ in {
            "NOUN",
            "PROPN",
            "SYM",
        }:
            return head
    last = words[-1]
    for case, noun in obliques(last):
        if case == "of" and noun.i > last.i:
            return noun
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    if following is not None and following.text == "%":
        return following
    return None


def unit_noun(noun: Token | None) -> Token | None:
    """Return a noun as a unit, where it is one."""
    if noun is None:
        return None
    word = lower(noun)
    known = quantities().units
    return noun if {word, noun_lemma(noun), word.removesuffix("s")} & known else None


def things(noun: Token | None, unit: Token | None, words: Span) -> Span | None:
    """Return the words for what is counted or measured, without the number."""
    if noun is None:
        return total_of(words.root)
    if unit is not None:
        measured = [other for case, other in obliques(unit) if case == "of"]
        return noun_phrase(measured[0]) if measured else total_of(unit)
    phrase = noun_phrase(noun)
    start = max(phrase.start, words.end) if words.start <= noun.i else phrase.start
    while start < noun.i and noun.doc[start].pos_ in {"ADP", "PUNCT"} and noun.doc[start].whitespace_:
        start += 1  # not the "in" of "in-person"
    # "43 people, including 12 children": what is behind the comma is told of some of them
    end = next((at for at in range(noun.i + 1, phrase.end) if noun.doc[at].text in {",", "(", ";"}), phrase.end)
    return noun.doc[start:end] if start < end else None


def total_of(number: Token) -> Span | None:
    """Return the words of the toll, the price … that a number is said to be."""
    top = number
    while (
        top.head.i != top.i and top.pos_ not in {"VERB", "AUX"} and not any(relation(c) == "cop" for c in top.children)
    ):
        top = top.head
    what = subject(top)
    if what is None or noun_lemma(what) not in quantities().totals:
        return None
    return noun_phrase(what)
