import json
from pathlib import Path

import pytest

from .conftest import Call

LIST = "id,name,aliases,type,colour\nm,Ilda Maresh,,person,red\ng,Halveth Gazette,,newspaper,\na,Aldane,,person,\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "lake.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_the_sums_and_the_matches_sure_and_doubtful(averment: Call, base: Path, listed: Path, capfd) -> None:
    assert averment("actors", "import", base, listed) == 0
    printed = capfd.readouterr().out
    assert "3 entries of the list lake: 3 new, 0 changed, 0 already there" in printed
    assert "Columns read: id (id), name (name), aliases (alias), type (type)" in printed
    assert "Columns not read: colour" in printed
    sure, doubtful = printed.split("Doubtful")
    assert "Ilda Maresh    " in sure
    assert "the same name; both media" in sure
    assert "Aldane" not in sure
    assert "Hadrin Aldane" in doubtful


def test_importing_again_says_that_nothing_is_new_and_shows_the_matches(
    averment: Call, base: Path, listed: Path, capfd
) -> None:
    averment("actors", "import", base, listed)
    capfd.readouterr()
    assert averment("actors", "import", base, listed) == 0
    printed = capfd.readouterr().out
    assert "0 new, 0 changed, 3 already there" in printed
    assert "Halveth Gazette" in printed


def test_for_a_program(averment: Call, base: Path, listed: Path, capfd) -> None:
    assert averment("actors", "import", base, listed, "--list", "people", "--by", "Edda", "--format", "json") == 0
    answer = json.loads(capfd.readouterr().out)
    assert (answer["list"], answer["form"], answer["entries"], answer["new"]) == ("people", "table", 3, 3)
    assert [(match["entry"], match["sure"], match["pages"]) for match in answer["matches"]] == [
        ("people/g", True, 2),
        ("people/m", True, 2),
        ("people/a", False, 2),
    ]
    assert all(match["reason"] and match["page"] for match in answer["matches"])
    averment("sql", base, "SELECT DISTINCT imported_by, file FROM registry", "--format", "json")
    assert json.loads(capfd.readouterr().out) == {"imported_by": "Edda", "file": str(listed)}


def test_bad_rows_are_told_and_the_others_go_in(averment: Call, base: Path, tmp_path: Path, capfd) -> None:
    path = tmp_path / "lake.csv"
    path.write_text("name,born\nIlda Maresh,1968\n,\n,1970\nSefa Ardun,3/4/80\n", encoding="utf-8")
    assert averment("actors", "import", base, path) == 1
    printed = capfd.readouterr()
    assert printed.err.splitlines() == [
        "line 4: it has no name: give it one, or leave the row out",
        "line 5: the date '3/4/80' is not understood: write it as 1950, 1950-06 or 1950-06-01",
    ]
    assert "1 entry of the list lake: 1 new" in printed.out


def test_what_is_not_understood_is_told(averment: Call, base: Path, tmp_path: Path, capfd) -> None:
    path = tmp_path / "lake.csv"
    path.write_text("name,type,country\nReed,vizier,Velmora\n", encoding="utf-8")
    assert averment("actors", "import", base, path) == 0
    printed = capfd.readouterr().out
    assert "Types not understood, kept as other: vizier (1)" in printed
    assert "Countries not understood, left empty: Velmora (1)" in printed
    assert "None of them was found on the pages of the base." in printed


def test_a_cut_list_of_matches_says_so(averment: Call, base: Path, listed: Path, capfd) -> None:
    averment("actors", "import", base, listed, "--limit", "1", "--format", "json")
    printed = capfd.readouterr()
    assert len(json.loads(printed.out)["matches"]) == 1
    assert "--limit 0" in printed.err


@pytest.mark.parametrize("content", ["", "Ilda Maresh\n", '{"a": 1}'])
def test_what_is_no_list_is_one_line_and_code_2(
    averment: Call, base: Path, tmp_path: Path, content: str, capfd
) -> None:
    path = tmp_path / "list"
    path.write_text(content, encoding="utf-8")
    assert averment("actors", "import", base, path) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_no_base_is_one_line_that_says_how_to_make_one(averment: Call, tmp_path: Path, listed: Path, capfd) -> None:
    assert averment("actors", "import", tmp_path / "missing", listed) == 1
    assert "--into" in capfd.readouterr().err
