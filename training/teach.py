"""What others think of each text, for a pupil to learn from: a teacher's attributions, its own earlier names.

The teacher has seen names in short documents alone and misses half of them in long ones; the pupil, before it learns
from the teacher, knows them better there, and is held to what it knew.
"""

import hashlib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from averment.language.decoding import Chain, marginals, pair_marginals
from averment.language.windows import cut

from .batches import Piece, collate
from .corpora import Example, Taught
from .network import Network

SAVE_EVERY = 100

Floats = NDArray[np.float32]


def teach(teacher: Network, namer: Network, examples: Iterable[Example], work: Path) -> None:
    """Give each example the attributions that `teacher` finds and the names that `namer` does.

    Answers are kept in `work`, so that a run goes on from there.
    """
    work.mkdir(parents=True, exist_ok=True)
    chain = Chain(*(score.detach().numpy() for score in teacher.crf.scores()))
    examples = list(examples)
    for number, start in enumerate(range(0, len(examples), SAVE_EVERY)):
        some, path = examples[start : start + SAVE_EVERY], work / f"{number}.npz"
        key = hashlib.sha256("\0".join(example.text for example in some).encode()).hexdigest()
        stored = dict(np.load(path)) if path.exists() else {}
        if stored.get("key") != key:
            stored = {"key": np.array(key)}
            for at, example in enumerate(some):
                said = _ask(teacher, teacher.attribution, example)
                names = torch.from_numpy(_ask(namer, namer.name, example)).softmax(-1).numpy()
                stored |= {f"tags{at}": marginals(said, chain), f"pairs{at}": pair_marginals(said, chain)}
                stored[f"names{at}"] = names
            stored = {name: value if name == "key" else value.astype(np.float16) for name, value in stored.items()}
            np.savez(path.with_suffix(".part.npz"), **stored)
            path.with_suffix(".part.npz").rename(path)
            print(f"taught {start + len(some)} of {len(examples)} texts", flush=True)
        for at, example in enumerate(some):
            example.taught = Taught(stored[f"tags{at}"], stored[f"pairs{at}"], stored[f"names{at}"])


@torch.no_grad()
def _ask(network: Network, head: nn.Module, example: Example) -> Floats:
    """Return words × classes, what a head of the network scores."""
    network.eval()
    windows = cut(example.words)
    pieces = [Piece(example, window.start, window.end) for window in windows]
    found = []
    for first, behind in pairwise([*range(0, len(pieces), 8), len(pieces)]):
        batch = collate(pieces[first:behind])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = network.words(batch.pieces, batch.mask, batch.looks, batch.first_pieces)
            scores = head(words).float().numpy()
        for row, window in enumerate(windows[first:behind]):
            found.append(scores[row, window.core_start - window.start : window.core_end - window.start])
    return np.concatenate(found)
