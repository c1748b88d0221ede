"""Sentences, trees, parts of speech, lemmas and names of a passage, out of the model's scores."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from .decoding import heads_of, viterbi
from .labels import NAME_TAGS, UPOS
from .lemmas import apply_script
from .model import Model, Scores

__all__ = ["ROOT", "Analysis", "analyse"]

ROOT = -1

BEFORE_HEAD = frozenset({"nmod:poss", "compound", "det"})
"""The relations of words that in English stand before what they hang on."""


@dataclass(frozen=True)
class Analysis:
    """What is known of a passage, one item a word.

    Attributes:
        upos: Universal part of speech.
        lemmas: Dictionary form.
        heads: An index of the passage's words; `ROOT` for a root.
        relations: The Universal Dependencies relation to the head.
        sentence_starts: Whether a sentence starts here.
        names: BIO tag.
    """

    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentence_starts: tuple[bool, ...]
    names: tuple[str, ...]


def analyse(
    model: Model,
    windows: Sequence[Scores],
    forms: Sequence[str],
    *,
    starts: Collection[int] | None = None,
    fixed: bool = False,
) -> Analysis:
    """Return the analysis of a passage.

    Args:
        model: Whose scores these are.
        windows: What `Model.run` says of the passage.
        forms: The words.
        starts: Words that start a sentence whatever the model says (the first of each zone).
        fixed: `starts` are all the sentence starts; the model's own are not heeded.
    """
    count = len(forms)
    upos, lemmas, names = ["X"] * count, list(forms), ["O"] * count
    begins = np.zeros(count, bool)
    for scores in windows:
        window = scores.window
        for at in range(window.core_start, window.core_end):
            row = at - window.start
            upos[at] = UPOS[scores.upos[row]]
            lemmas[at] = apply_script(model.manifest.scripts[scores.scripts[row]], forms[at])
            begins[at] = scores.sentence[row] > 0 and not fixed
    begins[[0, *(starts or ())] if count else []] = True
    if count:
        emissions = np.concatenate(
            [s.names[s.window.core_start - s.window.start : s.window.core_end - s.window.start] for s in windows]
        )
        names = [NAME_TAGS[number] for number in viterbi(emissions, model.name_chain)]
    heads, relations = _trees(model, windows, [*np.flatnonzero(begins).tolist(), count])
    return Analysis(
        tuple(upos), tuple(lemmas), tuple(heads), tuple(relations), tuple(bool(begin) for begin in begins), tuple(names)
    )


def _trees(model: Model, windows: Sequence[Scores], bounds: list[int]) -> tuple[list[int], list[str]]:
    """Return heads and relations; each sentence is parsed in the window whose core it starts in.

    Words of a sentence that reach beyond its window hang on the sentence's root.
    """
    heads, relations = [ROOT] * bounds[-1], ["dep"] * bounds[-1]
    at = 0
    for scores in windows:
        window = scores.window
        dependents, governors = [], []
        places: list[int] = []
        sentences: list[tuple[int, int]] = []
        while at < len(bounds) - 1 and bounds[at] < window.core_end:
            start, end = bounds[at], bounds[at + 1]
            seen = min(end, window.end)
            first, behind = start - window.start, seen - window.start
            block = scores.arcs[first:behind, first + 1 : behind + 1]
            found = heads_of(np.concatenate([scores.arcs[first:behind, :1], block], 1))
            root = start + int(np.flatnonzero(found == 0)[0])
            heads[start:end] = [*(start + int(head) - 1 if head else ROOT for head in found), *[root] * (end - seen)]
            dependents.append(scores.dependents[first:behind])
            governors.append(scores.heads[np.where(found > 0, found + first, 0)])
            places.extend(range(start, seen))
            sentences.append((start, seen))
            at += 1
        if places:
            named = model.relations(np.concatenate(dependents), np.concatenate(governors))
            for place, relation in zip(places, named, strict=True):
                relations[place] = relation
        for start, end in sentences:
            _mend(model, scores, heads, relations, range(start, end))
    return heads, relations


def _mend(model: Model, scores: Scores, heads: list[int], relations: list[str], words: range) -> None:
    """Hang words that in English stand before what they belong to on the likeliest word behind them.

    "The minister faulted Pavo's decision": the best tree may hang "Pavo" on the minister. The relation must stay one
    of those, and no word may come to hang on itself.
    """
    first = scores.window.start
    for at in words:
        if relations[at] not in BEFORE_HEAD or not ROOT < heads[at] < at:
            continue
        row = scores.arcs[at - first]
        behind = [head for head in range(at + 1, words.stop) if not _hangs_on(head, at, heads)]
        if not behind:
            continue
        head = max(behind, key=lambda head: float(row[head - first + 1]))
        dependent = scores.dependents[at - first : at - first + 1]
        (relation,) = model.relations(dependent, scores.heads[head - first + 1 : head - first + 2])
        if relation in BEFORE_HEAD:
            heads[at], relations[at] = head, relation


def _hangs_on(word: int, above: int, heads: Sequence[int]) -> bool:
    """Return whether a word hangs on another, at whatever distance."""
    while word not in {ROOT, above}:
        word = heads[word]
    return word == above
