import json
from pathlib import Path

import jsonschema
import pytest

from averment import evidence, ingest
from averment.coding import json_schema

from .conftest import Call


def test_records_are_printed_for_a_person(averment: Call, reads: list[str], pages: Path, capfd) -> None:
    assert averment("read", pages / "one.txt") == 0
    printed = capfd.readouterr().out
    assert "Hadrin Aldane" in printed
    assert "“They buy time,” … “Both of them.”" in printed


def test_records_are_printed_for_a_program_by_the_schema(averment: Call, reads: list[str], pages: Path, capfd) -> None:
    assert averment("read", pages / "one.txt", pages / "two.txt", "--format", "json") == 0
    records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert len(records) == 2
    for record in records:
        jsonschema.validate(record, json_schema())


def test_a_page_that_cannot_be_read_is_one_line_and_the_others_are_read(
    averment: Call, reads: list[str], pages: Path, capfd
) -> None:
    assert averment("read", pages, "--format", "json") == 1
    printed = capfd.readouterr()
    assert len(printed.out.splitlines()) == 2
    assert printed.err.splitlines() == [
        f"averment: {pages / 'three.txt'}: No report was found on the page: give an article."
    ]


def test_a_base_is_made_and_summed_up_in_one_line(
    averment: Call, reads: list[str], pages: Path, tmp_path: Path, capfd
) -> None:
    assert averment("read", pages, "--into", tmp_path / "base") == 1
    printed = capfd.readouterr()
    assert printed.out.startswith("2 pages read, 0 already there, 1 failed, 8 statements, ")
    assert printed.out.endswith(" words/s\n")
    assert f"averment failures {tmp_path / 'base'}" in printed.err


def test_reading_again_reads_only_what_is_new(averment: Call, base: Path, reads: list[str], pages: Path, capfd) -> None:
    reads.clear()
    (pages / "four.txt").write_text("four")
    averment("read", pages, "--into", base)
    assert capfd.readouterr().out.startswith("1 page read, 2 already there, 1 failed, ")
    assert reads == ["four.txt"]


def test_again_reads_everything_and_adds_nothing_where_nothing_is_new(
    averment: Call, base: Path, reads: list[str], pages: Path, capfd
) -> None:
    averment("read", pages, "--into", base, "--again")
    assert capfd.readouterr().out.startswith("2 pages read (2 with nothing new), 0 already there, 1 failed, ")
    assert len(evidence.EvidenceBase.open(base).pages().fetchall()) == 2


def test_the_sum_can_be_had_as_json(averment: Call, reads: list[str], pages: Path, tmp_path: Path, capfd) -> None:
    averment("read", pages, "--into", tmp_path / "base", "--format", "json")
    summed = json.loads(capfd.readouterr().out)
    assert {"read": 2, "known": 0, "failed": 1, "statements": 8}.items() <= summed.items()


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(
    averment: Call, reads: list[str], pages: Path, tmp_path: Path, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = ingest.read_source

    def impatient(source, reader):
        if reads:
            raise KeyboardInterrupt
        return patient(source, reader)

    monkeypatch.setattr(ingest, "read_source", impatient)
    base = tmp_path / "base"
    (pages / "three.txt").unlink()
    assert averment("read", pages, "--into", base) == 130
    printed = capfd.readouterr().err
    assert "interrupted after 1 page" in printed
    assert "goes on from there" in printed
    assert len(evidence.EvidenceBase.open(base).pages().fetchall()) == 1

    monkeypatch.setattr(ingest, "read_source", patient)
    assert averment("read", pages, "--into", base) == 0
    assert capfd.readouterr().out.startswith("1 page read, 1 already there, 0 failed")


def test_again_without_a_base_is_a_wrong_call(averment: Call, pages: Path, capfd) -> None:
    assert averment("read", pages, "--again") == 2
    assert "--into" in capfd.readouterr().err


def test_an_input_that_is_not_there_is_a_wrong_call(averment: Call, reads: list[str], tmp_path: Path, capfd) -> None:
    assert averment("read", tmp_path / "missing.html") == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
