"""Names in reports as long as pages are, re3d's shared documents: `python -m benchmarks.names_in_news`.

The corpora that names are learned from are short texts; these are not, and none of their names is trained on. F1 of
people by exact span, and of people, organisations and places together by shared characters, whatever the label: re3d
calls a country both a place and an organisation, and counts noun phrases ("the rebels") that are no names as well.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from averment.language.decoding import spans_of
from averment.language.model import SHIPPED, Model
from averment.language.syntax import analyse
from averment.language.tokenization import tokenize
from averment.language.words import encode

RE3D = Path(__file__).parent.parent.parent / "shared" / "corpora" / "re3d"
KINDS = frozenset({"Person", "Organisation", "Location"})

Spans = set[tuple[int, int]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="a model's folder")
    parser.add_argument("--re3d", type=Path, default=RE3D, help="re3d's folder")
    arguments = parser.parse_args()
    model, counts = Model(arguments.model), Counter[str]()
    for path in sorted(arguments.re3d.glob("*/documents.jsonl")):
        gold: dict[str, list[tuple[str, int, int]]] = {}
        for row in rows(path.with_name("entities.jsonl")):
            gold.setdefault(row["documentId"], []).append((row["type"], row["begin"], row["end"]))
        for row in rows(path):
            known = gold.get(row["_id"], [])
            found = names(model, row["text"])
            people = {(b, e) for label, b, e in found if label == "PERSON"}
            count(counts, "people", {(b, e) for kind, b, e in known if kind == "Person"}, people, exact=True)
            all_gold = {(b, e) for kind, b, e in known if kind in KINDS}
            count(counts, "all", all_gold, {(b, e) for _, b, e in found}, exact=False)
    for name in ("people", "all"):
        precision = counts[f"{name} right"] / counts[f"{name} found"]
        recall = counts[f"{name} recalled"] / counts[f"{name} gold"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({counts[f'{name} gold']} in gold)")


def rows(path: Path) -> list[dict]:
    """Return the JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def names(model: Model, text: str) -> list[tuple[str, int, int]]:
    """Return label, start and end of each name, in code points."""
    offsets = tokenize(text)
    windows = model.run([encode(text, offsets, model.tokenizer)])[0]
    tags = analyse(model, windows, [text[start:end] for start, end in offsets]).names
    return [(label, offsets[start][0], offsets[end - 1][1]) for label, start, end in spans_of(tags)]


def count(counts: Counter[str], name: str, gold: Spans, found: Spans, *, exact: bool) -> None:
    """Count what is right."""

    def same(one: tuple[int, int], other: tuple[int, int]) -> bool:
        return one == other if exact else one[0] < other[1] and other[0] < one[1]

    counts[f"{name} gold"] += len(gold)
    counts[f"{name} found"] += len(found)
    counts[f"{name} right"] += sum(any(same(one, other) for other in gold) for one in found)
    counts[f"{name} recalled"] += sum(any(same(one, other) for one in found) for other in gold)


if __name__ == "__main__":
    main()
