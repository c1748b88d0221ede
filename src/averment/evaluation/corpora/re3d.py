"""re3d (Dstl 2017): reports on Syria and Iraq with entities, one folder a source, one JSON object a line."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from averment.errors import CorpusError

__all__ = ["Entity", "Report", "kept_apart", "read_re3d"]

APART = 5
"""One document in so many is kept apart from training."""


@dataclass(frozen=True)
class Entity:
    """Words that stand for something; `text[start:end]` of the report, in code points."""

    start: int
    end: int
    type: str


@dataclass(frozen=True)
class Report:
    """One document with its entities in the order of the text; of two types for the same words, the surer one."""

    id: str
    text: str
    entities: tuple[Entity, ...]


def kept_apart(report: Report) -> bool:
    """Return whether a report is for measuring alone, by a digest of its text."""
    return int(hashlib.sha256(report.text.encode()).hexdigest(), 16) % APART == 0


def read_re3d(folder: Path) -> Iterator[Report]:
    """Yield the reports of all folders below `folder`, or of `folder` itself.

    Raises:
        CorpusError: There is no `documents.jsonl` with an `entities.jsonl` beside it.
    """
    paths = sorted(folder.rglob("documents.jsonl")) if folder.is_dir() else []
    if not paths or not all(path.with_name("entities.jsonl").exists() for path in paths):
        raise CorpusError(f"{folder} is not re3d: expected documents.jsonl and entities.jsonl, one pair a folder")
    for path in paths:
        known: dict[str, dict[tuple[int, int], tuple[float, str]]] = {}
        for row in _rows(path.with_name("entities.jsonl")):
            spans = known.setdefault(row["documentId"], {})
            span, sure = (row["begin"], row["end"]), float(row.get("confidence") or 0)
            if span not in spans or sure > spans[span][0]:
                spans[span] = (sure, row["type"])
        for row in _rows(path):
            found = sorted((*span, kind) for span, (_, kind) in known.get(row["_id"], {}).items())
            entities = (Entity(*one) for one in found if row["text"][one[0] : one[1]].strip())
            yield Report(row["_id"], row["text"], tuple(entities))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
