"""The values of a statement or a claim that people look at and may correct, kept so that they outlive the reading."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from averment.coding import Actor, Kind, Record, Statement
from averment.coding.claim import Claim, EventType, Factuality, Position, Relation, RelationType, Stance, When
from averment.evidence.actors.anchors import Anchor, anchor_of, find_anchored
from averment.page import Span

from .words import PageWords, Words

__all__ = [
    "ClaimType",
    "ClaimValues",
    "Day",
    "Here",
    "Party",
    "StatementValues",
    "Values",
    "claim_values",
    "set_fields",
    "statement_values",
    "words_of",
]

ClaimType = Literal["event", "relation", "quantity", "position"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the page.

    Attributes:
        id: As the page's record has it when this is made; None for somebody who is only words there.
        name: What the page calls the actor.
        type: Which type the record gives the actor.
        anchor: By which the actor is found in another record of the page.
    """

    id: str | None
    name: str
    type: str | None
    anchor: Anchor


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A date: the page's words for it, and the first and last day in ISO 8601, each None where open."""

    words: Words
    start: str | None = None
    end: str | None = None


class StatementValues(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Of a statement; what is not set is not spoken of. The fields are those of `Statement`."""

    source: Words | UnsetType | None = UNSET
    cue: Words | UnsetType | None = UNSET
    content: tuple[Words, ...] | UnsetType = UNSET
    speaker: Party | UnsetType | None = UNSET
    kind: Kind | UnsetType = UNSET
    addressee: Party | UnsetType | None = UNSET


class ClaimValues(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Of a claim; what is not set is not spoken of. The fields are the columns of the view `claims`; `predicate` and
    `account` are noted and cannot be corrected.
    """

    type: ClaimType | UnsetType = UNSET
    event: EventType | UnsetType | None = UNSET
    mode: str | UnsetType | None = UNSET
    relation: RelationType | UnsetType | None = UNSET
    stance: Stance | UnsetType | None = UNSET
    actor: tuple[Party, ...] | UnsetType = UNSET
    recipient: tuple[Party, ...] | UnsetType = UNSET
    factuality: Factuality | UnsetType = UNSET
    demanded: bool | UnsetType = UNSET
    threatened: bool | UnsetType = UNSET
    intended: bool | UnsetType = UNSET
    conditional_on: Words | UnsetType | None = UNSET
    date: Day | UnsetType | None = UNSET
    place: Words | UnsetType | None = UNSET
    proposal: Words | UnsetType | None = UNSET
    evidence: tuple[Words, ...] | UnsetType = UNSET
    predicate: Words | UnsetType = UNSET
    account: tuple[str | None, ...] | UnsetType = UNSET


Values = StatementValues | ClaimValues


def set_fields(values: Values) -> list[str]:
    """Return the fields that are set."""
    return [field for field in values.__struct_fields__ if getattr(values, field) is not UNSET]


def words_of(values: Values) -> list[str]:
    """Return the words that a person knows the record by: a statement's content, or a claim's evidence."""
    words = values.content if isinstance(values, StatementValues) else values.evidence
    return [] if isinstance(words, UnsetType) else [each.text for each in words]


class Here:
    """One record of a page, in which values are looked up and found again.

    Args:
        record: The record.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.words = PageWords(record.page)
        self._actors: dict[str, Mapping[str, Any]] = {actor.id: msgspec.to_builtins(actor) for actor in record.actors}

    def actor(self, id_: str | None) -> Actor | None:
        """Return the actor with this id, if there is one."""
        return next((actor for actor in self.record.actors if actor.id == id_), None)

    def party(self, id_: str | None) -> Party | None:
        """Return the actor with this id as values have it."""
        actor = self.actor(id_)
        if actor is None:
            return None
        anchor = anchor_of(0, self.record.page.id, self._actors[actor.id], self.words.zones)
        return Party(id=actor.id, name=actor.name, type=actor.type, anchor=anchor)

    def parties(self, ids: tuple[str, ...]) -> tuple[Party, ...]:
        """Return the actors with these ids, without those that the record does not have."""
        return tuple(party for party in map(self.party, ids) if party is not None)

    def known(self, party: Party) -> Party:
        """Return an actor as this record has it; one that it does not have keeps its name and has no id."""
        found = find_anchored(party.anchor, list(self._actors.values()), self.words.zones)
        return self.party(found) or msgspec.structs.replace(party, id=None)

    def some_words(self, span: Span | None) -> Words | None:
        """Return the words of a span, if there is one."""
        return None if span is None else self.words.of(span)


def statement_values(statement: Statement, here: Here) -> StatementValues:
    """Return all values of a statement as its record has them."""
    return StatementValues(
        source=here.some_words(statement.source),
        cue=here.some_words(statement.cue),
        content=tuple(map(here.words.of, statement.content)),
        speaker=here.party(statement.speaker),
        kind=statement.kind,
        addressee=here.party(statement.addressee),
    )


def claim_values(claim: Claim, here: Here) -> ClaimValues:
    """Return all values of a claim as its record has them."""
    statements = {statement.id: statement for statement in here.record.statements}
    held = [statements[id_] for id_ in claim.account if id_ in statements]
    actors, recipients = _sides(claim)
    when: When | None = getattr(claim, "date", None) or getattr(claim, "since", None)
    return ClaimValues(
        type=claim.__struct_config__.tag,  # type: ignore[arg-type]
        event=getattr(claim, "event", None),
        mode=getattr(claim, "mode", None),
        relation=getattr(claim, "relation", None),
        stance=getattr(claim, "stance", None),
        actor=here.parties(actors),
        recipient=here.parties(recipients),
        factuality=claim.factuality,
        demanded=claim.demanded,
        threatened=claim.threatened,
        intended=claim.intended,
        conditional_on=here.some_words(claim.conditional_on),
        date=None if when is None else Day(words=here.words.of(when.words), start=when.start, end=when.end),
        place=here.some_words(getattr(claim, "place", None)),
        proposal=here.some_words(getattr(claim, "on", None)),
        evidence=tuple(map(here.words.of, claim.evidence)),
        predicate=here.words.of(claim.predicate),
        account=tuple(_name(each, here) for each in held),
    )


def _sides(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    match claim:
        case Relation():
            return (claim.subject,), (claim.object,)
        case Position():
            return (claim.actor,), ()
        case _:
            return getattr(claim, "actor", ()), getattr(claim, "recipient", ())


def _name(statement: Statement, here: Here) -> str | None:
    speaker = here.actor(statement.speaker)
    source = here.some_words(statement.source)
    return speaker.name if speaker is not None else source.text if source is not None else None
