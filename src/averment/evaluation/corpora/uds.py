"""UDS-IH2 (White et al. 2016, Rudinger et al. 2018): did it happen, asked of the English Web Treebank's predicates.

Each predicate was shown to one or more annotators, who said whether it happened and how sure they were, 0 to 4. As
Rudinger et al. do, a "yes" counts +3/4 of the confidence and a "no" -3/4, and the annotators' mean is the predicate's
value. Who found that the word is no predicate, or the sentence makes no sense, does not count.

The rows name a predicate by its sentence's number in the treebank of 2015 and the word's number in it, from 1. Today's
treebank has the same documents in another order, some in another part. A document goes where most of its words agree
with the predicates' lemmas; a predicate to the word with its number, if that word's lemma is the predicate's, or to the
nearest one within `REACH` that has it; what agrees with no word is left out. `align` says how much that was.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import get_args

from averment.errors import CorpusError

from .factuality import FactualityDocument, Split
from .universal_dependencies import TreebankDocument, read_treebank

__all__ = ["Aligned", "align", "read_uds"]

REACH = 3
"""How many words a predicate may have moved since, where the treebank's words were cut anew."""

TREEBANK = Path("ud") / "UD_English-EWT"

Place = tuple[Split, int]
"""A sentence of the treebank of 2015: its part, and its number from 1."""


@dataclass(frozen=True)
class Predicate:
    """A predicate that was judged.

    Attributes:
        word: Its number in the sentence, from 1.
        lemma: Its lemma.
        certainty: From -3 to +3.
    """

    word: int
    lemma: str
    certainty: float


@dataclass(frozen=True)
class Aligned:
    """The documents, and how many of the judged predicates were found in them.

    Attributes:
        documents: Those with one judged word at least, by part and place in the treebank of 2015.
        predicates: How many predicates are judged.
        found: How many of them have a word.
    """

    documents: tuple[FactualityDocument, ...]
    predicates: int
    found: int


def read_uds(path: Path, treebank: Path | None = None) -> Iterator[FactualityDocument]:
    """Yield the documents that have judged predicates.

    Args:
        path: UDS-IH2's table.
        treebank: The folder of the English Web Treebank; found beside or above the table if left out.

    Raises:
        CorpusError: The table is not UDS-IH2's, or there is no treebank.
    """
    folder = treebank or next((up / TREEBANK for up in path.parents if (up / TREEBANK).is_dir()), None)
    if folder is None:
        raise CorpusError(f"{path} needs the English Web Treebank: put it in {TREEBANK} beside or above the table")
    yield from align(judged(path), list(read_treebank(folder))).documents


def judged(path: Path) -> dict[Place, list[Predicate]]:
    """Return the judged predicates by sentence."""
    values: dict[tuple[Place, int, str], list[float]] = defaultdict(list)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if (value := value_of(row)) is not None:
                    split = next(one for one in get_args(Split) if one == row["Split"])
                    place = (split, int(row["Sentence.ID"].split()[-1]))
                    values[place, int(row["Pred.Token"]), row["Pred.Lemma"].lower()].append(value)
    except OSError as error:
        raise CorpusError(f"{path} cannot be read ({error.strerror}): give UDS-IH2's table") from None
    except (KeyError, ValueError, StopIteration) as error:
        raise CorpusError(f"{path} is no table of UDS-IH2 ({error}): give its .tsv with Split train and dev") from None
    found: dict[Place, list[Predicate]] = defaultdict(list)
    for (place, word, lemma), several in values.items():
        found[place].append(Predicate(word, lemma, fmean(several)))
    return found


def value_of(row: Mapping[str, str]) -> float | None:
    """Return what one annotator's answer is worth; None for no answer."""
    if not all(row[column] == "True" for column in ("Is.Predicate", "Is.Understandable", "Keep")):
        return None
    sure = float(row["Confidence"]) * 3 / 4
    return sure if row["Happened"] == "true" else -sure


def align(predicates: Mapping[Place, Sequence[Predicate]], documents: Iterable[TreebankDocument]) -> Aligned:
    """Return the documents with the certainty of their words."""
    places: dict[tuple[int, str], list[Place]] = defaultdict(list)
    for place, several in predicates.items():
        for one in several:
            places[one.word, one.lemma].append(place)
    wanted = [(document, votes(document, places)) for document in documents]
    wanted.sort(key=lambda pair: -max(pair[1].values(), default=0))
    taken: set[Place] = set()
    found: dict[Place, FactualityDocument] = {}
    for document, counts in wanted:
        length = len(document.sentence_starts)
        for (split, first), _ in counts.most_common():
            inside = {(split, first + at) for at in range(length)}
            if first > 0 and not taken & inside:
                taken |= inside
                found[split, first] = with_certainty(document, split, first, predicates)
                break
    kept = tuple(found[at] for at in sorted(found) if any(value is not None for value in found[at].certainty))
    return Aligned(
        documents=kept,
        predicates=sum(map(len, predicates.values())),
        found=sum(value is not None for one in kept for value in one.certainty),
    )


def votes(document: TreebankDocument, places: Mapping[tuple[int, str], Sequence[Place]]) -> Counter[Place]:
    """Return how many words speak for each place of a document's first sentence."""
    counts: Counter[Place] = Counter()
    for number, (start, end) in enumerate(spans(document)):
        for at in range(start, end):
            for split, sentence in places.get((at - start + 1, document.lemmas[at].lower()), ()):
                counts[split, sentence - number] += 1
    return counts


def with_certainty(
    document: TreebankDocument, split: Split, first: int, predicates: Mapping[Place, Sequence[Predicate]]
) -> FactualityDocument:
    certainty: list[float | None] = [None] * len(document.offsets)
    for number, (start, end) in enumerate(spans(document)):
        for one in predicates.get((split, first + number), ()):
            same = [at for at in range(start, end) if document.lemmas[at].lower() == one.lemma]
            target = start + one.word - 1
            nearest = min(same, key=lambda at: abs(at - target), default=-1)
            if nearest >= 0 and abs(nearest - target) <= REACH:
                certainty[nearest] = one.certainty
    return FactualityDocument(
        name=document.name,
        split=split,
        text=document.text,
        offsets=tuple(document.offsets),
        sentence_starts=tuple(document.sentence_starts),
        certainty=tuple(certainty),
    )


def spans(document: TreebankDocument) -> list[tuple[int, int]]:
    """Return the first word and the end of each sentence."""
    return list(pairwise([*document.sentence_starts, len(document.offsets)]))
