"""`averment claims`, `positions` and `timeline`, and the claims that other commands show."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from averment import ingest
from averment.coding import Record
from averment.evidence import EvidenceBase
from tests.evidence.claims.world import accord, shelling
from tests.evidence.pages import add

from .conftest import Call
from .test_base_commands import lines


@pytest.fixture
def claimed(tmp_path: Path) -> Path:
    """A base with two pages that claim things."""
    base = EvidenceBase.create(tmp_path / "claimed")
    with base.writer() as writer:
        add(writer, shelling(), accord())
    return base.path


def asked(averment: Call, capfd, *arguments: object) -> list[dict[str, Any]]:
    assert averment(*arguments, "--format", "json") == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_claims_say_who_to_whom_what_how_sure_and_by_whose_account(averment: Call, claimed: Path, capfd) -> None:
    assert averment("claims", claimed) == 0
    printed = capfd.readouterr()
    told = lines(printed.out)
    row = told.index(["Tavash → Vashara", "ASSAULT aerial", "possible, if", "Tavash may bomb the bridge if talks fail"])
    assert told[row + 1] == ["talks fail", "by The Asterin Courier → The minister → Vashara"]
    assert ["Tavash → Vashara", "ASSAULT", "denied", "it had attacked Vashara"] in told
    assert ["Vashara → —", "RETREAT", "demanded", "Vashara must withdraw from Orun"] in told
    assert ["people", "at least 40", "stated", "at least 40"] in told
    assert ["Ilda Maresh → Tarn Front", "leader of", "stated", "Ilda Maresh leads the Tarn Front"] in told
    assert printed.err == ""


def test_what_is_not_certain_is_never_told_without_saying_so(averment: Call, claimed: Path, capfd) -> None:
    averment("claims", claimed, "--factuality", "possible")
    assert "stated" not in capfd.readouterr().out
    averment("claims", claimed, "--demanded")
    assert "stated" not in capfd.readouterr().out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--type", "position"], ["accepted", "rejected", "refuses"]),
        (["--actor", "tavash", "--recipient", "belmar"], ["fired on"]),
        (["--event", "ASSAULT", "--mode", "aerial"], ["bomb"]),
        (["--relation", "leader_of"], ["leads"]),
        (["--stance", "refuses"], ["rejected", "refuses"]),
        (["--factuality", "CT-"], ["attacked"]),
        (["--demanded"], ["withdraw"]),
        (["--not-demanded", "--outlet", "gazette"], ["accepted", "rejected", "refuses"]),
        (["--account", "the minister"], ["bomb"]),
        (["--account", "outlet", "--type", "event"], ["fired on"]),
        (["--from", "2026-03-01", "--to", "2026-03-01", "--type", "event"], ["shelled the port"]),
        (["--since", "2026-03-05", "--type", "event"], ["withdraw"]),
        (["--place", "port"], ["shelled the port"]),
        (["--text", "talks fail"], ["bomb"]),
        (["--min-confidence", "0.9"], ["attacked"]),
    ],
    ids=" ".join,
)
def test_claims_can_be_narrowed(averment: Call, claimed: Path, options: list[str], expected: list[str], capfd) -> None:
    assert [row["predicate"] for row in asked(averment, capfd, "claims", claimed, *options)] == expected


def test_claims_in_a_spreadsheet(averment: Call, claimed: Path, capfd) -> None:
    assert averment("claims", claimed, "--format", "csv", "--limit", "3") == 0
    printed = capfd.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert [row["stance"] for row in rows] == ["accepts", "refuses", "refuses"]
    assert "--limit 0" in printed.err


def test_none_are_found(averment: Call, claimed: Path, capfd) -> None:
    averment("claims", claimed, "--text", "nothing of the kind")
    averment("positions", claimed, "nothing of the kind")
    averment("timeline", claimed, "--to", "1990")
    assert capfd.readouterr().out.splitlines() == ["No claims found.", "No positions found.", "Nothing found."]


def test_pages_that_were_read_before_there_were_claims_are_to_be_read_again(
    averment: Call, base: Path, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EvidenceBase, "without_claims", lambda self: 2)
    for command in ("claims", "positions", "timeline"):
        assert averment(command, base) == 0
        line = capfd.readouterr().err
        assert line == (
            f"2 pages were read before Averment found claims: `averment read PAGES --into {base} --again` finds them.\n"
        )


def test_who_stands_where_on_what_since_when_and_by_whose_account(averment: Call, claimed: Path, capfd) -> None:
    assert averment("positions", claimed) == 0
    told = lines(capfd.readouterr().out)
    assert told[:2] == [["the 30-day ceasefire"], ["also: a thirty-day ceasefire"]]
    assert told[3][:5] == ["Tavash", "refuses", "stated", "2026-03-10 (page)", "Halveth Gazette"]
    assert told[4][:5] == ["Vashara", "accepts", "stated", "since 2026-02", "Halveth Gazette → Ilda Maresh"]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (["Tarn Front"], ["Tarn Front"]),
        (["30-day"], ["Tavash", "Vashara"]),
        (["vashara", "--on", "ceasefire"], ["Vashara"]),
        (["--on", "weapons"], ["Tarn Front"]),
        (["--to", "2026-02"], ["Vashara"]),
    ],
    ids=" ".join,
)
def test_positions_of_an_actor_or_on_a_proposal(
    averment: Call, claimed: Path, call: list[str], expected: list[str], capfd
) -> None:
    assert [row["actor_name"] for row in asked(averment, capfd, "positions", claimed, *call)] == expected


def test_an_actor_of_positions_may_be_given_by_id(averment: Call, claimed: Path, capfd) -> None:
    (row,) = asked(averment, capfd, "positions", claimed, "Tarn Front")
    assert asked(averment, capfd, "positions", claimed, row["actor"]) == [row]


def test_the_timeline_marks_dates_that_are_only_the_pages(averment: Call, claimed: Path, capfd) -> None:
    assert averment("timeline", claimed, "Tavash") == 0
    told = lines(capfd.readouterr().out)
    assert told[1][:4] == ["2026-03-01", "Tavash → Vashara", "ASSAULT heavy-weapons", "stated"]
    assert told[2][:3] == ["2026-03-03 (page)", "Tavash", "says (denied)"]
    assert told[4][:4] == ["2026-03-03 (page)", "Tavash → Vashara", "ASSAULT aerial", "possible, if talks fail"]


def test_the_timeline_for_programs(averment: Call, claimed: Path, capfd) -> None:
    rows = asked(averment, capfd, "timeline", claimed, "Belmar")
    assert [(row["what"], row["dated"], row["dated_by"]) for row in rows] == [("event", "2026-03-03", "page")]
    assert averment("timeline", claimed, "--format", "csv", "--limit", "0") == 0
    assert len(list(csv.DictReader(io.StringIO(capfd.readouterr().out)))) == 5 + 6


def test_an_actor_is_told_with_what_it_is_said_to_do_and_what_is_said_to_be_done_to_it(
    averment: Call, claimed: Path, capfd
) -> None:
    assert averment("actor", claimed, "Vashara") == 0
    printed = capfd.readouterr().out
    done = printed.partition("Said to be done to it")[2].partition("Says")[0]
    assert "ASSAULT aerial" in done
    assert "possible, if talks fail" in done
    assert "RETREAT" in printed.partition("Said to do")[2].partition("Said to be done to it")[0]
    (told,) = asked(averment, capfd, "actor", claimed, "Vashara")
    assert [row["predicate"] for row in told["done_to"]] == ["shelled the port", "attacked", "bomb"]
    assert [row["predicate"] for row in told["does"]] == ["withdraw"]


def test_a_page_is_shown_with_its_claims_below_their_words(averment: Call, claimed: Path, capfd) -> None:
    assert averment("show", shelling().page.id[:8], "--base", claimed) == 0
    printed = " ".join(capfd.readouterr().out.split())
    assert (
        "fail}}. claim ▸ Tavash → Vashara: possible, if talks fail · ASSAULT aerial"
        " · by The Asterin Courier → The minister → Vashara" in printed
    )


def test_a_page_is_shown_without_claims_by_the_account_of_a_statement_that_is_left_out(
    averment: Call, claimed: Path, capfd
) -> None:
    assert averment("show", shelling().page.id[:8], "--base", claimed, "--min-confidence", "0.7") == 0
    printed = capfd.readouterr().out
    assert "possible" not in printed
    assert "denied" in printed


def test_a_page_that_is_read_is_printed_with_its_claims_after_its_statements(
    averment: Call, reads: list[str], pages: Path, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: Record = msgspec.structs.replace(shelling(), model="averment")
    monkeypatch.setattr(ingest, "read_source", lambda source, reader: read)
    assert averment("read", pages / "one.txt") == 0
    printed = capfd.readouterr().out
    statements, _, claims = printed.partition("\nClaims\n")
    assert "that it had attacked Vashara" in statements
    assert ["Tavash → Vashara", "ASSAULT", "denied", "it had attacked Vashara"] in lines(claims)
    assert averment("read", pages / "one.txt", "--format", "json") == 0
    assert len(json.loads(capfd.readouterr().out)["claims"]) == 6


def test_claims_go_out_in_a_table_and_in_records(averment: Call, claimed: Path, tmp_path: Path, capfd) -> None:
    assert averment("export", claimed, "--format", "csv", "--claims", "--output", tmp_path / "claims.csv") == 0
    assert "10 claims written to" in capfd.readouterr().err
    rows = list(csv.DictReader((tmp_path / "claims.csv").open(encoding="utf-8-sig")))
    assert {row["type"] for row in rows} == {"event", "relation", "quantity", "position"}
    assert averment("export", claimed, "--format", "csv", "--claims", "--actors") == 0
    head = capfd.readouterr().out.splitlines()[0]
    assert head.endswith(",actors,recipients,accounts")
    assert averment("export", claimed, "--format", "jsonl", "--claims") == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
    assert averment("export", claimed, "--format", "jsonl") == 0
    assert [len(json.loads(line)["claims"]) for line in capfd.readouterr().out.splitlines()] in ([6, 4], [4, 6])


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["claims", "BASE", "--type", "rumour"], 2),
        (["claims", "BASE", "--event", "WAR"], 2),
        (["claims", "BASE", "--factuality", "true"], 2),
        (["claims", "BASE", "--from", "Sunday"], 2),
        (["claims", "BASE", "--actor", "nobody"], 2),
        (["claims", "BASE", "--account", " "], 2),
        (["positions", "BASE", "nobody", "--on", "ceasefire"], 2),
        (["positions", "BASE", " "], 2),
        (["positions", "BASE", "--to", "later"], 2),
        (["timeline", "BASE", "nobody"], 2),
        (["claims", "missing"], 1),
        (["positions", "missing"], 1),
        (["timeline", "missing"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_a_call_that_cannot_be_is_one_line(
    averment: Call, claimed: Path, tmp_path: Path, call: list[str], code: int, capfd
) -> None:
    places = {"BASE": claimed, "missing": tmp_path / "missing"}
    assert averment(*(places.get(word, word) for word in call)) == code
    assert len(capfd.readouterr().err.splitlines()) == 1
