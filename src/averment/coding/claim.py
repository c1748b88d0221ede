"""Claims: what a page says to be so, by whose account, and how sure, as plain typed data."""

from typing import Literal

import msgspec

from averment.page import Span

__all__ = [
    "Claim",
    "Event",
    "EventType",
    "Factuality",
    "Position",
    "Quantity",
    "Relation",
    "RelationType",
    "Stance",
    "When",
]

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
"""FactBank's values (Saurí and Pustejovsky 2009): certain, probable or possible, that it is so or that it is not; `Uu`
where the last speaker of the account does not commit to either."""

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""The event types of PLOVER, in its codebook's order (openeventdata/PLOVER, the codebook of 2024)."""

RelationType = Literal[
    "leader_of",
    "member_of",
    "part_of",
    "backed_by",
    "loyal_to",
    "allied_with",
    "opposed_to",
    "located_in",
    "role_of",
]
Stance = Literal["accepts", "refuses", "conditional", "undecided"]


class When(msgspec.Struct, frozen=True, kw_only=True):
    """When something is said to have been or to be.

    Attributes:
        words: The words that say so.
        start: The first day, ISO 8601; a month or a year alone where the words say no more ("2026-03"). None where they
            cannot be resolved, as "on Monday" on a page without a date.
        end: The last day, likewise; None where the words leave it open ("since March").
    """

    words: Span
    start: str | None = None
    end: str | None = None


class _Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What every claim has.

    Attributes:
        id: Made from the page's id, the type and the words.
        account: By whose word: the ids of the statements that hold it, the outermost first; empty for a claim in the
            page's own voice, which is the outlet's.
        factuality: How sure it is as the last speaker of the account sees it; one of `Factuality`.
        demanded: Whether it is asked for, ordered or called for ("should withdraw").
        threatened: Whether it is threatened or warned of.
        intended: Whether it is planned, promised or offered.
        conditional_on: The words of the condition that it hangs on, or None.
        predicate: The words that carry it ("attacked", "talks", "at least 40").
        evidence: The words of the page that say it, in order; the predicate is among them.
        confidence: How likely it is that the page says so, 0 to 1.
    """

    id: str
    account: tuple[str, ...]
    factuality: Factuality
    demanded: bool = False
    threatened: bool = False
    intended: bool = False
    conditional_on: Span | None = None
    predicate: Span
    evidence: tuple[Span, ...]
    confidence: float


class Event(_Claim, frozen=True, kw_only=True, tag="event"):
    """Somebody did something to somebody, by the PLOVER codebook.

    Attributes:
        event: One of PLOVER's 16 types.
        mode: The codebook's mode of that type ("aerial" of ASSAULT), or None.
        context: The codebook's contexts ("military", "election"), none or several.
        actor: The ids of those who do it; several act together.
        recipient: The ids of those to whom it is done.
        date: When, or None where the page does not say.
        place: The words that say where, or None.
    """

    event: EventType
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    date: When | None = None
    place: Span | None = None


class Relation(_Claim, frozen=True, kw_only=True, tag="relation"):
    """A lasting tie between two actors.

    Attributes:
        relation: One of `RelationType`.
        subject: The id of the actor who leads, belongs, backs ….
        object: The id of the actor that is led, belonged to ….
        role: For `role_of` and `leader_of` the words of the role ("spokesman"), where the page has them.
        date: Since when or until when, or None.
    """

    relation: RelationType
    subject: str
    object: str
    role: Span | None = None
    date: When | None = None


class Quantity(_Claim, frozen=True, kw_only=True, tag="quantity"):
    """How many or how much: a number, a range or a bound.

    Attributes:
        value: The number itself; None where the page gives only bounds.
        low: At least; None where open.
        high: At most; None where open.
        unit: The words of the unit ("kilometres", "$", "people"), or None.
        of: The words for what is counted or measured, or None.
        claim: The id of the event that it is part of, or None.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Span | None = None
    of: Span | None = None
    claim: str | None = None


class Position(_Claim, frozen=True, kw_only=True, tag="position"):
    """Where an actor stands on a proposal or demand.

    Attributes:
        actor: The id of whoever takes the position.
        stance: One of `Stance`.
        on: The words of the proposal or demand.
        since: Since when, or None.
    """

    actor: str
    stance: Stance
    on: Span
    since: When | None = None


Claim = Event | Relation | Quantity | Position
