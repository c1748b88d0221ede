"""re3d (Dstl 2017): reports on Syria and Iraq with entities, one folder a source, one JSON object a line."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from averment.errors import CorpusError
from averment.page import Span

__all__ = ["Entity", "Report", "Tie", "kept_apart", "read_re3d"]

APART = 5
"""One document in so many is kept apart from training."""


@dataclass(frozen=True)
class Entity:
    """Words that stand for something; `text[start:end]` of the report, in code points."""

    start: int
    end: int
    type: str


@dataclass(frozen=True)
class Tie:
    """A relation between two entities, by re3d's name for it; an end's type is None where no entity has its words."""

    type: str
    source: Span
    target: Span
    source_type: str | None
    target_type: str | None


@dataclass(frozen=True)
class Report:
    """One document with its entities in the order of the text; of two types for the same words, the surer one.

    Its relations are there where they were asked for.
    """

    id: str
    text: str
    entities: tuple[Entity, ...]
    ties: tuple[Tie, ...] = ()


def kept_apart(report: Report) -> bool:
    """Return whether a report is for measuring alone, by a digest of its text."""
    return int(hashlib.sha256(report.text.encode()).hexdigest(), 16) % APART == 0


def read_re3d(folder: Path, *, ties: bool = False) -> Iterator[Report]:
    """Yield the reports of all folders below `folder`, or of `folder` itself.

    Args:
        folder: Where they are.
        ties: Whether their relations are read as well.

    Raises:
        CorpusError: There is no `documents.jsonl` with an `entities.jsonl` beside it, or no `relations.jsonl` where
            that is asked for.
    """
    paths = sorted(folder.rglob("documents.jsonl")) if folder.is_dir() else []
    needed = ["entities.jsonl", "relations.jsonl"] if ties else ["entities.jsonl"]
    if not paths or not all(path.with_name(name).exists() for path in paths for name in needed):
        files = " and ".join(["documents.jsonl", *needed])
        raise CorpusError(f"{folder} is not re3d: expected {files}, one of each in a folder")
    for path in paths:
        known: dict[str, dict[tuple[int, int], tuple[float, str]]] = {}
        for row in _rows(path.with_name("entities.jsonl")):
            spans = known.setdefault(row["documentId"], {})
            span, sure = (row["begin"], row["end"]), float(row.get("confidence") or 0)
            if span not in spans or sure > spans[span][0]:
                spans[span] = (sure, row["type"])
        tied: dict[str, list[dict[str, Any]]] = {}
        for row in _rows(path.with_name("relations.jsonl")) if ties else ():
            tied.setdefault(row["documentId"], []).append(row)
        for row in _rows(path):
            found = sorted((span[0], span[1], kind) for span, (_, kind) in known.get(row["_id"], {}).items())
            entities = (Entity(*one) for one in found if row["text"][one[0] : one[1]].strip())
            types = {span: kind for span, (_, kind) in known.get(row["_id"], {}).items()}
            relations = tuple(_tie(one, types) for one in tied.get(row["_id"], ()))
            yield Report(row["_id"], row["text"], tuple(entities), relations)


def _tie(row: dict[str, Any], types: dict[tuple[int, int], str]) -> Tie:
    source, target = Span(row["sourceBegin"], row["sourceEnd"]), Span(row["targetBegin"], row["targetEnd"])
    kinds = [types.get((end.start, end.end)) for end in (source, target)]
    return Tie(row["type"], source, target, kinds[0], kinds[1])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
