"""Named-entity corpora in CoNLL form, brought to one set of labels: PERSON, ORG, LOC.

A document that is kept apart for measuring is told from the others by a digest of its first words, so that the same
quarter is kept apart by everyone who repeats the training.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from averment.errors import CorpusError

__all__ = ["LABELS", "NamedDocument", "kept_apart", "read_names"]

LABELS = ("PERSON", "ORG", "LOC")

SAME: Mapping[str, str] = {
    "PER": "PERSON",
    "person": "PERSON",
    "politician": "PERSON",
    "ORG": "ORG",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "corporation": "ORG",
    "group": "ORG",
    "LOC": "LOC",
    "location": "LOC",
    "country": "LOC",
}

NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "...", "”"})
NO_SPACE_BEHIND = frozenset({"(", "[", "$", "£", "€", "#", "“"})


@dataclass
class NamedDocument:
    """Sentences of one document laid out as text, a BIO tag a word; None where the corpus does not say."""

    name: str
    text: str = ""
    offsets: list[tuple[int, int]] = field(default_factory=list)
    tags: list[str | None] = field(default_factory=list)

    def words(self) -> list[str]:
        """Return the words' forms."""
        return [self.text[start:end] for start, end in self.offsets]


def kept_apart(document: NamedDocument) -> bool:
    """Tell whether a document is in the quarter that is never trained on."""
    first = " ".join(document.words()[:12])
    return hashlib.sha256(first.encode()).digest()[0] % 4 == 0


def read_names(path: Path) -> Iterator[NamedDocument]:
    """Yield the documents of a corpus file: IOB2 with `# newdoc` (UNER), or word and tag a line.

    A file without documents of its own yields one document a sentence.

    Raises:
        CorpusError: The file is missing or holds no tags.
    """
    if not path.is_file():
        raise CorpusError(f"{path} is not a file: give a file of words and BIO tags")
    document, has_documents, number = NamedDocument(path.stem), False, 0
    for sentence in _sentences(path):
        if isinstance(sentence, str):
            if document.offsets:
                yield document
            document, has_documents = NamedDocument(sentence), True
            continue
        _lay_out(document, sentence)
        number += 1
        if not has_documents:
            yield document
            document = NamedDocument(f"{path.stem}-{number}")
    if document.offsets:
        yield document
    if not number:
        raise CorpusError(f"{path} holds no words with tags: give a file with a word and its BIO tag a line")


def _sentences(path: Path) -> Iterator[list[tuple[str, str]] | str]:
    """Yield sentences as words with tags, and before a document's first sentence its name."""
    sentence: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as file:
        for line in [*file, ""]:
            if line.startswith("# ") and "=" in line:
                if line.startswith("# newdoc"):
                    yield line.rpartition("=")[2].strip()
            elif line.strip():
                sentence.append(_columns(line))
            elif sentence:
                yield sentence
                sentence = []


def _columns(line: str) -> tuple[str, str]:
    """Return word and tag of a line: UNER numbers its words first and says more behind the tag."""
    columns = line.split()
    if len(columns) >= 3 and columns[0].isdigit():
        return columns[1], columns[2]
    return columns[0], columns[-1]


def _lay_out(document: NamedDocument, sentence: Iterable[tuple[str, str]]) -> None:
    document.text += "\n\n" if document.text else ""
    quoted, glued, before = False, True, "O"
    for word, raw in sentence:
        closes = word in {'"', "''", "``"} and quoted
        if not glued and not closes and word not in NO_SPACE_BEFORE:
            document.text += " "
        start = len(document.text)
        document.text += word
        document.offsets.append((start, len(document.text)))
        # handles are tagged as people in corpora of tweets: no name in the sense of news
        tag = None if word.startswith("@") else _tag(raw, before)
        document.tags.append(tag)
        before = tag or "O"
        glued = word in NO_SPACE_BEHIND
        if word in {'"', "''", "``"}:
            quoted = not quoted
            glued = quoted


def _tag(raw: str, before: str) -> str:
    """Return the tag in BIO over `LABELS`; IOB1 (an I that opens a name) becomes B."""
    mark, _, label = raw.partition("-")
    same = SAME.get(label)
    if mark not in {"B", "I"} or same is None:
        return "O"
    return f"I-{same}" if mark == "I" and before[2:] == same else f"B-{same}"
