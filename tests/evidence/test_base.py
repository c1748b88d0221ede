from pathlib import Path

from hypothesis import HealthCheck, given, settings

from averment.coding import Record
from averment.evidence import EvidenceBase
from averment.evidence.layout import MARKER

from .pages import add, page_of, report
from .strategies import records

WORDS_OF_ALL_KINDS = "Ilda😀 Maresh e\u0301te\u0301 said “l’été” 👨‍👩‍👧 \u202eabc\x00 ﷽ 𝔘nd"


def test_a_new_base_is_empty(base: EvidenceBase) -> None:
    for view in ("pages", "statements", "actors", "mentions", "zones", "readings", "sources", "failures"):
        assert base.sql(f"SELECT count(*) FROM {view}").fetchall() == [(0,)]
    assert base.statements(speaker="anyone", text="anything", since="2026").fetchall() == []
    assert list(base.records()) == []
    assert base.seen_digests() == frozenset()


def test_a_record_is_kept_whole(base: EvidenceBase, talks: Record) -> None:
    with base.writer() as writer:
        add(writer, talks)
    assert base.record(talks.page.id) == talks
    assert list(EvidenceBase.open(base.path).records()) == [talks]


@given(record=records())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_record_is_kept_whole(tmp_path: Path, record: Record) -> None:
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    base = EvidenceBase.create(folder)
    with base.writer() as writer:
        add(writer, record)
    assert list(base.records()) == [record]
    _assert_verbatim(base, record.page.text)


def test_the_views_count_code_points_as_python_does(base: EvidenceBase) -> None:
    record = report(1, speaker=WORDS_OF_ALL_KINDS, said=f"so {WORDS_OF_ALL_KINDS} it is", alias=WORDS_OF_ALL_KINDS)
    with base.writer() as writer:
        add(writer, record)
    assert base.sql("SELECT DISTINCT text FROM mentions").fetchall() == [(WORDS_OF_ALL_KINDS,)]
    _assert_verbatim(base, record.page.text)


def test_a_zones_text_is_the_pages_own(base: EvidenceBase, talks: Record) -> None:
    with base.writer() as writer:
        add(writer, talks)
    expected = [(zone.role, talks.page.text[zone.start : zone.end]) for zone in talks.page.zones]
    assert base.sql("SELECT role, text FROM zones ORDER BY position").fetchall() == expected


def test_an_answer_has_what_is_committed_when_it_is_asked(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, report(1))
        writer.flush()
        before = base.pages()
        add(writer, report(2))
    assert len(before.fetchall()) == 1
    assert len(base.pages().fetchall()) == 2


def test_answers_outlive_the_base_that_gave_them(tmp_path: Path) -> None:
    base = EvidenceBase.create(tmp_path / "base")
    with base.writer() as writer:
        add(writer, report(1))
    statements = base.statements()
    del base
    assert len(statements.fetchall()) == 2


def test_answers_are_data_frames(base: EvidenceBase, talks: Record) -> None:
    with base.writer() as writer:
        add(writer, talks)
    frame = base.statements().df()
    assert list(frame["id"]) == ["s1", "s2", "s3", "s4"]
    assert base.statements().to_arrow_table().column("content").to_pylist()[2] == [
        "“They buy time,”",
        "“Both of them.”",
    ]


def test_two_answers_are_read_at_once(base: EvidenceBase) -> None:
    with base.writer() as writer:
        add(writer, *(report(number) for number in range(20)))
    statements, pages = base.statements().iter_rows(), base.pages().iter_rows()
    assert next(statements)
    assert next(pages)
    assert base.record(report(1).page.id)
    assert len(list(statements)) == 39
    assert len(list(pages)) == 19


def test_what_is_seen_is_known_by_its_digest(base: EvidenceBase) -> None:
    record = report(1, model="first")
    with base.writer() as writer:
        add(writer, record, digest="d1")
    assert base.seen("d1")
    assert base.seen("d1", "first")
    assert not base.seen("d1", "second")
    assert not base.seen("d2")
    assert base.seen_digests() == base.seen_digests("first") == {"d1"}
    assert base.seen_digests("second") == frozenset()
    assert base.has_page(record.page.id)
    assert base.has_page(record.page.id, "first")
    assert not base.has_page(record.page.id, "second")
    assert not base.has_page(report(2).page.id)


def test_a_base_in_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    folder = tmp_path / "pages, März ’26 #1 (a&b) 😀 'c' x=1; *?"
    base = EvidenceBase.create(folder)
    with base.writer() as writer:
        add(writer, report(1))
        writer.flush()
        add(writer, report(2))
    base.compact()
    assert (folder / MARKER).is_file()
    assert len(EvidenceBase.open(folder).statements().fetchall()) == 4


def test_a_page_without_statements_is_a_page(base: EvidenceBase) -> None:
    silent = Record(model="m", page=page_of("aaaa", ("body", "Nothing was said.")))
    with base.writer() as writer:
        add(writer, silent)
    assert base.pages().select("id", "statements", "actors").fetchall() == [("aaaa", 0, 0)]
    assert base.record("aaaa") == silent


def _assert_verbatim(base: EvidenceBase, text: str) -> None:
    """Everything that any view gives as the page's words is `text[start:end]`."""
    for words, start, end in base.sql(
        'SELECT text, "start", "end" FROM zones UNION ALL SELECT text, "start", "end" FROM mentions'
        " UNION ALL SELECT source, source_start, source_end FROM statements WHERE source_start IS NOT NULL"
        " UNION ALL SELECT cue, cue_start, cue_end FROM statements WHERE cue_start IS NOT NULL"
    ).fetchall():
        assert words == text[start:end]
    for content, spans in base.sql("SELECT content, content_spans FROM statements").fetchall():
        assert content == [text[span["start"] : span["end"]] for span in spans]
