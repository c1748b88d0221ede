"""Claims are kept with their page, wholly or not at all, and bases from before there were claims go on."""

import shutil
from pathlib import Path

import msgspec
import pytest

from averment.coding import Record
from averment.errors import BaseError
from averment.evidence import EvidenceBase
from averment.evidence.tables import Table
from tests.evidence.pages import add, report

from .world import accord, shelling


def without_claims(record: Record) -> Record:
    return msgspec.structs.replace(record, claims=())


@pytest.fixture
def before(base: EvidenceBase) -> EvidenceBase:
    """A base as the version before claims left it, with two pages."""
    with base.writer() as writer:
        add(writer, without_claims(shelling()), report(1))
    shutil.rmtree(base.path / "claims")
    return EvidenceBase.open(base.path)


def kept(base: EvidenceBase) -> list[str]:
    return [found for (found,) in base.claims().select("id").fetchall()]


def test_a_record_comes_back_with_its_claims(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, shelling(), accord())
    assert base.record(shelling().page.id) == shelling()
    assert {record.page.id: record for record in base.records()} == {
        record.page.id: record for record in (shelling(), accord())
    }


def test_reading_again_adds_nothing(base: EvidenceBase) -> None:
    for _ in range(2):
        with base.writer(again=True) as writer:
            add(writer, shelling())
    assert writer.unchanged == 1
    assert kept(base) == [claim.id for claim in shelling().claims]


def test_a_newer_reading_takes_the_place_of_the_claims_before_which_stay_as_history(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, shelling())
    newer = msgspec.structs.replace(shelling(), model="averment 0 with model 2", claims=shelling().claims[:2])
    with base.writer() as writer:
        add(writer, newer)
    assert kept(base) == [claim.id for claim in shelling().claims[:2]]
    query = "SELECT superseded, count(*) FROM claim_history GROUP BY superseded ORDER BY superseded"
    assert base.sql(query).fetchall() == [(False, 2), (True, 6)]
    older = base.readings(shelling().page.id).filter("superseded").select("reading").fetchall()[0][0]
    assert base.record(shelling().page.id, reading=older) == shelling()


def test_a_base_from_before_is_opened_without_claims_and_says_how_many_pages_lack_them(before: EvidenceBase) -> None:
    assert kept(before) == []
    assert before.without_claims() == 2
    assert before.record(shelling().page.id) == without_claims(shelling())
    assert before.pages().select("claims").fetchall() == [(None,), (None,)]
    assert before.positions().fetchall() == []
    assert len(before.timeline().fetchall()) == len(before.statements().fetchall())


def test_pages_of_a_base_from_before_get_their_claims_when_they_are_read_again(before: EvidenceBase) -> None:
    with before.writer() as writer:
        add(writer, accord())
    assert before.without_claims() == 2
    with before.writer(again=True) as writer:
        add(writer, shelling())
    assert before.without_claims() == 1
    assert set(kept(before)) == {claim.id for record in (shelling(), accord()) for claim in record.claims}


def test_a_page_that_has_no_claims_is_not_one_that_was_not_looked_at(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, report(1))
    assert base.without_claims() == 0
    assert base.pages().select("claims").fetchall() == [(0,)]


def test_claims_of_a_page_that_was_not_committed_are_never_seen(
    base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Table.append

    def fails_for_pages(table: Table, rows: list[dict[str, object]]) -> None:
        if table.folder.name == "readings":
            raise BaseError("The disk is full.")
        append(table, rows)

    monkeypatch.setattr(Table, "append", fails_for_pages)
    with pytest.raises(BaseError), base.writer() as writer:
        add(writer, shelling())
    assert kept(base) == []
    monkeypatch.setattr(Table, "append", append)
    with base.writer() as writer:
        add(writer, shelling())
    assert kept(base) == [claim.id for claim in shelling().claims]
    base.compact()
    assert kept(base) == [claim.id for claim in shelling().claims]


def test_two_writers_that_keep_one_page_at_once_keep_its_claims_once(base: EvidenceBase) -> None:
    one, other = base.writer(), base.writer()
    add(one, shelling())
    add(other, shelling())
    # Both look before either commits.
    index = other._index
    index.refresh()
    one.flush()
    index.refresh = lambda: None  # type: ignore[method-assign]
    other.flush()
    assert kept(base) == [claim.id for claim in shelling().claims]
    assert base.record(shelling().page.id) == shelling()


def test_claims_are_asked_in_a_base_that_was_moved(base: EvidenceBase, tmp_path: Path) -> None:
    with base.writer() as writer:
        add(writer, shelling())
    shutil.copytree(base.path, tmp_path / "copy")
    assert len(kept(EvidenceBase.open(tmp_path / "copy"))) == 6
