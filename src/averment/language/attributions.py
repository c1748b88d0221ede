"""Attributions in a passage: the best tag sequence under the CRF, then which content and source go with which cue."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .decoding import LinkWeights, link, marginals, spans_of, viterbi
from .labels import ATTRIBUTION_TAGS
from .model import Model, Scores

__all__ = ["SIGNS", "Attributed", "TaggedPassage", "WordSpan", "tag_attributions"]

WordSpan = tuple[int, int]
"""First word and the word behind the last, counted in the passage."""


SIGNS = (
    "cue_ends",
    "source_link",
    "source_ends",
    "content_ends",
    "content_link",
    "no_source",
    "no_content",
    "several_contents",
)
"""What tells a good attribution from a bad one: log odds of spans' ends and of links, and what is missing."""


@dataclass(frozen=True)
class Attributed:
    """One cue with its source, if it has one, and its contents, if it has any, as spans of words.

    Attributes:
        confidence: The probability that it is an attribution, its spans sharing words with a person's.
        signs: What the confidence is made of, in the order of `SIGNS`.
    """

    source: tuple[WordSpan, ...]
    cue: tuple[WordSpan, ...]
    content: tuple[WordSpan, ...]
    confidence: float
    signs: tuple[float, ...]


@dataclass(frozen=True)
class TaggedPassage:
    """The tag of each word, and the attributions that the tagged spans make up, in the order of their cues."""

    tags: tuple[str, ...]
    attributions: tuple[Attributed, ...]


def tag_attributions(model: Model, windows: Sequence[Scores]) -> TaggedPassage:
    """Return the attributions of a passage.

    Args:
        model: Whose scores these are.
        windows: What `Model.run` says of the passage; empty for a passage without words.
    """
    if not windows:
        return TaggedPassage((), ())
    emissions = np.concatenate([_core(scores, scores.attribution) for scores in windows])
    numbers = viterbi(emissions, model.attribution_chain)
    sure = marginals(emissions, model.attribution_chain)[np.arange(len(numbers)), numbers]
    tags = tuple(ATTRIBUTION_TAGS[number] for number in numbers)
    spans: dict[str, list[WordSpan]] = {"source": [], "cue": [], "content": []}
    for label, start, end in spans_of(tags):
        spans[label].append((start, end))
    sources = _links(windows, model.source_link, spans["cue"], spans["source"], "source_words")
    contents = _links(windows, model.content_link, spans["content"], spans["cue"], "content_words")
    attributions = []
    for cue in spans["cue"]:
        source, source_chance = sources.get(cue, (None, 1.0))
        mine = [(span, chance) for span, (to, chance) in contents.items() if to == cue]
        signs = (
            _logit(_certainty(sure, cue)),
            _logit(source_chance),
            _logit(_certainty(sure, source)) if source else 0.0,
            _logit(max((_certainty(sure, span) for span, _ in mine), default=0.5)),
            _logit(max((chance for _, chance in mine), default=0.5)),
            float(source is None),
            float(not mine),
            float(len(mine) > 1),
        )
        content = tuple(span for span, _ in mine)
        confidence = round(model.confidence(signs), 4)
        attributions.append(Attributed((source,) if source else (), (cue,), content, confidence, signs))
    return TaggedPassage(tags, tuple(attributions))


def _core(scores: Scores, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the rows that a window answers for."""
    window = scores.window
    return values[window.core_start - window.start : window.core_end - window.start]


def _links(
    windows: Sequence[Scores], weights: LinkWeights, asking: list[WordSpan], answering: list[WordSpan], words: str
) -> dict[WordSpan, tuple[WordSpan | None, float]]:
    """Return for each span that asks the one that answers, or None, and the probability of that.

    A span is asked for in the window whose core it starts in; one that has nothing to choose from is left out.
    """
    answers: dict[WordSpan, tuple[WordSpan | None, float]] = {}
    for scores in windows:
        window = scores.window
        ask = [span for span in asking if window.core_start <= span[0] < window.core_end]
        choice = [span for span in answering if window.start <= span[0] and span[1] <= window.end]
        if not ask or not choice:
            continue
        clipped = np.array([(start, min(end, window.end)) for start, end in ask]) - window.start
        chances = link(weights, getattr(scores, words), clipped, np.array(choice) - window.start)
        options: list[WordSpan | None] = [None, *choice] if weights.none is not None else [*choice]
        for span, row in zip(ask, chances, strict=True):
            best = int(row.argmax())
            answers[span] = options[best], float(row[best])
    return answers


def _logit(chance: float) -> float:
    bounded = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def _certainty(sure: NDArray[np.float32], span: WordSpan) -> float:
    """Return how sure the tags at a span's two ends are: where it begins and ends is what goes wrong."""
    return float((sure[span[0]] * sure[span[1] - 1]) ** 0.5)
