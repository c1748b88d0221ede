import pytest

from averment.errors import UsageError
from averment.evidence import EvidenceBase

from .pages import report


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    base = EvidenceBase.create(tmp_path_factory.mktemp("find") / "base")
    with base.writer() as writer:
        for number in (1, 2, 3):
            record = report(number, url=f"https://courier.example/{min(number, 2)}")
            writer.add(record, source=f"/home/me/{number}/page.html", digest=str(number))
    return base


@pytest.mark.parametrize(
    "named",
    [report(1).page.id, report(1).page.id[:4], "https://courier.example/1", "/home/me/1/page.html", "1/page.html"],
)
def test_a_page_is_found_by_any_of_its_names(base: EvidenceBase, named: str) -> None:
    assert base.record(named).page.id == report(1).page.id


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        (report(1).page.id[:3], "No page is"),
        ("", "No page is ''"),
        ("age.html", "No page is"),
        ("%", "No page is"),
        ("page.html", r"may be any of 3 pages \(.*\): give more of the id"),
        ("https://courier.example/2", "may be any of 2 pages"),
    ],
)
def test_what_is_not_one_page_is_refused(base: EvidenceBase, named: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        base.record(named)


def test_a_reading_that_a_page_does_not_have_is_refused(base: EvidenceBase) -> None:
    with pytest.raises(UsageError, match="has 0 readings that begin with 'ffff0000'"):
        base.record(report(1).page.id, reading="ffff0000")
