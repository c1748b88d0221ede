"""Mentions of a page: the words that stand for someone or something, and which of those before stand for the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .decoding import antecedents
from .labels import MENTION_TYPES
from .model import Model, Scores
from .syntax import Analysis
from .trees import Tree

__all__ = ["Found", "find_mentions"]


@dataclass(frozen=True)
class Found:
    """One mention in a passage.

    Attributes:
        passage: Which of the passages it stands in.
        anchor: The word of the passage that it hangs on.
        start: Its first word.
        end: The word behind its last.
        type: What it stands for, of `labels.MENTION_TYPES`.
        chance: How probable that type is, 0 to 1.
        choice: Which of the mentions before it may stand for the same, and how probably, best first; -1 is none.
    """

    passage: int
    anchor: int
    start: int
    end: int
    type: str
    chance: float
    choice: tuple[tuple[int, float], ...]


def find_mentions(
    model: Model, passages: Sequence[tuple[Sequence[Scores], Analysis, Sequence[str]]], places: Sequence[Sequence[int]]
) -> list[Found]:
    """Return the mentions of passages that are read as one text, in its order.

    Args:
        model: Whose scores these are.
        passages: For each what `Model.run` says of it, its analysis, and its words.
        places: For each the places of its words in the whole text.
    """
    read: list[tuple[int, Found, NDArray[np.float32]]] = []
    for number, (windows, analysis, words) in enumerate(passages):
        tree = Tree(words, analysis.upos, analysis.heads, analysis.relations)
        for scores in windows:
            window = scores.window
            core = slice(window.core_start - window.start, window.core_end - window.start)
            chances = np.exp(scores.mentions[core] - scores.mentions[core].max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            for row in np.flatnonzero(chances.argmax(1)):
                anchor, label = window.core_start + int(row), int(chances[row].argmax())
                start, end = tree.span(anchor)
                one = Found(number, anchor, start, end, MENTION_TYPES[label], float(chances[row, label]), ())
                read.append((places[number][anchor], one, scores.antecedent_words[core][row]))
    if not read:
        return []
    read.sort(key=lambda item: item[0])
    found = [one for _, one, _ in read]
    choices = antecedents(
        model.antecedent,
        np.array([vector for _, _, vector in read]),
        np.array([place for place, _, _ in read], np.int64),
        [passages[one.passage][2][one.anchor] for one in found],
        [passages[one.passage][1].upos[one.anchor] for one in found],
    )
    return [replace(one, choice=tuple(choice)) for one, choice in zip(found, choices, strict=True)]
