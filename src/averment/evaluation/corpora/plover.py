"""Sentences with a marked source and target and the PLOVER type of what the one did to the other (Hu et al. 2022)."""

import csv
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from averment.errors import CorpusError
from averment.language.labels import DYAD_TYPES

__all__ = ["CodedSentence", "kept_apart", "read_plover", "root_of"]

MARKED = re.compile(r"<(?P<part>[st])>(?P<words>.*?)</(?P=part)>", re.DOTALL)


@dataclass(frozen=True)
class CodedSentence:
    """One sentence, with one event in it.

    Attributes:
        text: The sentence.
        source: First character of who acts, and the character behind the last, in `text`; None as for the target.
        target: The same for whom it is done to; None where it is not in the sentence.
        root: One of `averment.language.labels.DYAD_TYPES`.
    """

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    root: str


def read_plover(path: Path) -> Iterator[CodedSentence]:
    """Yield the sentences of a file of tab-separated values with the columns `gold_root` and `marked_sentence`.

    Raises:
        CorpusError: The file cannot be read or lacks a column, or a sentence has no marks.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path} cannot be read as sentences with marks ({error})") from error
    for number, row in enumerate(rows, 2):
        marked, root = row.get("marked_sentence"), row.get("gold_root")
        if not marked or root not in DYAD_TYPES:
            raise CorpusError(f"{path}, line {number}: a marked_sentence and a gold_root of PLOVER are needed")
        yield coded(marked, root)


def coded(marked: str, root: str) -> CodedSentence:
    """Return a sentence without its marks, and where they were."""
    text, at = "", 0
    places: dict[str, tuple[int, int]] = {}
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        words = match["words"]
        start = len(text) + len(words) - len(words.lstrip())
        places.setdefault(match["part"], (start, len(text) + len(words.rstrip())))
        text += words
        at = match.end()
    text += marked[at:]
    return CodedSentence(text, places.get("s"), places.get("t"), root)


def root_of(event: str) -> str:
    """Return the root that an event type has in these sentences."""
    return "YIELD" if event in {"CONCEDE", "RETREAT"} else event


def kept_apart(sentence: CodedSentence) -> bool:
    """Return whether a sentence is of the fifth that is kept apart for measuring."""
    return zlib.crc32(sentence.text.encode()) % 5 == 0
