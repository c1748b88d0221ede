"""Ties between actors in re3d's reports, against the gold's relations between people, organisations and places.

A relation is found when one of the record's has the same name, a mention of its subject shares characters with the
gold's source, a mention of its object with the gold's target, both within the words that are its evidence: direction
counts. A relation of the record is right when there is such a gold one. re3d's `BelongsTo` is our `member_of`,
`part_of` or `role_of`; `InChargeOf` is `leader_of`; `AlliesOf` is `allied_with`, either way round, or `backed_by` the
other way round, as is `Likes`; `FightingAgainst` and `Dislikes` are `opposed_to`; `CoLocated` is `located_in`, which
is never said of a person. Left out on both sides is what the other does not know: relations with weapons, vehicles,
money or nationalities, ground that is held or fought for, where people are, `HasAttrOf`, `IsSynonymOf`, `CommWith`,
`Apart`, our `loyal_to`, and ties within the words of one gold entity ("Coalition forces", "Berlin, Germany", "people of
Iraq"). A tie of the record is left out by the gold's own entities: where the types of those that its ends share
characters with are such as the measured gold never ties, or where both ends share characters with the same ones alone.
`reachable` is the part of the gold whose two ends share characters with actors of the record at all: no
tie can be found beyond it.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from averment.coding import Record, code
from averment.coding.claim import Relation
from averment.language import Reading
from averment.page import Page, Span

from .corpora.re3d import Entity, Report, Tie, kept_apart, read_re3d
from .re3d_entities import page_of
from .scores import Score, score

__all__ = ["RelationScores", "evaluate"]

OURS: dict[str, tuple[tuple[str, bool], ...]] = {
    "BelongsTo": (("member_of", False), ("part_of", False), ("role_of", False)),
    "InChargeOf": (("leader_of", False),),
    "AlliesOf": (("allied_with", False), ("allied_with", True), ("backed_by", True)),
    "Likes": (("backed_by", True), ("allied_with", False), ("allied_with", True)),
    "FightingAgainst": (("opposed_to", False),),
    "Dislikes": (("opposed_to", False),),
    "CoLocated": (("located_in", False),),
}
"""Our relations for each of re3d's, and whether the ends change places."""

GROUPS = {
    "belongs": {"BelongsTo"},
    "leads": {"InChargeOf"},
    "sides with": {"AlliesOf", "Likes"},
    "opposes": {"FightingAgainst", "Dislikes"},
    "located": {"CoLocated"},
}
ACTORS = frozenset({"Person", "Organisation"})
PLACE = frozenset({"Location"})
STANDS = frozenset({"Organisation", "Location"})
"""What can be located, in the gold's types."""


class RelationScores(msgspec.Struct, frozen=True):
    """What `averment eval re3d-relations` prints."""

    documents: int
    all: Score
    groups: dict[str, Score]
    reachable: float


Ends = tuple[str, Span, Span]
"""A relation by its re3d name or ours, with the words at its ends."""


def evaluate(path: Path, read: Callable[[Page], Reading] | None = None, *, apart: bool = False) -> RelationScores:
    """Measure on re3d.

    Args:
        path: Its folder.
        read: Reads a page; Averment's own model where it is left out.
        apart: Only the fifth of the documents that nothing learned from and no rule was written by.

    Raises:
        CorpusError: `path` is not re3d, or has no `relations.jsonl`.
    """
    if read is None:
        from averment.api import reader  # noqa: PLC0415

        read = reader().read
    reports = [report for report in read_re3d(path, ties=True) if not apart or kept_apart(report)]
    pairs = [(report, code(read(page_of(report)))) for report in reports]
    return measure(pairs)


def measure(pairs: Iterable[tuple[Report, Record]]) -> RelationScores:
    """Return the scores of records against the reports that they were read from."""
    pairs = list(pairs)
    gold = [[tie for tie in report.ties if is_measured(tie)] for report, _ in pairs]
    found = [[ends for ends in ends_of(record) if is_comparable(ends, report)] for report, record in pairs]
    ties = [tie for one in gold for tie in one]
    in_reach = sum(reaches(tie, record) for one, (_, record) in zip(gold, pairs, strict=True) for tie in one)
    return RelationScores(
        documents=len(pairs),
        all=_score(gold, found, frozenset(OURS)),
        groups={name: _score(gold, found, frozenset(kinds)) for name, kinds in GROUPS.items()},
        reachable=round(in_reach / max(1, len(ties)), 4),
    )


def is_measured(tie: Tie) -> bool:
    """Return whether a gold relation is between such as the record ties."""
    if tie.type not in OURS or overlap(tie.source, tie.target):
        return False
    if tie.type == "CoLocated":
        return tie.source_type in STANDS and tie.target_type in PLACE
    return tie.source_type in ACTORS and tie.target_type in ACTORS


def ends_of(record: Record) -> Iterable[list[Ends]]:
    """Yield the relations of a record, each with every pair of mentions of its ends within its evidence."""
    actors = {actor.id: actor for actor in record.actors}
    known = {name for rows in OURS.values() for name, _ in rows}
    for claim in record.claims:
        if not isinstance(claim, Relation) or claim.relation not in known:
            continue
        within = claim.evidence
        subjects, objects = (
            [m for m in actors[one].mentions if any(e.start <= m.start and m.end <= e.end for e in within)]
            for one in (claim.subject, claim.object)
        )
        adjective = all(mention.kind == "demonym" for mention in objects)
        adjective = adjective or all(mention.kind == "demonym" for mention in subjects)
        if not adjective:
            yield [(claim.relation, Span(s.start, s.end), Span(o.start, o.end)) for s in subjects for o in objects]


def is_comparable(ends: list[Ends], report: Report) -> bool:
    """Return whether a relation of the record is one that the measured gold could have.

    What touches no entity of the gold can be wrong and is comparable.
    """
    whole = [entity for entity in report.entities if entity.type in ACTORS | PLACE]

    def could_be(name: str, one: Span, other: Span) -> bool:
        start, end = min(one.start, other.start), max(one.end, other.end)
        if any(e.start <= start and end <= e.end for e in whole):
            return False
        subjects, objects = ([e for e in report.entities if overlap(e, end)] for end in (one, other))
        if any(e in whole for e in subjects) and [e for e in subjects if e in whole] == [
            e for e in objects if e in whole
        ]:
            return False
        allowed = (STANDS, PLACE) if name == "located_in" else (ACTORS, ACTORS)
        touched = zip((subjects, objects), allowed, strict=True)
        return all(not some or any(e.type in types for e in some) for some, types in touched)

    return any(could_be(*one) for one in ends)


def same(tie: Tie, ends: list[Ends]) -> bool:
    """Return whether a relation of the record is a gold one."""
    for name, turned in OURS[tie.type]:
        for ours, subject, object_ in ends:
            source, target = (object_, subject) if turned else (subject, object_)
            if ours == name and overlap(source, tie.source) and overlap(target, tie.target):
                return True
    return False


def overlap(one: Span | Entity, other: Span | Entity) -> bool:
    return one.start < other.end and other.start < one.end


def reaches(tie: Tie, record: Record) -> bool:
    """Return whether both ends of a gold relation share characters with mentions."""
    mentions = [Span(mention.start, mention.end) for actor in record.actors for mention in actor.mentions]
    return all(any(overlap(end, mention) for mention in mentions) for end in (tie.source, tie.target))


def _score(gold: list[list[Tie]], found: list[list[list[Ends]]], kinds: frozenset[str]) -> Score:
    names = {name for kind in kinds for name, _ in OURS[kind]}
    right = total = known = recalled = 0
    for ties, relations in zip(gold, found, strict=True):
        theirs = [tie for tie in ties if tie.type in kinds]
        ours = [ends for ends in relations if ends and ends[0][0] in names]
        right += sum(any(same(tie, ends) for tie in theirs) for ends in ours)
        recalled += sum(any(same(tie, ends) for ends in ours) for tie in theirs)
        total, known = total + len(ours), known + len(theirs)
    return score(right, total, known, recalled=recalled)
