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
BATCH_PIECES = 1600
"""Windows of like length are read at once up to so many pieces: more gains nothing on a processor."""

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
        """Return what the graph says of each passage, window by window."""
        windows = [(number, window) for number, words in enumerate(passages) for window in cut(words)]
        answers: list[list[Scores]] = [[] for _ in passages]
        for batch in _batches(windows, passages):
            inputs = _collate([(passages[number], window) for number, window in batch])
            outputs = dict(zip(OUTPUTS, self._session.run(list(OUTPUTS), inputs), strict=True))
            for row, (number, window) in enumerate(batch):
                answers[number].append(_trim(outputs, row, window))
        for answer in answers:
            answer.sort(key=lambda scores: scores.window)
        return answers

    def _link(self, name: str) -> LinkWeights:
        none = self._weights.get(f"{name}.none")
        return LinkWeights(self._weights[f"{name}.weight"], self._weights[f"{name}.distance"], none)


def _pieces(words: Words, window: Window) -> int:
    return int(words.begins[window.end] - words.begins[window.start])


def _batches(windows: list[tuple[int, Window]], passages: list[Words]) -> list[list[tuple[int, Window]]]:
    batches: list[list[tuple[int, Window]]] = []
    for number, window in sorted(windows, key=lambda one: _pieces(passages[one[0]], one[1])):
        size = _pieces(passages[number], window) + 2
        if batches and size * (len(batches[-1]) + 1) <= BATCH_PIECES:
            batches[-1].append((number, window))
        else:
            batches.append([(number, window)])
    return batches


def _collate(items: list[tuple[Words, Window]]) -> dict[str, NDArray[np.generic]]:
    length = max(_pieces(words, window) for words, window in items) + 2
    count = max(window.end - window.start for _, window in items)
    pieces, mask = np.zeros((len(items), length), np.int64), np.zeros((len(items), length), np.float32)
    looks = np.zeros((len(items), length, len(LOOKS)), np.float32)
    first = np.zeros((len(items), count), np.int64)
    for row, (words, window) in enumerate(items):
        begin, size = words.begins[window.start], _pieces(words, window)
        pieces[row, 0], pieces[row, size + 1], mask[row, : size + 2] = CLS, SEP, 1
        pieces[row, 1 : size + 1] = words.pieces[begin : begin + size]
        counts = words.piece_counts[window.start : window.end]
        looks[row, 1 : size + 1] = np.repeat(words.looks[window.start : window.end], counts, 0)
        first[row, : window.end - window.start] = 1 + words.begins[window.start : window.end] - begin
    return {"pieces": pieces, "mask": mask, "looks": looks, "first_pieces": first}


def _trim(outputs: dict[str, NDArray[np.generic]], row: int, window: Window) -> Scores:
    """Return one row of a batch without its padding."""
    count = window.end - window.start
    mine = {name: value[row, :count] for name, value in outputs.items()}
    mine["heads"] = outputs["heads"][row, : count + 1]
    mine["arcs"] = outputs["arcs"][row, :count, : count + 1]
    return Scores(window, **mine)  # type: ignore[arg-type]
