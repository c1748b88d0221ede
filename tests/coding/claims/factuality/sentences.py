"""Sentences with their trees and statements, from `sentences.txt`.

A line of words, then one line a word with its part of speech, relation and head (from 1; 0 for the root), then one
line a statement: "source | cue | content", a source left empty where nobody is named.
"""

from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from averment.coding.claims import Scene
from averment.coding.layout import Layout
from averment.coding.statements import Draft
from averment.language import Reading
from averment.language.tokenization import tokenize
from averment.page import Page, Zone

FILE = Path(__file__).parent / "sentences.txt"
VOCAB = Vocab()


@cache
def blocks() -> dict[str, list[str]]:
    """Return the lines of each sentence by its words."""
    rows = (block.split("\n") for block in FILE.read_text("utf-8").strip().split("\n\n"))
    return {words: lines for words, *lines in rows}


def predicate(text: str, word: str) -> Token:
    """Return the last of the words of a sentence that read so."""
    found = [token for token in doc_of(text) if token.text == word]
    return found[-1]


@cache
def doc_of(text: str) -> Doc:
    offsets = list(tokenize(text))
    rows = [line.split() for line in blocks()[text] if "|" not in line]
    words = [text[start:end] for start, end in offsets]
    assert [row[0] for row in rows] == words
    return Doc(
        VOCAB,
        words=words,
        spaces=[text[end : end + 1] == " " for _, end in offsets],
        pos=[row[1] for row in rows],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
        heads=[int(row[3]) - 1 if row[3] != "0" else at for at, row in enumerate(rows)],
        deps=[row[2] if row[3] != "0" else "ROOT" for row in rows],
    )


def scene(text: str, *, statements: bool = True, certainty: float | None = None) -> Scene:
    """Return a page of one sentence.

    Args:
        text: The sentence.
        statements: Whether anybody is known to say what it says.
        certainty: The model's number for all of its words.
    """
    doc = doc_of(text)
    page = Page(id="page", language="en", text=text, zones=(Zone("body", 0, len(text)),))
    numbers = (certainty,) * len(doc) if certainty is not None else ()
    reading = Reading(page=page, doc=doc, attributions=(), model="by hand", certainty=numbers)
    return Scene(Layout(reading), list(drafts(text, doc)) if statements else [], ())


def drafts(text: str, doc: Doc) -> list[Draft]:
    found = []
    for line in blocks()[text]:
        if "|" in line:
            source, cue, content = (span(doc, part.strip()) for part in line.split("|"))
            assert content is not None
            kind = "direct" if text[content.start_char] == "“" else "indirect"
            found.append(Draft(source=source, cue=cue, content=(content,), kind=kind, confidence=0.9))
    return found


def span(doc: Doc, words: str) -> Span | None:
    if not words:
        return None
    start = doc.text.index(words)
    found = doc.char_span(start, start + len(words), alignment_mode="expand")
    assert found is not None
    return found
