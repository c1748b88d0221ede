"""A record as people have it: what they corrected in place of what the machine read."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import structs

from averment.coding import Record, Statement, only
from averment.coding.claim import Claim, Event, Position, Quantity, Relation, When
from averment.errors import UsageError

from .keeping import Kept, with_kept
from .reviews import STATES, RecordKey, RecordType, ReviewState
from .values import Day, Party
from .words import Words

__all__ = [
    "Held",
    "ReviewedRecord",
    "Verdict",
    "effective_claim",
    "effective_statement",
    "in_state",
    "reviewed",
    "reviews_of",
]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What people say of one statement or claim of a page.

    Attributes:
        record: `statement` or `claim`.
        of: Its id.
        review: What they say: `accepted`, `rejected`, `corrected`, `changed`; `unreviewed` where they left but a note.
        by: Who decided last.
        at: When (UTC).
        corrected: The fields that they corrected.
        changed: The fields that the machine has read otherwise since.
        note: The last note.
    """

    record: RecordType
    of: str
    review: ReviewState
    by: str
    at: datetime
    corrected: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    note: str | None = None


class ReviewedRecord(Record, frozen=True, kw_only=True):
    """A record with what people corrected, and what they say of it.

    Attributes:
        review: A verdict for each statement and claim that people decided about.
        kept: The ids of the statements and claims that people keep and the machine does not find any more, and of the
            actors that these alone name.
    """

    review: tuple[Verdict, ...] = ()
    kept: tuple[str, ...] = ()


class Held(NamedTuple):
    """What people hold of one record.

    Attributes:
        verdict: What they say of it.
        values: Those that they corrected.
        reviewers: All who decided about it.
    """

    verdict: Verdict
    values: Mapping[str, Any]
    reviewers: tuple[str, ...] = ()


def reviewed(record: Record, held: Mapping[RecordKey, Held], kept: Kept | None) -> Record:
    """Return a record as people have it; as it is where nobody decided about anything on its page.

    Args:
        record: As the machine read it last.
        held: What people hold of the statements and claims of the base.
        kept: What they keep on this page.
    """
    record = with_kept(record, kept)
    page = record.page.id
    statements = {each.id: held.get(RecordKey("statement", page, each.id)) for each in record.statements}
    claims = {each.id: held.get(RecordKey("claim", page, each.id)) for each in record.claims}
    verdicts = tuple(each.verdict for each in (*statements.values(), *claims.values()) if each is not None)
    if not verdicts:
        return record
    fields = {name: getattr(record, name) for name in record.__struct_fields__}
    fields["statements"] = tuple(
        each if (people := statements[each.id]) is None else effective_statement(each, people.values)
        for each in record.statements
    )
    fields["claims"] = tuple(
        each if (people := claims[each.id]) is None else _as_far_as_can_be(each, people.values)
        for each in record.claims
    )
    return ReviewedRecord(**fields, review=verdicts, kept=kept.ids if kept is not None else ())


def in_state(record: Record, states: Collection[ReviewState]) -> Record:
    """Return a reviewed record with those of its statements and claims that people say one of these things of."""
    if len(states) == len(STATES):
        return record
    said = {verdict.of: verdict.review for verdict in _verdicts(record)}
    kept = only(record, lambda each: said.get(each.id, "unreviewed") in states)
    if not isinstance(kept, ReviewedRecord):
        return kept
    ids = {each.id for each in (*kept.statements, *kept.claims)}
    left_out = {each.id for each in (*record.statements, *record.claims)} - ids
    return structs.replace(
        kept,
        review=tuple(verdict for verdict in kept.review if verdict.of in ids),
        kept=tuple(id_ for id_ in kept.kept if id_ not in left_out),
    )


def reviews_of(record: Record, what: RecordType) -> dict[str, ReviewState]:
    """Return what people say of the statements or claims of a record that comes from a base, by their ids."""
    return {verdict.of: verdict.review for verdict in _verdicts(record) if verdict.record == what}


def _verdicts(record: Record) -> tuple[Verdict, ...]:
    return record.review if isinstance(record, ReviewedRecord) else ()


def effective_statement(statement: Statement, values: Mapping[str, Any]) -> Statement:
    """Return a statement with corrected values; a speaker that the record does not have stays unresolved."""
    return structs.replace(statement, **{field: _plain(value) for field, value in values.items()})


def effective_claim(claim: Claim, values: Mapping[str, Any]) -> Claim:
    """Return a claim with corrected values.

    Raises:
        UsageError: It lacks what its type must have.
    """

    def now(field: str, *its: str) -> Any:
        if field in values:
            return _plain(values[field])
        return next((value for name in its or (field,) if (value := getattr(claim, name, None)) is not None), None)

    common = {name: now(name) for name in ("factuality", "demanded", "threatened", "intended", "conditional_on")}
    common |= {name: getattr(claim, name) for name in ("id", "account", "predicate", "confidence")}
    common["evidence"] = now("evidence")
    actors, recipients = _several(now("actor", "actor", "subject")), _several(now("recipient", "recipient", "object"))
    date = now("date", "date", "since")
    if "evidence" in values and not any(
        span.start <= claim.predicate.start and claim.predicate.end <= span.end for span in common["evidence"]
    ):
        raise UsageError("`evidence` leaves out the words that carry the claim: give words that these are among.")
    match values.get("type") or claim.__struct_config__.tag:
        case "event":
            event = _needed(now("event"), "event")
            return Event(
                **common,
                event=event,
                mode=now("mode"),
                context=now("context") or (),
                actor=actors,
                recipient=recipients,
                date=date,
                place=now("place"),
            )
        case "relation":
            relation = _needed(now("relation"), "relation")
            subject, object_ = _one(actors, "actor"), _one(recipients, "recipient")
            return Relation(**common, relation=relation, subject=subject, object=object_, role=now("role"), date=date)
        case "position":
            stance, on = _needed(now("stance"), "stance"), _needed(now("proposal", "on"), "proposal")
            return Position(**common, actor=_one(actors, "actor"), stance=stance, on=on, since=date)
        case _:
            numbers = {name: now(name) for name in ("value", "low", "high", "unit", "of", "claim")}
            return Quantity(**common, **numbers)


def _as_far_as_can_be(claim: Claim, values: Mapping[str, Any]) -> Claim:
    # An actor that the record had may be none of the reading that counts now.
    try:
        return effective_claim(claim, values)
    except UsageError:
        return claim


def _plain(value: Any) -> Any:
    """Return a value as a record has it."""
    match value:
        case Words():
            return value.span
        case Party():
            return value.id
        case Day():
            return When(words=value.words.span, start=value.start, end=value.end)
        case tuple():
            return tuple(plain for each in value if (plain := _plain(each)) is not None)
        case _:
            return value


def _several(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else value


def _one(ids: tuple[str, ...], field: str) -> str:
    if len(ids) != 1:
        raise UsageError(f"A relation or a position has one `{field}` of the page's actors, not {len(ids)}: give one.")
    return ids[0]


def _needed(value: Any, field: str) -> Any:
    if value is None:
        raise UsageError(f"A claim of this type has a `{field}`: give one.")
    return value
