"""People, organisations, places and nationalities in re3d's reports: an actor's mentions against the gold's entities.

A mention is right when it shares characters with an entity of its type; an entity is found when it does with a mention
of its type. Types are the gold's: `Person`, `Organisation` (states, groups and peoples as well), `Location`,
`Nationality` (adjectives of states). `all` counts the four together, `untyped` leaves the type aside. Nouns and
pronouns count like names, as in the gold.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from averment.coding import Record, code
from averment.language import Reading
from averment.page import Page, Zone

from .corpora.re3d import Report, kept_apart, read_re3d
from .scores import Score, score

__all__ = ["EntityScores", "evaluate"]

TYPES = ("Person", "Organisation", "Location", "Nationality")
Typed = set[tuple[str, int, int]]


class EntityScores(msgspec.Struct, frozen=True):
    """What `averment eval re3d-entities` prints."""

    documents: int
    all: Score
    types: dict[str, Score]
    untyped: Score


def evaluate(path: Path, read: Callable[[Page], Reading] | None = None, *, apart: bool = False) -> EntityScores:
    """Measure on re3d.

    Args:
        path: Its folder.
        read: Reads a page; Averment's own model where it is left out.
        apart: Only the fifth of the documents that nothing learned from.

    Raises:
        CorpusError: `path` is not re3d.
    """
    if read is None:
        from averment.api import reader  # noqa: PLC0415

        read = reader().read
    reports = [report for report in read_re3d(path) if not apart or kept_apart(report)]
    pairs = [(gold_of(report), found_in(code(read(page_of(report))))) for report in reports]
    return EntityScores(
        documents=len(pairs),
        all=_score(pairs, TYPES),
        types={kind: _score(pairs, (kind,)) for kind in TYPES},
        untyped=_score([(_untyped(gold), _untyped(found)) for gold, found in pairs], ("",)),
    )


def page_of(report: Report) -> Page:
    """Return a report as a page, each of its lines a paragraph."""
    zones, at = [], 0
    for line in report.text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            zones.append(Zone("body", start, start + len(words)))
        at += len(line) + 1
    return Page(id=f"re3d-{report.id}", language="en", text=report.text, zones=tuple(zones))


def gold_of(report: Report) -> Typed:
    """Return type, start and end of the entities that are measured."""
    return {(one.type, one.start, one.end) for one in report.entities if one.type in TYPES}


def found_in(record: Record) -> Typed:
    """Return the mentions of a record by re3d's types."""
    found = set()
    for actor in record.actors:
        for mention in actor.mentions:
            kind = type_of(actor.type, mention.kind)
            if kind is not None:
                found.add((kind, mention.start, mention.end))
    return found


def type_of(actor: str, mention: str) -> str | None:
    """Return re3d's type of a mention, by the type of its actor and its own kind."""
    if mention == "demonym":
        return "Nationality"
    if mention == "territory" or actor == "place":
        return "Location"
    if actor == "person":
        return "Person"
    return None if actor == "other" else "Organisation"


def _untyped(mentions: Typed) -> Typed:
    return {("", start, end) for _, start, end in mentions}


def _score(pairs: Iterable[tuple[Typed, Typed]], kinds: Iterable[str]) -> Score:
    right = found = gold = recalled = 0
    for theirs, ours in pairs:
        for kind in kinds:
            known = [(start, end) for label, start, end in theirs if label == kind]
            mine = [(start, end) for label, start, end in ours if label == kind]
            right += sum(any(s < end and start < e for s, e in known) for start, end in mine)
            recalled += sum(any(s < end and start < e for s, e in mine) for start, end in known)
            found, gold = found + len(mine), gold + len(known)
    return score(right, found, gold, recalled=recalled)
