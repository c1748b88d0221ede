"""How certain predicates are, by hand, on the one scale of Stanovsky et al. 2017: UW, MEANTIME and UDS-IH2.

From -3, surely not so, to +3, surely so. UW (Lee et al. 2015) and MEANTIME (Minard et al. 2016) come as columns, on
that scale already: each sentence is a document of its own, since the files do not say where one ends. UDS-IH2
(Rudinger et al. 2018) judges the predicates of the English Web Treebank, which has the text; see `uds`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from averment.errors import CorpusError

from .untokenized import lay_out_words

__all__ = ["FactualityDocument", "Split", "read_factuality"]

Split = Literal["train", "dev"]


@dataclass(frozen=True)
class FactualityDocument:
    """A text with its judged words; the lists have one item a word.

    Attributes:
        name: The file and the number of the sentence, or the treebank's name of the document.
        split: Which part the corpus counts it among.
        text: What is read.
        offsets: Each word's first character and end.
        sentence_starts: The indexes of the words that begin a sentence.
        certainty: From -3 to +3; None for a word that was not judged.
    """

    name: str
    split: Split
    text: str
    offsets: tuple[tuple[int, int], ...]
    sentence_starts: tuple[int, ...]
    certainty: tuple[float | None, ...]


def read_factuality(path: Path, *, treebank: Path | None = None) -> Iterator[FactualityDocument]:
    """Yield the documents of a `.conll` file, of UDS-IH2's `.tsv`, or of all `.conll` files below a folder.

    Args:
        path: The file or folder. The split of a `.conll` file is its name: `dev.conll` is kept apart.
        treebank: For UDS-IH2, the English Web Treebank; `ud/UD_English-EWT` beside or above the file if left out.

    Raises:
        CorpusError: There is no such file, a line of it is not as expected, or the treebank is missing.
    """
    if path.suffix == ".tsv":
        from .uds import read_uds  # noqa: PLC0415 - that module makes documents of this one's type

        yield from read_uds(path, treebank)
        return
    paths = sorted(path.rglob("*.conll")) if path.is_dir() else [path] if path.is_file() else []
    if not paths:
        raise CorpusError(f"{path} holds no .conll file: give a file of UW or MEANTIME, or UDS-IH2's .tsv")
    for one in paths:
        yield from sentences(one)


def sentences(path: Path) -> Iterator[FactualityDocument]:
    split: Split = "dev" if path.stem == "dev" else "train"
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    for number, (blank, group) in enumerate(groupby(lines, key=lambda line: not line[1].strip())):
        if not blank:
            yield sentence(path, f"{path.parent.name}/{path.stem}/{number // 2 + 1}", split, list(group))


def sentence(path: Path, name: str, split: Split, lines: list[tuple[int, str]]) -> FactualityDocument:
    words, certainty = [], []
    for number, line in lines:
        columns = line.split("\t")
        try:
            words.append((columns[1], columns[3]))
            certainty.append(None if columns[2] == "_" else float(columns[2]))
        except (IndexError, ValueError):
            raise CorpusError(
                f"{path}, line {number} is no word with its certainty: give columns of number, word, value, tag"
            ) from None
    text, offsets = lay_out_words(words)
    return FactualityDocument(name, split, text, tuple(offsets), (0,), tuple(certainty))
