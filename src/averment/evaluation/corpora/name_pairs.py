"""Pairs of names: two spellings with the word whether they name one, and words in Arabic letters beside Latin ones."""

import csv
from dataclasses import dataclass
from pathlib import Path

from averment.coding.names import Kind
from averment.errors import CorpusError

__all__ = ["NamePair", "read_name_pairs", "read_transliterations"]

_KINDS: dict[str, Kind] = {"Person": "person", "Company": "organisation", "Organization": "organisation"}
_COLUMNS = frozenset({"schema", "name1", "name2", "is_match", "category"})


@dataclass(frozen=True)
class NamePair:
    """Two names, and whether they are said to be one bearer's.

    Attributes:
        one: A name.
        other: Another.
        same: Whether they are one's.
        schema: What they name, in the corpus's words.
        category: What sort of difference the pair is about; empty for most.
        group: Where the corpus has the pair from.
    """

    one: str
    other: str
    same: bool
    schema: str
    category: str
    group: str

    @property
    def kind(self) -> Kind | None:
        """What they name, as `likeness` takes it: None for ships and whatever may be a person or a company."""
        return _KINDS.get(self.schema)


def read_name_pairs(path: Path) -> list[NamePair]:
    """Read a table of pairs: CSV with the columns `schema`, `name1`, `name2`, `is_match` and `category`.

    Raises:
        CorpusError: There is no such file, or it has other columns or no pairs.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path} cannot be read as pairs of names: {error}") from error
    if not rows or not rows[0].keys() >= _COLUMNS:
        raise CorpusError(f"{path} is no table of pairs: its columns have to be {', '.join(sorted(_COLUMNS))}")
    return [
        NamePair(
            row["name1"],
            row["name2"],
            row["is_match"].strip().casefold() == "true",
            row["schema"],
            row["category"],
            row.get("case_group", ""),
        )
        for row in rows
    ]


def read_transliterations(path: Path) -> list[tuple[str, str]]:
    """Read words in Arabic letters, each with a spelling in Latin ones behind a tab.

    Raises:
        CorpusError: There is no such file, or it has no such lines.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} cannot be read as words with their spellings: {error}") from error
    pairs = [(arabic.strip(), latin.strip()) for arabic, tab, latin in (line.partition("\t") for line in lines) if tab]
    if not pairs:
        raise CorpusError(f"{path} has no words with their spellings: give lines of two words with a tab between them")
    return pairs
