"""What parts of the model are worth, each left out of the reading: `python -m benchmarks.ablations [--model FOLDER]`.

On PolNeAR dev: exact F1 of source, cue and content, whole attributions by overlap, and recall of cues never seen. The
looks are left out by setting them to 0 in a model that was trained with them, which is harder on it than training
without.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from averment.evaluation.corpora.polnear import read_polnear
from averment.evaluation.polnear import PolnearScores, known_cues, measure
from averment.language import windows
from averment.language.model import SHIPPED, Model
from averment.language.windows import Window
from averment.language.words import LOOKS, Words

POLNEAR = Path(__file__).parent.parent.parent / "shared" / "corpora" / "polnear"
CONTEXTS = ((56, 48), (24, 16), (8, 8), (0, 0))


class Blind(Model):
    """A model that does not see some looks."""

    unseen: tuple[str, ...] = ()

    def inputs(self, words: Words, window: Window) -> dict[str, np.ndarray]:
        """Return what the graph takes in, the unseen looks 0."""
        inputs = super().inputs(words, window)
        for name in self.unseen:
            if name in self.manifest.looks:
                inputs["looks"][..., self.manifest.looks.index(name)] = 0
        return inputs


@contextmanager
def contexts(left: int, right: int) -> Iterator[None]:
    """Cut windows with other contexts for a while."""
    before = windows.LEFT_CONTEXT, windows.RIGHT_CONTEXT
    windows.LEFT_CONTEXT, windows.RIGHT_CONTEXT = left, right
    try:
        yield
    finally:
        windows.LEFT_CONTEXT, windows.RIGHT_CONTEXT = before


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="a model's folder")
    parser.add_argument("--polnear", type=Path, default=POLNEAR, help="PolNeAR's folder")
    arguments = parser.parse_args()
    articles, known = list(read_polnear(arguments.polnear / "dev")), known_cues(arguments.polnear / "train")
    model = Blind(arguments.model)
    tell("as it is", measure(articles, model, known))
    for name, unseen in (
        ("without the cue lexicon", tuple(name for name in LOOKS if name.startswith("cue_"))),
        ("without quotation looks", ("opens_quotation", "closes_quotation", "within_quotation")),
        ("without looks of capitals", ("all_capitals", "capitalised", "mixed_case", "single_capital")),
    ):
        model.unseen = unseen
        tell(name, measure(articles, model, known))
    model.unseen = ()
    for left, right in CONTEXTS:
        with contexts(left, right):
            tell(f"context of {left} and {right} pieces", measure(articles, model, known))


def tell(name: str, scores: PolnearScores) -> None:
    """Print one line."""
    spans = " / ".join(f"{100 * scores.exact[role].f1:.1f}" for role in ("source", "cue", "content"))
    whole, indirect = scores.attribution["all_overlap"].f1, scores.content_exact["other"]
    never = scores.cue_recall.get("never", 0)
    print(f"{name:32} {spans}  whole {whole:.3f}  indirect {indirect:.3f}  cues never seen {never:.3f}", flush=True)


if __name__ == "__main__":
    main()
