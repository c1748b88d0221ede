"""What parties do to each other is learned beside all else, which stays as it was."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.__main__ import learn_pairs  # noqa: E402
from training.batches import Piece, collate  # noqa: E402
from training.claims import dyad  # noqa: E402
from training.corpora import Example  # noqa: E402
from training.network import Network, parties  # noqa: E402
from training.shipped import restore  # noqa: E402

from averment.language.labels import DYAD_TYPES  # noqa: E402
from averment.language.model import SHIPPED, Model  # noqa: E402
from averment.language.tokenization import tokenize  # noqa: E402
from averment.language.words import encode  # noqa: E402

TOLD = [
    ("The Tarn army shelled Halveth at dawn.", [1, 2], [4], "ASSAULT"),
    ("The Reed Party praised Ilda Maresh for the bridge.", [1, 2], [4, 5], "SUPPORT"),
]


def words_as_read(network: Network, example: Example) -> np.ndarray:
    batch = collate([Piece(example, 0, len(example.words))])
    with torch.no_grad():
        return network.words(batch.pieces, batch.mask, batch.looks, batch.first_pieces).numpy()


def chances(network: Network, example: Example) -> np.ndarray:
    batch = collate([Piece(example, 0, len(example.words))])
    with torch.no_grad():
        words = network.words(batch.pieces, batch.mask, batch.looks, batch.first_pieces)
        asked = parties(batch.looks, batch.first_pieces)
        return network.dyad(words, *asked, batch.word_mask.float())[0].softmax(-1).numpy()


def test_pairs_are_learned_and_what_has_no_marks_is_read_as_before(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network, _ = restore(SHIPPED)
    tokenizer = Model(SHIPPED).tokenizer
    pairs = [
        dyad(text, list(tokenize(text)), actor, recipient, type_, tokenizer, 40.0)
        for text, actor, recipient, type_ in TOLD
    ]
    text = "Ilda Maresh said the bridge would open."
    plain = Example("dyad", text, list(tokenize(text)), encode(text, list(tokenize(text)), tokenizer))
    before = words_as_read(network.eval(), plain)
    learn_pairs(network, pairs, tmp_path, seed=1)
    network.eval()
    assert np.array_equal(words_as_read(network, plain), before)
    for pair, (_, _, _, type_) in zip(pairs, TOLD, strict=True):
        assert DYAD_TYPES[int(chances(network, pair).argmax())] == type_
