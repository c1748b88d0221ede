"""Train, export and measure in one command: `python -m training`. Run again, it goes on where it stopped."""

import argparse
from pathlib import Path

import msgspec
import torch

from averment.evaluation import ner, polnear, ud
from averment.language.model import SHIPPED

from .export import export
from .train import train

MEASURED = (
    (polnear, "polnear/dev", {}),
    (ud, "ud/UD_English-EWT/dev", {}),
    (ud, "ud/UD_English-GUM/dev", {}),
    (ner, "ner/uner_ewt_dev.iob2", {"kept_apart": True}),
    (ner, "ner/crossner_politics_dev.txt", {"kept_apart": True}),
)


def main() -> None:
    """Read the command line and make the model."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="one folder a corpus")
    parser.add_argument("--work", type=Path, default=Path("training/work/default"), help="where the state is kept")
    parser.add_argument("--to", type=Path, default=SHIPPED, help="where the model goes; the package's own folder")
    parser.add_argument("--version", default="0", help="the model's version")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--without-polnear", action="store_true", help="leave out the corpus that states no terms")
    parser.add_argument("--export-only", action="store_true", help="export and measure what has been trained so far")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    if not arguments.export_only:
        train(
            arguments.corpora,
            arguments.work,
            epochs=arguments.epochs,
            seed=arguments.seed,
            polnear=not arguments.without_polnear,
        )
    export(arguments.work, arguments.to, version=arguments.version)
    for module, path, options in MEASURED:
        scores = module.evaluate(arguments.corpora / path, model=arguments.to, **options)
        print(path, msgspec.json.encode(scores).decode(), flush=True)


if __name__ == "__main__":
    main()
