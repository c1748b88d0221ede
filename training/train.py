"""Training: every task's batches in turn, the weights averaged, the state kept so that it can go on."""

import random
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from . import batches, corpora
from .losses import loss_of
from .network import Network

Change = Callable[[corpora.Example, random.Random], corpora.Example]

WARM_UP, LEAST_RATE = 0.06, 0.02
SAVE_EVERY_S = 300


@dataclass(frozen=True)
class Recipe:
    """How one network is trained.

    Attributes:
        epochs: How often each text is read.
        encoder_rate: AdamW's rate for the encoder, after warm-up; it falls linearly.
        head_rate: The same for what is learned from nothing.
        batch_pieces: Word pieces a batch, padding counted.
        average: Decay of the weights' moving average, which is what is kept (Polyak and Juditsky 1992).
    """

    epochs: int
    encoder_rate: float
    head_rate: float = 1e-3
    batch_pieces: int = 3200
    average: float = 0.9985


def train(  # noqa: PLR0913 - what, on what, where, how
    network: Network,
    examples: list[corpora.Example],
    work: Path,
    recipe: Recipe,
    *,
    seed: int,
    change: Change | None = None,
) -> None:
    """Train `network`, or go on where a run with the same arguments stopped.

    Args:
        network: What is trained, with the weights that it starts from.
        examples: What it reads.
        work: Where the state is kept. The averaged weights, which `network` has in the end, are `model.pt` there; where
            they lie already, nothing is trained.
        recipe: How.
        seed: Of the order of the texts, of their changes and of dropout.
        change: Makes another page's text of an example, anew in each epoch.
    """
    work.mkdir(parents=True, exist_ok=True)
    if (work / "model.pt").exists():
        network.load_state_dict(torch.load(work / "model.pt"))
        return
    average = {name: value.clone() for name, value in network.state_dict().items()}
    total = sum(1 for number in range(recipe.epochs) for _ in _epoch(examples, recipe, seed, number))
    optimizer = _optimizer(network, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / (WARM_UP * total), max(LEAST_RATE, (total - step) / ((1 - WARM_UP) * total))),
    )
    done = 0
    if (work / "state.pt").exists():
        state = torch.load(work / "state.pt", weights_only=False)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average, done = state["average"], state["step"]
        print(f"going on at step {done} of {total}", flush=True)
    network.train()
    pace = Pace(total)
    saved = time.monotonic()
    for step, items in enumerate(
        batch for number in range(recipe.epochs) for batch in _epoch(examples, recipe, seed, number, change)
    ):
        if step < done:
            continue
        torch.manual_seed(seed * 1_000_003 + step)
        batch = batches.collate(items)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(network, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        _average(average, network, min(recipe.average, (1 + step) / (10 + step)))
        pace.tell(step + 1, batch, loss.item())
        if time.monotonic() - saved > SAVE_EVERY_S:
            saved = time.monotonic()
            state = {"network": network.state_dict(), "average": average, "step": step + 1}
            state |= {"optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
            _save(state, work / "state.pt")
    _save(average, work / "model.pt")
    network.load_state_dict(average)


def train_in_rounds(  # noqa: PLR0913 - as above
    network: Network,
    examples: list[corpora.Example],
    work: Path,
    recipe: Recipe,
    *,
    rounds: int,
    seed: int,
    change: Change | None = None,
) -> None:
    """Train `network` several times over, each round from where the last one ended, and take the mean of the rounds.

    Each round's rate rises and falls anew, so that it ends in another place; their mean is better than each of them
    (Izmailov et al. 2018, Wortsman et al. 2022).

    Args:
        network: As for `train`; it has the mean of the rounds' weights in the end.
        examples: Likewise.
        work: Where each round has a folder.
        recipe: How one round is held.
        rounds: How many.
        seed: Of the first round; the others count on from it.
        change: As for `train`.
    """
    found = []
    for number in range(rounds):
        train(network, examples, work / f"round-{number}", recipe, seed=seed + number, change=change)
        found.append({name: value.clone() for name, value in network.state_dict().items()})
    mean = {
        name: torch.stack([one[name] for one in found]).mean(0) if value.is_floating_point() else value
        for name, value in found[-1].items()
    }
    network.load_state_dict(mean)


class Pace:
    """Prints how the losses fall and how fast."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.recent: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=60))
        self.begun, self.read = time.monotonic(), 0

    def tell(self, step: int, batch: batches.Batch, loss: float) -> None:
        """Take note of a step; print every fiftieth."""
        self.recent[batch.items[0].example.task].append(loss)
        self.read += int(batch.mask.sum())
        if step % 50 == 0:
            losses = " ".join(f"{task} {sum(values) / len(values):.3f}" for task, values in sorted(self.recent.items()))
            spent = time.monotonic() - self.begun
            print(f"step {step}/{self.total} {losses} {self.read / spent:.0f} pieces/s {spent:.0f} s", flush=True)


def _epoch(
    examples: list[corpora.Example], recipe: Recipe, seed: int, number: int, change: Change | None = None
) -> Iterator[list[batches.Piece]]:
    rng = random.Random(f"{seed} {number}")
    read = list(corpora.of_an_epoch(examples, rng))
    if change is not None:
        # of a source of its own, so that as many batches are counted as are read, give or take a few
        changing = random.Random(f"{seed} {number} changes")
        read = [change(example, changing) for example in read]
    return batches.epoch(read, rng, recipe.batch_pieces)


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    encoder, heads = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (encoder if name.startswith("encoder.") and "looks" not in name else heads).append(parameter)
    groups = [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def _average(average: dict[str, torch.Tensor], network: Network, decay: float) -> None:
    for name, value in network.state_dict().items():
        if name != "encoder.pieces.weight":
            average[name].lerp_(value, 1 - decay)


def _save(state: object, path: Path) -> None:
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)
