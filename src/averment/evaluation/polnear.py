"""Attributions in PolNeAR, by spans and whole.

`exact`: F1 of source, cue and content spans, both ends right, counted over all spans as CofeNet (Wang et al. 2022) does
with its exact match, over our own words and one annotator an article. `overlap`: the same where one shared word is
enough. `attribution`: whole attributions, linked, one to one: `cue_overlap` (the cues share a word),
`all_overlap` (source, cue and content each share a word; a source is missing on both sides or on neither),
`jaccard` (cues share a word; source and content each share half of their words by Jaccard's index), `exact` (all
spans the same). A gold attribution without a cue is left out of these.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from averment.language.attributions import tag_attributions
from averment.language.decoding import spans_of
from averment.language.model import SHIPPED, Model
from averment.language.words import encode

from .corpora.polnear import ROLES, PolnearArticle, WordSpan, read_polnear
from .scores import Score, score

__all__ = ["PolnearScores", "evaluate"]


class PolnearScores(msgspec.Struct, frozen=True):
    """What `averment eval polnear` prints.

    Attributes:
        model: The model that was measured.
        articles: How many were read.
        words: How many words they have.
        exact: By role, both ends of a span right.
        overlap: By role, one word shared.
        attribution: By criterion, whole attributions.
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
QUOTATION_MARKS = frozenset('"“”«»')


def evaluate(path: Path, *, model: Path = SHIPPED) -> PolnearScores:
    """Read the articles of one part of PolNeAR and compare with its first annotator.

    Raises:
        CorpusError: `path` is not a part of PolNeAR.
        PipelineError: The model cannot be loaded.
    """
    reader = Model(model)
    counts: Counter[tuple[str, ...]] = Counter()
    articles = list(read_polnear(path))
    for article in articles:
        windows = reader.run([encode(article.text, article.offsets, reader.tokenizer)])[0]
        found = tag_attributions(reader, windows)
        _count_spans(counts, article, set(spans_of(found.tags)))
        whole = [one for one in found.attributions if one.content or one.source]
        _count_attributions(
            counts, [_words(one) for one in article.attributions if one.cue], [_words(o) for o in whole]
        )
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


def _touch(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[1] < other[2] and other[1] < one[2]


def _words(attribution: Spans) -> Words:
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
