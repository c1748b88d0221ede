"""A network that is still PyTorch's, in the place of an exported model: to measure a teacher, or what int8 costs."""

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from averment.language.decoding import Chain, LinkWeights
from averment.language.model import Scores
from averment.language.windows import cut
from averment.language.words import Words

from .batches import Piece, collate
from .corpora import Example
from .export import decoders
from .network import Network

__all__ = ["Live"]


class Live:
    """Attributions and names of a network, as `averment.language.model.Model` gives them.

    Args:
        network: The network.
        tokenizer: Of its word pieces.
        name: What the scores say it is.
    """

    def __init__(self, network: Network, tokenizer: Tokenizer, name: str) -> None:
        self.network, self.tokenizer, self.name = network.eval(), tokenizer, name
        weights = decoders(network)
        self.attribution_chain = Chain(*(weights[f"chain.{part}"] for part in ("start", "transitions", "end")))
        self.source_link, self.content_link = (
            LinkWeights(weights[f"{link}.weight"], weights[f"{link}.distance"], weights.get(f"{link}.none"))
            for link in ("source_link", "content_link")
        )

    def confidence(self, _signs: Sequence[float]) -> float:
        """Return 0.5: nobody has calibrated it."""
        return 0.5

    @torch.no_grad()
    def run(self, passages: list[Words]) -> list[list[Scores]]:
        """Return what the network says of each passage, window by window; of trees nothing."""
        return [[self._read(words, window) for window in cut(words)] for words in passages]

    def _read(self, words: Words, window) -> Scores:
        example = Example("attribution", "", [], words)
        batch = collate([Piece(example, window.start, window.end)])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.network.words(batch.pieces, batch.mask, batch.looks, batch.first_pieces)
            parts = [
                head(states)[0].float().numpy()
                for head in (
                    self.network.attribution,
                    self.network.name,
                    self.network.source_link.words,
                    self.network.content_link.words,
                )
            ]
        none = np.zeros((len(parts[0]), 0), np.float32)
        return Scores(window, parts[0], parts[1], *[none] * 6, parts[2], parts[3], none, none)
