import json
from pathlib import Path

import pytest

from averment.evidence import EvidenceBase
from tests.evidence.actors.world import Named, call, keep, page

from .conftest import Call
from .test_base_commands import lines


@pytest.fixture
def cast(tmp_path: Path) -> Path:
    """A base in which one man is on two pages, and a pair waits for a person."""
    base = EvidenceBase.create(tmp_path / "cast")
    front, salgo = Named("Tarn Front", "armed_group"), call("Dorin Salgo", "analyst")
    keep(
        base,
        page(1, call("Ilda Maresh", "minister", says="the talks with Tarn Front hold"), salgo, front),
        page(2, call("Ilda Maresh", "president"), salgo, call("Edda Venn", says="Maresh or Ilda Maresh lies")),
        page(3, call("Mohammed Ali", "Iraqi oil minister"), salgo, front),
        page(4, call("Mohammed Ali", "Egyptian goalkeeper"), call("Joss Farrow")),
    )
    return base.path


def asked(averment: Call, capfd, *arguments: object) -> list[dict[str, object]]:
    assert averment(*arguments, "--format", "json") == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_the_actors_of_a_base_are_listed(averment: Call, cast: Path, capfd) -> None:
    assert averment("actors", cast, "--min-pages", "2") == 0
    printed = lines(capfd.readouterr().out)
    assert printed[0] == ["actor", "name", "type", "pages", "statements", "mentions", "also", "roles"]
    assert [row[1:4] for row in printed[1:]] == [
        ["Ilda Maresh", "person", "2"],
        ["Dorin Salgo", "person", "3"],
        ["Tarn Front", "armed group", "2"],
    ]


def test_options_may_stand_before_the_base(averment: Call, cast: Path, capfd) -> None:
    listed = [asked(averment, capfd, *call) for call in (
        ("actors", cast, "--type", "armed_group"),
        ("actors", "--type", "armed_group", cast),
        ("actors", "list", cast, "--type", "armed_group"),
    )]  # fmt: skip
    assert listed[0] == listed[1] == listed[2]
    assert [row["name"] for row in listed[0]] == ["Tarn Front"]


def test_actors_in_a_spreadsheet(averment: Call, cast: Path, capfd) -> None:
    assert averment("actors", cast, "--name", "maresh", "--format", "csv") == 0
    head, row = capfd.readouterr().out.splitlines()
    assert head.startswith("id,name,type,aliases,roles,pages")
    assert "Ilda Maresh,person" in row


def test_one_actor_is_shown_with_roles_words_and_what_is_said_of_it(averment: Call, cast: Path, capfd) -> None:
    assert averment("actor", cast, "ilda maresh") == 0
    printed = capfd.readouterr().out
    assert printed.startswith("Ilda Maresh\n")
    assert ["minister", "1", "2026-03-03", "2026-03-03", "The Asterin Courier"] in lines(printed)
    assert "that the talks with Tarn Front hold" in printed.partition("Says")[2].partition("Said of it")[0]
    assert "Edda Venn  that Maresh or Ilda Maresh lies" in printed.partition("Said of it")[2]


def test_one_actor_as_json(averment: Call, cast: Path, capfd) -> None:
    (told,) = asked(averment, capfd, "actor", cast, "Ilda Maresh")
    assert [role["role"] for role in told["roles"]] == ["minister", "president"]  # type: ignore[index, attr-defined]
    assert [row["speaker_name"] for row in told["said_of"]] == ["Edda Venn"]  # type: ignore[attr-defined]
    assert averment("actor", cast, "Ilda Maresh", "--min-confidence", "0.95", "--format", "json") == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["said"], told["said_of"]) == ([], [])


def test_statements_of_one_actor_of_the_base(averment: Call, cast: Path, capfd) -> None:
    rows = asked(averment, capfd, "statements", cast, "--actor", "ilda maresh")
    assert [row["content"] for row in rows] == [["that the talks with Tarn Front hold"]]


def test_statements_go_out_with_the_actors_of_the_base(averment: Call, cast: Path, capfd) -> None:
    assert averment("export", cast, "--format", "csv", "--actors") == 0
    head, *rows = capfd.readouterr().out.splitlines()
    assert head.endswith(",actor,actor_name")
    assert sorted(row.rpartition(",")[2] for row in rows) == ["Edda Venn", "Ilda Maresh"]
    assert averment("export", cast, "--format", "jsonl", "--actors") == 2
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_pair_that_waits_is_listed_and_decided(averment: Call, cast: Path, capfd) -> None:
    (waiting,) = asked(averment, capfd, "actors", cast, "--candidates")
    assert averment("actors", cast, "--candidates") == 0
    assert "Mohammed Ali" in capfd.readouterr().out
    assert averment("actors", "accept", cast, waiting["question"], "--by", "Ilda", "--note", "one") == 0
    assert "Kept as decision" in capfd.readouterr().err
    assert [row["pages"] for row in asked(averment, capfd, "actors", cast, "--name", "mohammed")] == [2]
    assert averment("actors", "undo", cast) == 0
    capfd.readouterr()
    assert averment("actors", "reject", cast, str(waiting["question"])[:6]) == 0
    capfd.readouterr()
    assert asked(averment, capfd, "actors", cast, "--candidates") == []
    history = asked(averment, capfd, "actors", "decisions", cast)
    assert [(row["kind"], row["state"]) for row in history] == [
        ("reject", "in force"),
        ("undo", "in force"),
        ("accept", "undone"),
    ]
    assert [history[2][column] for column in ("by", "note")] == ["Ilda", "one"]


def test_merge_split_rename_and_undo(averment: Call, cast: Path, capfd) -> None:
    assert averment("actors", "merge", cast, "Edda Venn", "Joss Farrow") == 0
    capfd.readouterr()
    (merged,) = asked(averment, capfd, "actors", cast, "--name", "venn")
    assert merged["aliases"] == ["Joss Farrow"]
    assert averment("actors", "rename", cast, "Edda Venn", "E. V.") == 0
    capfd.readouterr()
    assert averment("actors", "split", cast, "Dorin Salgo", "--page", page(3, call("x")).page.id[:8]) == 0
    capfd.readouterr()
    assert [row["pages"] for row in asked(averment, capfd, "actors", cast, "--name", "salgo")] == [2, 1]
    for _ in range(3):
        assert averment("actors", "undo", cast) == 0
    capfd.readouterr()
    assert [row["pages"] for row in asked(averment, capfd, "actors", cast, "--name", "salgo")] == [3]
    assert averment("actors", "decisions", cast) == 0
    assert "split" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("call_", "code"),
    [
        (["actor", "BASE", "nobody"], 2),
        (["actor", "BASE", "mohammed ali"], 2),
        (["actors", "merge", "BASE", "Edda Venn"], 2),
        (["actors", "merge", "BASE", "Edda Venn", "nobody"], 2),
        (["actors", "split", "BASE", "Edda Venn"], 2),
        (["actors", "split", "BASE", "Edda Venn", "--page", "ffffff"], 2),
        (["actors", "rename", "BASE", "Edda Venn"], 2),
        (["actors", "accept", "BASE", "abcdef"], 2),
        (["actors", "undo", "BASE"], 2),
        (["actors", "BASE", "--type", "king"], 2),
        (["actors", "BASE", "--candidates", "--name", "venn"], 2),
        (["actors", "missing"], 1),
        (["actors", "decisions", "missing"], 1),
        (["actor", "missing", "Edda Venn"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_what_cannot_be_done_is_one_line(averment: Call, cast: Path, call_: list[str], code: int, capfd) -> None:
    assert averment(*(cast if word == "BASE" else word for word in call_)) == code
    printed = capfd.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert printed.err.startswith("averment: ")
