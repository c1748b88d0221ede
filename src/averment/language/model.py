"""The one small model: an ONNX graph, the weights of its decoders, and the labels that they speak in.

A model is a folder: `model.onnx` (encoder and heads, int8), `decoders.npz` (what is decoded outside of the graph),
`tokenizer.json` (word pieces) and `model.json` (name, version, labels). `models.py` has those that are shipped.
"""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from averment.errors import PipelineError

from .decoding import AntecedentWeights, Chain, LinkWeights
from .labels import NAME_TAGS
from .models import DEFAULT, FOLDERS
from .windows import Window, cut
from .words import LOOKS, Words

# onnxruntime reports to its makers unless told not to before it is imported
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

__all__ = ["SHIPPED", "Manifest", "Model", "Scores", "session"]

SHIPPED = FOLDERS[DEFAULT]

CLS, SEP = 101, 102

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Manifest(msgspec.Struct, frozen=True):
    """What `model.json` says: name, version, the looks that it reads, and the labels that its classes stand for."""

    name: str
    version: str
    looks: tuple[str, ...]
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
        mentions: words × mention types, the score of each.
        antecedent_words: words × (2 · width), for the link from a mention to one before it.
        certainty: words, from -3 to +3, how sure the author is of each if it is a predicate; None of a model that has
            not learned it.
        happened: words, likewise, whether it happened.
        dyad: `DYAD_TYPES`, the score of each, where two parties are marked; likewise.
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
    mentions: Floats
    antecedent_words: Floats
    certainty: Floats | None = None
    happened: Floats | None = None
    dyad: Floats | None = None


ANTECEDENT = tuple(AntecedentWeights.__dataclass_fields__)
OUTPUTS = tuple(name for name in Scores.__dataclass_fields__ if name != "window")
CLAIMS = ("certainty", "happened", "dyad")
"""Those of the outputs that a model may lack: what they are learned from does not allow every use."""


class Model:
    """A loaded model.

    Args:
        folder: Where it lies.
        threads: How many windows may be read at the same time, each on a thread of its own, which is faster than one
            window on several threads.

    Raises:
        PipelineError: The folder does not hold a model, or not one that this version reads.
    """

    def __init__(self, folder: Path = SHIPPED, *, threads: int = 2) -> None:
        try:
            self.manifest = msgspec.json.decode((folder / "model.json").read_bytes(), type=Manifest)
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            with np.load(folder / "decoders.npz") as stored:
                self._weights = {name: stored[name] for name in stored.files}
            self._session = session(folder)
        except Exception as error:  # tokenizers and onnxruntime raise bare Exception
            raise PipelineError(
                f"{folder} holds no model that can be loaded ({error}): choose another model, or install averment anew"
            ) from error
        if unknown := set(self.manifest.looks) - set(LOOKS):
            raise PipelineError(f"{folder} reads looks that this version does not know ({', '.join(sorted(unknown))})")
        self._outputs = [name for name in OUTPUTS if name in {put.name for put in self._session.get_outputs()}]
        self._looks = [LOOKS.index(name) for name in self.manifest.looks]
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.name_chain = Chain.bio(NAME_TAGS)
        self._threads = ThreadPoolExecutor(threads) if threads > 1 else None

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

    @cached_property
    def antecedent(self) -> AntecedentWeights:
        """From a mention to one before it, or to none."""
        return AntecedentWeights(**{name: self._weights[f"antecedent.{name}"] for name in ANTECEDENT})

    def confidence(self, signs: Sequence[float]) -> float:
        """Return the probability that an attribution is right, by logistic regression on `attributions.SIGNS`."""
        *weights, bias = self._weights["confidence"].tolist()
        odds = bias + sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
        return 1 / (1 + math.exp(-odds))

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

        Windows are read each on its own: int8 arithmetic scales by the largest number it sees, so that two windows in
        one batch would change each other's answers.
        """
        asked = [(words, window) for words in passages for window in cut(words)]
        each = self._threads.map if self._threads is not None and len(asked) > 1 else map
        scores = iter(each(self._read, *zip(*asked, strict=True)) if asked else ())
        return [[next(scores) for _ in cut(words)] for words in passages]

    def _read(self, words: Words, window: Window) -> Scores:
        outputs = self._session.run(self._outputs, self.inputs(words, window))
        return Scores(window, **{name: output[0] for name, output in zip(self._outputs, outputs, strict=True)})

    @property
    def knows_dyads(self) -> bool:
        """Whether it has learned what one party does to another."""
        return "dyad" in self._outputs

    def dyads(self, passages: Sequence[Words]) -> list[list[float]]:
        """Return for each passage the probabilities of `DYAD_TYPES`, by its first window.

        Args:
            passages: Each a sentence, its two parties marked (`Words.between`).
        """
        each = self._threads.map if self._threads is not None and len(passages) > 1 else map
        found = np.array(list(each(self._dyad, passages)), np.float32).reshape(len(passages), -1)
        odds = np.exp(found - found.max(1, keepdims=True, initial=-np.inf))
        chances: list[list[float]] = (odds / odds.sum(1, keepdims=True)).tolist()
        return chances

    def _dyad(self, words: Words) -> Floats:
        found: Floats = self._session.run(["dyad"], self.inputs(words, cut(words)[0]))[0][0]
        return found

    def inputs(self, words: Words, window: Window) -> dict[str, NDArray[np.generic]]:
        """Return what the graph takes in for one window of words."""
        begin, end = words.begins[window.start], words.begins[window.end]
        counts = words.piece_counts[window.start : window.end]
        looks = np.zeros((end - begin + 2, len(self._looks)), np.float32)
        looks[1:-1] = np.repeat(words.looks[window.start : window.end, self._looks], counts, 0)
        inputs = {
            "pieces": np.concatenate([[CLS], words.pieces[begin:end], [SEP]]),
            "mask": np.ones(end - begin + 2, np.float32),
            "looks": looks,
            "first_pieces": 1 + words.begins[window.start : window.end] - begin,
        }
        return {name: value[None] for name, value in inputs.items()}

    def _link(self, name: str) -> LinkWeights:
        none = self._weights.get(f"{name}.none")
        return LinkWeights(self._weights[f"{name}.weight"], self._weights[f"{name}.distance"], none)


def session(folder: Path, *, threads: int = 1) -> onnxruntime.InferenceSession:
    """Return the graph of the model in `folder`, each run of which takes up `threads` threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
