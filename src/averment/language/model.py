"""The one small model: an ONNX graph, the weights of its decoders, and the labels that they speak in.

A model is a folder: `model.onnx` (encoder and heads, int8), `decoders.npz` (what is decoded outside of the graph),
`tokenizer.json` (word pieces) and `model.json` (name, version, labels). One is shipped inside the package.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from averment.errors import PipelineError

from .decoding import Chain, LinkWeights
from .labels import NAME_TAGS
from .windows import Window, cut
from .words import LOOKS, Words

# onnxruntime reports to its makers unless told not to before it is imported
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

__all__ = ["SHIPPED", "Manifest", "Model", "Scores"]

SHIPPED = Path(__file__).parent / "data" / "model"

CLS, SEP = 101, 102

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Manifest(msgspec.Struct, frozen=True):
    """What `model.json` says: name, version, and the labels that the graph's classes stand for."""

    name: str
    version: str
    relations: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """What the graph says of one window; the first axis is its words.

    Attributes:
        window: Which words it read.
        attribution: words × attribution tags, scores for `Model.attribution_chain`.
        names: words × name tags, likewise for `Model.name_chain`.
        sentence: words, above 0 where a sentence starts.
        upos: words, the part of speech by number.
        scripts: words, the lemma script by number.
        arcs: words × (words + 1), the score of each head; 0 is the root.
        dependents: words × width, for the relations.
        heads: (words + 1) × width, likewise; 0 is the root.
        source_words: words × (4 · width), for the link from cue to source.
        content_words: words × (4 · width), for the link from content to cue.
    """

    window: Window
    attribution: Floats
    names: Floats
    sentence: Floats
    upos: Ints
    scripts: Ints
    arcs: Floats
    dependents: Floats
    heads: Floats
    source_words: Floats
    content_words: Floats


OUTPUTS = tuple(name for name in Scores.__dataclass_fields__ if name != "window")


class Model:
    """A loaded model.

    Args:
        folder: Where it lies.
        threads: How many threads the graph may use.

    Raises:
        PipelineError: The folder does not hold a model, or not one that this version reads.
    """

    def __init__(self, folder: Path = SHIPPED, *, threads: int = 2) -> None:
        try:
            self.manifest = msgspec.json.decode((folder / "model.json").read_bytes(), type=Manifest)
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            with np.load(folder / "decoders.npz") as stored:
                self._weights = {name: stored[name] for name in stored.files}
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # tokenizers and onnxruntime raise bare Exception
            raise PipelineError(
                f"{folder} holds no model that can be loaded ({error}): install averment anew"
            ) from error
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.name_chain = Chain.bio(NAME_TAGS)

    @property
    def name(self) -> str:
        """Name and version, as records give it."""
        return f"{self.manifest.name} {self.manifest.version}"

    @cached_property
    def attribution_chain(self) -> Chain:
        """The learned CRF over attribution tags."""
        return Chain(*(self._weights[f"chain.{part}"] for part in ("start", "transitions", "end")))

    @cached_property
    def source_link(self) -> LinkWeights:
        """From a cue to its source, or to none."""
        return self._link("source_link")

    @cached_property
    def content_link(self) -> LinkWeights:
        """From a content to its cue."""
        return self._link("content_link")

    def relations(self, dependents: Floats, heads: Floats) -> list[str]:
        """Return the relation of each pair, given pairs × width of either side."""
        tensor = self._weights["relation"]
        one = np.ones((len(dependents), 1), np.float32)
        left = np.concatenate([dependents, one], 1) @ tensor.transpose(1, 0, 2).reshape(tensor.shape[1], -1)
        right = np.concatenate([heads, one], 1)
        scores = np.matmul(left.reshape(len(left), len(tensor), -1), right[:, :, None])[:, :, 0]
        return [self.manifest.relations[number] for number in scores.argmax(1)]

    def run(self, passages: list[Words]) -> list[list[Scores]]:
        """Return what the graph says of each passage, window by window.

        Windows are read one at a time: int8 arithmetic scales by the largest number it sees, so that two windows read
        at once would change each other's answers, and on a processor two at once are slower, too.
        """
        return [[self._read(words, window) for window in cut(words)] for words in passages]

    def _read(self, words: Words, window: Window) -> Scores:
        begin, end = words.begins[window.start], words.begins[window.end]
        counts = words.piece_counts[window.start : window.end]
        looks = np.zeros((end - begin + 2, len(LOOKS)), np.float32)
        looks[1:-1] = np.repeat(words.looks[window.start : window.end], counts, 0)
        inputs = {
            "pieces": np.concatenate([[CLS], words.pieces[begin:end], [SEP]]),
            "mask": np.ones(end - begin + 2, np.float32),
            "looks": looks,
            "first_pieces": 1 + words.begins[window.start : window.end] - begin,
        }
        outputs = self._session.run(list(OUTPUTS), {name: value[None] for name, value in inputs.items()})
        return Scores(window, *(output[0] for output in outputs))

    def _link(self, name: str) -> LinkWeights:
        none = self._weights.get(f"{name}.none")
        return LinkWeights(self._weights[f"{name}.weight"], self._weights[f"{name}.distance"], none)
