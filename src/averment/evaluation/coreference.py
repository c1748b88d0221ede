"""Who is who on a page, in GUM's documents: mentions brought together, over the treebank's own words.

MUC (Vilain et al. 1995) counts links, B³ (Bagga and Baldwin 1998) mentions, CEAFe (Luo 2005, by entities) entities that
are paired off; CoNLL F1 is the mean of the three (Pradhan et al. 2014 define all four as here). A mention is right when
its first and last word are; counts are added up over documents. Who or what is mentioned once alone is left out on both
sides, as that scorer's corpus does, and counted under "with singletons". "By head" a mention is right when
the word that it hangs on is, whatever its edges.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from averment.errors import CorpusError, UsageError
from averment.language.mentions import find_mentions
from averment.language.model import SHIPPED, Model
from averment.language.syntax import analyse
from averment.language.trees import Tree
from averment.language.words import encode

from .corpora.gum_entities import gum_mentions
from .corpora.universal_dependencies import TreebankDocument, read_treebank
from .scores import Score

__all__ = ["GENRES", "CoreferenceScores", "Counts", "Measures", "evaluate"]

GENRES = ("news", "interview", "speech")
"""The genres that are nearest to what Averment reads."""

Entities = Sequence[frozenset[Hashable]]


class Measures(msgspec.Struct, frozen=True):
    """Scores by one way of counting, each 0 to 1; CoNLL is the mean of three F1."""

    conll: float
    muc: Score
    b3: Score
    ceafe: Score
    mentions: Score


class CoreferenceScores(msgspec.Struct, frozen=True):
    """What `averment eval coref` prints."""

    model: str
    documents: int
    genres: tuple[str, ...]
    exact: Measures
    with_singletons: Measures
    by_head: Measures
    by_genre: dict[str, float]
    """CoNLL F1, exact, without singletons."""
    spans_of_gold_trees: float
    """The share of the gold mentions whose words the rules over the treebank's own trees and heads give."""


@dataclass
class Counts:
    """Numerators and denominators of recall and precision, added up over documents."""

    recall: Counter[str] = field(default_factory=Counter)
    precision: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Entities, found: Entities) -> None:
        """Count one document."""
        both = {mention for entity in gold for mention in entity} & {mention for entity in found for mention in entity}
        self._count("mentions", len(both), len(both), sum(map(len, gold)), sum(map(len, found)))
        self._count("muc", _links(gold, found), _links(found, gold), _all_links(gold), _all_links(found))
        self._count("b3", _shares(gold, found), _shares(found, gold), sum(map(len, gold)), sum(map(len, found)))
        paired = _paired(gold, found)
        self._count("ceafe", paired, paired, len(gold), len(found))

    def _count(self, name: str, recall: float, precision: float, gold: int, found: int) -> None:
        self.recall[name] += recall  # type: ignore[assignment]  # shares of mentions are no whole numbers
        self.precision[name] += precision  # type: ignore[assignment]
        self.gold[name] += gold
        self.found[name] += found

    def measures(self) -> Measures:
        """Return the scores of all that was counted."""
        scores = {name: self._score(name) for name in ("muc", "b3", "ceafe", "mentions")}
        conll = sum(scores[name].f1 for name in ("muc", "b3", "ceafe")) / 3
        return Measures(round(conll, 4), **scores)

    def _score(self, name: str) -> Score:
        precision = self.precision[name] / self.found[name] if self.found[name] else 0.0
        recall = self.recall[name] / self.gold[name] if self.gold[name] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return Score(round(precision, 4), round(recall, 4), round(f1, 4), self.found[name], self.gold[name])


def evaluate(path: Path, *, genres: Iterable[str] = GENRES, model: Path = SHIPPED) -> CoreferenceScores:
    """Find the mentions of GUM's documents and compare.

    Args:
        path: A `.conllu` file with GUM's entities, or a folder of them.
        genres: Which genres are measured, by the second part of a document's name; none for all.
        model: Which model to measure.

    Raises:
        CorpusError: There is no such document.
        PipelineError: The model cannot be loaded.
        UsageError: SciPy is not installed.
    """
    reader, wanted = Model(model), tuple(genres)
    counts = {name: Counts() for name in ("exact", "with_singletons", "by_head")}
    by_genre: dict[str, Counts] = {}
    documents = mentions = spans = 0
    for document in read_treebank(path):
        genre = document.name.split("_")[1] if document.name.count("_") > 1 else ""
        gold = gum_mentions(document)
        if not gold or (wanted and genre not in wanted):
            continue
        documents += 1
        tree = Tree(document.words(), document.upos, document.heads, document.relations)
        theirs = [((one.start, one.end), tree.anchor(one.start, one.end), one.group) for one in gold]
        mentions += len(theirs)
        spans += sum(anchor is not None and tree.span(anchor) == span for span, anchor, _ in theirs)
        ours = _found(reader, document)
        exact = (
            _entities((span, group) for span, _, group in theirs),
            _entities((span, group) for span, _, group in ours),
        )
        heads = [[(at, group) for _, at, group in side if at is not None] for side in (theirs, ours)]
        counts["with_singletons"].add(*exact)
        counts["exact"].add(*map(_several, exact))
        counts["by_head"].add(*(_several(_entities(side)) for side in heads))
        by_genre.setdefault(genre, Counts()).add(*map(_several, exact))
    if not documents:
        raise CorpusError(f"{path} has no document with GUM's entities in {', '.join(wanted) or 'any genre'}")
    return CoreferenceScores(
        model=reader.name,
        documents=documents,
        genres=wanted,
        spans_of_gold_trees=round(spans / mentions, 4),
        by_genre={genre: count.measures().conll for genre, count in sorted(by_genre.items())},
        **{name: count.measures() for name, count in counts.items()},
    )


def _found(model: Model, document: TreebankDocument) -> list[tuple[tuple[int, int], int, int]]:
    """Return span, head and group of the mentions that the model finds."""
    windows = model.run([encode(document.text, document.offsets, model.tokenizer)])[0]
    words = document.words()
    analysis = analyse(model, windows, words)
    found = find_mentions(model, [(windows, analysis, words)], [range(len(words))])
    groups: list[int] = []
    for at, one in enumerate(found):
        best = one.choice[0][0] if one.choice else -1
        groups.append(groups[best] if best >= 0 else at)
    return [((one.start, one.end), one.anchor, group) for one, group in zip(found, groups, strict=True)]


def _entities(mentions: Iterable[tuple[Hashable, Hashable]]) -> Entities:
    """Return the sets of mentions of one group; a mention met twice belongs to the group that it was met in first."""
    group_of: dict[Hashable, Hashable] = {}
    for mention, group in mentions:
        group_of.setdefault(mention, group)
    found: dict[Hashable, set[Hashable]] = {}
    for mention, group in group_of.items():
        found.setdefault(group, set()).add(mention)
    return [frozenset(entity) for entity in found.values()]


def _several(entities: Entities) -> Entities:
    return [entity for entity in entities if len(entity) > 1]


def _parts(entity: frozenset[Hashable], others: Entities) -> list[int]:
    """Return how many of an entity's mentions each of the other side's entities has; what none has stands alone."""
    parts = [size for other in others if (size := len(entity & other))]
    return parts + [1] * (len(entity) - sum(parts))


def _links(entities: Entities, others: Entities) -> int:
    return sum(len(entity) - len(_parts(entity, others)) for entity in entities)


def _all_links(entities: Entities) -> int:
    return sum(len(entity) - 1 for entity in entities)


def _shares(entities: Entities, others: Entities) -> float:
    return sum(len(entity & other) ** 2 / len(entity) for entity in entities for other in others)


def _paired(gold: Entities, found: Entities) -> float:
    """Return how alike gold and found entities are, paired off so that this is as much as can be."""
    try:
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - nobody needs it to read pages
    except ImportError as error:
        raise UsageError("CEAFe needs SciPy: install it with `pip install averment[eval]`") from error
    if not gold or not found:
        return 0.0
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in gold]
    rows, columns = linear_sum_assignment(alike, maximize=True)
    return float(sum(alike[row][column] for row, column in zip(rows, columns, strict=True)))
