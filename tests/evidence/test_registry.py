"""Known actors: versions supersede, nothing is kept twice, and bases from before them go on."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from averment.coding.registry import Known
from averment.errors import UsageError
from averment.evidence import EvidenceBase

from .pages import add, report


def known(name: str = "Ilda Maresh", **fields: Any) -> Known:
    """An entry of a list."""
    surname = name.rsplit(maxsplit=1)[-1].lower()
    return Known(**({"id": surname, "name": name, "type": "person", "source": "lake"} | fields))


def test_what_is_imported_can_be_asked_for(base: EvidenceBase) -> None:
    entry = known(aliases=("I. Maresh",), ids={"wikidata": "Q999999001"}, since="1968", roles=("prime minister",))
    imported = base.import_actors([entry], by="Edda", file="lake.csv")
    assert (imported.entries, imported.new, imported.changed, imported.unchanged) == (1, 1, 0, 0)
    assert imported.ids == {"lake/maresh"}
    columns = "id, name, type, aliases, ids, since, roles, source, file, imported_by, versions"
    assert base.registry().select(columns).fetchall() == [
        (
            "lake/maresh", "Ilda Maresh", "person", ["I. Maresh"], ["wikidata:Q999999001"], "1968", ["prime minister"],
            "lake", "lake.csv", "Edda", 1,
        )
    ]  # fmt: skip


def test_importing_the_same_again_adds_nothing(base: EvidenceBase) -> None:
    entries = [known(), known("Sefa Ardun")]
    first = base.import_actors(entries)
    again = base.import_actors(entries)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert base.sql('SELECT DISTINCT "import" FROM _registry').fetchall() == [(first.id,)]
    assert base.sql("SELECT count(*) FROM _registry").fetchall() == [(2,)]


def test_a_newer_version_takes_the_place_of_the_one_before_which_stays(base: EvidenceBase) -> None:
    base.import_actors([known(), known("Sefa Ardun")])
    newer = base.import_actors([known(name="Ilda K. Maresh", id="maresh")])
    assert (newer.new, newer.changed) == (0, 1)
    assert base.registry().select("name, versions").fetchall() == [("Ilda K. Maresh", 2), ("Sefa Ardun", 1)]
    assert base.sql("SELECT count(*) FROM _registry").fetchall() == [(3,)]


def test_going_back_to_an_older_version_is_a_change(base: EvidenceBase) -> None:
    for name in ("Ilda Maresh", "Ilda K. Maresh", "Ilda Maresh"):
        assert base.import_actors([known(name=name, id="maresh")]).unchanged == 0
    assert base.registry().select("name").fetchall() == [("Ilda Maresh",)]


def test_an_id_that_comes_twice_in_one_list_counts_once_however_often_it_is_imported(base: EvidenceBase) -> None:
    entries = [known(), known("Ilda K. Maresh")]
    assert base.import_actors(entries).repeated == 1
    assert base.import_actors(entries).unchanged == 1
    assert base.registry().select("name").fetchall() == [("Ilda Maresh",)]


def test_two_lists_may_use_the_same_ids(base: EvidenceBase) -> None:
    base.import_actors([known(id="1")])
    base.import_actors([known("Sefa Ardun", id="1", source="hills")])
    assert base.registry().select("id").fetchall() == [("lake/1",), ("hills/1",)]
    assert base.registry(source="hills").select("name").fetchall() == [("Sefa Ardun",)]


def test_known_actors_are_found_by_name_and_type(base: EvidenceBase) -> None:
    base.import_actors([known(aliases=("the Premier",)), known("Northern Hills Front", type="armed_group")])
    assert base.registry(name="premier").select("name").fetchall() == [("Ilda Maresh",)]
    assert base.registry(type="armed_group", limit=1).select("name").fetchall() == [("Northern Hills Front",)]
    with pytest.raises(UsageError, match="`type` cannot be"):
        base.registry(type="dragon")


def test_a_base_from_before_is_opened_and_gets_the_table_with_the_first_import(base: EvidenceBase) -> None:
    assert not (base.path / "registry").exists()
    before = EvidenceBase.open(base.path)
    assert before.registry().fetchall() == []
    assert before.recognised() == []
    base.import_actors([known()])
    assert before.registry().select("name").fetchall() == [("Ilda Maresh",)]
    with before.writer() as writer:
        add(writer, report(1))
    assert len(base.pages().fetchall()) == 1
    shutil.rmtree(base.path / "registry")
    assert EvidenceBase.open(base.path).registry().fetchall() == []


def test_two_who_import_at_once_lose_nothing(base: EvidenceBase) -> None:
    other = EvidenceBase.open(base.path)
    base.registry().fetchall()
    other.registry().fetchall()
    base.import_actors([known()])
    other.import_actors([known("Sefa Ardun")])
    assert len(base.registry().fetchall()) == len(other.registry().fetchall()) == 2


def test_who_imports_is_the_login_name_where_nobody_is_named(
    base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "edda")
    base.import_actors([known()])
    assert base.registry().select("imported_by").fetchall() == [("edda",)]


def test_many_entries(base: EvidenceBase, tmp_path: Path) -> None:
    entries = [known(f"Reed {number}", id=str(number)) for number in range(25_000)]
    assert base.import_actors(iter(entries)).new == 25_000
    assert base.import_actors(entries).unchanged == 25_000
