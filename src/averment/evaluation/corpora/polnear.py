"""PolNeAR (Newell, Margolin and Ruths 2018): political news with source, cue and content as brat stand-off.

A part of the corpus is a folder with `text/*.txt` and `attributions/*.ann`. Offsets count characters of the text as it
lies on disk, so files are read with `newline=""`. Where several annotators read one article, the first by file name is
taken unless all are asked for.
"""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from averment.errors import CorpusError
from averment.language.tokenization import tokenize

__all__ = ["ROLES", "GoldAttribution", "PolnearArticle", "WordSpan", "read_polnear"]

ROLES = ("source", "cue", "content")
Role = Literal["source", "cue", "content"]
WordSpan = tuple[int, int]
"""First word and the word behind the last."""


@dataclass(frozen=True)
class GoldAttribution:
    """The spans of one attribution in words, each role in the order of the text; fragments that touch are joined."""

    source: tuple[WordSpan, ...] = ()
    cue: tuple[WordSpan, ...] = ()
    content: tuple[WordSpan, ...] = ()

    def spans(self, role: str) -> tuple[WordSpan, ...]:
        """Return the spans of one of `ROLES`."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True)
class PolnearArticle:
    """One article by one annotator; `offsets` are code points of `text`, (start, end) of each word."""

    name: str
    annotator: str
    text: str
    offsets: list[tuple[int, int]]
    attributions: tuple[GoldAttribution, ...]

    def tags(self) -> list[str]:
        """Return a BIO tag for each word; where roles overlap, content yields to source, and source to cue.

        What is left of a span behind the span that it yielded to begins anew.
        """
        tags = ["O"] * len(self.offsets)
        for role in ("content", "source", "cue"):
            for start, end in sorted({span for one in self.attributions for span in one.spans(role)}):
                tags[start:end] = [f"B-{role}"] + [f"I-{role}"] * (end - start - 1)
        for at, tag in enumerate(tags):
            if tag.startswith("I-") and tags[at - 1][2:] != tag[2:]:
                tags[at] = f"B-{tag[2:]}"
        return tags


def read_polnear(folder: Path, *, all_annotators: bool = False) -> Iterator[PolnearArticle]:
    """Yield the articles of one part of PolNeAR, by name.

    Raises:
        CorpusError: The folder does not hold `text` and `attributions`.
    """
    if not (folder / "text").is_dir() or not (folder / "attributions").is_dir():
        raise CorpusError(f"{folder} is not a part of PolNeAR: give the folder that holds text/ and attributions/")
    annotations: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        name, _, _annotator = path.stem.rpartition("_")
        annotations.setdefault(name, []).append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        text = _read(path)
        offsets = tokenize(text)
        for annotation in annotations.get(path.stem, [])[: None if all_annotators else 1]:
            attributions = tuple(_attributions(_read(annotation), offsets))
            yield PolnearArticle(path.stem, annotation.stem.rpartition("_")[2], text, offsets, attributions)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _attributions(annotation: str, offsets: list[tuple[int, int]]) -> Iterator[GoldAttribution]:
    """Read brat stand-off: T lines are spans, E lines join them; some T lines hold line breaks, which are skipped."""
    spans: dict[str, tuple[WordSpan, ...]] = {}
    events: list[list[str]] = []
    for line in annotation.split("\n"):
        key, _, rest = line.rstrip("\r").partition("\t")
        if key[:1] == "T" and rest:
            _kind, _, places = rest.partition("\t")[0].partition(" ")
            fragments = [tuple(map(int, place.split())) for place in places.split(";")]
            spans[key] = _in_words([(start, end) for start, end in fragments], offsets)
        elif key[:1] == "E" and rest:
            events.append(rest.split())
    for event in events:
        parts: dict[str, set[WordSpan]] = {role: set() for role in ROLES}
        for part in event[1:]:
            role, _, key = part.partition(":")
            parts.get(role.rstrip("0123456789").lower(), set()).update(spans.get(key, ()))
        yield GoldAttribution(*(tuple(sorted(parts[role])) for role in ROLES))


def _in_words(fragments: list[tuple[int, int]], offsets: list[tuple[int, int]]) -> tuple[WordSpan, ...]:
    """Return fragments of characters as spans of words: brat also splits at line breaks, where no word lies between."""
    joined: list[WordSpan] = []
    for start, end in sorted(fragments):
        first = bisect.bisect_right(offsets, start, key=lambda word: word[1])
        behind = bisect.bisect_left(offsets, end, key=lambda word: word[0])
        if behind <= first:
            continue
        if joined and joined[-1][1] >= first:
            first, behind = joined[-1][0], max(joined.pop()[1], behind)
        joined.append((first, behind))
    return tuple(joined)
