"""PolNeAR dev, and names, as other pages would have printed them: `python -m benchmarks.robustness [--model FOLDER]`.

Prints, for the articles as they are and for each change, exact F1 of source, cue and content, and of whole attributions
by overlap; then F1 of names in the documents of Universal NER and CrossNER politics that were kept apart.
"""

import argparse
import random
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from training.augment import Page, quotations_of, requote, slip, without
from training.corpora import Example

from averment.evaluation import ner
from averment.evaluation.corpora.names import NamedDocument, kept_apart, read_names
from averment.evaluation.corpora.polnear import PolnearArticle, read_polnear
from averment.evaluation.polnear import measure
from averment.language.model import SHIPPED, Model
from averment.language.words import LOOKS, Words, encode

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora"
NOTHING = Words(np.zeros((0, len(LOOKS)), np.float32), np.zeros(0, np.int64), np.zeros(1, np.int64), (0,))
NAMES = ("ner/uner_ewt_dev.iob2", "ner/crossner_politics_dev.txt")


def as_it_is(_page: Page) -> set[int]:
    """Change nothing."""
    return set()


def in_marks(opening: str, closing: str) -> Callable[[Page], set[int]]:
    """Return a change of the quotation marks."""

    def change(page: Page) -> set[int]:
        requote(page, opening, closing)
        return set()

    return change


def without_marks(page: Page) -> set[int]:
    """Take all quotation marks out."""
    return {at for pair in quotations_of(page) for at in pair if at is not None}


def unclosed(page: Page) -> set[int]:
    """Take out every third closing mark."""
    return {last for _, last in quotations_of(page)[::3] if last is not None}


def in_lines(page: Page) -> set[int]:
    """Part paragraphs by a line break alone."""
    page.gaps = ["\n" if "\n" in gap and at else gap for at, gap in enumerate(page.gaps)]
    return set()


def run_on(page: Page) -> set[int]:
    """Part paragraphs by nothing but a space."""
    page.gaps = [" " if "\n" in gap and at else gap for at, gap in enumerate(page.gaps)]
    return set()


def read_by_ocr(page: Page) -> set[int]:
    """Misread letters in one word of thirty."""
    slip(page, random.Random(1))
    return set()


def cased(how: Callable[[str], str]) -> Callable[[Page], set[int]]:
    """Return a change of all letters' case."""

    def change(page: Page) -> set[int]:
        page.words = [how(word) for word in page.words]
        return set()

    return change


CHANGES: dict[str, Callable[[Page], set[int]]] = {
    "as it is": as_it_is,
    "curly marks": in_marks("“", "”"),
    "straight marks": in_marks('"', '"'),
    "single marks (British)": in_marks("‘", "’"),
    "French marks": in_marks("«", "»"),
    "no marks": without_marks,
    "a third not closed": unclosed,
    "no blank lines": in_lines,
    "one paragraph": run_on,
    "OCR slips": read_by_ocr,
    "no capitals": cased(str.lower),
    "all capitals": cased(str.upper),
}


def without_accents(word: str) -> str:
    """Take the accents off the letters."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)) or word


RECASED: dict[str, Callable[[str], str]] = {
    "as it is": lambda word: word,
    "no capitals": str.lower,
    "all capitals": str.upper,
    "a headline's capitals": lambda word: word[:1].upper() + word[1:],
    "no accents": without_accents,
}


def renamed(document: NamedDocument, how: Callable[[str], str]) -> NamedDocument:
    """Return a document with names, each of its words changed."""
    page = Page.of(Example("name", document.text, document.offsets, NOTHING))
    page.words = [how(word) for word in page.words]
    text, offsets = page.laid_out()
    return replace(document, text=text, offsets=offsets)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="a model's folder")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="one folder a corpus")
    arguments = parser.parse_args()
    model = Model(arguments.model)
    for name, change in CHANGES.items():
        found = measure(
            [changed(one, change, model) for one in read_polnear(arguments.corpora / "polnear" / "dev")],
            model,
            Counter(),
        )
        spans = " / ".join(f"{100 * found.exact[role].f1:.1f}" for role in ("source", "cue", "content"))
        print(f"{name:24} {spans}   whole {100 * found.attribution['all_overlap'].f1:.1f}", flush=True)
    for path in NAMES:
        apart = [one for one in read_names(arguments.corpora / path) if kept_apart(one)]
        for name, how in RECASED.items():
            score = ner.measure([renamed(one, how) for one in apart], model).all
            print(f"names, {path}, {name:24} {100 * score.f1:.1f}", flush=True)


def changed(article: PolnearArticle, change: Callable[[Page], set[int]], model: Model) -> PolnearArticle:
    """Return the article as another page has it."""
    words = encode(article.text, article.offsets, model.tokenizer)
    tags = np.zeros(len(words), np.int64)
    example = Example("attribution", article.text, article.offsets, words, tags=tags, attributions=article.attributions)
    page = Page.of(example)
    dropped = change(page)
    if dropped:
        example = without(example, page, dropped)
    text, offsets = page.laid_out()
    return replace(article, text=text, offsets=offsets, attributions=example.attributions)


if __name__ == "__main__":
    main()
