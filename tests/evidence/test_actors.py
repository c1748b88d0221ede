"""The actors of a whole base: found, kept, told of, and as people decided."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from averment.coding import Record
from averment.coding.registry import Known
from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.tables import Table

from .actors.world import Named, call, keep, page
from .pages import MODEL
from .test_layout import _as_nobody, tmp_path_of_all  # noqa: F401 - a fixture

REPOSITORY = Path(__file__).parent.parent.parent
SALGO, FRONT = call("Dorin Salgo", "analyst"), Named("Tarn Front", "armed_group")
NEWER = f"{MODEL}, newer"


def qasemli(name: str = "Fuad Qasemli", *, says: str | None = None) -> Named:
    return call(name, "foreign minister", aliases=(name.rsplit(maxsplit=1)[-1],), says=says)


def pages(base: EvidenceBase, name: str) -> list[int]:
    """On how many pages each actor with words of this name is, the largest first."""
    return sorted((pages for (pages,) in base.actors(name=name).select("pages").fetchall()), reverse=True)


@pytest.fixture
def two(base: EvidenceBase) -> EvidenceBase:
    """A base in which two pages spell one man differently, and each has others."""
    keep(base, first_of_two(), second_of_two())
    return base


def first_of_two(**fields: Any) -> Record:
    return page(1, qasemli(says="the talks with Tarn Front hold"), SALGO, FRONT, published="2026-03-01", **fields)


def second_of_two(**fields: Any) -> Record:
    dren = call("Salgo Dren", says="Qassemli lies")
    return page(2, qasemli("Fouad Qassemli"), SALGO, dren, FRONT, published="2026-04-02", **fields)


@pytest.fixture
def waiting(base: EvidenceBase) -> EvidenceBase:
    """A base in which a pair waits for a person."""
    keep(
        base,
        page(1, call("Mohammed Ali", "Iraqi oil minister"), SALGO, FRONT),
        page(2, call("Mohammed Ali", "Egyptian goalkeeper"), call("Joss Farrow")),
        page(3, call("Edda Venn"), SALGO),
    )
    return base


def test_an_empty_base_has_no_actors(base: EvidenceBase) -> None:
    assert base.actors().fetchall() == []
    assert base.candidates().fetchall() == []
    assert base.decisions().fetchall() == []
    with pytest.raises(UsageError, match="No actor is 'anyone'"):
        base.actor("anyone")


def test_the_same_actor_is_found_on_all_pages(two: EvidenceBase) -> None:
    assert pages(two, "Qasemli") == [2]
    found = two.actor("fouad qassemli")
    assert found == two.actor(found.id) == two.actor(found.id[:4])
    assert {found.name, *found.aliases} == {"Fuad Qasemli", "Fouad Qassemli", "Qasemli", "Qassemli"}
    assert (found.pages, found.statements, found.first_published, found.last_published) == (
        2,
        1,
        "2026-03-01",
        "2026-04-02",
    )
    (role,) = found.roles
    assert (role.role, role.pages, role.first, role.last) == ("foreign minister", 2, "2026-03-01", "2026-04-02")


def test_what_an_actor_says_and_what_is_said_of_it(two: EvidenceBase) -> None:
    (said,) = two.statements(actor="Fouad Qassemli").select("content", "speaker_name").fetchall()
    assert said == (["that the talks with Tarn Front hold"], "Fuad Qasemli")
    (of,) = two.said_of("Fuad Qasemli").select("speaker_name", "content").fetchall()
    assert of == ("Salgo Dren", ["that Qassemli lies"])
    assert two.said_of("Tarn Front").select("speaker_name").fetchall() == [("Fuad Qasemli",)]


def test_the_actors_of_the_base_can_be_asked_in_sql(two: EvidenceBase) -> None:
    two.resolved()
    query = (
        "SELECT actor_name, content FROM said WHERE actor = (SELECT id FROM base_actors WHERE name = 'Fuad Qasemli')"
    )
    assert len(two.sql(query).fetchall()) == 1
    assert two.sql("SELECT count(*) FROM appearances").fetchall() == [(7,)]


def test_actors_are_found_by_name_type_page_and_how_much_there_is_of_them(two: EvidenceBase) -> None:
    def names(**asked: object) -> set[str]:
        return {name for (name,) in two.actors(**asked).select("name").fetchall()}  # type: ignore[arg-type]

    assert names(type="armed_group") == {"Tarn Front"}
    assert names(min_pages=2) == {"Fuad Qasemli", "Dorin Salgo", "Tarn Front"}
    assert names(min_statements=1) == {"Fuad Qasemli", "Salgo Dren"}
    assert names(page=page(1, SALGO).page.id) == {"Fuad Qasemli", "Dorin Salgo", "Tarn Front"}
    assert len(two.actors(limit=1).fetchall()) == 1
    for asked, reason in (({"min_pages": -1}, "`min_pages` cannot be -1"), ({"type": "king"}, "`type` cannot be")):
        with pytest.raises(UsageError, match=reason):
            two.actors(**asked)  # type: ignore[arg-type]


def test_a_name_that_several_bear_is_refused_with_all_of_them(waiting: EvidenceBase) -> None:
    with pytest.raises(
        UsageError,
        match=r"'mohammed ali' may be any of 2 actors: \w{8} Mohammed Ali \(person, 1 pages\); .*Give the id",
    ):
        waiting.actor("mohammed ali")


def test_an_actors_id_stays_while_pages_are_added(two: EvidenceBase) -> None:
    before = two.actor("Fuad Qasemli")
    keep(two, *(page(number, qasemli(), SALGO, FRONT) for number in range(10, 30)))
    after = two.actor("Fuad Qasemli")
    assert after.id == before.id
    assert after.pages == 22


def test_the_same_base_gives_the_same_actors(two: EvidenceBase, tmp_path: Path) -> None:
    shutil.copytree(two.path, tmp_path / "copy")
    rows = [EvidenceBase.open(path).actors().fetchall() for path in (two.path, tmp_path / "copy")]
    assert rows[0] == rows[1]


def test_what_was_worked_out_is_kept_until_pages_are_added(two: EvidenceBase, monkeypatch: pytest.MonkeyPatch) -> None:
    two.resolved()
    again = EvidenceBase.open(two.path)
    again.compact()
    with monkeypatch.context() as patched:
        patched.setattr("averment.evidence.actors.current.resolve", None)
        assert pages(again, "Qasemli") == [2]
        again.decide.rename("Fuad Qasemli", "The minister")
        assert again.actor("The minister").pages == 2
    keep(again, page(3, qasemli()))
    assert [found for (found,) in again.actors(name="qasemli", update=False).select("pages").fetchall()] == [2]
    assert pages(again, "Qasemli") == [3]


def test_a_base_from_before_there_were_decisions_goes_on(two: EvidenceBase) -> None:
    assert not (two.path / "decisions").exists()
    assert not (two.path / "resolution").exists()
    older = EvidenceBase.open(two.path)
    assert older.sql("SELECT count(*) FROM base_actors").fetchall() == [(0,)]
    assert older.decisions().fetchall() == []
    opened_before = EvidenceBase.open(two.path)
    older.decide.rename("Fuad Qasemli", "The minister")
    assert opened_before.actor("The minister").pages == 2


def test_what_another_version_worked_out_is_worked_out_anew(two: EvidenceBase) -> None:
    older = pa.schema([("id", pa.string()), ("called", pa.string())])
    Table.create(two.path / "resolution", older).append([{"id": "1", "called": "Fuad"}])
    assert EvidenceBase.open(two.path).sql("SELECT count(*) FROM base_actors").fetchall() == [(0,)]
    assert two.actor("Fuad Qasemli").pages == 2
    assert EvidenceBase.open(two.path).sql("SELECT count(*) FROM base_actors").fetchall() == [(4,)]


def test_a_base_that_may_only_be_read_has_actors_all_the_same(tmp_path_of_all: Path) -> None:  # noqa: F811
    base = EvidenceBase.create(tmp_path_of_all / "base")
    keep(base, page(1, qasemli()), page(2, qasemli()))
    with _as_nobody():
        read = EvidenceBase.open(base.path)
        assert read.actor("Fuad Qasemli").pages == 2
        assert pages(read, "Qasemli") == [2]
    assert not (base.path / "resolution").exists()


def test_known_actors_are_taken_by_their_names(two: EvidenceBase) -> None:
    names = {"name": "Tarn Liberation Front", "aliases": ("Tarn Front", "TLF")}
    two.import_actors([Known(id="tarn", type="armed_group", source="ours", **names)])
    found = two.actor("Tarn Front")
    assert (found.name, found.known, found.pages) == ("Tarn Liberation Front", "ours/tarn", 2)
    assert "Tarn Front" in found.aliases


# What people decide


def test_a_pair_that_waits_is_listed_and_accepted(waiting: EvidenceBase) -> None:
    ((question, probability),) = waiting.candidates().select("question", "probability").fetchall()
    assert 0 < probability < 0.95
    assert pages(waiting, "Mohammed Ali") == [1, 1]
    made = waiting.decide.accept(question[:6], by="Ilda", note="the same man")
    assert (made.kind, made.by, made.note) == ("accept", "Ilda", "the same man")
    assert pages(waiting, "Mohammed Ali") == [2]
    assert waiting.candidates().fetchall() == []


def test_a_pair_that_is_rejected_is_not_asked_about_again(waiting: EvidenceBase) -> None:
    ((question,),) = waiting.candidates().select("question").fetchall()
    waiting.decide.reject(question)
    assert waiting.candidates().fetchall() == []
    assert pages(waiting, "Mohammed Ali") == [1, 1]
    keep(waiting, page(9, SALGO))
    assert waiting.candidates().fetchall() == []
    waiting.decide.undo()
    assert len(waiting.candidates().fetchall()) == 1


def test_merging_and_taking_it_back(two: EvidenceBase) -> None:
    two.decide.merge("Dorin Salgo", "Salgo Dren", note="a pen name")
    found = two.actor("Salgo Dren")
    assert found.name == "Dorin Salgo"
    assert found.pages == 2
    assert found.statements == 1
    assert len(found.decisions) == 1
    two.decide.undo()
    assert two.actor("Salgo Dren").pages == 1
    assert two.actor("Dorin Salgo").decisions == ()
    two.decide.undo(next(each for each, kind in two.decisions().select("id", "kind").fetchall() if kind == "undo"))
    assert two.actor("Salgo Dren").id == found.id


def test_splitting_and_taking_it_back(two: EvidenceBase) -> None:
    whole = two.actor("Fuad Qasemli")
    two.decide.split("Fuad Qasemli", pages=[page(2, SALGO).page.id])
    assert pages(two, "Qasemli") == [1]
    assert pages(two, "Qassemli") == [1]
    keep(two, page(3, qasemli(), SALGO, FRONT), page(4, qasemli("Fouad Qassemli"), SALGO, FRONT))
    assert sorted(pages(two, "Qasemli") + pages(two, "Qassemli")) == [1, 3, 3] or pages(two, "Qasemli") == [3]
    assert two.actor(whole.id).pages == 3
    two.decide.undo()
    assert pages(two, "Qasemli") == [4]
    assert two.actor(whole.id).pages == 4


def test_splitting_off_the_page_by_which_an_actor_was_known(two: EvidenceBase) -> None:
    before = two.actor("Fuad Qasemli")
    two.decide.split("Fuad Qasemli", called="Fuad Qasemli")
    rest, out = two.actor("Fouad Qassemli"), two.actor("Fuad Qasemli")
    assert rest.id == before.id
    assert out.id != before.id
    assert (rest.pages, out.pages) == (1, 1)


def test_renaming_and_taking_it_back(two: EvidenceBase) -> None:
    two.decide.rename("Fuad Qasemli", "F. Q.")
    two.decide.rename("F. Q.", "The  Minister")
    found = two.actor("the minister")
    assert found.name == "The Minister"
    assert "Fuad Qasemli" in found.aliases
    two.decide.undo()
    assert two.actor(found.id).name == "F. Q."
    two.decide.undo()
    assert two.actor(found.id).name == "Fuad Qasemli"


def test_somebody_without_a_name_may_turn_out_to_be_somebody(base: EvidenceBase) -> None:
    spokesman = Named("a spokesman", kind="noun", says="nobody was hurt")
    keep(base, page(1, spokesman), page(2, qasemli()))
    ((unnamed,),) = base.sql("SELECT id FROM actors WHERE name = 'a spokesman'").fetchall()
    base.decide.merge("Fuad Qasemli", unnamed)
    assert base.actor("Fuad Qasemli").pages == 2
    assert len(base.statements(actor="Fuad Qasemli").fetchall()) == 1
    base.decide.undo()
    assert base.actor("Fuad Qasemli").pages == 1
    assert base.sql("SELECT count(*) FROM base_actors").fetchall() == [(1,)]


def test_decisions_survive_that_pages_are_read_again_by_a_newer_model(two: EvidenceBase) -> None:
    two.decide.merge("Dorin Salgo", "Salgo Dren")
    two.decide.split("Fuad Qasemli", pages=[page(2, SALGO).page.id])
    two.decide.rename("Fuad Qasemli", "The minister")
    before = {each for (each,) in two.sql("SELECT id FROM actors").fetchall()}
    keep(two, *(each(model=NEWER, furniture="Menu and sign in") for each in (first_of_two, second_of_two)))
    assert before.isdisjoint(each for (each,) in two.sql("SELECT id FROM actors").fetchall())
    assert two.actor("The minister").pages == 1
    assert two.actor("Fouad Qassemli").pages == 1
    assert two.actor("Salgo Dren").name == "Dorin Salgo"


def test_a_decision_about_somebody_who_is_not_read_any_more_is_kept_as_an_orphan(two: EvidenceBase) -> None:
    two.decide.merge("Dorin Salgo", "Salgo Dren")
    keep(two, second_of_two(model=NEWER, overlooked=["Salgo Dren"]))
    with pytest.raises(UsageError, match="No actor is 'Salgo Dren'"):
        two.actor("Salgo Dren")
    assert two.decisions().select("state").fetchall() == [("orphaned",)]
    keep(two, second_of_two(model=f"{NEWER} still"))
    assert two.decisions().select("state").fetchall() == [("in force",)]
    assert two.actor("Salgo Dren").name == "Dorin Salgo"


def test_nothing_that_was_decided_is_ever_gone(two: EvidenceBase) -> None:
    two.decide.merge("Dorin Salgo", "Salgo Dren", by="Ilda", note="a pen name")
    two.decide.undo(by="Joss", note="it is not")
    rows = two.decisions().select("kind", "by", "note", "state").fetchall()
    assert rows == [("undo", "Joss", "it is not", "in force"), ("merge", "Ilda", "a pen name", "undone")]


@pytest.mark.parametrize(
    ("kind", "given", "reason"),
    [
        ("merge", ["Dorin Salgo"], "takes two different actors"),
        ("merge", ["Dorin Salgo", "dorin salgo"], "takes two different actors"),
        ("merge", ["Dorin Salgo", "nobody"], "No actor is 'nobody'"),
        ("merge", ["Dorin Salgo", ""], "name is empty"),
        ("rename", ["Dorin Salgo", " "], "new name is empty"),
        ("split", ["Dorin Salgo"], "takes what to take out"),
        ("accept", ["abcdef"], "Nothing asks 'abcdef'"),
        ("reject", [""], "Nothing asks ''"),
        ("undo", [], "there is nothing to take back"),
        ("undo", ["abcdef"], "No decision is 'abcdef'"),
    ],
)
def test_what_cannot_be_decided_is_refused(two: EvidenceBase, kind: str, given: list[str], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        getattr(two.decide, kind)(*given)
    assert two.decisions().fetchall() == []


def test_a_split_leaves_something_on_both_sides(two: EvidenceBase) -> None:
    with pytest.raises(UsageError, match="Every page would be taken out"):
        two.decide.split("Tarn Front", called="tarn front")
    with pytest.raises(UsageError, match="No page would be taken out"):
        two.decide.split("Tarn Front", called="Tarn")
    keep(two, page(5, call("Edda Venn")))
    with pytest.raises(UsageError, match="does not name this actor"):
        two.decide.split("Tarn Front", pages=[page(5, SALGO).page.id])


def test_what_is_taken_back_is_not_taken_back_twice(two: EvidenceBase) -> None:
    made = two.decide.rename("Dorin Salgo", "D. S.")
    two.decide.undo(made.id[:8])
    with pytest.raises(UsageError, match="is taken back already"):
        two.decide.undo(made.id)


DECIDE = """
import sys
from averment.evidence import EvidenceBase

base = EvidenceBase.open(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    base.decide.rename("Fuad Qasemli", f"{sys.argv[2]} {number}", by=sys.argv[2])
    base.decide.undo(base.decisions().filter(f"name = '{sys.argv[2]} {number}'").select("id").fetchall()[0][0])
"""


def test_two_who_decide_at_once_lose_nothing(two: EvidenceBase) -> None:
    people = ["Ilda", "Joss"]
    command = [sys.executable, "-c", DECIDE, str(two.path)]
    at_work = [
        subprocess.Popen([*command, who, "4"], cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for who in people
    ]
    for each in at_work:
        assert each.stdout
        assert each.stdout.readline() == "ready\n"
    for each in at_work:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    for each in at_work:
        each.communicate(timeout=110)
        assert each.returncode == 0
    rows = two.decisions().select("kind", "name", "state").fetchall()
    assert {name for kind, name, _ in rows if kind == "rename"} == {f"{who} {n}" for who in people for n in range(4)}
    assert len(rows) == 16
    assert two.actor("Fuad Qasemli").name == "Fuad Qasemli"
