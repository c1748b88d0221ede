"""The same text as other pages would have printed it: other quotation marks or none, no blank lines, a headline's
capitals, all capitals or none, an OCR's slips, verbs of saying that no corpus shows, people and groups whom nobody
has heard of.

What is known of the words stays as it was, but where words are taken out or names put in.
"""

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from averment.evaluation.corpora.polnear import GoldAttribution, WordSpan
from averment.language.cues import inflected, speech_forms
from averment.language.decoding import spans_of
from averment.language.labels import NAME_TAGS
from averment.language.quotations import find_quotations
from averment.language.tokenization import tokenize
from averment.language.words import encode

from .corpora import Example, Taught

__all__ = ["Page", "augment", "quotations_of", "requote", "slip", "without"]

NAME_SHARE, CUE_SHARE = 0.3, 0.12
QUOTATION_SHARE, UNQUOTED_SHARE, UNCLOSED_SHARE = 0.35, 0.05, 0.05
LINES_SHARE, RUN_ON_SHARE, SLIPS_SHARE, SLIP = 0.1, 0.03, 0.04, 0.03
CASE_SHARE = {"attribution": 0.02, "tree": 0.05, "name": 0.08, "coreference": 0.02}
"""Of the sentences, how many are put in lower case, in capitals, or in a headline's capitals: a third each. Texts
of other tasks stay as they are."""

STYLES = (("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"), ("'", "'"))
SLIPS = (("l", "1"), ("O", "0"), ("o", "0"), ("I", "l"), ("rn", "m"), ("m", "rn"), ("e", "c"), ("s", "5"), ("h", "b"))
DATA = Path(__file__).parent / "data" / "names.toml"


@dataclass
class Page:
    """Words, and the white space before each."""

    words: list[str]
    gaps: list[str]

    @classmethod
    def of(cls, example: Example) -> "Page":
        """Take an example apart."""
        ends = [0, *(end for _, end in example.offsets)]
        gaps = [example.text[end:start] for end, (start, _) in zip(ends, example.offsets, strict=False)]
        return cls([example.text[start:end] for start, end in example.offsets], gaps)

    def laid_out(self) -> tuple[str, list[tuple[int, int]]]:
        """Return text and offsets."""
        parts, offsets, at = [], [], 0
        for gap, word in zip(self.gaps, self.words, strict=True):
            parts += [gap, word]
            at += len(gap)
            offsets.append((at, at + len(word)))
            at += len(word)
        return "".join(parts), offsets


def augment(example: Example, rng: random.Random, tokenizer: Tokenizer) -> Example:
    """Return the example as another page would have it; often just as it is."""
    if example.task not in CASE_SHARE:
        return example
    page = Page.of(example)
    dropped: set[int] = set()
    if example.task == "name" and example.names is not None and example.share == 1:
        example = _other_names(example, page, rng)
    if example.attributions and example.task == "attribution":
        _other_cues(example, page, rng)
    if rng.random() < QUOTATION_SHARE:
        dropped = _other_quotations(example, page, rng)
    _other_case(example, page, rng)
    if rng.random() < SLIPS_SHARE:
        slip(page, rng)
    _other_lines(page, rng)
    if dropped:
        example = without(example, page, dropped)
    text, offsets = page.laid_out()
    return replace(example, text=text, offsets=offsets, words=encode(text, offsets, tokenizer))


def _other_cues(example: Example, page: Page, rng: random.Random) -> None:
    """Put another verb of saying where a cue has one, in the same form."""
    for one in example.attributions:
        for start, end in one.cue:
            for at in range(start, end):
                kind = speech_forms().get(page.words[at].lower())
                if kind is not None and kind[0] in COMMON and rng.random() < CUE_SHARE:
                    page.words[at] = rng.choice(_verbs())[kind[1]]


COMMON = frozenset({"say", "tell", "add", "announce", "claim", "declare", "note", "report", "state", "suggest"}) | {
    *("argue", "explain", "insist", "warn", "deny", "admit", "acknowledge", "assert", "believe", "call", "describe"),
    *("ask", "reply", "stress", "urge", "accuse"),
}
"""Verbs of saying common enough that the model knows them; in the place of one of these it sees a rare one."""


@cache
def _verbs() -> list[list[str]]:
    """Return for each verb of saying its forms: plain, third person, past, -ing."""
    forms: dict[str, list[str]] = {}
    for form, (lemma, number) in speech_forms().items():
        forms.setdefault(lemma, inflected(lemma))[number] = form
    return [forms[lemma] for lemma in sorted(forms)]


def quotations_of(page: Page) -> list[tuple[int, int | None]]:
    """Return the words that open and close each quotation; None where none closes it."""
    text, offsets = page.laid_out()
    starts = {start: at for at, (start, _) in enumerate(offsets)}
    ends = {end: at for at, (_, end) in enumerate(offsets)}
    found: list[tuple[int, int | None]] = []
    begin = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        for start, end in find_quotations(text, begin, begin + len(paragraph)):
            first, last = starts.get(start), ends.get(end)
            if first is not None and is_mark(page.words[first]):
                found.append((first, last if last is not None and last > first and is_mark(page.words[last]) else None))
        begin += len(paragraph)
    return found


def is_mark(word: str) -> bool:
    """Tell whether a word is a quotation mark by itself."""
    return len(word) <= 2 and not word[-1].isalnum()


def requote(page: Page, opening: str, closing: str) -> None:
    """Change the quotation marks."""
    for first, last in quotations_of(page):
        page.words[first] = opening
        if last is not None:
            page.words[last] = closing


def _other_quotations(example: Example, page: Page, rng: random.Random) -> set[int]:
    """Change the quotation marks, or return the words that are to be taken out."""
    found = quotations_of(page)
    can_drop = example.task == "attribution"
    if can_drop and rng.random() < UNQUOTED_SHARE / QUOTATION_SHARE:
        return {at for pair in found for at in pair if at is not None}
    requote(page, *rng.choice(STYLES))
    closing = [last for _, last in found if last is not None]
    return {at for at in closing if can_drop and rng.random() < UNCLOSED_SHARE}


def _other_case(example: Example, page: Page, rng: random.Random) -> None:
    breaks = [*example.words.breaks, len(page.words)]
    share = CASE_SHARE[example.task]
    if breaks[-2] >= len(page.words):  # names of another length were put in
        breaks = [0, len(page.words)]
    for start, end in pairwise(breaks):
        if rng.random() < share:
            change: Callable[[str], str] = rng.choice((str.lower, str.upper, _headline))
            page.words[start:end] = [change(word) for word in page.words[start:end]]


def _headline(word: str) -> str:
    return word[:1].upper() + word[1:]


def slip(page: Page, rng: random.Random) -> None:
    """Misread letters as an OCR does."""
    for at, word in enumerate(page.words):
        if word.isalpha() and rng.random() < SLIP:
            wrong, right = rng.choice(SLIPS)
            page.words[at] = word.replace(wrong, right, 1)


def _other_lines(page: Page, rng: random.Random) -> None:
    chance = rng.random()
    if chance < LINES_SHARE + RUN_ON_SHARE:
        between = "\n" if chance < LINES_SHARE else " "
        page.gaps = [between if "\n" in gap and at else gap for at, gap in enumerate(page.gaps)]


def _other_names(example: Example, page: Page, rng: random.Random) -> Example:
    """Put other names of the same kind where names stand."""
    assert example.names is not None
    old = ["O" if number < 0 else NAME_TAGS[number] for number in example.names]
    words: list[str] = []
    gaps: list[str] = []
    numbers: list[int] = []
    at = 0
    for label, start, end in [*spans_of(old), ("", len(old), len(old))]:
        words += page.words[at:start]
        gaps += page.gaps[at:start]
        numbers += example.names[at:start].tolist()
        if label:
            name = _name(label, page.words[start:end], rng) if rng.random() < NAME_SHARE else None
            if name is None:
                words += page.words[start:end]
                gaps += page.gaps[start:end]
                numbers += example.names[start:end].tolist()
            else:
                spans = tokenize(name)
                ends = [0, *(stop for _, stop in spans)]
                words += [name[begin:stop] for begin, stop in spans]
                gaps += [page.gaps[start], *(name[e:b] for e, (b, _) in zip(ends[1:], spans[1:], strict=False))]
                inside = NAME_TAGS.index(f"I-{label}")
                numbers += [NAME_TAGS.index(f"B-{label}"), *[inside] * (len(spans) - 1)]
        at = end
    page.words, page.gaps = words, gaps
    return replace(example, names=np.array(numbers, np.int64))


def _name(label: str, words: list[str], rng: random.Random) -> str | None:
    """Return another name in place of `words`, or None where nothing fits."""
    table = _names()
    if label == "LOC":
        return rng.choice(table["place"]["names"].split()).replace("-", rng.choice("- "))
    if label == "PERSON":
        people = table["person"][rng.choice(sorted(table["person"]))]
        given, surname = rng.choice(people["given"].split()), rng.choice(people["surname"].split())
        if len(words) == 1:
            return surname
        if rng.random() < 0.15:
            given = f"{given} {rng.choice(people['given'].split())}"
        return f"{surname} {given}" if people.get("order") == "surname" else f"{given} {surname}"
    if len(words) == 1 and words[0].isupper():
        return "".join(rng.choice("ABCDEFGHIKLMNPRSTU") for _ in range(rng.choice((2, 3, 3, 4, 4))))
    organisation = table["organisation"]
    pattern = rng.choice(organisation[rng.choice(("groups", "parties", "outlets", "bodies"))])
    people = table["person"][rng.choice(sorted(table["person"]))]
    return pattern.format(
        place=rng.choice(table["place"]["names"].split()),
        word=rng.choice(organisation["words"].split()),
        surname=rng.choice(people["surname"].split()),
    )


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text("utf-8"))


def without(example: Example, page: Page, dropped: set[int]) -> Example:
    """Return the example without some words: spans shrink, and what a dropped word began begins behind it."""
    kept = [at for at in range(len(page.words)) if at not in dropped]
    place = np.cumsum([0, *(at not in dropped for at in range(len(page.words)))])
    for at in sorted(dropped):
        if at + 1 < len(page.words) and page.gaps[at]:
            page.gaps[at + 1] = page.gaps[at]
    page.words, page.gaps = [page.words[at] for at in kept], [page.gaps[at] for at in kept]

    def moved(spans: tuple[WordSpan, ...]) -> tuple[WordSpan, ...]:
        fresh = ((int(place[start]), int(place[end])) for start, end in spans)
        return tuple(span for span in fresh if span[0] < span[1])

    attributions = tuple(
        GoldAttribution(moved(one.source), moved(one.cue), moved(one.content)) for one in example.attributions
    )
    taught = example.taught
    if taught is not None:
        taught = Taught(taught.tags[kept], taught.pairs[kept], taught.names[kept])
    tags = example.tags
    if tags is not None:
        tags = _begun(tags, kept)
    return replace(example, attributions=attributions, taught=taught, tags=tags)


def _begun(tags: np.ndarray, kept: list[int]) -> np.ndarray:
    """Return the tags of the kept words; a span whose first word is gone begins with its next."""
    fresh = tags[kept].copy()
    for number, at in enumerate(kept):
        inside = tags[at] > 0 and tags[at] % 2 == 0  # B- is odd, I- even
        if inside and at - 1 not in kept[max(0, number - 1) : number]:
            before = number and fresh[number - 1] in {tags[at], tags[at] - 1} and tags[at - 1] != tags[at] - 1
            fresh[number] = tags[at] if before else tags[at] - 1
    return fresh
