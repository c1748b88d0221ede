"""The relations of a page: every tie that its words make, held against what its ends are."""

from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.tokens import Span, Token

from averment.coding.actors import Figure
from averment.coding.claim import RelationType
from averment.coding.claims.draft import EventDraft, RelationDraft
from averment.coding.claims.scene import Scene
from averment.coding.claims.when import find_day

from .by_event import by_event
from .by_noun import by_membership, by_noun, called
from .by_verb import by_adjective, by_deed, by_verb
from .joined import joined
from .located import located, located_by_deed
from .tie import End, Tie

__all__ = ["find_relations", "find_ties"]

NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
BODIES = frozenset({"armed_group", "military", "government", "organisation", "party", "media", "international"})
ACTS = BODIES | {"state", "people", "person"}
SUBJECTS: dict[RelationType, frozenset[str]] = {
    "leader_of": ACTS,
    "member_of": ACTS,
    "part_of": BODIES | {"people"},
    "backed_by": ACTS,
    "loyal_to": ACTS,
    "allied_with": ACTS,
    "opposed_to": ACTS,
    "located_in": BODIES | {"people", "place"},
    "role_of": frozenset({"person"}),
}
OBJECTS: dict[RelationType, frozenset[str]] = {
    "leader_of": BODIES | {"state", "people", "place"},
    "member_of": BODIES | {"people"},
    "part_of": BODIES | {"state", "people"},
    "backed_by": ACTS,
    "loyal_to": ACTS,
    "allied_with": ACTS,
    "opposed_to": ACTS,
    "located_in": frozenset({"place", "state"}),
    "role_of": BODIES | {"state", "place", "people"},
}


def find_relations(ties: Iterable[Tie], events: Iterable[EventDraft], scene: Scene) -> list[RelationDraft]:
    """Return the relations between actors that a page tells, in the order of the text.

    A relation is found once a sentence, by the surest of the words that make it.

    Args:
        ties: What its words make, by `find_ties`.
        events: Its events, for the ties that they imply.
        scene: The page.
    """
    found: dict[tuple[RelationType, Figure, Figure, int], RelationDraft] = {}
    for tie in chain(ties, (tie for event in events for tie in by_event(event, scene))):
        draft = drafted(tie, scene)
        if draft is None:
            continue
        key = (draft.relation, draft.subject, draft.object, draft.predicate.sent.start)
        if key not in found or found[key].confidence < draft.confidence:
            found[key] = draft
    return sorted(found.values(), key=lambda draft: draft.predicate.i)


def find_ties(scene: Scene) -> Iterator[Tie]:
    """Yield every tie that the words of the report make."""
    named = called(scene)
    for token in scene.doc:
        if scene.layout.zone(token.i) < 0:
            continue
        if token.pos_ in NOUNS:
            yield from by_noun(token, scene, named)
            yield from by_deed(token, scene)
            yield from by_membership(token, scene)
            yield from located(token, scene)
        if token.pos_ == "VERB":
            yield from by_verb(token, scene)
            yield from located_by_deed(token, scene)
        if token.pos_ in {"ADJ", "VERB"}:
            yield from by_adjective(token, scene)
        if token.text in {"-", "‐", "‑"}:
            yield from joined(token, scene)


def drafted(tie: Tie, scene: Scene) -> RelationDraft | None:
    """Return a tie as a relation, or None where its ends are of the wrong kind or one and the same."""
    one, other = tie.subject, tie.object
    kind = tie.relation
    if one.figure is other.figure or other.figure.owner is one.figure:
        return None
    if kind == "member_of" and one.figure.type in BODIES and other.figure.type in BODIES:
        kind = "part_of"
    if kind == "part_of" and one.figure.type in {"person", "people", "state"} and other.figure.type != "state":
        kind = "member_of"
    if one.figure.type not in SUBJECTS[kind] or other.figure.type not in OBJECTS[kind]:
        return None
    evidence = around(tie, scene)
    if evidence is None:
        return None
    return RelationDraft(
        predicate=tie.predicate,
        relation=kind,
        subject=one.figure,
        object=other.figure,
        role=tie.role,
        date=find_day(tie.predicate, scene),
        evidence=evidence,
        confidence=tie.confidence,
    )


def around(tie: Tie, scene: Scene) -> Span | None:
    """Return the words from the first of a tie's ends, or its predicate or role, to the last; None across zones."""
    spans = [mention(end) for end in (tie.subject, tie.object)] + ([tie.role] if tie.role is not None else [])
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    start, end = min(*starts, tie.predicate.i), max(*ends, tie.predicate.i + 1)
    span: Span = tie.predicate.doc[start:end]
    return span if scene.layout.holds(span) else None


def mention(end: End) -> Span:
    """Return the mention that an end's word stands in."""
    token: Token = end.token
    spans = [span for span, _ in end.figure.mentions.values() if span.start <= token.i < span.end]
    return max(spans, key=len) if spans else token.doc[token.i : token.i + 1]
