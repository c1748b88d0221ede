"""How certain predicates are, as the trainer takes it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from averment.evaluation.corpora.factuality import read_factuality
from averment.language.words import encode

from .corpora import Example

__all__ = ["certainties"]


def certainties(corpora: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the texts whose predicates people judged, train parts alone."""
    folder = corpora / "factuality"
    for path in (folder / "uw" / "train.conll", folder / "meantime" / "train.conll", folder / "uds_ih2.tsv"):
        for document in read_factuality(path, treebank=corpora / "ud" / "UD_English-EWT"):
            if document.split == "train":
                offsets = list(document.offsets)
                certainty = np.array([np.nan if one is None else one for one in document.certainty], np.float32)
                words = encode(document.text, offsets, tokenizer)
                yield Example("certainty", document.text, offsets, words, certainty=certainty)
