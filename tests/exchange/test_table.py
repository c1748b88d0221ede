import csv
import io
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.exchange import export
from averment.exchange.table import write_csv
from tests.evidence.claims.world import shelling
from tests.evidence.pages import add


def rows_of(base: EvidenceBase) -> list[dict[str, str]]:
    out = io.BytesIO()
    assert export(base, out, form="csv") == 6
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_each_statement(base: EvidenceBase) -> None:
    rows = rows_of(base)
    assert len(rows) == 6
    assert list(rows[0]) == base.statements().columns
    first = rows[0]
    assert first["speaker_name"] == "Halveth Gazette"
    assert first["content"] == "Ilda Maresh confirmed that talks would resume"
    assert first["confidence"] == "0.9"
    assert rows[2]["content"] == "“They buy time,” … “Both of them.”"
    assert rows[2]["content_spans"].count(";") == 1
    assert rows[3]["speaker_name"] == ""


def test_a_spreadsheet_carries_nothing_out(base: EvidenceBase) -> None:
    for row in rows_of(base):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert rows_of(base)[-1]["speaker_name"] == "'=HYPERLINK(1)"
    assert rows_of(base)[-1]["outlet"] == "'@courier"


def test_csv_keeps_line_breaks_quotes_and_all_characters(base: EvidenceBase) -> None:
    assert rows_of(base)[-1]["content"] == "““so”, he\nsaid; é😀”"


def test_spreadsheets_know_the_csv_for_utf_8(base: EvidenceBase, tmp_path: Path) -> None:
    export(base, tmp_path / "statements.csv", form="csv")
    assert (tmp_path / "statements.csv").read_bytes().startswith(b"\xef\xbb\xbfid,page,")


def test_numbers_stay_numbers(base: EvidenceBase) -> None:
    out = io.BytesIO()
    write_csv(base.sql("SELECT -1 AS n, -0.5 AS x, '-1' AS text, true AS b"), out)
    assert out.getvalue().decode("utf-8-sig") == "n,x,text,b\r\n-1,-0.5,'-1,True\r\n"


def test_parquet_has_the_ledger_as_it_is(base: EvidenceBase, tmp_path: Path) -> None:
    assert export(base, tmp_path / "statements.parquet", form="parquet") == 6
    table = pq.read_table(tmp_path / "statements.parquet")
    assert table.to_pylist() == base.statements().to_arrow_table().to_pylist()
    assert table.column_names == base.statements().columns


def test_claims_go_out_one_a_row_with_their_words_joined(tmp_path: Path) -> None:
    base = EvidenceBase.create(tmp_path / "claimed")
    with base.writer() as writer:
        add(writer, shelling())
    out = io.BytesIO()
    assert export(base, out, form="csv", claims=True, min_confidence=0.55) == 5
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == base.claims().columns
    assert rows[0]["evidence"] == "Tavash had shelled the port of Orun on Sunday"
    assert [row["low"] for row in rows] == ["", "40.0", "", "", ""]
    assert export(base, tmp_path / "claims.parquet", form="parquet", claims=True, actors=True) == 6
    table = pq.read_table(tmp_path / "claims.parquet")
    assert table.column_names == [*base.claims().columns, "actors", "recipients", "accounts"]
    with pytest.raises(UsageError, match="for claims alone choose csv or parquet"):
        export(base, io.BytesIO(), form="jsonl", claims=True)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_statements_that_are_not_sure_enough_stay_out(base: EvidenceBase, form: str) -> None:
    everything, sure = (export(base, io.BytesIO(), form=form, min_confidence=least) for least in (None, 0.7))  # type: ignore[arg-type]
    assert everything == sure + 1


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_an_empty_base_is_exported(tmp_path: Path, form: str) -> None:
    assert export(EvidenceBase.create(tmp_path / "base"), tmp_path / "out", form=form) == 0  # type: ignore[arg-type]
    assert (tmp_path / "out").is_file()


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_without_a_file_it_goes_to_standard_output(
    base: EvidenceBase, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    export(base, form=form)  # type: ignore[arg-type]
    assert out.getvalue()


def test_another_format_is_refused(base: EvidenceBase, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no format 'xlsx': it is one of jsonl, csv, parquet"):
        export(base, tmp_path / "out", form="xlsx")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_confidence_that_cannot_be_is_refused(base: EvidenceBase, tmp_path: Path, form: str) -> None:
    with pytest.raises(UsageError, match="`min_confidence` cannot be 80"):
        export(base, tmp_path / "out", form=form, min_confidence=80)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
