"""Trains the labeller of pasted text on rendered pages: `python -m training.zones.pasted ZONES --bodies BODIES`.

A small convolutional network over the features of blocks, with a conditional random field on top; written as plain
numbers to `src/averment/page/pasted/labeller.npz`. Prints recall and precision by role on the publishers kept apart.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from averment.evaluation.corpora import fundus
from averment.page import ROLES, Role
from averment.page.pasted.features import FEATURES, extract
from averment.page.pasted.labeller import DILATIONS, FILE, Labeller

from . import pasted_bodies
from .pasted_labels import label
from .pasted_rendering import Line, render
from .pasted_variants import Labelled, blocks, variants

WIDTH, DROPOUT = 64, 0.2
UNKNOWN, PADDING = -1, -2
LONGEST = 400
"""Whole pages are cut to windows of this many blocks: enough for one report."""

Example = tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]


class Network(nn.Module):
    """Features of blocks → a score for each role, seen with the fifteen blocks on either side."""

    def __init__(self) -> None:
        super().__init__()
        self.input = nn.Linear(len(FEATURES), WIDTH)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, 3, padding=dilation, dilation=dilation) for dilation in DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.output = nn.Linear(WIDTH, len(ROLES))
        self.dropout = nn.Dropout(DROPOUT)
        self.moves = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        self.first = nn.Parameter(torch.zeros(len(ROLES)))
        self.last = nn.Parameter(torch.zeros(len(ROLES)))

    def forward(self, features: Tensor) -> Tensor:
        states = F.relu(self.input(self.dropout(features)))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            states = states + self.dropout(F.relu(layer(norm(states).transpose(1, 2)).transpose(1, 2)))
        return self.output(states)

    def loss(self, features: Tensor, roles: Tensor) -> Tensor:
        """The negative log-likelihood of the roles, those unknown summed over; by block."""
        scores = self(features)
        allowed = F.one_hot(roles.clamp(min=0), len(ROLES)).bool() | (roles < 0)[..., None]
        there = roles != PADDING
        nll = self._total(scores, there) - self._total(scores.masked_fill(~allowed, -1e4), there)
        return (nll / there.sum(1).clamp(min=10)).mean()

    def _total(self, scores: Tensor, there: Tensor) -> Tensor:
        alpha = self.first + scores[:, 0]
        for step in range(1, scores.shape[1]):
            onward = torch.logsumexp(alpha[:, :, None] + self.moves, 1) + scores[:, step]
            alpha = torch.where(there[:, step, None], onward, alpha)
        return torch.logsumexp(alpha + self.last, 1)

    def numbers(self) -> dict[str, npt.NDArray[np.float16]]:
        """Everything that `averment.page.pasted.labeller` needs, by name."""
        return {name: value.detach().numpy().astype(np.float16) for name, value in self.state_dict().items()}


def examples(pages: Sequence[Sequence[Labelled]], count: int, seed: int) -> list[Example]:
    """Every page in `count` variants and whole, as features and roles."""
    rng = random.Random(seed)
    found = []
    for page in pages:
        for lines in variants(page, pages, rng, count):
            roles = np.array([UNKNOWN if line.role is None else ROLES.index(line.role) for line in lines])
            found.append((extract(blocks(lines)), roles))
    return found


def train(data: Sequence[Example], *, epochs: int, seed: int) -> Network:
    """Train one network; the same seed and data give the same network."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = random.Random(seed)
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=0.02)
    steps = sum(1 for _ in _batches(data, random.Random(seed))) * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps + epochs * 4)
    for epoch in range(epochs):
        total = count = 0.0
        for features, roles in _batches(data, rng):
            loss = network.loss(features, roles)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f}", flush=True)
    return network.eval()


def _batches(data: Sequence[Example], rng: random.Random, size: int = 16) -> Iterator[tuple[Tensor, Tensor]]:
    cut = []
    for features, roles in data:
        start = rng.randint(0, max(0, len(roles) - LONGEST))
        cut.append((features[start : start + LONGEST], roles[start : start + LONGEST]))
    cut.sort(key=lambda example: len(example[1]) + 20 * rng.random())
    groups = [cut[i : i + size] for i in range(0, len(cut), size)]
    rng.shuffle(groups)
    for group in groups:
        longest = max(len(roles) for _, roles in group)
        features = np.zeros((len(group), longest, len(FEATURES)), np.float32)
        padded = np.full((len(group), longest), PADDING)
        for row, (seen, roles) in enumerate(group):
            features[row, : len(roles)] = seen
            padded[row, : len(roles)] = roles
        yield torch.from_numpy(features), torch.from_numpy(padded)


def report(labeller: Labeller, data: Sequence[Example]) -> str:
    """Recall and precision by role, by block."""
    said, meant = [], []
    for features, roles in data:
        said.append(labeller.best(labeller.scores(features)))
        meant.append(roles)
    guess, truth = np.concatenate(said), np.concatenate(meant)
    guess, truth = guess[truth >= 0], truth[truth >= 0]
    rows = []
    for index, role in enumerate(ROLES):
        right = ((guess == index) & (truth == index)).sum()
        rows.append(
            f"{role:12} recall {right / max(1, (truth == index).sum()):.3f}"
            f"  precision {right / max(1, (guess == index).sum()):.3f}  of {(truth == index).sum()}"
        )
    return "\n".join(rows)


def _labelled(path: Path) -> tuple[list[list[Labelled]], list[list[Labelled]]]:
    """The pages to learn from, and those of the publishers kept apart."""
    seen, apart = [], []
    for page in fundus.pages(path):
        lines = render(page.data)
        roles = label(lines, page.strings)
        if "body" in roles:
            (apart if page.kept_apart else seen).append(_lines(lines, roles))
    return seen, apart


def _lines(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[Labelled]:
    return [Labelled(line.text, line.gap, role) for line, role in zip(lines, roles, strict=True)]


def main() -> None:
    """Read the corpus, train, write the numbers, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("zones", type=Path, help="the folder of fundus' test data")
    parser.add_argument("--bodies", type=Path, help="the folder of the article extraction benchmark")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--variants", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    seen, apart = _labelled(arguments.zones)
    data = examples(seen, arguments.variants, arguments.seed)
    if arguments.bodies:
        more = [_lines(*page) for page in pasted_bodies.pages(arguments.bodies)]
        data += examples(more, arguments.variants // 3, arguments.seed)
    network = train(data, epochs=arguments.epochs, seed=arguments.seed)
    np.savez_compressed(arguments.out, **network.numbers())
    print(report(Labeller.load(arguments.out), examples(apart, 6, arguments.seed)))


if __name__ == "__main__":
    main()
