"""What the model's heads answer with: the tags of attributions and names, parts of speech, distances between spans."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["ATTRIBUTION_TAGS", "DISTANCES", "NAME_TAGS", "UPOS", "distance_buckets"]

ATTRIBUTION_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME_TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)

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
