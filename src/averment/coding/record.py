"""The record: what a page says and by whose word, as plain typed data with a published JSON Schema."""

import inspect
from typing import Any, Literal

import msgspec

from averment import __version__
from averment.page import Page, Span

from .claim import Claim

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorType",
    "Kind",
    "Mention",
    "MentionKind",
    "Record",
    "Statement",
    "json_schema",
    "model_name",
]

SCHEMA: Literal["averment/1"] = "averment/1"

ActorType = Literal[
    "person",
    "armed_group",
    "military",
    "state",
    "government",
    "organisation",
    "party",
    "media",
    "international",
    "people",
    "place",
    "other",
]
Kind = Literal["direct", "indirect", "mixed"]
MentionKind = Literal["name", "noun", "pronoun", "demonym", "territory"]


class Mention(msgspec.Struct, frozen=True):
    """The words of the page that stand for an actor.

    Attributes:
        start: Their first character.
        end: The character behind their last.
        kind: `name`, `noun` or `pronoun`; `demonym` for the adjective of a state ("Iraqi forces"); `territory` for a
            state's name that tells where ("in Iraq") rather than who.
    """

    start: int
    end: int
    kind: MentionKind


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever the mentions stand for, within one page.

    Attributes:
        id: Made from the page's id and the first mention.
        name: The fullest name on the page; where there is none, the first words for it that are no pronoun.
        type: Person, armed group, state …: one of `ActorType`.
        aliases: The other names on the page, each once, verbatim.
        roles: What the page calls the actor ("political analyst"), each once, verbatim.
        mentions: In the order of the text.
    """

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution: who says what, in which words.

    Attributes:
        id: Made from the page's id, the kind and the spans.
        speaker: The id of the actor that the source resolves to; None where it stays unresolved.
        source: The words that name the speaker here; None where the text does not.
        cue: The words that attribute; None for a quotation that stands without a cue of its own.
        content: What is attributed, in the order of the text; more than one span where it is split.
        kind: `direct` between quotation marks, `indirect` without, `mixed` where both.
        addressee: The id of the actor spoken to ("told Z"), or None.
        within: The id of the statement whose content holds this one, or None.
        confidence: How likely it is that the words are one attribution to this speaker, 0 to 1. That they are an
            attribution is calibrated: of those with 0.8, four in five are right. How sure the speaker is, and what
            rules find that the model did not, are estimates that it is multiplied by.
    """

    id: str
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind
    addressee: str | None = None
    within: str | None = None
    confidence: float


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that Averment says about one page.

    Attributes:
        schema: The format's name and version.
        model: What made the record: Averment's version and the model's.
        page: The page, its canonical text and its zones.
        actors: In the order of their first mention.
        statements: In the order of their first word.
        claims: What is said to be so, in the order of the words that carry it.
    """

    schema: Literal["averment/1"] = SCHEMA
    model: str
    page: Page
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()


def model_name(reader: str) -> str:
    """Return the name that records carry, given the name of what made the reading."""
    return f"averment {__version__}; {reader}"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that every exported record obeys."""
    schema = msgspec.json.schema(Record)
    for definition in schema["$defs"].values():
        # from 3.13 on Python takes the indentation off docstrings itself
        if "description" in definition:
            definition["description"] = inspect.cleandoc(definition["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Averment record", **schema}
