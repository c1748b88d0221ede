"""What the model's heads answer with: the tags of attributions and names, parts of speech, distances between spans."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "ATTRIBUTION_TAGS",
    "DISTANCES",
    "DYAD_TYPES",
    "MENTION_KINDS",
    "MENTION_TYPES",
    "NAME_TAGS",
    "UPOS",
    "distance_buckets",
    "distances_back",
    "mention_kinds",
    "word_numbers",
]

ATTRIBUTION_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME_TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)

MENTION_TYPES = ("", "person", "organization", "place", "event", "time", "object", "abstract")
"""What a word that a mention hangs on stands for, by GUM's `etype`; the first is for words that none hangs on. Animals,
plants and substances are objects."""

DYAD_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""What one party does to another: PLOVER's types of event as its draft of 2021 had them, CONCEDE and RETREAT in one."""

MENTION_KINDS = ("pronoun", "name", "noun")

DISTANCES = 24
"""Buckets of the distance between two spans: 12 for a span before, 12 for one behind."""


def distance_buckets(asking: NDArray[np.int64], answering: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a bucket for each pair of spans, growing with the logarithm of the words between them.

    Args:
        asking: spans × 2, first word and the word behind the last.
        answering: spans × 2, likewise.
    """
    behind = answering[None, :, 0] - asking[:, None, 1]
    before = asking[:, None, 0] - answering[None, :, 1]
    gap = np.maximum(np.maximum(behind, before), 0)
    bucket = np.minimum(np.log2(gap + 1) * 1.35, DISTANCES // 2 - 1).astype(np.int64)
    buckets: NDArray[np.int64] = np.where(before >= 0, DISTANCES // 2 - 1 - bucket, DISTANCES // 2 + bucket)
    return buckets


def distances_back(asking: NDArray[np.int64], answering: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each pair a bucket, 0 to `DISTANCES // 2 - 1`, that grows with how far before one the other stands.

    Args:
        asking: Indexes of words.
        answering: Likewise.
    """
    gap = np.maximum(asking[:, None] - answering[None, :], 0)
    buckets: NDArray[np.int64] = np.minimum(np.log2(gap + 1) * 1.1, DISTANCES // 2 - 1).astype(np.int64)
    return buckets


def mention_kinds(upos: Sequence[str]) -> NDArray[np.int64]:
    """Return for each word that a mention hangs on the number of its kind, by its part of speech."""
    return np.array([0 if tag in {"PRON", "DET"} else 1 if tag == "PROPN" else 2 for tag in upos], np.int64)


def word_numbers(forms: Sequence[str]) -> NDArray[np.int64]:
    """Return a number for each word, the same for those that are one word, capitals apart."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(form.lower(), len(known)) for form in forms], np.int64)
