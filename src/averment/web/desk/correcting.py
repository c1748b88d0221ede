"""The form that a person corrects a record with, and what comes back from it made into corrections.

Each field comes with what it was when the form was made, and only what differs from that is corrected: what somebody
else has corrected meanwhile in another field stays. Words go as offsets of the page's text in code points ("120-164",
several with a space between); beside each there is a plain field for the words themselves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from starlette.datastructures import FormData

from averment.coding import Kind, Record
from averment.coding.claim import EventType, Factuality, RelationType, Stance
from averment.coding.wording import FACTUALITY_WORDS
from averment.errors import UsageError
from averment.evidence.review.effective import Held
from averment.evidence.review.reviews import RecordType
from averment.evidence.review.values import ClaimType, Day, Here, Party, claim_values, statement_values
from averment.evidence.review.words import Words

from .standing import FIELD_NAMES, value_in_words

__all__ = ["FIELDS", "Control", "Form", "corrections", "form_of"]


class Field(NamedTuple):
    """One field: its name, how it is asked for, and of which types of claim it is (of all where none is named)."""

    name: str
    control: str
    of: tuple[str, ...] = ()


FIELDS: dict[RecordType, tuple[Field, ...]] = {
    "statement": (
        Field("speaker", "actor"),
        Field("source", "words"),
        Field("cue", "words"),
        Field("content", "spans"),
        Field("kind", "choice"),
        Field("addressee", "actor"),
    ),
    "claim": (
        Field("type", "choice"),
        Field("event", "choice", ("event",)),
        Field("mode", "text", ("event",)),
        Field("relation", "choice", ("relation",)),
        Field("stance", "choice", ("position",)),
        Field("proposal", "words", ("position",)),
        Field("actor", "actors", ("event", "relation", "position")),
        Field("recipient", "actors", ("event", "relation")),
        Field("factuality", "choice"),
        Field("demanded", "flag"),
        Field("threatened", "flag"),
        Field("intended", "flag"),
        Field("conditional_on", "words"),
        Field("evidence", "spans"),
        Field("date", "date", ("event", "relation", "position")),
        Field("place", "words", ("event",)),
    ),
}

_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "type": get_args(ClaimType),
    "event": get_args(EventType),
    "relation": get_args(RelationType),
    "stance": get_args(Stance),
    "factuality": get_args(Factuality),
}
_MAY_BE_NONE = frozenset({"event", "relation", "stance"})
_SPAN = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})")


@dataclass(frozen=True)
class Control:
    """One field of a form.

    Attributes:
        name: Its name.
        label: What people read.
        control: How it is asked for: `words`, `spans`, `date`, `actor`, `actors`, `choice`, `flag` or `text`.
        of: Of which types of claim it is.
        value: What it is now, as the form writes it.
        words: What it is now, as people read it.
        machine: What the machine read, as people read it, where that is something else.
        text: The page's own words, of fields that are words.
        chosen: Of actors, the ids; of a date, its first and last day.
        choices: What can be chosen, each with what people read.
    """

    name: str
    label: str
    control: str
    of: tuple[str, ...]
    value: str
    words: str
    machine: str | None
    text: str
    chosen: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Form:
    """A record to be corrected: which, and its fields."""

    record: RecordType
    id: str
    type: str
    controls: tuple[Control, ...]


def form_of(page: Record, record: RecordType, id_: str, held: Held | None) -> Form:
    """Return the form of a record, with what people hold of it now.

    Args:
        page: The page as the machine read it.
        record: Which of the two.
        id_: Its id.
        held: What people hold of it.

    Raises:
        UsageError: The page has no such record.
    """
    here = Here(page)
    values: Any
    if record == "statement":
        found = next((each for each in page.statements if each.id == id_), None)
        values = None if found is None else statement_values(found, here)
    else:
        claim = next((each for each in page.claims if each.id == id_), None)
        values = None if claim is None else claim_values(claim, here)
    if values is None:
        raise UsageError(f"This page has no {record} {id_} as it was read last: load it again.")
    corrected: Mapping[str, Any] = held.values if held is not None else {}
    actors = tuple((actor.id, actor.name) for actor in sorted(page.actors, key=lambda each: -len(each.mentions)))
    controls = tuple(
        _control(field, getattr(values, field.name), corrected.get(field.name, getattr(values, field.name)), actors)
        for field in FIELDS[record]
    )
    type_ = str(corrected.get("type", getattr(values, "type", "")))
    return Form(record, id_, type_, controls)


def _control(field: Field, machine: Any, now: Any, actors: tuple[tuple[str, str], ...]) -> Control:
    read, holds = value_in_words(field.name, machine), value_in_words(field.name, now)
    chosen: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    if field.control == "date" and isinstance(now, Day):
        chosen = (now.start or "", now.end or "")
    elif field.control == "actors":
        chosen, choices = tuple(each.id or "" for each in now), actors
    elif field.control == "actor":
        choices = actors
    elif field.control == "choice":
        none = (("", "none"),) if field.name in _MAY_BE_NONE else ()
        choices = none + tuple((each, _in_words(field.name, each)) for each in _CHOICES[field.name])
    return Control(
        field.name,
        FIELD_NAMES[field.name],
        field.control,
        field.of,
        _written(now),
        holds,
        read if read != holds else None,
        _text(now),
        chosen,
        choices,
    )


def _text(value: Any) -> str:
    match value:
        case Words():
            return value.text
        case Day():
            return value.words.text
        case tuple():
            return " … ".join(_text(each) for each in value if isinstance(each, Words))
        case _:
            return ""


def _in_words(field: str, value: str) -> str:
    if field == "factuality":
        return f"{FACTUALITY_WORDS[value]} ({value})"  # type: ignore[index]
    return value.replace("_", " ")


def _written(value: Any) -> str:
    """Return a value as the form writes it, and gives it back where nobody touches it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case Words():
            return f"{value.start}-{value.end}"
        case Party():
            return value.id or ""
        case Day():
            return _written(value.words)
        case tuple():
            return " ".join(_written(each) for each in value)
        case _:
            return str(value)


def corrections(record: RecordType, form: FormData) -> dict[str, Any]:
    """Return what a person has corrected, as `EvidenceBase.review.correct` takes it.

    Args:
        record: Which of the two it is about.
        form: What came back.

    Raises:
        UsageError: Offsets that are none; nothing differs from what it was.
    """
    changed: dict[str, Any] = {}
    for field in FIELDS[record]:
        if f"was_{field.name}" in form:
            changed |= _given(field, form)
    if not changed:
        raise UsageError("Nothing is corrected: change a field, or accept the record as it is.")
    return changed


def _given(field: Field, form: FormData) -> dict[str, Any]:
    name = field.name

    def one(part: str) -> str:
        return str(form.get(part, "")).strip()

    was, now = one(f"was_{name}"), " ".join(str(each).strip() for each in form.getlist(name)).strip()
    words = one(f"{name}_words")
    match field.control:
        case "words":
            return {name: words} if words else {} if now == was else {name: _span(now, name) if now else None}
        case "spans":
            return {name: [words]} if words else {} if now == was else {name: _spans(now, name)}
        case "date":
            first, last = one(f"{name}_first"), one(f"{name}_last")
            if not words and (now, first, last) == (was, one(f"was_{name}_first"), one(f"was_{name}_last")):
                return {}
            if not words and not now:
                return {name: None}
            return {name: (words or _span(now, name), first or None, last or None)}
        case "actor":
            return {name: words} if words else {} if now == was else {name: now or None}
        case "actors":
            ids = [str(each) for each in form.getlist(name) if each]
            same = set(ids) == set(was.split())
            return {} if same and not words else {name: [*ids, *([words] if words else [])]}
        case "flag":
            return {} if now == was else {name: now == "yes"}
        case _:
            return {} if now == was else {name: now or None}


def _span(given: str, field: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(given)
    if found is None:
        raise UsageError(
            f"{FIELD_NAMES[field]} cannot be {given[:40]!r}: choose words on the page, or write offsets as 120-164."
        )
    return int(found[1]), int(found[2])


def _spans(given: str, field: str) -> list[tuple[int, int]]:
    return [_span(each, field) for each in given.replace(",", " ").split()]
