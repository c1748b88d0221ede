"""How certain predicates are, from -3 to +3, beside what people said (Stanovsky et al. 2017: MAE and Pearson's r).

The mean absolute error is the lower the better, the correlation the higher. Each judged word is looked up among the
words read; the trees and statements are the model's own, never the corpus's. UW and MEANTIME come as single sentences,
each of them read as a page. The corpora ask how certain it is to the reader, Averment how certain to the last speaker
of the account: where the two differ, it is counted as an error here. UDS-IH2 counts what is yet to happen as what did
not happen, the others as more or less certain: the model is asked whether it happened for the one, how certain it is
for the others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, fmean

import msgspec

from averment.coding.claims import Scene
from averment.coding.claims.factuality import State, combined, ruled
from averment.coding.layout import Layout
from averment.coding.statements import find
from averment.errors import CorpusError
from averment.language import Reading
from averment.page import Page, Zone

from .corpora.factuality import FactualityDocument, Split, read_factuality

__all__ = ["Agreement", "FactualityScores", "Judged", "ValueScore", "agreement", "evaluate", "judged_words"]

Read = Callable[[Page], Reading]


class Agreement(msgspec.Struct, frozen=True):
    """How near numbers are to people's.

    Attributes:
        mae: Mean absolute error, 0 to 6.
        r: Pearson's correlation; None where one side does not vary.
    """

    mae: float
    r: float | None


class ValueScore(msgspec.Struct, frozen=True):
    """The words that the rules give one value.

    Attributes:
        value: FactBank's value.
        words: How many there are.
        gold: The mean of what people said of them.
        mae: Mean absolute error of the rules' score.
    """

    value: str
    words: int
    gold: float
    mae: float


class FactualityScores(msgspec.Struct, frozen=True):
    """What `averment eval factuality` prints.

    Attributes:
        documents: Documents, or sentences of UW and MEANTIME.
        judged: Words that people judged.
        words: How many of them are a word of the reading; the rest counts for nothing.
        always: What +3 for all words would score.
        rules: The rules alone.
        learned: The model's numbers alone; None where the model has none.
        combined: Both, as `averment read` takes them; None where the model has none.
        values: What the rules say, value by value.
    """

    documents: int
    judged: int
    words: int
    always: Agreement
    rules: Agreement
    learned: Agreement | None
    combined: Agreement | None
    values: tuple[ValueScore, ...]


@dataclass(frozen=True)
class Judged:
    """One word: what people said, what the rules say, and the model's number if it has one."""

    gold: float
    rules: State
    learned: float | None


def evaluate(
    path: Path, read: Read | None = None, *, split: Split | None = None, treebank: Path | None = None
) -> FactualityScores:
    """Judge the words of a corpus and compare.

    Args:
        path: A `.conll` file of UW or MEANTIME, a folder of them, or UDS-IH2's `.tsv`.
        read: Reads a page; Averment's own model where it is left out.
        split: The part to measure on. Left out, all of a `.conll` file, and of anything else the part kept apart.
        treebank: For UDS-IH2, where the English Web Treebank is, if not beside the table.

    Raises:
        CorpusError: There is no such corpus, or no document of that part in it.
    """
    reading = read or own_reader()
    wanted = split or (None if path.suffix == ".conll" else "dev")
    documents = [one for one in read_factuality(path, treebank=treebank) if wanted in {None, one.split}]
    if not documents:
        raise CorpusError(f"{path} has no document of the part {wanted}: ask for the other part with --split")
    judged = sum(value is not None for one in documents for value in one.certainty)
    happened = path.suffix == ".tsv"
    words = [word for document in documents for word in judged_words(document, reading, happened=happened)]
    if not words:
        raise CorpusError(f"{path} has no judged word: give a file of UW, MEANTIME or UDS-IH2")
    return score(words, documents=len(documents), judged=judged)


def score(words: Sequence[Judged], *, documents: int, judged: int) -> FactualityScores:
    gold = [word.gold for word in words]
    learned = [word.learned for word in words if word.learned is not None]
    complete = len(learned) == len(words)
    return FactualityScores(
        documents=documents,
        judged=judged,
        words=len(words),
        always=agreement(gold, [3.0] * len(gold)),
        rules=agreement(gold, [word.rules.signed_score for word in words]),
        learned=agreement(gold, learned) if complete else None,
        combined=agreement(gold, [combined(w.rules, w.learned).signed_score for w in words]) if complete else None,
        values=tuple(by_value(words)),
    )


def agreement(gold: Sequence[float], ours: Sequence[float]) -> Agreement:
    """Return the mean absolute error and the correlation of two lists of numbers."""
    varies = len(set(gold)) > 1 and len(set(ours)) > 1
    return Agreement(
        mae=round(fmean(abs(one - other) for one, other in zip(gold, ours, strict=True)), 4),
        r=round(correlation(gold, ours), 4) if varies else None,
    )


def by_value(words: Iterable[Judged]) -> Iterator[ValueScore]:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for word in words:
        groups[word.rules.value].append(word)
    for value, group in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        yield ValueScore(
            value=value,
            words=len(group),
            gold=round(fmean(one.gold for one in group), 3),
            mae=round(fmean(abs(one.gold - one.rules.signed_score) for one in group), 3),
        )


def judged_words(document: FactualityDocument, read: Read, *, happened: bool = False) -> Iterator[Judged]:
    """Yield the judged words of a document that are words of its reading, too.

    Args:
        document: The document.
        read: Reads a page.
        happened: Whether people were asked if it happened; if not, how certain it is.
    """
    reading = read(page_of(document))
    numbers = reading.happened if happened else reading.certainty
    layout = Layout(reading)
    scene = Scene(layout, find(layout, reading.inner), ())  # who is who has no part in a number
    tokens = {token.idx: token for token in reading.doc}
    for (start, _), gold in zip(document.offsets, document.certainty, strict=True):
        token = tokens.get(start)
        if gold is not None and token is not None and scene.layout.zone(token.i) >= 0:
            learned = numbers[token.i] if numbers else None
            yield Judged(gold, ruled(token, scene), learned)


def page_of(document: FactualityDocument) -> Page:
    zones, at = [], 0
    for paragraph in document.text.split("\n\n"):
        start = document.text.index(paragraph, at)
        at = start + len(paragraph)
        if paragraph.strip():
            zones.append(Zone("body", start, start + len(paragraph.rstrip())))
    return Page(id=document.name, language="en", text=document.text, zones=tuple(zones))


def own_reader() -> Read:
    from averment.api import reader  # noqa: PLC0415 - loads the model

    return reader().read
