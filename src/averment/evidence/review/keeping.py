"""Bringing back what people accepted or corrected and a newer reading of its page does not have: as the earlier reading
had it, at the places where its very words stand now.

A record comes back whole or not at all. A claim brings the statements of its account with it, for without them it would
be told in another's word; either brings the actors that it names and the newer reading has not found.
"""

import hashlib
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import structs

from averment.coding import Actor, Mention, Record, Statement, only
from averment.coding.claim import Claim, Quantity, When
from averment.page import Span

from .finding import find_records
from .reviews import RecordType
from .values import Here, claim_values, statement_values

__all__ = ["Keeping", "Kept", "Origin", "with_kept"]


class Origin(NamedTuple):
    """Where a record that is kept comes from: which reading of its page had it, and its id there."""

    reading: str
    about: str


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What people keep on one page, by the offsets and ids of the reading that counts.

    Attributes:
        statements: In the order of the text.
        claims: Likewise.
        actors: Whom these name and the reading that counts has not found.
        origins: Of each statement and claim, by its id.
    """

    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    origins: Mapping[str, Origin] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all of it."""
        return tuple(each.id for each in (*self.statements, *self.claims, *self.actors))


class _GoneError(Exception):
    """Words or a record without which another one is not whole."""


def with_kept(record: Record, kept: Kept | None) -> Record:
    """Return a page's record with what people keep, each in its place in the order of the text."""
    if kept is None:
        return record
    return structs.replace(
        record,
        actors=(*record.actors, *kept.actors),
        statements=_in_place(record.statements, kept.statements),
        claims=_in_place(record.claims, kept.claims),
    )


class Keeping:
    """Brings records of earlier readings of one page back into the reading that counts.

    Args:
        now: The record of the reading that counts.

    Attributes:
        here: That record with what has been brought back so far.
        kept: All that has been brought back so far.
    """

    def __init__(self, now: Record) -> None:
        self._now = now
        self.here = Here(now)
        self.kept = Kept()

    def bring(self, record: RecordType, origin: Origin, before: Here) -> str | None:
        """Bring one record back, and return the id that it has now; None where it cannot be brought back whole.

        Args:
            record: Which of the two.
            origin: Which reading it is of, and its id there.
            before: That reading.
        """
        try:
            if record == "statement":
                return self._statement(_of_id(before.record.statements, origin.about), origin.reading, before)
            return self._claim(_of_id(before.record.claims, origin.about), origin.reading, before)
        except _GoneError:
            return None

    def only(self, wanted: Collection[str]) -> Kept:
        """Return, of what has been brought back, these records and what they cannot do without."""
        needed = {id_ for claim in self.kept.claims if claim.id in wanted for id_ in claim.account}
        brought = {each.id for each in (*self.kept.statements, *self.kept.claims)}
        left_out = {id_ for id_ in brought if id_ not in wanted and id_ not in needed}
        left = only(self.here.record, lambda each: each.id not in left_out)
        statements = tuple(each for each in left.statements if each.id in brought)
        claims = tuple(each for each in left.claims if each.id in brought)
        named = {id_ for each in (*statements, *claims) for id_ in _named_by(each)}
        return Kept(
            statements=statements,
            claims=claims,
            actors=tuple(actor for actor in self.kept.actors if actor.id in named),
            origins={each.id: self.kept.origins[each.id] for each in (*statements, *claims)},
        )

    def _statement(self, each: Statement, reading: str, before: Here) -> str:
        made = Statement(
            id=self._free(each.id, reading),
            speaker=self._actor(each.speaker, reading, before),
            source=self._place(each.source, before),
            cue=self._place(each.cue, before),
            content=tuple(self._place(span, before) for span in each.content),
            kind=each.kind,
            addressee=self._actor(each.addressee, reading, before),
            within=self._around(each, before),
            confidence=each.confidence,
        )
        self._take(made.id, Origin(reading, each.id), statements=_in_place(self.kept.statements, (made,)))
        return made.id

    def _claim(self, each: Claim, reading: str, before: Here) -> str:
        fields: dict[str, Any] = {}
        for name in each.__struct_fields__:
            value = getattr(each, name)
            match value:
                case Span():
                    fields[name] = self._place(value, before)
                case When():
                    fields[name] = structs.replace(value, words=self._place(value.words, before))
        fields["evidence"] = tuple(self._place(span, before) for span in each.evidence)
        for name in {"actor", "recipient", "subject", "object"}.intersection(each.__struct_fields__):
            value = getattr(each, name)
            several = not isinstance(value, str)
            found = [self._actor(id_, reading, before) for id_ in (value if several else (value,))]
            fields[name] = tuple(found) if several else found[0]
        if isinstance(each, Quantity) and each.claim is not None:
            fields["claim"] = self._standing_claim(each.claim, before)
        statements = {statement.id for statement in before.record.statements}
        fields["account"] = tuple(
            self._standing_statement(id_, reading, before) for id_ in each.account if id_ in statements
        )
        made: Claim = structs.replace(each, id=self._free(each.id, reading), **fields)
        self._take(made.id, Origin(reading, each.id), claims=_in_place(self.kept.claims, (made,)))
        return made.id

    def _standing_statement(self, id_: str, reading: str, before: Here) -> str:
        """Return what a statement of a claim's account is now; it is brought back where it is not there."""
        held = _of_id(before.record.statements, id_)
        found = find_records(statement_values(held, before), (), self.here, strict=False)
        if len(found) > 1:
            raise _GoneError  # which of them it is cannot be told
        return found[0] if found else self._statement(held, reading, before)

    def _standing_claim(self, id_: str, before: Here) -> str | None:
        """Return what the event that a quantity is part of is now, if it is there."""
        events = [each for each in before.record.claims if each.id == id_]
        found = [find_records(claim_values(each, before), (), self.here, strict=False) for each in events]
        return found[0][0] if found and len(found[0]) == 1 else None

    def _around(self, each: Statement, before: Here) -> str | None:
        """Return the nearest statement around it that is there now."""
        by_id = {statement.id: statement for statement in before.record.statements}
        outer = by_id.get(each.within or "")
        while outer is not None:
            found = find_records(statement_values(outer, before), (), self.here, strict=False)
            if len(found) == 1:
                return found[0]
            outer = by_id.get(outer.within or "")
        return None

    def _actor(self, id_: str | None, reading: str, before: Here) -> str | None:
        actor = before.actor(id_)
        party = before.party(id_)
        if actor is None or party is None:
            return None
        known = self.here.known(party).id
        if known is not None:
            return known
        places = [(self._found(Span(each.start, each.end), before), each.kind) for each in actor.mentions]
        mentions = tuple(Mention(place.start, place.end, kind) for place, kind in places if place is not None)
        if not mentions:
            raise _GoneError
        made = structs.replace(actor, id=self._free(actor.id, reading), mentions=mentions)
        self._take(None, None, actors=(*self.kept.actors, made))
        return made.id

    def _place(self, span: Span | None, before: Here) -> Any:
        """Return where these very words stand now."""
        if span is None:
            return None
        found = self._found(span, before)
        if found is None:
            raise _GoneError
        return found

    def _found(self, span: Span, before: Here) -> Span | None:
        return self.here.words.find(before.words.of(span))

    def _free(self, id_: str, reading: str) -> str:
        """Return the record's own id, or, where the newer reading has given it to another, one made of both."""
        here = self.here.record
        taken = {each.id for each in (*here.actors, *here.statements, *here.claims)}
        return id_ if id_ not in taken else hashlib.sha256(f"{reading} {id_}".encode()).hexdigest()[:16]

    def _take(self, id_: str | None, origin: Origin | None, **fields: Any) -> None:
        origins = dict(self.kept.origins)
        if id_ is not None and origin is not None:
            origins[id_] = origin
        self.kept = structs.replace(self.kept, origins=origins, **fields)
        self.here = Here(with_kept(self._now, self.kept))


_R = TypeVar("_R", Statement, Claim)


def _of_id(records: Collection[_R], id_: str) -> _R:
    found = next((each for each in records if each.id == id_), None)
    if found is None:
        raise _GoneError
    return found


def _in_place(records: tuple[_R, ...], more: tuple[_R, ...]) -> tuple[_R, ...]:
    """Return the records with more of them, each before the first that begins behind it."""
    together = list(records)
    for each in more:
        behind = (place for place, other in enumerate(together) if _first(other) > _first(each))
        together.insert(next(behind, len(together)), each)
    return tuple(together)


def _first(record: Statement | Claim) -> int:
    if isinstance(record, Statement):
        return min((span.start for span in (record.source, record.cue, *record.content) if span), default=0)
    return record.predicate.start


def _named_by(record: Statement | Claim) -> set[str]:
    """Return the ids of the actors that a record names."""
    named: set[str] = set()
    for name in ("speaker", "addressee", "actor", "recipient", "subject", "object"):
        value = getattr(record, name, None)
        named.update((value,) if isinstance(value, str) else value or ())
    return named
