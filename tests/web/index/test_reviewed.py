"""What people decided lies over the index, without a page of it being read or written again."""

from averment.evidence import EvidenceBase
from averment.web.index import ClaimQuestion, Index, PageQuestion, StatementQuestion


def first_event(base: EvidenceBase) -> tuple[str, str]:
    return base.claims(type="event", limit=1).project("id, page").fetchall()[0]


def test_the_state_of_review_is_shown_and_asked_for(base: EvidenceBase) -> None:
    index = Index.of(base)
    claim, page = first_event(base)
    files = sorted(index.folder.iterdir())
    assert index.count(ClaimQuestion(review=("rejected",))) == 0
    base.review.reject(claim, by="edda")
    assert index.stale
    assert index.refresh()
    assert not index.stale
    assert [row.id for row in index.claims(ClaimQuestion(review=("rejected",))).rows] == [claim]
    assert index.claim(claim).review == "rejected"  # type: ignore[union-attr]
    counts = {each.value: each.count for each in index.facets(ClaimQuestion(), "review")["review"]}
    assert counts["rejected"] == 1
    assert [row.id for row in index.pages(PageQuestion(review=("partly",))).rows] == [page]
    assert sorted(index.folder.iterdir()) == files


def test_an_undone_decision_leaves_nothing(base: EvidenceBase) -> None:
    index = Index.of(base)
    before = index.claims()
    base.review.accept(first_event(base)[0], by="edda")
    index.refresh()
    assert index.claims().rows != before.rows
    base.review.undo(by="edda")
    index.refresh()
    assert index.claims().rows == before.rows
    assert index.version != before.version


def test_corrected_values_take_the_machines_place(base: EvidenceBase) -> None:
    index = Index.of(base)
    claim = first_event(base)[0]
    row = index.claim(claim)
    assert row is not None
    others = [each.id for each in index.actors().rows if each.id not in {party.id for party in row.actors}]
    page_actor, name, meant = base.sql(
        f"SELECT page_actor, name, actor FROM appearances WHERE page = '{row.page}' AND actor <> '{row.actors[0].id}'"
    ).fetchall()[0]
    base.review.correct(claim, by="edda", event="PROTEST", factuality="PS+", actor=[page_actor], intended=True)
    index.refresh()
    now = index.claim(claim)
    assert now is not None
    assert (now.event, now.factuality, now.intended) == ("PROTEST", "PS+", True)
    assert [(party.id, party.page_name) for party in now.actors] == [(meant, name)]
    assert meant in others
    for question in (
        ClaimQuestion(event=("PROTEST",)),
        ClaimQuestion(factuality=("PS+",), intended=True, actor=(meant,), involves=(meant,)),
    ):
        assert claim in [each.id for each in index.claims(question).rows]
    assert claim not in [each.id for each in index.claims(ClaimQuestion(actor=(row.actors[0].id or "",))).rows]


def test_a_corrected_speaker_is_found_under_the_new_name(base: EvidenceBase) -> None:
    index = Index.of(base)
    said = index.statements().rows[0]
    base.review.correct(said.id, by="edda", speaker=None)
    index.refresh()
    assert said.id in [row.id for row in index.statements(StatementQuestion(speaker=("",))).rows]
    assert index.statement(said.id).review == "corrected"  # type: ignore[union-attr]


def test_an_index_that_is_opened_later_has_the_decisions(base: EvidenceBase) -> None:
    base.review.accept(first_event(base)[0], by="edda")
    assert Index.of(base).count(ClaimQuestion(review=("accepted",))) == 1
