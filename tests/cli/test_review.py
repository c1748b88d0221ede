"""`averment review`, and what people say as other commands show it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from averment.evidence import EvidenceBase
from averment.exchange import read_jsonl
from tests.evidence.claims.world import shelling
from tests.evidence.review.world import DENIED, SAID, SHELLED, kept

from .conftest import Call
from .test_base_commands import lines


@pytest.fixture
def read(tmp_path: Path) -> Path:
    return kept(EvidenceBase.create(tmp_path / "read")).path


def asked(averment: Call, capfd, *arguments: object) -> list[dict[str, Any]]:
    assert averment(*arguments, "--format", "json") == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_what_is_most_worth_checking_is_listed_first(averment: Call, read: Path, capfd) -> None:
    assert averment("review", read, "--limit", "1") == 0
    head, row = lines(capfd.readouterr().out)
    assert head == ["id", "worth", "what", "sure", "review", "by", "words", "where"]
    assert row[2:6] == ["claim: event", "50%", "unreviewed", "somebody → Vashara"] or row[6].startswith(
        "Tavash may bomb"
    )
    assert len(asked(averment, capfd, "review", read, "--queue", "--record", "statement")) == 6


def test_decisions_are_made_listed_and_taken_back(averment: Call, read: Path, capfd) -> None:
    assert averment("review", "accept", read, SAID, DENIED, "--by", "edda", "--note", "so it says") == 0
    said = capfd.readouterr().err
    assert said.startswith("Kept as 2 decisions, ")
    assert "(accept, by edda)" in said
    listed = asked(averment, capfd, "review", read, "--decisions")
    assert sorted(row["about"] for row in listed) == sorted([SAID, DENIED])
    assert {(row["by"], row["note"], row["state"]) for row in listed} == {("edda", "so it says", "in force")}
    rows = asked(averment, capfd, "statements", read, "--review", "accepted")
    assert {row["id"] for row in rows} == {SAID, DENIED}
    assert averment("review", "undo", read, listed[0]["batch"][:8], "--by", "ilda") == 0
    assert asked(averment, capfd, "statements", read, "--review", "not-unreviewed") == []
    assert averment("review", read, "--decisions") == 0
    assert "undone" in capfd.readouterr().out


def test_a_statement_and_a_claim_are_corrected(averment: Call, read: Path, capfd) -> None:
    (made,) = asked(
        averment, capfd, "review", "correct", read, SAID, "--speaker", "Belmar", "--content", "at least 40 people",
        "--clear", "cue", "--by", "edda",
    )  # fmt: skip
    assert (made["kind"], made["about"], made["by"]) == ("correct", SAID, "edda")
    (row,) = asked(averment, capfd, "statements", read, "--review", "corrected")
    assert (row["speaker_name"], row["content"], row["cue"]) == ("Belmar", ["at least 40 people"], None)
    start = shelling().page.text.index("Tavash had shelled")
    assert averment(
        "review", "correct", read, SHELLED, "--event", "coerce", "--factuality", "possible", "--actor", "Vashara",
        "--actor", "Belmar", "--clear", "recipient", "--not-intended", "--evidence", f"{start}-{start + 36}",
        "--date", "2026-03-01/", "--date-words", "on Monday",
    ) == 0  # fmt: skip
    capfd.readouterr()
    (row,) = asked(averment, capfd, "claims", read, "--review", "corrected")
    assert (row["event"], row["factuality"], row["actor_names"], row["recipient"]) == (
        "COERCE", "PS+", ["Vashara", "Belmar"], [],
    )  # fmt: skip
    assert (row["date"], row["date_start"], row["date_end"]) == ("on Monday", "2026-03-01", None)
    assert row["evidence"] == [shelling().page.text[start : start + 36]]


def test_all_rows_of_a_list_are_decided_at_once(averment: Call, read: Path, capfd, monkeypatch) -> None:
    assert averment("claims", read, "--event", "ASSAULT", "--limit", "0", "--format", "json") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(capfd.readouterr().out))
    assert averment("review", "reject", read, "-", "--by", "edda") == 0
    capfd.readouterr()
    assert len(asked(averment, capfd, "claims", read, "--review", "rejected")) == 4
    assert averment("review", "undo", read, "--by", "edda") == 0
    assert asked(averment, capfd, "claims", read, "--review", "rejected") == []


def test_agreement_is_told_by_field(averment: Call, read: Path, capfd) -> None:
    for who in ("edda", "ilda"):
        averment("review", "accept", read, SAID, "--by", who)
        averment("review", "reject", read, DENIED, "--by", who)
    capfd.readouterr()
    assert averment("review", read, "--agreement") == 0
    assert lines(capfd.readouterr().out)[1] == ["statement", "verdict", "1.000", "2", "2"]
    assert averment("review", read, "--agreement", "--format", "csv") == 0
    assert next(csv.DictReader(io.StringIO(capfd.readouterr().out)))["alpha"] == "1.000"


def test_ledgers_and_the_page_say_what_people_hold(averment: Call, read: Path, capfd) -> None:
    averment("review", "reject", read, SHELLED, SAID)
    averment("review", "accept", read, DENIED)
    capfd.readouterr()
    averment("claims", read)
    assert "Tavash had shelled the port of Orun on Sunday  [rejected]" in capfd.readouterr().out
    averment("statements", read)
    assert "that it had attacked Vashara  [accepted]" in capfd.readouterr().out
    assert averment("show", shelling().page.id, "--base", read) == 0
    shown = capfd.readouterr().out
    assert "{1✗: that Tavash had shelled" in shown
    assert "{2✓: that it had attacked Vashara}" in shown
    assert "[rejected]" in shown
    (record,) = asked(averment, capfd, "show", shelling().page.id, "--base", read)
    assert {each["of"]: each["review"] for each in record["review"]} == {
        SHELLED: "rejected", SAID: "rejected", DENIED: "accepted",
    }  # fmt: skip


def test_exports_have_what_people_corrected_and_leave_out_what_is_asked(
    averment: Call, read: Path, tmp_path: Path, capfd
) -> None:
    averment("review", "correct", read, DENIED, "--speaker", "Belmar")
    averment("review", "reject", read, SAID)
    out = tmp_path / "out"
    assert averment("export", read, "--format", "csv", "--output", out) == 0
    with out.open(encoding="utf-8-sig") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert (rows[DENIED]["speaker_name"], rows[DENIED]["review"]) == ("Belmar", "corrected")
    assert rows[SAID]["review"] == "rejected"
    assert averment("export", read, "--format", "jsonl", "--review", "not-rejected", "--output", out) == 0
    record = next(record for record in read_jsonl(out) if record.page.id == shelling().page.id)
    assert SAID not in {statement.id for statement in record.statements}
    assert all(SAID not in claim.account for claim in record.claims)
    belmar = next(actor.id for actor in record.actors if actor.name == "Belmar")
    assert [each.speaker for each in record.statements if each.id == DENIED] == [belmar]


@pytest.mark.parametrize(
    ("call_", "code"),
    [
        (["review", "missing"], 1),
        (["review", "BASE", "--queue", "--decisions"], 2),
        (["review", "BASE", "--decisions", "--outlet", "x"], 2),
        (["review", "BASE", "--type", "war"], 2),
        (["review", "accept", "BASE"], 2),
        (["review", "accept", "BASE", "ffff"], 2),
        (["review", "correct", "BASE", SAID], 2),
        (["review", "correct", "BASE", SAID, "--content", "9-3"], 2),
        (["review", "correct", "BASE", SHELLED, "--date", "2026"], 2),
        (["review", "correct", "BASE", SHELLED, "--factuality", "perhaps"], 2),
        (["review", "correct", "BASE", SHELLED, "--clear", "type"], 2),
        (["review", "note", "BASE", SAID], 2),
        (["review", "undo", "BASE"], 2),
        (["statements", "BASE", "--review", "maybe"], 2),
        (["export", "BASE", "--format", "jsonl", "--review", "maybe"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_what_cannot_be_done_is_one_line(averment: Call, read: Path, call_: list[str], code: int, capfd) -> None:
    assert averment(*(read if word == "BASE" else word for word in call_)) == code
    printed = capfd.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert printed.err.startswith("averment: ")
