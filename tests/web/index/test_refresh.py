"""The index follows its base, wherever it lies and whoever reads meanwhile."""

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from averment.evidence import EvidenceBase
from averment.web.index import ClaimQuestion, Index, PageQuestion, StatementQuestion
from averment.web.index.refresh import _divided
from averment.web.index.store import FORMAT
from tests.evidence.claims.world import accord, shelling
from tests.evidence.pages import report

from .conftest import keep


def everything(index: Index) -> list[object]:
    return [*index.every(PageQuestion()), *index.every(StatementQuestion()), *index.every(ClaimQuestion()),
            *index.actors(limit=1000).rows, index.facets(ClaimQuestion())]  # fmt: skip


def anew(base: EvidenceBase) -> list[object]:
    """What an index says that is made from nothing."""
    copy = Path(tempfile.mkdtemp()) / "base"
    try:
        shutil.copytree(base.path, copy, ignore=shutil.ignore_patterns("index"))
        return everything(Index.of(EvidenceBase.open(copy)))
    finally:
        shutil.rmtree(copy.parent)


def test_an_empty_base_has_an_empty_index(tmp_path: Path) -> None:
    index = Index.of(EvidenceBase.create(tmp_path / "base"))
    assert index.count(PageQuestion()) == index.count(StatementQuestion(text="talks")) == 0
    assert index.claims().rows == ()
    assert index.facets(ClaimQuestion())["event"] == []
    assert index.network().nodes == ()
    assert index.timeline(ClaimQuestion()) == ()
    assert index.actors(name="any").rows == ()
    keep(EvidenceBase.open(tmp_path / "base"), shelling(1))
    assert index.refresh()
    assert index.count(PageQuestion()) == 1


def test_new_pages_are_taken_in(base: EvidenceBase) -> None:
    index = Index.of(base)
    before = index.claims()
    assert not index.stale
    assert not index.refresh()
    keep(base, shelling(3, published="2026-03-05"), report(4))
    assert index.stale
    assert index.claims() == before
    assert index.refresh()
    assert not index.stale
    assert index.version != before.version
    assert everything(index) == anew(base)


def test_a_few_new_pages_do_not_make_all_again(base: EvidenceBase) -> None:
    keep(base, *(report(number) for number in range(10, 40)))
    index = Index.of(base)
    (segment,) = index.folder.glob("segment-*")
    made = (segment / "rows.sqlite").stat().st_mtime_ns
    for number in (50, 51):
        keep(base, report(number))
        index.refresh()
    assert (segment / "rows.sqlite").stat().st_mtime_ns == made
    assert index.count(PageQuestion()) == 34
    assert everything(index) == anew(base)


def test_there_are_never_many_segments_and_no_page_is_written_often() -> None:
    kept: dict[str, list[str]] = {"first": [str(number) for number in range(1_000)]}
    current = list(kept["first"])
    written = 0
    for number in range(1_000, 1_300):
        current.append(str(number))
        chosen, missing = _divided(kept, current)
        kept = {name: kept[name] for name in chosen} | {f"segment {number}": missing}
        written += len(missing)
        assert sorted(entry for entries in kept.values() for entry in entries) == sorted(current)
        assert len(kept) <= 8
    assert "first" in kept
    assert written < 300 * 10


def test_a_segment_of_which_most_is_gone_is_written_again() -> None:
    kept = {"one": ["a", "b", "c"], "other": ["d", "e", "f", "g", "h"]}
    assert _divided(kept, ["a", "d", "e", "f", "g"]) == (["other"], ["a"])
    assert _divided(kept, ["d", "e", "f", "g"]) == (["other"], [])


def test_a_page_that_is_read_again_counts_as_it_was_read_last(base: EvidenceBase) -> None:
    index = Index.of(base)
    record = shelling(1)
    again = replace(record, model="averment 0 with model 2", claims=record.claims[:1])
    keep(base, again)
    index.refresh()
    assert index.count(ClaimQuestion(page=record.page.id)) == 1
    assert index.count(PageQuestion()) == 2
    assert index.count(ClaimQuestion(text="bridge")) == 0
    assert everything(index) == anew(base)


def test_who_is_who_follows_decisions(base: EvidenceBase) -> None:
    keep(base, report(3, speaker="Oda Kell"))
    index = Index.of(base)
    one, other = (base.actor(name).id for name in ("Ilda Maresh", "Oda Kell"))
    said = index.count(StatementQuestion(speaker=(one,))) + index.count(StatementQuestion(speaker=(other,)))
    base.decide.merge(one, other)
    assert index.stale
    index.refresh()
    merged = base.actor("Ilda Maresh").id
    assert index.count(StatementQuestion(speaker=(merged,))) == said
    assert index.count(PageQuestion()) == 3
    assert everything(index) == anew(base)


def test_a_reader_is_answered_while_pages_are_taken_in(base: EvidenceBase) -> None:
    index = Index.of(base)
    done = threading.Event()
    faults: list[BaseException] = []

    def read() -> None:
        try:
            while not done.is_set():
                answer = index.claims(ClaimQuestion(text="ceasefire OR port", sort="place"))
                assert len(answer.rows) == min(answer.total, 50)
                index.facets(ClaimQuestion(event=("ASSAULT",)))
                done.wait(0.05)  # a person reads, too
        except BaseException as fault:  # noqa: BLE001 - it is looked at below
            faults.append(fault)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for number in (5, 6):
            keep(base, accord(number))
            index.refresh()
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert faults == []
    assert index.count(PageQuestion()) == 4


def test_the_index_may_be_deleted(base: EvidenceBase) -> None:
    before = everything(Index.of(base))
    shutil.rmtree(base.path / "index")
    assert everything(Index.of(base)) == before
    (base.path / "index" / "index.json").write_text("{", encoding="utf-8")
    assert everything(Index.of(base)) == before


def test_an_index_that_is_up_to_date_is_opened_as_it_is(base: EvidenceBase) -> None:
    first = Index.of(base)
    assert Index.of(base).version == first.version
    keep(base, shelling(9))
    assert Index.of(base, refresh=False).version == first.version
    assert Index.of(base).version != first.version


def test_an_older_state_goes_on_when_another_process_has_taken_its_place(base: EvidenceBase) -> None:
    index = Index.of(base)
    keep(base, *(report(number) for number in range(20, 30)))
    Index.of(base)
    # As after a long while: what the first reads is gone.
    for segment in index._state.manifest.segments:
        shutil.rmtree(index.folder / segment)
    index._state._segments[0]._idle.clear()
    assert index.count(StatementQuestion(text="talks")) > 0
    assert index.count(PageQuestion()) == 12


def test_two_processes_make_one_index(base: EvidenceBase) -> None:
    code = (
        "import sys; from averment.evidence import EvidenceBase; from averment.web.index import *; "
        "i = Index.of(EvidenceBase.open(sys.argv[1])); print(i.version, i.count(ClaimQuestion()))"
    )
    run = [sys.executable, "-c", code, str(base.path)]
    processes = [subprocess.Popen(run, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate(timeout=100)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert told[0] == told[1] == f"{Index.of(base).version} {Index.of(base).count(ClaimQuestion())}\n"
    assert len(list((base.path / "index").glob("segment-*"))) == 1


def test_a_base_that_may_not_be_written_has_its_index_elsewhere(
    base: EvidenceBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = anew(base)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (base.path / "index").touch()  # no folder can be made there, whoever asks
    before = sorted(base.path.iterdir())
    index = Index.of(base)
    assert index.folder.parent == tmp_path
    assert index.folder.stat().st_mode & 0o077 == 0
    assert everything(index) == expected
    assert sorted({*base.path.iterdir()} - {base.path / "resolution"}) == sorted({*before} - {base.path / "resolution"})
    assert Index.of(base).version == index.version


def test_a_temporary_folder_of_somebody_else_is_not_used(
    base: EvidenceBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (base.path / "index").touch()
    folder = Index.of(base).folder
    folder.chmod(0o777)
    with pytest.raises(Exception, match="yours alone"):
        Index.of(base)


def test_an_index_of_another_format_is_made_again(base: EvidenceBase, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Index.of(base)
    manifest = base.path / "index" / "index.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(FORMAT, "0-another"), encoding="utf-8")
    after = Index.of(base)
    assert after.version != before.version
    assert everything(after) == everything(before)


def test_a_page_on_which_two_actors_have_one_id_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    double, other = shelling(), report(3, speaker="Hadrin Aldane", said="the ceasefire holds")
    double = replace(double, actors=(double.actors[0], *double.actors))
    base = EvidenceBase.create(tmp_path / "base")
    keep(base, double, accord(), other)
    index = Index.of(base)
    rows = {row.id: row for row in index.every(StatementQuestion())}
    assert index.count(PageQuestion()) == 3
    assert rows.keys() == {each.id for record in (double, accord(), other) for each in record.statements}
    for record in (double, accord(), other):
        names = {actor.id: actor.name for actor in record.actors}
        for each in record.statements:
            told = rows[each.id].speaker
            assert each.speaker is None or (told and told.name) == names[each.speaker]
