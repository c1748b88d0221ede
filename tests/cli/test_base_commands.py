import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Call


def lines(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in text.splitlines()]


def test_the_ledger_says_who_says_what_page_by_page(averment: Call, base: Path, capfd) -> None:
    assert averment("statements", base) == 0
    printed = lines(capfd.readouterr().out)
    assert printed.count(["Talks to resume in Halveth"]) == 2
    assert printed.count(["Hadrin Aldane", "said", "“They buy time,” … “Both of them.”"]) == 2


def test_an_unresolved_source_is_shown_by_its_own_words(averment: Call, base: Path, capfd) -> None:
    averment("statements", base)
    assert "? one person" in capfd.readouterr().out


def test_the_ledger_can_be_narrowed(averment: Call, base: Path, capfd) -> None:
    averment("statements", base, "--speaker", "aldane", "--kind", "direct", "--since", "2026-03", "--format", "json")
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [row["speaker_name"] for row in rows] == ["Hadrin Aldane"] * 2
    averment("statements", base, "--until", "2025", "--format", "json")
    assert capfd.readouterr().out == ""
    averment("statements", base, "--until", "2025")
    assert capfd.readouterr().out == "No statements found.\n"


def test_the_ledger_leaves_out_what_is_not_sure_enough(averment: Call, base: Path, capfd) -> None:
    assert averment("statements", base, "--min-confidence", "0.7", "--format", "json") == 0
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [row["confidence"] for row in rows] == [0.9] * 6


def test_the_ledger_in_a_spreadsheet(averment: Call, base: Path, capfd) -> None:
    averment("statements", base, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert len(rows) == 8
    assert {row["speaker_name"] for row in rows} == {"Ilda Maresh", "Halveth Gazette", "Hadrin Aldane", ""}


def test_a_cut_list_says_that_it_is_cut(averment: Call, base: Path, capfd) -> None:
    averment("statements", base, "--limit", "3", "--format", "json")
    printed = capfd.readouterr()
    assert len(printed.out.splitlines()) == 3
    assert "--limit 0" in printed.err
    averment("statements", base, "--limit", "8")
    assert capfd.readouterr().err == ""


def test_the_pages_of_a_base(averment: Call, base: Path, capfd) -> None:
    averment("pages", base)
    printed = lines(capfd.readouterr().out)
    assert printed[0] == ["page", "published", "outlet", "title", "words", "statements"]
    assert [row[2:] for row in printed[1:]] == [["The Asterin Courier", "Talks to resume in Halveth", "32", "4"]] * 2


def test_what_could_not_be_read_is_listed_with_its_reason(averment: Call, base: Path, pages: Path, capfd) -> None:
    averment("failures", base)
    printed = capfd.readouterr().out
    assert "no_article" in printed
    assert str(pages / "three.txt") in printed


def test_sums_are_numbers(averment: Call, base: Path, capfd) -> None:
    averment("sql", base, "SELECT sum(words) AS words FROM pages", "--format", "json")
    assert json.loads(capfd.readouterr().out) == {"words": 64}


def test_a_question_in_sql(averment: Call, base: Path, capfd) -> None:
    averment("sql", base, "SELECT outlet, count(*) AS pages FROM pages GROUP BY outlet", "--format", "json")
    assert json.loads(capfd.readouterr().out) == {"outlet": "The Asterin Courier", "pages": 2}


@pytest.mark.parametrize("query", ["DROP VIEW pages", "COPY pages TO 'x.csv'", "SELECT nonsense FROM pages", "SELEC"])
def test_sql_can_only_ask(averment: Call, base: Path, query: str, capfd) -> None:
    assert averment("sql", base, query) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_a_fault_on_the_way_through_the_rows_is_one_line(averment: Call, base: Path, capfd) -> None:
    assert averment("sql", base, "SELECT CAST(title AS INTEGER) FROM pages") == 2
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_records_go_out_whole(averment: Call, base: Path, capfd) -> None:
    assert averment("export", base, "--format", "jsonl") == 0
    records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [len(record["statements"]) for record in records] == [4, 4]


def test_statements_that_are_not_sure_enough_stay_at_home(averment: Call, base: Path, capfd) -> None:
    assert averment("export", base, "--format", "jsonl", "--min-confidence", "0.7") == 0
    records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [len(record["statements"]) for record in records] == [3, 3]
    assert averment("export", base, "--format", "csv", "--min-confidence", "0.7") == 0
    assert len(list(csv.DictReader(io.StringIO(capfd.readouterr().out)))) == 6


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_base_goes_out_into_a_file(averment: Call, base: Path, tmp_path: Path, form: str, capfd) -> None:
    assert averment("export", base, "--format", form, "--output", tmp_path / "out") == 0
    printed = capfd.readouterr()
    assert printed.out == ""
    assert f"written to {tmp_path / 'out'}" in printed.err
    assert (tmp_path / "out").stat().st_size > 100


def test_a_file_that_cannot_be_written_is_one_line(averment: Call, base: Path, tmp_path: Path, capfd) -> None:
    assert averment("export", base, "--format", "csv", "--output", tmp_path / "missing" / "out.csv") in {1, 2}
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_page_of_the_base_is_shown_by_the_beginning_of_its_id(averment: Call, base: Path, capfd) -> None:
    averment("pages", base, "--format", "json")
    page = json.loads(capfd.readouterr().out.splitlines()[0])["id"]
    assert averment("show", page[:6], "--base", base) == 0
    assert "{3: “They buy time,”} said Hadrin Aldane." in capfd.readouterr().out


def test_a_page_of_the_base_as_json(averment: Call, base: Path, capfd) -> None:
    assert averment("show", "one.txt", "--base", base, "--format", "json") == 0
    assert json.loads(capfd.readouterr().out)["page"]["title"] == "Talks to resume in Halveth"


def test_a_page_is_shown_without_what_is_not_sure_enough(averment: Call, base: Path, capfd) -> None:
    assert averment("show", "one.txt", "--base", base, "--min-confidence", "0.7") == 0
    printed = capfd.readouterr().out
    assert "{3: “They buy time,”} said Hadrin Aldane." in printed
    assert "He was wrong before, one person said." in printed
    assert "not resolved" not in printed
    averment("show", "one.txt", "--base", base, "--min-confidence", "0.7", "--format", "json")
    assert [each["id"] for each in json.loads(capfd.readouterr().out)["statements"]] == ["s1", "s2", "s3"]


@pytest.mark.parametrize(
    "option", [["--pipeline", "en_core_web_sm"], ["--model", "en"], ["--allow-private"]], ids=" ".join
)
def test_options_for_reading_do_not_go_with_a_base(averment: Call, base: Path, option: list[str], capfd) -> None:
    assert averment("show", "one.txt", "--base", base, *option) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("command", [["statements"], ["pages"], ["failures"], ["sql", "SELECT 1"], ["show", "x"]])
def test_no_base_is_one_line_that_says_how_to_make_one(
    averment: Call, tmp_path: Path, command: list[str], capfd
) -> None:
    name, *rest = command
    missing = tmp_path / "missing"
    call = [name, *rest, "--base", missing] if name == "show" else [name, missing, *rest]
    assert averment(*call) == 1
    printed = capfd.readouterr().err
    assert len(printed.splitlines()) == 1
    assert "--into" in printed
