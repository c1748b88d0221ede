"""All positions of a base with what their proposals are called, brought together once for each state of the index."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from averment.evidence.claims.proposals import group_proposals
from averment.web.index import ClaimQuestion, ClaimRow, Index
from averment.web.reading import Sure
from averment.web.wording import Voice, day_of, sure, voices_of

__all__ = ["Stand", "history", "stands"]


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """One actor's position, as one claim has it.

    Attributes:
        id: The claim's.
        actor: The actor's id in the base; None where the base does not know it by name.
        name: What it is called.
        proposal: What the wordings of the proposal are called together.
        words: The page's own words for it.
        stance: `accepts`, `refuses`, `conditional` or `undecided`.
        sure: How sure the claim is.
        dated: Its day, or that of its page; None for neither.
        until: The last day on which it may hold; None where nothing ends it.
        dated_by: `claim` or `page`: whose day it is.
        day: The same as people read it.
        voices: By whose account, the outlet's first.
    """

    id: str
    actor: str | None
    name: str
    proposal: str
    words: str
    stance: str
    sure: Sure
    dated: str | None
    until: str | None
    dated_by: str | None
    day: str
    voices: tuple[Voice, ...]


def stands(index: Index) -> Sequence[Stand]:
    """Return all positions of the base, the latest first and those without a date last."""
    return _of(index, index.version)


@lru_cache(maxsize=2)
def _of(index: Index, version: str) -> tuple[Stand, ...]:  # noqa: ARG001 - of another version, other positions
    rows = list(index.every(ClaimQuestion(type=("position",), sort="dated")))
    called = group_proposals([row.proposal for row in rows if row.proposal is not None])
    return tuple(stand for row in rows if row.proposal is not None for stand in _stands(row, called[row.proposal]))


def _stands(row: ClaimRow, proposal: str) -> Iterator[Stand]:
    """Yield the position of each actor that takes it."""
    assert row.proposal is not None
    # A position holds on from its day; one that the page does not date is known of the page's day.
    until = row.date_end or (None if row.date_start else row.dated)
    for actor in row.actors:
        yield Stand(
            id=row.id,
            actor=actor.id,
            name=actor.name or actor.page_name,
            proposal=proposal,
            words=row.proposal,
            stance=row.stance or "",
            sure=sure(row),
            dated=row.dated,
            until=until,
            dated_by=row.dated_by,
            day=day_of(row),
            voices=tuple(voices_of(row.outlet, row.account)),
        )


def history(index: Index, actor: str, proposal: str) -> list[Stand]:
    """Return what is known of where one actor stood on one proposal, the latest first.

    Args:
        index: What answers.
        actor: The actor's id in the base.
        proposal: What the proposal is called, or one of its wordings.
    """
    found = stands(index)
    named = {each.proposal for each in found if proposal in {each.proposal, each.words}}
    return [each for each in found if each.actor == actor and each.proposal in named]
