"""Pages of invented outlets on which people are named and speak, made without a model."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from averment.coding import Actor, Mention, Record, Statement
from averment.evidence import EvidenceBase
from averment.evidence.actors.appearances import Appearance, Known, PageOf
from averment.evidence.actors.resolving import Found, resolve
from averment.page import Page, Span, Zone
from tests.evidence.pages import MODEL, add

__all__ = ["Named", "call", "groups", "keep", "page"]


@dataclass(frozen=True)
class Named:
    """An actor as a page is to have it."""

    name: str
    type: str = "person"
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    says: str | None = None
    kind: str = "name"


def call(name: str, *roles: str, says: str | None = None, **fields: Any) -> Named:
    """A person with these roles."""
    return Named(name, roles=roles, says=says, **fields)


def page(
    number: int,
    *named: Named,
    model: str = MODEL,
    furniture: str = "Share this",
    overlooked: Sequence[str] = (),
    outlet: str | None = "The Asterin Courier",
    published: str | None = "2026-03-03",
) -> Record:
    """A page with a paragraph for each of these actors; what somebody says may name the others.

    Another model gives the actors other ids, and may overlook some.
    """
    page_id = hashlib.sha256(str(number).encode()).hexdigest()[:20]
    zones, text = [Zone("furniture", 0, len(furniture))], furniture
    paragraphs = []
    for each in named:
        words = " ".join([*each.roles, *each.aliases, each.name])
        words += f" said that {each.says}." if each.says else " was there."
        paragraphs.append((len(text) + 2, words))
        text += "\n\n" + words
        zones.append(Zone("body", len(text) - len(words), len(text)))
    actors, statements = [], []
    for position, each in enumerate(named):
        if each.name in overlooked:
            continue
        mentions = _mentions(each, paragraphs)
        actor = Actor(
            id=hashlib.sha256(f"{page_id}{model}{position}".encode()).hexdigest()[:16],
            name=each.name,
            type=each.type,  # type: ignore[arg-type]
            aliases=each.aliases,
            roles=each.roles,
            mentions=mentions,
        )
        actors.append(actor)
        if each.says:
            start, words = paragraphs[position]
            cue = start + words.index(" said that") + 1
            statements.append(
                Statement(
                    id=f"{page_id}-{position}",
                    speaker=actor.id,
                    source=Span(start, cue - 1),
                    cue=Span(cue, cue + 4),
                    content=(Span(cue + 5, start + len(words) - 1),),
                    kind="indirect",
                    confidence=0.9,
                )
            )
    made = Page(
        id=page_id,
        url=f"https://courier.example/{number}",
        outlet=outlet,
        title="Page",
        published=published,
        language="en",
        text=text,
        zones=tuple(zones),
    )
    return Record(model=model, page=made, actors=tuple(actors), statements=tuple(statements))


def _mentions(each: Named, paragraphs: Sequence[tuple[int, str]]) -> tuple[Mention, ...]:
    found: list[tuple[int, int]] = []
    for called in sorted((each.name, *each.aliases), key=len, reverse=True):
        for start, words in paragraphs:
            at = words.find(called)
            while at >= 0:
                span = (start + at, start + at + len(called))
                if all(span[1] <= first or last <= span[0] for first, last in found):
                    found.append(span)
                at = words.find(called, at + 1)
    return tuple(Mention(start, end, each.kind) for start, end in sorted(found))  # type: ignore[arg-type]


def keep(base: EvidenceBase, *records: Record) -> None:
    """Add pages to a base."""
    with base.writer() as writer:
        add(writer, *records)


def groups(
    *pages: Sequence[Named], known: Sequence[Known] = (), outlets: Sequence[str | None] = ()
) -> tuple[list[list[str]], Found]:
    """Who is who on some pages, each actor as "page:name"."""
    outlets = outlets or [None] * len(pages)
    all_ = [
        Appearance(
            number, f"{number}-{position}", each.name, each.type, each.aliases, each.roles, each.kind == "name", 1
        )
        for number, named in enumerate(pages)
        for position, each in enumerate(named)
    ]
    found = resolve([PageOf(str(number), outlet) for number, outlet in enumerate(outlets)], all_, known)
    return [
        [f"{all_[member].page}:{all_[member].name}" for member in sorted(group.members)] for group in found.groups
    ], found
