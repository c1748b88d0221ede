"""What a person gives as corrections, made into values of the page: every word is the page's own, every actor named
on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypedDict, cast, get_args

from averment.coding import Kind, Record, Statement
from averment.coding.claim import Claim, EventType, Factuality, RelationType, Stance
from averment.coding.folding import fold
from averment.errors import UsageError
from averment.evidence.actors.anchors import Anchor
from averment.evidence.filters import iso_date
from averment.page import Span

from .effective import effective_claim
from .reviews import RecordType
from .values import ClaimType, ClaimValues, Day, Here, Party, StatementValues, Values
from .words import Wording, Words

__all__ = ["Corrections", "correction"]


class Corrections(TypedDict, total=False):
    """Fields that may be corrected; those left out stay. Words are given by their span or by themselves, actors by
    their name on the page, by the id that its record has, or by the span of words that name somebody it does not have;
    a date by the page's words for it and its first and last day, each None where open.
    """

    source: Wording | None
    cue: Wording | None
    content: Sequence[Wording]
    speaker: str | Span | tuple[int, int] | None
    kind: Kind
    addressee: str | Span | tuple[int, int] | None
    type: ClaimType
    event: EventType | None
    mode: str | None
    relation: RelationType | None
    stance: Stance | None
    actor: Sequence[str | Span | tuple[int, int]]
    recipient: Sequence[str | Span | tuple[int, int]]
    factuality: Factuality
    demanded: bool
    threatened: bool
    intended: bool
    conditional_on: Wording | None
    date: tuple[Wording, str | None, str | None] | None
    place: Wording | None
    proposal: Wording | None
    evidence: Sequence[Wording]


_WORDS = {"source", "cue", "conditional_on", "place", "proposal"}
_SPANS = {"content", "evidence"}
_ACTOR = {"speaker", "addressee"}
_ACTORS = {"actor", "recipient"}
_FLAGS = {"demanded", "threatened", "intended"}
_ONE_OF: dict[str, Sequence[str]] = {
    "kind": get_args(Kind),
    "type": get_args(ClaimType),
    "event": get_args(EventType),
    "relation": get_args(RelationType),
    "stance": get_args(Stance),
    "factuality": get_args(Factuality),
}
_MAY_BE_NONE = {"event", "relation", "stance", "mode"}
_FIELDS: dict[RecordType, Sequence[str]] = {
    "statement": StatementValues.__struct_fields__,
    "claim": [field for field in ClaimValues.__struct_fields__ if field not in {"predicate", "account"}],
}


def correction(
    record: RecordType, found: Statement | Claim, fields: Mapping[str, Any], before: Mapping[str, Any], page: Record
) -> Values:
    """Return what a person gives as values.

    Args:
        record: Which of the two is corrected.
        found: The statement or claim as the machine read it.
        fields: What is given.
        before: The values that people have corrected before.
        page: The record of the page.

    Raises:
        UsageError: A field that there is not, words or actors that the page does not have, or a claim that would lack
            what its type must have.
    """
    if not fields:
        raise UsageError("Nothing is corrected: give at least one field and what is right for it.")
    strange = [field for field in fields if field not in _FIELDS[record]]
    if strange:
        raise UsageError(
            f"A {record} has no field {strange[0]!r} to correct: it is one of {', '.join(_FIELDS[record])}."
        )
    here = Here(page)
    values = {field: _value(field, value, here) for field, value in fields.items()}
    if record == "statement":
        return StatementValues(**values)
    effective_claim(cast("Claim", found), {**before, **values})
    return ClaimValues(**values)


def _value(field: str, value: Any, here: Here) -> Any:
    if field in _SPANS:
        return _in_order(_listed(field, value), field, here)
    if field in _ACTORS:
        return tuple(dict.fromkeys(_party(field, each, here) for each in _listed(field, value)))
    if field in _FLAGS or field in _ONE_OF:
        return _allowed(field, value)
    return None if value is None else _one(field, value, here)


def _one(field: str, value: Any, here: Here) -> Any:
    if field in _WORDS:
        return here.words.given(value, field)
    if field in _ACTOR:
        return _party(field, value, here)
    return _day(value, here) if field == "date" else str(value)


def _allowed(field: str, value: Any) -> Any:
    if field in _FLAGS and not isinstance(value, bool):
        raise UsageError(f"`{field}` cannot be {value!r}: it is true or false.")
    if field in _ONE_OF and value not in _ONE_OF[field] and not (value is None and field in _MAY_BE_NONE):
        raise UsageError(f"`{field}` cannot be {value!r}: it is one of {', '.join(_ONE_OF[field])}.")
    return value


def _listed(field: str, value: Any) -> list[Any]:
    if isinstance(value, str | Span) or not isinstance(value, Iterable):
        raise UsageError(f"`{field}` is a list: give {value!r} in one.")
    return list(value)


def _in_order(wordings: Sequence[Wording], field: str, here: Here) -> tuple[Words, ...]:
    words = sorted((here.words.given(each, field) for each in wordings), key=lambda each: each.span)
    if not words:
        raise UsageError(f"`{field}` is empty: give the words of the page that it is.")
    if any(one.end > other.start for one, other in pairwise(words)):
        raise UsageError(f"`{field}` has words that overlap: give each run of the page's words once.")
    return tuple(words)


def _party(field: str, given: str | Span | tuple[int, int], here: Here) -> Party:
    if not isinstance(given, str):
        return _named_by(here.words.given(given, field), here)
    if (party := here.party(given)) is not None:
        return party
    folded = fold(given)
    called = [
        actor.id for actor in here.record.actors if folded in {fold(name) for name in (actor.name, *actor.aliases)}
    ]
    if len(called) == 1:
        return cast("Party", here.party(called[0]))
    if called:
        raise UsageError(
            f"`{field}`: {len(called)} actors of the page go by {given!r}: give the id: {', '.join(called)}."
        )
    start = here.record.page.text.find(given) if given.strip() else -1
    if start < 0:
        named = "; ".join(actor.name for actor in here.record.actors) or "nobody"
        raise UsageError(f"`{field}`: the page names no {given!r}. It names: {named}.")
    return _named_by(here.words.of(Span(start, start + len(given))), here)


def _named_by(words: Words, here: Here) -> Party:
    """Return who these words name: an actor of the record, or somebody whom it does not have."""
    start, end = words.report or (words.start, words.end)
    anchor = Anchor(side=0, page=here.record.page.id, start=start, end=end, kind="name", name=words.text)
    return here.known(Party(id=None, name=words.text, type=None, anchor=anchor))


def _day(given: Any, here: Here) -> Day:
    if not isinstance(given, tuple) or len(given) != 3:
        raise UsageError("`date` is three things: the page's words for it, the first day and the last day.")
    wording, start, end = given
    days = [None if day is None else iso_date(day, "date") for day in (start, end)]
    if start and end and start[: len(end)] > end[: len(start)]:
        raise UsageError(f"`date` cannot end on {end}, before it begins on {start}.")
    return Day(words=here.words.given(wording, "date"), start=days[0], end=days[1])
