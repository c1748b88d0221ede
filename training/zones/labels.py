"""Gold strings → one label a part: what the scorer of `averment.page.html` learns from."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from averment.evaluation.corpora.fundus import GoldPage
from averment.page.html.blocks import Part
from averment.page.html.scorer import LABELS
from averment.page.html.words import same_words

__all__ = ["IGNORED", "label"]

IGNORED = -1
"""The gold says nothing of this part: it is neither learned from nor held against anybody."""

_EXACT = ("body", "subheading", "deck", "caption", "credit")


def label(parts: Sequence[Part], gold: GoldPage) -> npt.NDArray[np.int64]:
    """Return the index in `LABELS` of each part's role, or `IGNORED`."""
    plain = [same_words(part.text) for part in parts]
    strings = {role: [same_words(text) for text in texts] for role, texts in gold.strings.items()}
    other = LABELS.index("other")
    labels = np.full(len(parts), other)
    for role in _EXACT:
        wanted = set(strings[role])
        for index, text in enumerate(plain):
            if text in wanted and (labels[index] == other or role != "body"):
                labels[index] = LABELS.index(role)
    for role in _EXACT:
        joined = " ".join(strings[role])
        for index, text in enumerate(plain):
            if labels[index] == other and len(text) > 30 and (text in joined or _mostly(text, strings[role])):
                labels[index] = LABELS.index(role)
    _named(plain, strings["byline"], labels)
    _credited(plain, parts, strings["credit"], labels)
    _dated(parts, gold, labels)
    _headline(plain, parts, strings["headline"], labels)
    _doubtful(parts, labels)
    return labels


def _mostly(text: str, strings: Sequence[str]) -> bool:
    """Whether gold strings make up most of a part: the page has a label or a credit on the same line."""
    return sum(len(string) for string in strings if len(string) > 20 and string in text) > 0.6 * len(text)


def _headline(
    plain: Sequence[str], parts: Sequence[Part], titles: Sequence[str], labels: npt.NDArray[np.int64]
) -> None:
    """Of the parts that hold the title, the first in a first heading is the headline; the rest are other."""
    same = [index for index, text in enumerate(plain) if text and any(text == title for title in titles)]
    h1 = [index for index, part in enumerate(parts) if any(box.tag == "h1" for box in part.box.around())]
    within = [index for index in h1 if any(plain[index] in title or title in plain[index] for title in titles)]
    best = [index for index in same if index in h1] or within or same
    for index in same:
        labels[index] = LABELS.index("other")
    if best:
        for index in range(len(parts)):
            if index == best[0] or (index in h1 and parts[index].line == parts[best[0]].line):
                labels[index] = LABELS.index("headline")
    elif h1:
        labels[h1] = IGNORED


def _named(plain: Sequence[str], authors: Sequence[str], labels: npt.NDArray[np.int64]) -> None:
    """The first short part with each author's name is the byline; later ones (biographies) teach nothing."""
    byline = LABELS.index("byline")
    for author in authors:
        holding = [
            index
            for index, text in enumerate(plain)
            if f" {author} " in f" {text} " and len(text) < len(" ".join(authors)) + 60
        ]
        for index in holding:
            if labels[index] in {LABELS.index("other"), IGNORED}:
                labels[index] = byline if index == holding[0] else IGNORED


def _credited(
    plain: Sequence[str], parts: Sequence[Part], photographers: Sequence[str], labels: npt.NDArray[np.int64]
) -> None:
    """A short part with a picture's author in it is a credit, where it stands by a picture."""
    other, credit, caption = (LABELS.index(role) for role in ("other", "credit", "caption"))
    for name in photographers:
        for index, text in enumerate(plain):
            fits = f" {name} " in f" {text} " and len(text) < len(name) + 40
            if fits and labels[index] in {other, IGNORED, caption}:
                near = parts[index].box.picture_steps() <= 4 or any(
                    labels[i] == caption for i in range(max(0, index - 2), min(len(parts), index + 3)) if i != index
                )
                labels[index] = credit if near else IGNORED


def _dated(parts: Sequence[Part], gold: GoldPage, labels: npt.NDArray[np.int64]) -> None:
    """A short part outside the text with the gold date's day and year in figures is the dateline."""
    if not gold.published:
        return
    year, month, day = gold.published[:4], gold.published[5:7], gold.published[8:10]
    for index, part in enumerate(parts):
        if len(part.text) > 80 or labels[index] != LABELS.index("other"):
            continue
        figures = [figure.lstrip("0") for figure in "".join(c if c.isdigit() else " " for c in part.text).split()]
        named_month = any(c.isalpha() for c in part.text) or month.lstrip("0") in figures
        if day.lstrip("0") in figures and named_month and (year in figures or year[2:] in figures):
            labels[index] = LABELS.index("dateline")


def _doubtful(parts: Sequence[Part], labels: npt.NDArray[np.int64]) -> None:
    """Prose within the article that the gold left out: its parser looked for paragraphs only, so nothing is known."""
    body = np.flatnonzero(labels == LABELS.index("body"))
    if not len(body):
        return
    for index in range(body[0], body[-1]):
        part = parts[index]
        listed = any(box.tag in {"li", "blockquote", "table", "pre"} for box in part.box.around() if box.tag != "body")
        if (
            labels[index] == LABELS.index("other")
            and listed
            and len(part.text) > 40
            and part.linked < len(part.text) / 3
        ):
            labels[index] = IGNORED
