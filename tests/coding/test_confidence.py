import pytest
from msgspec.structs import replace

from averment.coding import Record, sure_enough
from averment.errors import UsageError
from tests.evidence.claims.world import shelling


def doubting(talks: Record, *ids: str) -> Record:
    """The talks, their statements with these ids made unsure."""
    return replace(talks, statements=tuple(replace(s, confidence=0.3) if s.id in ids else s for s in talks.statements))


def test_what_is_less_sure_is_left_out_and_all_else_stays(talks: Record) -> None:
    sure = sure_enough(talks, 0.9)
    assert [statement.id for statement in sure.statements] == ["s1", "s2", "s3"]
    assert replace(sure, statements=talks.statements) == talks


@pytest.mark.parametrize("least", [None, 0, 0.6])
def test_nothing_is_left_out_where_all_are_sure_enough(talks: Record, least: float | None) -> None:
    assert sure_enough(talks, least) == talks


def test_a_statement_comes_out_of_one_that_is_left_out(talks: Record) -> None:
    sure = sure_enough(doubting(talks, "s1"), 0.5)
    assert (sure.statements[0].id, sure.statements[0].within) == ("s2", None)


def test_a_statement_stays_within_the_nearest_one_that_stays(talks: Record) -> None:
    _, second, third, _ = talks.statements
    deep = replace(third, within=second.id)
    record = replace(talks, statements=(*talks.statements[:2], deep, talks.statements[3]))
    assert sure_enough(doubting(record, "s2"), 0.5).statements[1] == replace(third, within="s1")


def test_claims_that_are_not_sure_enough_are_left_out_and_so_are_those_by_an_account_that_is() -> None:
    def told(least: float) -> list[str]:
        record = shelling()
        sure = sure_enough(record, least)
        return [record.page.text[claim.predicate.start : claim.predicate.end] for claim in sure.claims]

    assert told(0.55) == ["shelled the port", "at least 40", "attacked", "leads", "fired on"]
    # "bomb" is sure enough for this, but not the minister's statement in whose word it stands
    unsure = replace(shelling(), claims=tuple(replace(claim, confidence=0.9) for claim in shelling().claims))
    assert [claim.id for claim in sure_enough(unsure, 0.7).claims] == [
        claim.id for claim in unsure.claims if len(claim.account) < 2
    ]


def test_a_quantity_whose_event_is_left_out_stands_alone() -> None:
    record = shelling()
    event, quantity, *_ = record.claims
    record = replace(record, claims=(replace(event, confidence=0.1), quantity))
    assert sure_enough(record, 0.5).claims == (replace(quantity, claim=None),)


@pytest.mark.parametrize("least", [-0.01, 1.01, 80, float("nan"), float("inf")])
def test_a_confidence_is_from_0_to_1(talks: Record, least: float) -> None:
    with pytest.raises(UsageError, match=r"`min_confidence` cannot be .*: give a number from 0 to 1"):
        sure_enough(talks, least)
