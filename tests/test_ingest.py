from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from averment.coding import Record
from averment.errors import PageError, PipelineError
from averment.ingest import Tally, ingest, read_source, records
from averment.page import Source

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"


def source(name: str) -> Source:
    return Source(name=name, data=name.encode(), media="text")


class Base:
    """As much of an evidence base as the loop asks for, in memory."""

    def __init__(self) -> None:
        self.added: list[tuple[str, str]] = []
        self.failed: list[tuple[str, str]] = []
        self.closed = 0
        self.unchanged = 0

    def seen_digests(self, model: str) -> frozenset[str]:
        return frozenset(digest for digest, by in self.added if by == model)

    @contextmanager
    def writer(self, *, again: bool) -> Iterator["Base"]:
        try:
            yield self
        finally:
            self.closed += 1

    def add(self, record: Record, *, source: str, digest: str) -> None:
        self.added.append((digest, record.model))

    def fail(self, error: PageError, *, model: str) -> None:
        self.failed.append((error.source, error.reason))


@pytest.fixture
def base() -> Any:
    return Base()


def test_every_page_is_read_and_kept(base: Any, talks: Record) -> None:
    tally = ingest([source("a"), source("b")], base, lambda _: talks, model="test")
    assert (tally.read, tally.known, tally.failed) == (2, 0, 0)
    assert tally.statements == 2 * len(talks.statements)
    assert tally.words == 2 * len(talks.page.text.split())
    assert len(base.added) == 2


def test_a_bad_page_costs_one_page(base: Any, talks: Record) -> None:
    def read(page: Source) -> Record:
        if page.name == "b":
            raise PageError("Nothing in it.", source="b", reason="empty")
        return talks

    tally = ingest([source("a"), source("b"), source("c")], base, read, model="test")
    assert (tally.read, tally.failed) == (2, 1)
    assert base.failed == [("b", "empty")]


def test_a_source_that_could_not_be_opened_is_listed(base: Any, talks: Record) -> None:
    broken = PageError("No such host.", source="https://nowhere.example/", reason="unreachable")
    tally = ingest([broken, source("a")], base, lambda _: talks, model="test")
    assert (tally.read, tally.failed) == (1, 1)
    assert base.failed == [("https://nowhere.example/", "unreachable")]


def test_a_known_source_is_not_read_again(base: Any, talks: Record) -> None:
    ingest([source("a")], base, lambda _: talks, model="test")
    tally = ingest([source("a")], base, lambda _: pytest.fail("read again"), model="test")
    assert (tally.read, tally.known) == (0, 1)


def test_the_same_bytes_under_two_names_are_read_once(base: Any, talks: Record) -> None:
    twin = msgspec.structs.replace(source("a"), name="copy")
    assert ingest([source("a"), twin], base, lambda _: talks, model="test").known == 1


def test_another_model_reads_it_again(base: Any, talks: Record) -> None:
    ingest([source("a")], base, lambda _: talks, model="test")
    newer = msgspec.structs.replace(talks, model="newer")
    assert ingest([source("a")], base, lambda _: newer, model="newer").read == 1


def test_again_reads_known_sources(base: Any, talks: Record) -> None:
    ingest([source("a")], base, lambda _: talks, model="test")
    assert ingest([source("a")], base, lambda _: talks, model="test", again=True).read == 1


def test_an_interruption_keeps_what_was_read_and_counts_it(base: Any, talks: Record) -> None:
    def read(page: Source) -> Record:
        if page.name == "b":
            raise KeyboardInterrupt
        return talks

    tally = Tally()
    with pytest.raises(KeyboardInterrupt):
        ingest([source("a"), source("b")], base, read, model="test", tally=tally)
    assert tally.read == 1
    assert len(base.added) == 1
    assert base.closed == 1
    assert ingest([source("a"), source("b")], base, lambda _: talks, model="test").known == 1


def test_whoever_watches_is_told_after_each_source(base: Any, talks: Record) -> None:
    told = []
    broken = PageError("No such host.", source="c", reason="unreachable")
    ingest(
        [source("a"), broken],
        base,
        lambda _: talks,
        model="test",
        watch=lambda name, outcome, tally: told.append((name, outcome, tally.read + tally.failed)),
    )
    assert told == [("a", "read", 1), ("c", "failed", 2)]


def test_a_model_that_cannot_be_used_ends_the_run(base: Any) -> None:
    def read(_: Source) -> Record:
        raise PipelineError("No pipeline of that name is installed.")

    with pytest.raises(PipelineError):
        ingest([source("a"), source("b")], base, read, model="test")


def test_without_a_base_records_and_failures_come_in_order(talks: Record) -> None:
    broken = PageError("No such host.", source="b", reason="unreachable")
    assert list(records([source("a"), broken, source("c")], lambda _: talks)) == [talks, broken, talks]


def test_a_fault_of_our_own_is_a_failure_of_that_page() -> None:
    class Broken:
        name = "broken"

        def read(self, page: object) -> Any:
            raise ZeroDivisionError("division by\nzero")

    data = (EXAMPLES / "courier-arms-pasted.txt").read_bytes()
    page = Source(name="a.txt", data=data, media="text")
    with pytest.raises(PageError, match="ZeroDivisionError: division by zero") as caught:
        read_source(page, Broken())
    assert caught.value.reason == "unexpected"
    assert caught.value.source == "a.txt"
