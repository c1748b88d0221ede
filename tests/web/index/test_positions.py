"""Positions on columns say the same as their claims, with what people corrected in the machine's place."""

from collections import Counter

from averment.evidence import EvidenceBase
from averment.web.index import ClaimQuestion, Index, PositionGrid
from tests.evidence.claims.world import Desk

from .conftest import keep

ALL = ClaimQuestion(type=("position",))


def grid(index: Index, question: ClaimQuestion = ALL, on: str | None = None) -> PositionGrid:
    return index.positions(question, on=on, columns=slice(0, 100), rows=slice(0, 100))


def test_each_position_of_each_claim_is_in_one_cell(index: Index) -> None:
    found = grid(index)
    expected = Counter(
        (party.id, party.name or party.page_name)
        for claim in index.claims(ClaimQuestion(type=("position",), limit=1_000)).rows
        if claim.proposal
        for party in claim.actors
    )
    counted: Counter[tuple[str | None, str]] = Counter()
    for (row, _), cell in found.cells.items():
        counted[found.actors[row]] += cell.positions
    assert counted == expected
    assert found.total == sum(expected.values())
    assert sum(found.stances.values()) == found.total


def test_the_history_of_a_cell_is_what_the_cell_counts(index: Index) -> None:
    found = grid(index)
    (row, column), cell = next(iter(found.cells.items()))
    actor = found.actors[row][0]
    assert actor is not None
    history = index.position_history(actor, found.proposals[column], limit=100)
    assert history is not None
    assert history.total == len(history.rows) == cell.positions
    assert history.rows[0] == cell.runs[0].latest
    days = [each.dated or "" for each in history.rows]
    assert days == sorted(days, reverse=True)
    assert index.position_history(actor, "nothing of the sort", limit=1) is None


def test_words_find_a_proposal_in_whichever_of_its_wordings(index: Index) -> None:
    assert grid(index, on="CEASE").proposals == grid(index, on="ceasefire").proposals != ()
    assert grid(index, on="fire").proposals == ()


def test_parties_without_a_name_in_the_base_stay_apart(base: EvidenceBase) -> None:
    desk = Desk(40, "Porters refuse the toll.", "Weavers refuse the toll.")
    for name in ("Porters", "Weavers"):
        desk.actor(name, "other")
        desk.position("refuses", name, "the toll", "refuse", f"{name} refuse the toll")
    keep(base, desk.record())
    names = [name for _, name in grid(Index.of(base), on="toll").actors]
    assert sorted(names) == ["Porters", "Weavers"]


def test_a_corrected_position_stands_where_people_put_it(base: EvidenceBase) -> None:
    index = Index.of(base)
    claim = index.claims(ClaimQuestion(type=("position",), limit=1)).rows[0]
    before = grid(index)
    page_actor, meant = base.sql(
        f"SELECT page_actor, actor FROM appearances WHERE page = '{claim.page}' AND actor <> '{claim.actors[0].id}'"
    ).fetchall()[0]
    base.review.correct(claim.id, by="edda", actor=[page_actor], stance="undecided")
    index.refresh()
    after = grid(index)
    assert after.total == before.total
    assert after.stances["undecided"] == before.stances["undecided"] + 1
    history = index.position_history(meant, claim.proposal or "", limit=10)
    assert history is not None
    assert claim.id in [each.id for each in history.rows]
    former = index.position_history(claim.actors[0].id or "", claim.proposal or "", limit=10)
    assert former is None or claim.id not in [each.id for each in former.rows]
