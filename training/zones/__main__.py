"""`python -m training.zones PAGES`: grow the forests from fundus' test data, report, and put them into the package.

The quarter of publishers that `GoldPage.kept_apart` names is not learned from unless `--everything` says so. `--folds`
prints the scores of the publishers that are: each page read by forests that had not seen its publisher.
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from averment.evaluation import zones
from averment.evaluation.corpora import fundus
from averment.evaluation.corpora.fundus import GoldPage
from averment.page.html.blocks import Part, blocks
from averment.page.html.decode import decode
from averment.page.html.extract import extract
from averment.page.html.features import features
from averment.page.html.metadata import Metadata, metadata
from averment.page.html.read import draft
from averment.page.html.roles import runs
from averment.page.html.tree import parse

from .forests import Example, grow, out_of_fold, write
from .labels import label

_TARGET = Path(__file__).parents[2] / "src" / "averment" / "page" / "html" / "zones.npz"
_Seen = tuple[GoldPage, list[Part], Metadata, list[str], Example]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.zones", description=__doc__)
    parser.add_argument("pages", type=Path, help="the folder of country folders")
    parser.add_argument("--folds", action="store_true", help="report on publishers not seen, and write nothing")
    parser.add_argument("--everything", action="store_true", help="learn from the publishers kept apart as well")
    parser.add_argument("--to", type=Path, default=_TARGET, help="where to write the forests (default: the package)")
    options = parser.parse_args()
    seen = [_look(page) for page in fundus.pages(options.pages) if options.everything or not page.kept_apart]
    examples = [example for *_, example in seen]
    if options.folds:
        read = [
            (page, draft(parts, runs(parts, scores, facts, extracted), facts), 0.0)
            for (page, parts, facts, extracted, _), scores in zip(seen, out_of_fold(examples), strict=True)
        ]
        for role in zones.score(read, pasted=False).roles:
            print(f"{role.role:11} recall {role.recall:.3f} of {role.present:4}  precision {role.precision:.3f}")
        return
    write(options.to, *grow(examples))
    print(f"{len(seen)} pages of {len({page.publisher for page, *_ in seen})} publishers → {options.to}")


def _look(page: GoldPage) -> _Seen:
    root = parse(decode(page.data), name=page.name)
    facts, parts = metadata(root, page.url), blocks(root)
    extracted = extract(root)
    return page, parts, facts, extracted, (page.publisher, features(parts, facts, extracted), label(parts, page))


if __name__ == "__main__":
    main()
