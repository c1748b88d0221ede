import io
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings

from averment.coding import Record, json_schema
from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.exchange import export, read_jsonl, write_jsonl
from tests.evidence.claims.world import shelling
from tests.evidence.strategies import records

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_every_line_obeys_the_schema(base: EvidenceBase, tmp_path: Path) -> None:
    assert export(base, tmp_path / "records.jsonl", form="jsonl") == 2
    lines = (tmp_path / "records.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert len(lines) == 2
    for line in lines:
        VALIDATOR.validate(json.loads(line))


@given(records())
@settings(max_examples=25, deadline=None)
def test_any_record_obeys_the_schema_and_comes_back(record: Record) -> None:
    out = io.BytesIO()
    assert write_jsonl([record, record], out) == 2
    VALIDATOR.validate(json.loads(out.getvalue().split(b"\n")[0]))
    assert list(read_jsonl(io.BytesIO(out.getvalue()))) == [record, record]


def test_what_is_exported_makes_the_same_base_again(base: EvidenceBase, tmp_path: Path) -> None:
    export(base, tmp_path / "records.jsonl", form="jsonl")
    again = EvidenceBase.create(tmp_path / "again")
    with again.writer() as writer:
        for record in read_jsonl(tmp_path / "records.jsonl"):
            writer.add(record, source="records.jsonl", digest=record.page.id)
    assert {record.page.id: record for record in again.records()} == {
        record.page.id: record for record in base.records()
    }
    assert again.statements().fetchall() != []


def test_statements_that_are_not_sure_enough_stay_out_and_their_pages_do_not(base: EvidenceBase) -> None:
    def statements(least: float) -> int:
        out = io.BytesIO()
        assert export(base, out, form="jsonl", min_confidence=least) == 2
        return sum(len(record.statements) for record in read_jsonl(io.BytesIO(out.getvalue())))

    assert [statements(0), statements(0.7), statements(1)] == [6, 5, 0]


def test_fields_that_a_newer_version_adds_are_passed_over(talks: Record) -> None:
    newer = json.loads(msgspec.json.encode(talks)) | {"rumours": []}
    assert list(read_jsonl(io.BytesIO(json.dumps(newer).encode() + b"\n\n"))) == [talks]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "Line 2 of the input is not a record"),
        (b"{}", "Line 2 of the input is not a record"),
        (b"\xff", "Line 2 of the input is not a record"),
        (b'{"schema": "averment/2"}', "Line 2 of the input is not a record"),
    ],
)
def test_what_is_no_record_is_refused_with_its_line(talks: Record, line: bytes, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as error:
        list(read_jsonl(io.BytesIO(msgspec.json.encode(talks) + b"\n" + line)))
    assert "\n" not in str(error.value)


def test_spans_that_are_not_of_the_text_are_refused(talks: Record) -> None:
    record = json.loads(msgspec.json.encode(talks))
    record["statements"][0]["content"][0]["end"] = len(talks.page.text) + 1
    with pytest.raises(UsageError, match="count code points from 0"):
        list(read_jsonl(io.BytesIO(json.dumps(record).encode())))


@pytest.mark.parametrize("field", ["predicate", "place", "date"])
def test_spans_of_claims_that_are_not_of_the_text_are_refused(field: str) -> None:
    record = json.loads(msgspec.json.encode(shelling()))
    span = record["claims"][0][field]
    span.get("words", span)["end"] = 10_000
    with pytest.raises(UsageError, match="count code points from 0"):
        list(read_jsonl(io.BytesIO(json.dumps(record).encode())))


def test_records_with_claims_come_back() -> None:
    out = io.BytesIO()
    write_jsonl([shelling()], out)
    assert list(read_jsonl(io.BytesIO(out.getvalue()))) == [shelling()]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        list(read_jsonl(tmp_path / "none.jsonl"))
