"""Attributions in PolNeAR, by spans and whole.

`exact`: F1 of source, cue and content spans, both ends right, counted over all spans as CofeNet (Wang et al. 2022) does
with its exact match, over our own words and one annotator an article. `overlap`: the same where one shared word is
enough. `attribution`: whole attributions, linked, one to one: `cue_overlap` (the cues share a word),
`all_overlap` (source, cue and content each share a word; a source is missing on both sides or on neither),
`jaccard` (cues share a word; source and content each share half of their words by Jaccard's index), `exact` (all
spans the same). A gold attribution without a cue is left out of these.

`cue_recall`: gold cues found with both ends right, by how often the same words are a cue in the part `train` that lies
beside the one measured: `often` (20 times or more), `seldom`, `never`. `calibration`: whether a confidence of 0.8 means
right in four cases of five, where right is `all_overlap` (Guo et al. 2017).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from averment.language.attributions import Attributed, tag_attributions
from averment.language.decoding import spans_of
from averment.language.model import SHIPPED, Model
from averment.language.words import encode

from .calibration import Calibration, Judged, calibration
from .corpora.polnear import ROLES, PolnearArticle, WordSpan, read_polnear
from .scores import Score, score

__all__ = ["PolnearScores", "evaluate", "judge", "known_cues", "measure", "words_of"]


class PolnearScores(msgspec.Struct, frozen=True):
    """What `averment eval polnear` prints.

    Attributes:
        model: The model that was measured.
        articles: How many were read.
        words: How many words they have.
        exact: By role, both ends of a span right.
        overlap: By role, one word shared.
        attribution: By criterion, whole attributions.
        cue_recall: By `often`, `seldom` and `never`; empty where there is no part `train` beside.
        calibration: Of the confidences of whole attributions.
        content_exact: Exact content spans by how the gold stands to quotation marks: `direct` begins or ends with
            one, `other` does not (indirect and mixed); recall alone, as a found span may be either.
    """

    model: str
    articles: int
    words: int
    exact: dict[str, Score]
    overlap: dict[str, Score]
    attribution: dict[str, Score]
    content_exact: dict[str, float]
    cue_recall: dict[str, float]
    calibration: Calibration


class Spans(Protocol):
    """An attribution, gold or found."""

    @property
    def source(self) -> tuple[WordSpan, ...]:
        """Who."""

    @property
    def cue(self) -> tuple[WordSpan, ...]:
        """The words that attribute."""

    @property
    def content(self) -> tuple[WordSpan, ...]:
        """What."""


Words = dict[str, frozenset[int]]
OFTEN = 20
QUOTATION_MARKS = frozenset('"“”«»')


def evaluate(path: Path, *, model: Path = SHIPPED) -> PolnearScores:
    """Read the articles of one part of PolNeAR and compare with its first annotator.

    Raises:
        CorpusError: `path` is not a part of PolNeAR.
        PipelineError: The model cannot be loaded.
    """
    return measure(list(read_polnear(path)), Model(model), known_cues(path.parent / "train"))


def measure(articles: Sequence[PolnearArticle], reader: Model, known: Counter[str]) -> PolnearScores:
    """Compare what a model finds in articles with their annotation.

    Args:
        articles: With their attributions.
        reader: The model.
        known: How often the words of each cue are a cue in what the model learned from; empty where that is not known.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    judged: list[Judged] = []
    for article in articles:
        windows = reader.run([encode(article.text, article.offsets, reader.tokenizer)])[0]
        found = tag_attributions(reader, windows)
        _count_spans(counts, article, set(spans_of(found.tags)))
        whole = [one for one in found.attributions if one.content or one.source]
        gold = [words_of(one) for one in article.attributions if one.cue]
        _count_attributions(counts, gold, [words_of(one) for one in whole])
        _count_cues(counts, article, set(spans_of(found.tags)), known)
        judged.extend(judge(gold, whole))
    return PolnearScores(
        model=reader.name,
        articles=len(articles),
        words=sum(len(article.offsets) for article in articles),
        exact={role: _score(counts, "exact", role) for role in ROLES},
        overlap={role: _score(counts, "overlap", role) for role in ROLES},
        attribution={name: _score(counts, "attribution", name) for name in CRITERIA},
        content_exact={
            kind: round(counts["content", kind, "right"] / max(1, counts["content", kind, "gold"]), 4)
            for kind in ("direct", "other")
        },
        cue_recall={
            kind: round(counts["cue", kind, "right"] / max(1, counts["cue", kind, "gold"]), 4)
            for kind in (("often", "seldom", "never") if known else ())
        },
        calibration=calibration(judged),
    )


def _score(counts: Counter[tuple[str, ...]], *key: str) -> Score:
    right, recalled = counts[(*key, "right")], counts[(*key, "recalled")]
    return score(right, counts[(*key, "found")], counts[(*key, "gold")], recalled=recalled)


def _count_spans(counts: Counter[tuple[str, ...]], article: PolnearArticle, found: set[tuple[str, int, int]]) -> None:
    gold = set(spans_of(article.tags()))
    for role in ROLES:
        ours, theirs = [span for span in found if span[0] == role], [span for span in gold if span[0] == role]
        for measure in ("exact", "overlap"):
            counts[measure, role, "found"] += len(ours)
            counts[measure, role, "gold"] += len(theirs)
        counts["exact", role, "right"] += len(found & set(theirs))
        counts["exact", role, "recalled"] += len(found & set(theirs))
        counts["overlap", role, "right"] += sum(any(_touch(one, other) for other in theirs) for one in ours)
        counts["overlap", role, "recalled"] += sum(any(_touch(one, other) for other in ours) for one in theirs)
    for span in gold:
        if span[0] == "content":
            ends = {article.text[slice(*article.offsets[at])] for at in (span[1], span[2] - 1)}
            kind = "direct" if ends & QUOTATION_MARKS else "other"
            counts["content", kind, "gold"] += 1
            counts["content", kind, "right"] += span in found


def _cue_words(article: PolnearArticle, start: int, end: int) -> str:
    return " ".join(article.text[slice(*offset)].lower() for offset in article.offsets[start:end])


def known_cues(train: Path) -> Counter[str]:
    """Return how often the words of each cue are one in a part of PolNeAR; empty where there is no such part."""
    articles = read_polnear(train) if train.is_dir() else ()
    return Counter(
        _cue_words(article, start, end)
        for article in articles
        for label, start, end in spans_of(article.tags())
        if label == "cue"
    )


def _count_cues(
    counts: Counter[tuple[str, ...]], article: PolnearArticle, found: set[tuple[str, int, int]], known: Counter[str]
) -> None:
    for span in spans_of(article.tags()):
        if span[0] == "cue":
            times = known[_cue_words(article, span[1], span[2])]
            kind = "often" if times >= OFTEN else "seldom" if times else "never"
            counts["cue", kind, "gold"] += 1
            counts["cue", kind, "right"] += span in found


def judge(gold: Sequence[Words], found: Sequence[Attributed]) -> list[Judged]:
    """Return the confidence of each attribution and whether it is right by `all_overlap`, each gold one used once."""
    left, judged = list(gold), []
    for one in found:
        mine = words_of(one)
        match = next((o for o in left if mine["cue"] & o["cue"] and CRITERIA["all_overlap"](mine, o)), None)
        if match is not None:
            left.remove(match)
        judged.append((one.confidence, match is not None))
    return judged


def _touch(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[1] < other[2] and other[1] < one[2]


def words_of(attribution: Spans) -> Words:
    """Return the words of each role."""

    def of(spans: Sequence[WordSpan]) -> frozenset[int]:
        return frozenset(at for start, end in spans for at in range(start, end))

    return {"source": of(attribution.source), "cue": of(attribution.cue), "content": of(attribution.content)}


def _count_attributions(counts: Counter[tuple[str, ...]], gold: list[Words], found: list[Words]) -> None:
    for name, same in CRITERIA.items():
        left, right = list(gold), 0
        for one in found:
            match = next((other for other in left if one["cue"] & other["cue"] and same(one, other)), None)
            if match is not None:
                left.remove(match)
                right += 1
        counts["attribution", name, "right"] += right
        counts["attribution", name, "recalled"] += right
        counts["attribution", name, "found"] += len(found)
        counts["attribution", name, "gold"] += len(gold)


def _sources_overlap(one: Words, other: Words) -> bool:
    return bool(one["source"] & other["source"]) or (not one["source"] and not other["source"])


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


CRITERIA: dict[str, Callable[[Words, Words], bool]] = {
    "cue_overlap": lambda _one, _other: True,
    "all_overlap": lambda one, other: _sources_overlap(one, other) and bool(one["content"] & other["content"]),
    "jaccard": lambda one, other: (
        _jaccard(one["source"], other["source"]) >= 0.5 and _jaccard(one["content"], other["content"]) >= 0.5
    ),
    "exact": lambda one, other: one == other,
}
