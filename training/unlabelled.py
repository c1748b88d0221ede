"""News text without annotation, which a teacher's answers make into examples: what `../shared` has of it.

Only text that no evaluation reads: the dozen SEER articles and all dev parts stay out.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from averment.evaluation.corpora.article_bodies import pages

__all__ = ["read_unlabelled"]

SENTENCES_A_TEXT = 12
"""Sentences that stand alone in their corpus are read so many together, as paragraphs."""

LEAST_ASCII = 0.9
"""Below this share of a page's characters, it is not in English."""


def read_unlabelled(corpora: Path) -> Iterator[str]:
    """Yield texts, paragraphs parted by blank lines."""
    for path in sorted((corpora / "re3d").glob("*/documents.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]
    yield from _together(_claims(corpora / "claimdiff" / "ClaimDiff-strength-train.json"))
    # neighbours come from one article and say much the same: a text has every second
    marked = list(_marked(corpora / "directed_sentiment" / "train.txt"))
    read = set(marked[::2])
    yield from _together(iter(marked[::2]))
    yield from _together(one for one in marked[1::2] if one not in read)
    yield from _together(_coded(corpora / "plover" / "plv_train.tsv"))
    for page in pages(corpora.parent / "pages" / "bodies"):
        if sum(map(str.isascii, page.body)) > LEAST_ASCII * len(page.body):
            yield "\n\n".join(line for line in page.body.splitlines() if line.strip())


def _claims(path: Path) -> Iterator[str]:
    seen: set[str] = set()
    for pair in json.loads(path.read_text("utf-8"))["data"]:
        for side in ("claim_a", "claim_b"):
            if pair[side] not in seen:
                seen.add(pair[side])
                yield pair[side]


def _marked(path: Path) -> Iterator[str]:
    """Yield sentences without the brackets around the two who are asked about, and without a spreadsheet's quoting."""
    for line in path.read_text("utf-8").splitlines():
        sentence = re.sub(r"[\[\]]", "", line.partition("\t")[0])
        if '""' in sentence:
            sentence = sentence.removeprefix('"').removesuffix('"').replace('""', '"')
        yield sentence


def _coded(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from dict.fromkeys(row["sentence"] for row in rows)


def _together(sentences: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for sentence in sentences:
        held.append(" ".join(sentence.split()))
        if len(held) == SENTENCES_A_TEXT:
            yield "\n\n".join(held)
            held = []
    if held:
        yield "\n\n".join(held)
