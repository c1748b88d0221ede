import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from averment.errors import BaseError, PageError
from averment.evidence import EvidenceBase
from averment.evidence import writer as writer_module

from .pages import add, report


def count(base: EvidenceBase, view: str) -> int:
    return int(base.sql(f"SELECT count(*) FROM {view}").fetchall()[0][0])


def rows(base: EvidenceBase, table: str) -> int:
    return sum(1 for _ in base.connection().execute(f"SELECT 1 FROM _{table}").fetchall())


def test_reading_a_page_again_adds_nothing(base: EvidenceBase) -> None:
    for _ in range(3):
        with base.writer() as writer:
            add(writer, report(1), report(2))
    assert (writer.added, writer.unchanged) == (0, 2)
    assert rows(base, "readings") == 2
    assert rows(base, "sightings") == 0
    assert len(list((base.path / "readings").glob("*.parquet"))) == 1


def test_a_page_twice_in_one_batch_is_kept_once(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, report(1), report(1))
    assert (writer.added, writer.unchanged) == (1, 1)
    assert rows(base, "readings") == 1


def test_the_same_page_in_another_file_is_remembered_but_not_kept_twice(base: EvidenceBase) -> None:
    for _ in range(2):
        with base.writer() as writer:
            add(writer, report(1), source="/pages/a.html", digest="one")
            add(writer, report(1), source="/pages/b.html", digest="two")
    assert count(base, "pages") == 1
    assert base.sql("SELECT source, digest FROM sources ORDER BY 1").fetchall() == [
        ("/pages/a.html", "one"),
        ("/pages/b.html", "two"),
    ]
    assert base.seen_digests() == {"one", "two"}
    assert rows(base, "sightings") == 1


def test_reading_again_keeps_the_history(base: EvidenceBase) -> None:
    first, second = report(1, said="talks began"), report(1, said="talks ended")
    for record in (first, second):
        with base.writer(again=True) as writer:
            add(writer, record)
    page = first.page.id
    assert base.record(page) == second
    assert [content for (content,) in base.statements().select("content").fetchall()] == [
        ["that talks ended"],
        ["“talks ended”"],
    ]
    readings = base.readings(page).select("reading", "superseded").fetchall()
    assert [superseded for _, superseded in readings] == [False, True]
    assert base.record(page, reading=readings[1][0]) == first
    past = base.sql("SELECT content FROM statement_history WHERE superseded ORDER BY position").fetchall()
    assert past == [(["that talks began"],), (["“talks began”"],)]
    assert count(base, "pages") == 1


def test_reading_again_adds_nothing_where_the_record_says_the_same(base: EvidenceBase) -> None:
    for _ in range(2):
        with base.writer(again=True) as writer:
            add(writer, report(1))
    assert (writer.added, writer.unchanged) == (0, 1)
    assert rows(base, "readings") == 1


def test_a_reading_that_comes_back_counts_once_and_is_the_latest(base: EvidenceBase) -> None:
    first, second = report(1, said="talks began"), report(1, said="talks ended")
    for record in (first, second, first):
        with base.writer(again=True) as writer:
            add(writer, record)
    assert base.record(first.page.id) == first
    assert len(base.readings(first.page.id).fetchall()) == 2


def test_without_again_the_first_reading_of_a_model_stands(base: EvidenceBase) -> None:
    for record in (report(1, said="talks began"), report(1, said="talks ended")):
        with base.writer() as writer:
            add(writer, record)
    assert base.record(report(1).page.id) == report(1, said="talks began")
    assert rows(base, "readings") == 1


def test_another_models_reading_takes_the_place_of_the_one_before(base: EvidenceBase) -> None:
    for model in ("first", "second", "first"):
        with base.writer() as writer:
            add(writer, report(1, model=model))
    page = report(1).page.id
    assert base.record(page).model == "second"
    assert base.has_page(page, "first")
    assert base.seen_digests("first") == base.seen_digests("second")
    assert len(base.readings(page).fetchall()) == 2
    assert count(base, "statements") == 2


def test_a_clock_that_runs_backwards_changes_no_order(base: EvidenceBase, monkeypatch: pytest.MonkeyPatch) -> None:
    with base.writer() as writer:
        add(writer, report(1, said="talks began"))

    class Yesterday(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) - timedelta(days=1)

    monkeypatch.setattr(writer_module, "datetime", Yesterday)
    with base.writer(again=True) as writer:
        add(writer, report(1, said="talks ended"))
    assert base.record(report(1).page.id) == report(1, said="talks ended")


def test_a_full_batch_is_committed_at_once(base: EvidenceBase) -> None:
    with base.writer(batch_pages=3) as writer:
        add(writer, report(1), report(2))
        assert count(base, "pages") == 0
        add(writer, report(3))
        assert count(base, "pages") == 3


def test_a_batch_is_committed_when_it_has_waited(base: EvidenceBase) -> None:
    with base.writer(batch_seconds=0.05) as writer:
        add(writer, report(1))
        time.sleep(0.06)
        add(writer, report(2))
        assert count(base, "pages") == 2


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError])
def test_what_was_added_is_kept_when_the_work_is_cut_short(
    base: EvidenceBase, interruption: type[BaseException]
) -> None:
    def work() -> None:
        with base.writer() as writer:
            add(writer, report(1))
            raise interruption

    with pytest.raises(interruption):
        work()
    assert count(base, "pages") == 1


def test_an_interruption_between_commit_and_clearing_adds_nothing_twice(base: EvidenceBase) -> None:
    class Interrupting(list[object]):
        interrupted = False

        def clear(self) -> None:
            if not self.interrupted:
                self.interrupted = True
                raise KeyboardInterrupt
            super().clear()

    def work() -> None:
        with base.writer() as writer:
            writer._read = Interrupting()  # type: ignore[assignment]
            add(writer, report(1))
            writer.flush()

    with pytest.raises(KeyboardInterrupt):
        work()
    assert rows(base, "readings") == 1


def test_half_a_surrogate_pair_costs_one_page(base: EvidenceBase) -> None:
    broken = msgspec.structs.replace(report(1), page=msgspec.structs.replace(report(1).page, title="\ud83d"))
    with base.writer() as writer:
        with pytest.raises(PageError, match="not text") as error:
            add(writer, broken)
        assert error.value.reason == "not_text"
        add(writer, report(2))
    assert count(base, "pages") == 1


def test_a_failure_is_listed_with_its_reason(base: EvidenceBase) -> None:
    with base.writer() as writer:
        writer.fail(PageError("Nothing in it.", source="/pages/a.html", reason="empty"), model="m")
        writer.fail(PageError("Cannot.", source="/pages/\udcff.html", reason="unreadable"))
    assert writer.failed == 2
    listed = base.failures().select("source", "reason", "message", "model", "tries").fetchall()
    assert ("/pages/a.html", "empty", "Nothing in it.", "m", 1) in listed
    assert {source for source, *_ in listed} == {"/pages/a.html", "/pages/\\udcff.html"}
    assert [row[0] for row in base.failures(reason="empty").select("source").fetchall()] == ["/pages/a.html"]


def test_a_failure_is_listed_once_however_often_it_is_tried(base: EvidenceBase) -> None:
    for message in ("Timed out.", "Refused."):
        with base.writer() as writer:
            writer.fail(PageError(message, source="https://courier.example/1", reason="unreachable"))
    assert base.failures().select("message", "tries").fetchall() == [("Refused.", 2)]


def test_a_source_that_could_be_read_later_is_no_failure_any_more(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, report(2), source="/pages/b.html")
        writer.fail(PageError("Nothing in it.", source="/pages/a.html", reason="empty"))
        writer.fail(PageError("Nothing in it.", source="/pages/b.html", reason="empty"))
    with base.writer() as writer:
        add(writer, report(1), source="/pages/a.html")
    assert [row[0] for row in base.failures().select("source").fetchall()] == ["/pages/b.html"]


def test_many_small_files_are_put_together_when_the_work_is_done(
    base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "MANY_FILES", 5)
    with base.writer(batch_pages=1) as writer:
        add(writer, *(report(number) for number in range(6)))
    before = base.connection().execute("SELECT count(*) FROM _readings").fetchall()
    assert before == [(6,)]
    assert len(base._tables["readings"].files()) == 1


def test_compacting_changes_no_answer(base: EvidenceBase) -> None:
    with base.writer(batch_pages=2) as writer:
        add(writer, *(report(number) for number in range(7)))
    statements, records = base.statements().fetchall(), {record.page.id: record for record in base.records()}
    base.compact()
    assert base.statements().fetchall() == statements
    assert {record.page.id: record for record in base.records()} == records
    assert len(base._tables["readings"].files()) == 1
    with base.writer() as writer:
        add(writer, report(3), report(99))
    assert (writer.added, writer.unchanged) == (1, 1)


def test_an_answer_is_read_while_files_are_put_together(base: EvidenceBase) -> None:
    with base.writer(batch_pages=1) as writer:
        add(writer, *(report(number) for number in range(4)))
    before = base.statements()
    EvidenceBase.open(base.path).compact()
    assert len(before.fetchall()) == 8


def test_a_batch_that_cannot_be_committed_is_tried_once_more(
    base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with base.writer() as writer:
        add(writer, report(1))
        with monkeypatch.context() as patched:
            patched.setattr("averment.evidence.tables.write_deltalake", full)
            with pytest.raises(BaseError, match="is full"):
                writer.flush()
    assert count(base, "pages") == 1


def test_the_base_holds_no_file_that_is_not_its_own(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, report(1))
    names = {each.name for each in Path(base.path).iterdir()}
    assert names == {"averment.json", "readings", "claims", "sightings", "failures"}
