"""Trees, parts of speech, lemmas and sentences in Universal Dependencies, over the treebank's own words.

`uas` and `las`: share of words whose head, and whose head and relation, are right; relations are compared without
their subtypes, as the CoNLL 2018 shared task's LAS does; sentences are the ones found, or the treebank's where
`gold_sentences` is asked for. Punctuation counts. `upos`, `lemma`: share of words that are right. `sentences`: F1 of
sentence starts.
"""

from pathlib import Path

import msgspec

from averment.language.model import SHIPPED, Model
from averment.language.syntax import Analysis, analyse
from averment.language.words import encode

from .corpora.universal_dependencies import TreebankDocument, read_treebank
from .scores import Score, score

__all__ = ["TreebankScores", "evaluate"]


class TreebankScores(msgspec.Struct, frozen=True):
    """What `averment eval ud` prints; shares are 0 to 1."""

    model: str
    documents: int
    words: int
    gold_sentences: bool
    uas: float
    las: float
    upos: float
    lemma: float
    sentences: Score


def evaluate(path: Path, *, gold_sentences: bool = False, model: Path = SHIPPED) -> TreebankScores:
    """Analyse the documents of a treebank and compare.

    Args:
        path: A `.conllu` file, or a folder of them.
        gold_sentences: Parse the treebank's sentences, not the ones found.
        model: Which model to measure.

    Raises:
        CorpusError: There is no treebank.
        PipelineError: The model cannot be loaded.
    """
    reader = Model(model)
    documents = list(read_treebank(path))
    words = uas = las = upos = lemma = both = found = gold = 0
    for document in documents:
        analysis = _analyse(reader, document, gold_sentences=gold_sentences)
        words += len(document.offsets)
        for at, head in enumerate(document.heads):
            right = analysis.heads[at] == head
            uas += right
            las += right and _plain(analysis.relations[at]) == _plain(document.relations[at])
            upos += analysis.upos[at] == document.upos[at]
            lemma += analysis.lemmas[at] == document.lemmas[at]
        starts = {at for at, start in enumerate(analysis.sentence_starts) if start}
        both += len(starts & set(document.sentence_starts))
        found += len(starts)
        gold += len(document.sentence_starts)

    def share(right: int) -> float:
        return round(right / max(1, words), 4)

    return TreebankScores(
        model=reader.name,
        documents=len(documents),
        words=words,
        gold_sentences=gold_sentences,
        uas=share(uas),
        las=share(las),
        upos=share(upos),
        lemma=share(lemma),
        sentences=score(both, found, gold),
    )


def _analyse(reader: Model, document: TreebankDocument, *, gold_sentences: bool) -> Analysis:
    windows = reader.run([encode(document.text, document.offsets, reader.tokenizer)])[0]
    starts = document.sentence_starts if gold_sentences else ()
    return analyse(reader, windows, document.words(), starts=starts, fixed=gold_sentences)


def _plain(relation: str) -> str:
    return relation.partition(":")[0]
