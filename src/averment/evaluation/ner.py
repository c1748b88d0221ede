"""Names: exact-span F1 of people, organisations and places (`PERSON`, `ORG`, `LOC`), label and both ends right.

The corpus's own words are read, its labels brought to these three (CrossNER's politicians are people, its parties
organisations, its countries places; what has no counterpart is no name). `kept_apart` measures on the quarter of the
documents that the shipped model never saw; it matters for the files that it was trained on.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from averment.errors import CorpusError
from averment.language.decoding import spans_of
from averment.language.model import SHIPPED, Model
from averment.language.syntax import analyse
from averment.language.words import encode

from .corpora.names import LABELS, NamedDocument, read_names
from .corpora.names import kept_apart as is_kept_apart
from .scores import Score, score

__all__ = ["NameScores", "evaluate", "measure"]


class NameScores(msgspec.Struct, frozen=True):
    """What `averment eval ner` prints: each label, and all together."""

    model: str
    documents: int
    words: int
    kept_apart: bool
    labels: dict[str, Score]
    all: Score


def evaluate(path: Path, *, kept_apart: bool = False, model: Path = SHIPPED) -> NameScores:
    """Find the names in the words of a corpus and compare.

    Args:
        path: A file of words and BIO tags, or a folder of them.
        kept_apart: Only the documents that were kept apart from training.
        model: Which model to measure.

    Raises:
        CorpusError: There is no such file.
        PipelineError: The model cannot be loaded.
    """
    paths = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    if not paths:
        raise CorpusError(f"{path} holds no file: give a file of words and BIO tags, or a folder of them")
    documents = [document for one in paths for document in read_names(one)]
    if kept_apart:
        documents = [document for document in documents if is_kept_apart(document)]
    return measure(documents, Model(model), kept_apart=kept_apart)


def measure(documents: Sequence[NamedDocument], reader: Model, *, kept_apart: bool = False) -> NameScores:
    """Find the names in documents and compare; `kept_apart` is only said again in the scores."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        windows = reader.run([encode(document.text, document.offsets, reader.tokenizer)])[0]
        found = set(spans_of(analyse(reader, windows, document.words()).names))
        gold = set(spans_of([tag or "O" for tag in document.tags]))
        for what, spans in (("right", found & gold), ("found", found), ("gold", gold)):
            counts.update((label, what) for label, _, _ in spans)
    by_label = {label: _score(counts, (label,)) for label in LABELS}
    words = sum(len(document.offsets) for document in documents)
    return NameScores(reader.name, len(documents), words, kept_apart, by_label, _score(counts, LABELS))


def _score(counts: Counter[tuple[str, str]], labels: tuple[str, ...]) -> Score:
    right, found, gold = (sum(counts[label, what] for label in labels) for what in ("right", "found", "gold"))
    return score(right, found, gold)
