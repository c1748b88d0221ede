"""Universal Dependencies treebanks in CoNLL-U, each document's text laid out again in words and paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from averment.errors import CorpusError

__all__ = ["ROOT", "TreebankDocument", "read_treebank"]

ROOT = -1
"""The head of a sentence's root."""


@dataclass
class TreebankDocument:
    """One document; lists have one item a word, and heads index words of the document (`ROOT` for a root)."""

    name: str
    text: str = ""
    offsets: list[tuple[int, int]] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)

    def words(self) -> list[str]:
        """Return the words' forms."""
        return [self.text[start:end] for start, end in self.offsets]


def read_treebank(folder: Path) -> Iterator[TreebankDocument]:
    """Yield the documents of all `.conllu` files below a folder, by path.

    Documents whose words were stripped for their licence (blanked with underscores) are left out.

    Raises:
        CorpusError: There is no `.conllu` file.
    """
    paths = sorted(folder.rglob("*.conllu")) if folder.is_dir() else [folder] if folder.is_file() else []
    if not paths:
        raise CorpusError(f"{folder} holds no .conllu file: give a treebank's file or folder")
    for path in paths:
        for document in _documents(path):
            blank = sum(not word.strip("_") for word in document.words())
            if document.offsets and blank < 0.3 * len(document.offsets):
                yield document


def _documents(path: Path) -> Iterator[TreebankDocument]:
    builder = _Builder(TreebankDocument(path.stem))
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc"):
                if builder.document.offsets:
                    yield builder.document
                builder = _Builder(TreebankDocument(line.rpartition("=")[2].strip()))
            elif line.startswith("# newpar"):
                builder.new_paragraph = True
            elif line[:1].isdigit():
                builder.add(line.rstrip("\n").split("\t"))
    if builder.document.offsets:
        yield builder.document


@dataclass
class _Builder:
    """A document that grows word by word.

    Attributes:
        document: What there is of it.
        new_paragraph: Whether the next sentence starts a paragraph.
        first_word: The index of the sentence's first word.
        glued_until: Words of the sentence up to this number are one token on the page ("do" + "n't").
        glued_behind: Whether the next token follows that one without a space.
    """

    document: TreebankDocument
    new_paragraph: bool = True
    first_word: int = 0
    glued_until: int = 0
    glued_behind: bool = False

    def add(self, columns: list[str]) -> None:
        """Add one line of CoNLL-U; empty nodes of the enhanced graph are passed over."""
        number, glued = columns[0], "SpaceAfter=No" in columns[9]
        if "." in number:
            return
        if "-" in number:
            self.glued_until, self.glued_behind = int(number.partition("-")[2]), glued
            return
        if number == "1":
            self._start_sentence()
        self._add_word(columns)
        if int(number) < self.glued_until:
            glued = True
        elif int(number) == self.glued_until:
            glued, self.glued_until = self.glued_behind, 0
        self.document.text += "" if glued else " "

    def _start_sentence(self) -> None:
        document = self.document
        self.first_word = len(document.offsets)
        document.sentence_starts.append(self.first_word)
        if self.new_paragraph and document.text:
            document.text = document.text.rstrip() + "\n\n"
        self.new_paragraph = False

    def _add_word(self, columns: list[str]) -> None:
        document, start = self.document, len(self.document.text)
        document.text += columns[1].replace(" ", "_")
        document.offsets.append((start, len(document.text)))
        document.lemmas.append(columns[2])
        document.upos.append(columns[3])
        document.heads.append(ROOT if columns[6] == "0" else self.first_word + int(columns[6]) - 1)
        document.relations.append(columns[7])
        document.misc.append(columns[9])
