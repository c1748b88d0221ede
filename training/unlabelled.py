"""News text without annotation, which a teacher's answers make into examples: what `../shared` has of it.

Only text that no evaluation reads: the dozen SEER articles and all dev parts stay out.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["read_unlabelled"]

SENTENCES_A_TEXT = 12
"""Sentences that stand alone in their corpus are read so many together, as paragraphs."""

EVERY = 2
"""Of the sentences with sentiment, which are most of this text, every second is read."""


def read_unlabelled(corpora: Path) -> Iterator[str]:
    """Yield texts, paragraphs parted by blank lines."""
    for path in sorted((corpora / "re3d").glob("*/documents.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]
    yield from _together(_claims(corpora / "claimdiff" / "ClaimDiff-strength-train.json"))
    yield from _together(_marked(corpora / "directed_sentiment" / "train.txt"))


def _claims(path: Path) -> Iterator[str]:
    seen: set[str] = set()
    for pair in json.loads(path.read_text("utf-8"))["data"]:
        for side in ("claim_a", "claim_b"):
            if pair[side] not in seen:
                seen.add(pair[side])
                yield pair[side]


def _marked(path: Path) -> Iterator[str]:
    """Yield sentences without the brackets around the two who are asked about, and without a spreadsheet's quoting."""
    for line in path.read_text("utf-8").splitlines()[::EVERY]:
        sentence = re.sub(r"[\[\]]", "", line.partition("\t")[0])
        if '""' in sentence:
            sentence = sentence.removeprefix('"').removesuffix('"').replace('""', '"')
        yield sentence


def _together(sentences: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for sentence in sentences:
        held.append(" ".join(sentence.split()))
        if len(held) == SENTENCES_A_TEXT:
            yield "\n\n".join(held)
            held = []
    if held:
        yield "\n\n".join(held)
