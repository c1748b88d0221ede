"""From the model's scores to tags, trees and links: exact algorithms over numpy arrays."""

from .chain import Chain, marginals, spans_of, viterbi
from .links import LinkWeights, link
from .tree import heads_of

__all__ = ["Chain", "LinkWeights", "heads_of", "link", "marginals", "spans_of", "viterbi"]
