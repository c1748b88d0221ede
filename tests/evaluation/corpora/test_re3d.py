"""re3d's files: entities with their reports, the surer of two types, and what is no re3d."""

import json
from pathlib import Path

import pytest

from averment.errors import CorpusError
from averment.evaluation.corpora.re3d import Entity, kept_apart, read_re3d

TEXT = "Tarn told the Wardens."


def write(folder: Path) -> Path:
    rows = [("Location", 0, 4, 0), ("Organisation", 0, 4, 0.97), ("Organisation", 10, 21, 1), ("Person", 21, 21, 1)]
    entities = [{"documentId": "a", "type": t, "begin": b, "end": e, "confidence": c} for t, b, e, c in rows]
    (folder / "Gazette").mkdir()
    (folder / "Gazette" / "documents.jsonl").write_text(json.dumps({"_id": "a", "text": TEXT}) + "\n", "utf-8")
    (folder / "Gazette" / "entities.jsonl").write_text("\n".join(map(json.dumps, entities)), "utf-8")
    return folder


def test_the_surer_type_counts_and_empty_spans_do_not(tmp_path: Path) -> None:
    (report,) = read_re3d(write(tmp_path))
    assert report.entities == (Entity(0, 4, "Organisation"), Entity(10, 21, "Organisation"))


def test_other_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="not re3d"):
        list(read_re3d(tmp_path))


def test_about_a_fifth_is_kept_apart(shared: Path) -> None:
    reports = list(read_re3d(shared / "corpora" / "re3d"))
    apart = sum(map(kept_apart, reports))
    assert 0.12 < apart / len(reports) < 0.3
