"""From the model's scores to tags, trees and links: exact algorithms over numpy arrays."""

from .chain import Chain, marginals, pair_marginals, spans_of, viterbi
from .coreference import AntecedentWeights, antecedents
from .links import LinkWeights, link
from .tree import heads_of

__all__ = [
    "AntecedentWeights",
    "Chain",
    "LinkWeights",
    "antecedents",
    "heads_of",
    "link",
    "marginals",
    "pair_marginals",
    "spans_of",
    "viterbi",
]
