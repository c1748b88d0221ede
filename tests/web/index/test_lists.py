"""What the index lists is what the evidence base lists, in the same order."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from averment import UsageError
from averment.evidence import EvidenceBase
from averment.web.index import NONE, OUTLET, ClaimQuestion, Index, PageQuestion, StatementQuestion
from averment.web.index import index as lists

ALL = 10_000
Base = Callable[[EvidenceBase], Any]

STATEMENTS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"text": "CEASEFIRE"}, {"text": "ceasefire"}),
    ({"text": '"of Orun"'}, {"text": "of Orun"}),
    ({"text": "örün cafe"}, {"text": "cafe in orun"}),
    ({"text": "“killing at least”"}, {"text": "killing at least"}),
    ({"outlet": ("Halveth Gazette",)}, {"outlet": "Halveth Gazette"}),
    ({"kind": ("direct",)}, {"kind": "direct"}),
    ({"min_confidence": 0.85}, {"min_confidence": 0.85}),
    ({"since": "2026-04-10"}, {"since": "2026-04-10"}),
    ({"since": "2026-03", "until": "2026-03-05"}, {"since": "2026-03", "until": "2026-03-05"}),
    ({"until": "2025"}, {"until": "2025"}),
    ({"since": "2024-06-01", "until": "2024-06-30"}, {"since": "2024-06-01", "until": "2024-06-30"}),
]


@pytest.mark.parametrize(("asked", "of_base"), STATEMENTS, ids=str)
def test_statements_are_those_of_the_base(
    full: EvidenceBase, index: Index, asked: dict[str, Any], of_base: dict[str, Any]
) -> None:
    question = StatementQuestion(**asked, limit=ALL)
    expected = full.statements(**of_base).select("page", "id", "cue", "source", "zone", "kind").fetchall()
    answer = index.statements(question)
    assert expected
    assert [(row.page, row.id, row.cue, row.source, row.zone, row.kind) for row in answer.rows] == expected
    assert answer.total == len(expected) == index.count(question)


@pytest.mark.parametrize("name", ["Vashara", "Tavash", "Ilda Maresh"])
def test_what_an_actor_says_and_what_is_said_of_it(full: EvidenceBase, index: Index, name: str) -> None:
    actor = str(full.actors(name=name).select("id").fetchall()[0][0])
    said = full.statements(actor=actor).select("page", "id").fetchall()
    said_of = full.said_of(actor).select("page", "id").fetchall()
    assert said
    assert [(row.page, row.id) for row in index.statements(StatementQuestion(speaker=(actor,), limit=ALL)).rows] == said
    assert [(row.page, row.id) for row in index.statements(StatementQuestion(of=(actor,), limit=ALL)).rows] == said_of


CLAIMS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"type": ("position",)}, {"type": "position"}),
    ({"event": ("ASSAULT",)}, {"event": "ASSAULT"}),
    ({"mode": ("aerial",)}, {"mode": "aerial"}),
    ({"relation": ("leader_of",)}, {"relation": "leader_of"}),
    ({"stance": ("refuses",)}, {"stance": "refuses"}),
    ({"factuality": ("PS+",)}, {"factuality": "possible"}),
    ({"demanded": True}, {"demanded": True}),
    ({"demanded": False}, {"demanded": False}),
    ({"threatened": False}, {"threatened": False}),
    ({"intended": False}, {"intended": False}),
    ({"account": (OUTLET,)}, {"account": "outlet"}),
    ({"place": ("the port of Orun",)}, {"place": "the port of Orun"}),
    ({"text": "bridge"}, {"text": "bridge"}),
    ({"outlet": ("The Asterin Courier",)}, {"outlet": "The Asterin Courier"}),
    ({"min_confidence": 0.6}, {"min_confidence": 0.6}),
    ({"first": "2026-03-02"}, {"first": "2026-03-02"}),
    ({"last": "2026-02-10"}, {"last": "2026-02-10"}),
    ({"first": "2026-03-01", "last": "2026-03-01"}, {"first": "2026-03-01", "last": "2026-03-01"}),
    ({"first": "2026-04-15", "last": "2026"}, {"first": "2026-04-15", "last": "2026"}),
    ({"since": "2026-03-04"}, {"since": "2026-03-04"}),
    (
        {"event": ("ASSAULT",), "factuality": ("CT+",), "account": (OUTLET,), "since": "2026"},
        {"event": "ASSAULT", "factuality": "CT+", "account": "outlet", "since": "2026"},
    ),
]


@pytest.mark.parametrize(("asked", "of_base"), CLAIMS, ids=str)
def test_claims_are_those_of_the_base(
    full: EvidenceBase, index: Index, asked: dict[str, Any], of_base: dict[str, Any]
) -> None:
    expected = full.claims(**of_base).select("page", "id").fetchall()
    assert expected
    assert [(row.page, row.id) for row in index.claims(ClaimQuestion(**asked, limit=ALL)).rows] == expected


@pytest.mark.parametrize("side", ["actor", "recipient"])
def test_claims_by_their_actors(full: EvidenceBase, index: Index, side: str) -> None:
    actor = full.actor("Vashara").id
    expected = full.claims(**{side: actor}).select("page", "id").fetchall()
    assert expected
    question = ClaimQuestion(**{side: (actor,)}, limit=ALL)
    assert [(row.page, row.id) for row in index.claims(question).rows] == expected


def test_claims_by_the_word_of_an_actor(full: EvidenceBase, index: Index) -> None:
    actor = full.actor("Vashara").id
    query = "SELECT DISTINCT page, claim FROM claim_accounts WHERE actor = '{}' ORDER BY ALL"
    expected = full.sql(query.format(actor)).fetchall()
    assert expected
    question = ClaimQuestion(account=(actor,), limit=ALL)
    assert sorted((row.page, row.id) for row in index.claims(question).rows) == expected


CLAIM = (
    "id", "page", "position", "outlet", "published", "title", "url", "language", "type", "event", "mode", "relation",
    "stance", "factuality", "demanded", "threatened", "intended", "conditional_on", "predicate", "zone", "date",
    "date_start", "date_end", "dated", "dated_by", "place", "role", "proposal", "value", "low", "high", "unit",
    "counted", "part_of", "confidence",
)  # fmt: skip


def test_a_claim_has_all_that_the_base_has_of_it(full: EvidenceBase, index: Index) -> None:
    same = CLAIM
    columns = [*same, "evidence", "account", "actors", "recipients", "accounts", "actor", "actor_names"]
    expected = full.claims_of_actors().select(*columns).fetchall()
    rows = index.claims(ClaimQuestion(limit=ALL)).rows
    assert len(rows) == len(expected)
    for row, of_base in zip(rows, expected, strict=True):
        values = [
            *(getattr(row, name) for name in same),
            list(row.evidence),
            list(row.account_statements),
            [party.name for party in row.actors],
            [party.name for party in row.recipients],
            [party.name for party in row.account],
            [party.page_id for party in row.actors],
            [party.page_name for party in row.actors],
        ]
        assert values == [each if each is not None or number < len(same) else [] for number, each in enumerate(of_base)]


STATEMENT = (
    "id", "page", "position", "outlet", "published", "title", "url", "language", "source", "cue", "kind", "within",
    "zone", "confidence",
)  # fmt: skip


def test_a_statement_has_all_that_the_base_has_of_it(full: EvidenceBase, index: Index) -> None:
    same = STATEMENT
    called = "coalesce(actor_name, speaker_name)"
    columns = [*same, "content", "speaker", "addressee", "addressee_name", "actor", called]
    expected = full.statements_of_actors().select(", ".join(columns)).fetchall()
    for row, of_base in zip(index.statements(StatementQuestion(limit=ALL)).rows, expected, strict=True):
        speaker, addressee = row.speaker, row.addressee
        assert of_base == (
            *(getattr(row, name) for name in same),
            list(row.content),
            speaker and speaker.page_id,
            addressee and addressee.page_id,
            addressee and addressee.page_name,
            speaker and speaker.id,
            speaker.name if speaker and speaker.page_id else None,
        )


PAGES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"text": "ceasefire"}, {"text": "ceasefire"}),
    ({"outlet": ("Halveth Gazette",)}, {"outlet": "Halveth Gazette"}),
    ({"language": ("en",)}, {"language": "en"}),
    ({"since": "2026-03-05"}, {"since": "2026-03-05"}),
]


@pytest.mark.parametrize(("asked", "of_base"), PAGES, ids=str)
def test_pages_are_those_of_the_base(
    full: EvidenceBase, index: Index, asked: dict[str, Any], of_base: dict[str, Any]
) -> None:
    same = ["id", "outlet", "title", "url", "published", "language", "words", "statements", "claims"]
    expected = full.pages(**of_base).select(*same).fetchall()
    assert expected
    rows = index.pages(PageQuestion(**asked, limit=ALL)).rows
    assert [tuple(getattr(row, name) for name in same) for row in rows] == expected


def test_pages_by_whom_they_name(full: EvidenceBase, index: Index) -> None:
    actor = full.actor("Tarn Front").id
    expected = full.sql(f"SELECT DISTINCT page FROM appearances WHERE actor = '{actor}' ORDER BY page").fetchall()
    found = index.pages(PageQuestion(actor=(actor,), limit=ALL)).rows
    assert sorted((row.id,) for row in found) == expected


@pytest.mark.parametrize("asked", [StatementQuestion(outlet=(NONE,)), ClaimQuestion(outlet=(NONE,))])
def test_what_has_no_outlet_can_be_asked_for(index: Index, asked: StatementQuestion | ClaimQuestion) -> None:
    rows = (index.statements(asked) if isinstance(asked, StatementQuestion) else index.claims(asked)).rows
    assert rows
    assert all(row.outlet is None for row in rows)


def test_several_values_of_one_filter_are_either_of_them(index: Index) -> None:
    both = index.count(ClaimQuestion(event=("ASSAULT", "RETREAT")))
    assert both == index.count(ClaimQuestion(event=("ASSAULT",))) + index.count(ClaimQuestion(event=("RETREAT",)))


def test_words_may_begin_so(index: Index) -> None:
    assert index.count(StatementQuestion(text="ceasef*")) == index.count(StatementQuestion(text="ceasefire")) > 0
    assert index.count(StatementQuestion(text="ceasef")) == 0


def test_words_are_never_taken_for_a_query_language(index: Index) -> None:
    for text in ('talks" OR "x', "NOT NEAR(", "content: *", "a^b -c"):
        assert index.count(StatementQuestion(text=text)) >= 0
    with pytest.raises(UsageError, match="no word"):
        index.count(StatementQuestion(text="“ ” *"))


# Order and parts


@pytest.mark.parametrize("kind", ["pages", "statements", "claims"])
@pytest.mark.parametrize("descending", [True, False])
def test_a_list_goes_on_where_its_last_part_ended(index: Index, kind: str, descending: bool) -> None:
    question: Any = {"pages": PageQuestion, "statements": StatementQuestion, "claims": ClaimQuestion}[kind]()
    for sort in index.columns(question):
        asked = msgspec.structs.replace(question, sort=sort, descending=descending)
        whole = list(index.every(asked))
        assert len({(row.id, getattr(row, "page", "")) for row in whole}) == index.count(asked) == len(whole)
        parts = [
            row
            for offset in range(0, len(whole), 7)
            for row in getattr(index, kind)(msgspec.structs.replace(asked, limit=7, offset=offset)).rows
        ]
        assert parts == whole


@pytest.mark.parametrize("descending", [True, False])
def test_rows_are_sorted_and_those_without_a_value_last(index: Index, descending: bool) -> None:
    for sort in ("outlet", "published", "confidence", "dated", "place", "event"):
        rows = index.claims(ClaimQuestion(sort=sort, descending=descending, limit=ALL)).rows
        values = [getattr(row, sort) for row in rows]
        there = [value for value in values if value is not None]
        assert values[len(there) :] == [None] * (len(values) - len(there))
        if sort != "event":  # which comes in the order of its codebook's names
            keys = [each.casefold() if sort in {"outlet", "place"} else each for each in there]
            assert keys == sorted(keys, reverse=descending)


def test_a_list_that_cannot_be_sorted_so_says_what_it_can_be_sorted_by(index: Index) -> None:
    with pytest.raises(UsageError, match="one of published, confidence"):
        index.statements(StatementQuestion(sort="colour"))


@pytest.mark.parametrize(
    "asked", [{"since": "yesterday"}, {"until": "2026-13"}, {"limit": -1}, {"min_confidence": 2.0}], ids=str
)
def test_what_cannot_be_is_refused(index: Index, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        index.statements(StatementQuestion(**asked))


# Places


def test_the_words_in_context_are_the_pages_own(full: EvidenceBase, index: Index) -> None:
    texts = dict(full.sql("SELECT id, text FROM pages").fetchall())
    rows = [
        *index.statements(StatementQuestion(limit=ALL)).rows,
        *index.statements(StatementQuestion(text="ceasefire OR talks", limit=ALL)).rows,
        *index.claims(ClaimQuestion(limit=ALL)).rows,
        *index.claims(ClaimQuestion(text="cease*", limit=ALL)).rows,
    ]
    for row in rows:
        text = texts[row.page]
        assert row.context.text == text[row.context.start : row.context.end]
        assert row.context.marks
        assert all(row.context.start <= start < end <= row.context.end for start, end in row.context.marks)
        assert 0 <= row.start < row.end <= len(text)


def test_words_that_were_looked_for_are_marked_however_the_page_spells_them(full: EvidenceBase, index: Index) -> None:
    texts = dict(full.sql("SELECT id, text FROM pages").fetchall())
    (row, *_) = index.pages(PageQuestion(text="cafe orun")).rows
    assert row.context is not None
    marked = {texts[row.id][start:end] for start, end in row.context.marks}
    assert marked == {"café", "Örün"}


def test_a_record_is_found_by_its_id(index: Index) -> None:
    for statement in index.statements(StatementQuestion(limit=ALL)).rows:
        assert index.statement(statement.id) == statement
    for claim in index.claims(ClaimQuestion(limit=ALL)).rows:
        assert index.claim(claim.id) == claim
    for page in index.pages(PageQuestion(limit=ALL)).rows:
        assert index.page(page.id) == page
    assert index.statement("nothing") is index.claim("nothing") is index.page("nothing") is None


def test_all_on_one_page(full: EvidenceBase, index: Index) -> None:
    (page,) = full.pages(text="30-day ceasefire", limit=1).select("id").fetchall()[0]
    expected = full.claims(page=page).select("id").fetchall()
    assert [(row.id,) for row in index.claims(ClaimQuestion(page=page)).rows] == expected
    assert index.count(ClaimQuestion(page="nowhere")) == 0


@pytest.mark.parametrize("asked", [{}, {"type": ("event",)}, {"since": "2026-04", "until": "2026-04"}], ids=str)
def test_parts_of_a_list_are_the_same_however_far_an_order_is_walked(
    index: Index, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    for sort in index.columns(ClaimQuestion()):
        question = ClaimQuestion(**asked, sort=sort, limit=3)
        whole = [row.id for row in index.every(question)]
        assert whole
        for sparse in (0, 1_000_000):
            # Few rows are put in order by their places, many are found by walking the order.
            monkeypatch.setattr(lists, "_SPARSE", sparse)
            monkeypatch.setattr(lists, "_STEP", 1)
            for first in range(0, len(whole) + 1, 3):
                part = index.claims(msgspec.structs.replace(question, offset=first)).rows
                assert [row.id for row in part] == whole[first : first + 3], (sort, sparse, first)
        monkeypatch.undo()


def test_the_ledger_can_be_sorted_by_the_page(index: Index) -> None:
    for question in (StatementQuestion(sort="title", limit=ALL), ClaimQuestion(sort="title", limit=ALL)):
        rows = index.statements(question) if isinstance(question, StatementQuestion) else index.claims(question)
        titles = [row.title for row in rows.rows if row.title is not None]
        assert titles
        assert titles == sorted(titles, key=str.casefold, reverse=question.descending)
