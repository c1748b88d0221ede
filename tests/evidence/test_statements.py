from datetime import date
from pathlib import Path

import pytest

from averment.coding import Record
from averment.errors import UsageError
from averment.evidence import EvidenceBase

from .pages import add, report


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    base = EvidenceBase.create(tmp_path_factory.mktemp("statements") / "base")
    with base.writer() as writer:
        add(
            writer,
            report(1, said="the ceasefire holds", published="2026-03-03"),
            report(2, speaker="Hadrin Aldane", said="they ‘buy’ time", published="2026-03-05T08:00:00+02:00"),
            report(
                3, speaker="Örjan Deşvar", alias="The Old Man", said="no", published="2026-02", outlet="Halveth Gazette"
            ),
            report(4, speaker="Ilda Maresh", said="nothing is signed", published=None, outlet=None, url=None),
        )
    return base


def speakers(base: EvidenceBase, **asked: object) -> list[str]:
    rows = base.statements(**asked).select("speaker_name", "kind").fetchall()  # type: ignore[arg-type]
    return sorted({name for name, _ in rows})


def test_the_latest_page_comes_first_and_one_without_a_date_last(base: EvidenceBase) -> None:
    rows = base.statements().select("published", "position").fetchall()
    assert [published for published, _ in rows[::2]] == ["2026-03-05T08:00:00+02:00", "2026-03-03", "2026-02", None]
    assert [position for _, position in rows] == [1, 2] * 4


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("maresh", ["Ilda Maresh"]),
        ("ILDA  MARESH", ["Ilda Maresh"]),
        ("orjan desvar", ["Örjan Deşvar"]),
        ("old man", ["Örjan Deşvar"]),
        ("mare", []),
        ("' OR 1=1 --", []),
        ("%", []),
    ],
)
def test_a_speaker_is_found_by_any_name(base: EvidenceBase, asked: str, expected: list[str]) -> None:
    assert speakers(base, speaker=asked) == expected


def test_a_speaker_who_stays_unresolved_is_found_by_the_sources_words(tmp_path: Path, talks: Record) -> None:
    base = EvidenceBase.create(tmp_path / "base")
    with base.writer() as writer:
        add(writer, talks)
    assert base.statements(speaker="one person").select("id").fetchall() == [("s4",)]
    assert base.statements(speaker="gazette").select("id").fetchall() == [("s1",)]


def test_words_are_looked_for_in_what_is_said(base: EvidenceBase) -> None:
    assert speakers(base, text="CEASEFIRE holds") == ["Ilda Maresh"]
    assert speakers(base, text="'buy' time") == ["Hadrin Aldane"]
    assert speakers(base, text="confirmed") == []


def test_outlets_are_found_by_words_of_their_names(base: EvidenceBase) -> None:
    assert speakers(base, outlet="gazette") == ["Örjan Deşvar"]
    assert speakers(base, outlet="courier") == ["Hadrin Aldane", "Ilda Maresh"]
    assert base.statements(outlet="gaz").fetchall() == []


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2026-03-04", None, ["2026-03-05"]),
        ("2026-03-05", "2026-03-05", ["2026-03-05"]),
        (date(2026, 3, 3), date(2026, 3, 4), ["2026-03-03"]),
        ("2026-03", None, ["2026-03-03", "2026-03-05"]),
        ("2026", "2026", ["2026-02", "2026-03-03", "2026-03-05"]),
        ("2026-02-20", "2026-02-21", ["2026-02"]),
        (None, "2026-02", ["2026-02"]),
        (None, "2026-01-31", []),
        ("2027", None, []),
    ],
)
def test_dates_count_as_far_as_they_are_known(
    base: EvidenceBase, since: str | date | None, until: str | date | None, expected: list[str]
) -> None:
    rows = base.statements(since=since, until=until).select("published").fetchall()
    assert sorted({published[:10] for (published,) in rows}) == expected


def test_one_kind_is_asked_for(base: EvidenceBase) -> None:
    assert {kind for (kind,) in base.statements(kind="direct").select("kind").fetchall()} == {"direct"}
    assert base.statements(kind="mixed").fetchall() == []


def test_only_statements_that_are_sure_enough_are_asked_for(tmp_path: Path, talks: Record) -> None:
    base = EvidenceBase.create(tmp_path / "base")
    with base.writer() as writer:
        add(writer, talks)

    def ids(least: float) -> list[str]:
        return [found for (found,) in base.statements(min_confidence=least).select("id").fetchall()]

    assert ids(0) == ids(0.6) == ["s1", "s2", "s3", "s4"]
    assert ids(0.61) == ids(0.9) == ["s1", "s2", "s3"]
    assert ids(1) == []


def test_one_page_is_asked_for_by_id_or_address(base: EvidenceBase) -> None:
    page = report(2).page.id
    for named in (page, page[:6], "https://courier.example/2", f"/pages/{page}.html", f"{page}.html"):
        assert {found for (found,) in base.statements(page=named).select("page").fetchall()} == {page}


def test_all_that_is_asked_must_hold(base: EvidenceBase) -> None:
    asked = {"speaker": "maresh", "text": "holds", "outlet": "courier", "since": "2026", "kind": "direct"}
    assert len(base.statements(**asked).fetchall()) == 1  # type: ignore[arg-type]
    assert base.statements(speaker="maresh", text="buy").fetchall() == []


def test_as_many_as_asked_for(base: EvidenceBase) -> None:
    assert len(base.statements(limit=3).fetchall()) == 3
    assert base.statements(limit=0).fetchall() == []
    assert len(base.pages(limit=2).fetchall()) == 2


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"since": "March"}, "`since` cannot be 'March'"),
        ({"until": "2026-13"}, "`until` cannot be '2026-13'"),
        ({"until": "2026-3"}, "write a date as 2024, 2024-05 or 2024-05-31"),
        ({"kind": "loud"}, "it is one of direct, indirect, mixed"),
        ({"min_confidence": 1.5}, "`min_confidence` cannot be 1.5: give a number from 0 to 1"),
        ({"min_confidence": -0.1}, "`min_confidence` cannot be -0.1"),
        ({"min_confidence": float("nan")}, "`min_confidence` cannot be nan"),
        ({"speaker": " "}, "`speaker` is empty"),
        ({"text": ""}, "`text` is empty"),
        ({"outlet": ""}, "`outlet` is empty"),
        ({"page": "nope"}, "No page is 'nope'"),
        ({"limit": -1}, "`limit` cannot be -1"),
    ],
)
def test_what_cannot_be_asked_is_refused(base: EvidenceBase, asked: dict[str, object], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        base.statements(**asked)  # type: ignore[arg-type]


def test_pages_are_found_by_words_outlet_language_and_date(base: EvidenceBase) -> None:
    def pages(**asked: str) -> set[str]:
        return {page for (page,) in base.pages(**asked).select("id").fetchall()}  # type: ignore[arg-type]

    assert pages(text="ceasefire") == {report(1).page.id}
    assert pages(outlet="GAZETTE") == {report(3).page.id}
    assert pages(since="2026-03-04") == {report(2).page.id}
    assert len(pages(language="en")) == 4
    assert pages(language="fr") == set()


def test_actors_are_found_by_name_type_and_page(base: EvidenceBase) -> None:
    def names(**asked: str) -> list[str]:
        return sorted({name for (name,) in base.actors(**asked).select("name").fetchall()})  # type: ignore[arg-type]

    assert names(name="old man") == ["Örjan Deşvar"]
    assert names(type="person") == ["Hadrin Aldane", "Ilda Maresh", "Örjan Deşvar"]
    assert names(type="state") == []
    assert names(page=report(2).page.id) == ["Hadrin Aldane"]
    assert base.actors(name="aldane").select("mentions", "statements").fetchall() == [(3, 2)]
    with pytest.raises(UsageError, match="`type` cannot be 'king'"):
        base.actors(type="king")
