"""From drafts to the record's claims: accounts, factuality, ids, and the words that are the evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from spacy.tokens import Span, Token

from averment.coding.actors import Figure
from averment.coding.claim import Claim, Event, Factuality, Position, Quantity, Relation, When
from averment.coding.layout import characters
from averment.coding.record import Actor
from averment.coding.statements import Draft
from averment.coding.syntax import relation
from averment.coding.tokens import lower
from averment.page import Span as CharSpan

from .draft import Day, EventDraft, Judgement, PositionDraft, QuantityDraft, RelationDraft
from .factuality import judge
from .find import ClaimDraft
from .scene import Scene

__all__ = ["assemble_claims"]

CONTRARY: dict[Factuality, Factuality] = {
    "CT+": "CT-",
    "PR+": "PR-",
    "PS+": "PS-",
    "CT-": "CT+",
    "PR-": "PR+",
    "PS-": "PS+",
    "Uu": "Uu",
}


def assemble_claims(
    drafts: Iterable[ClaimDraft], scene: Scene, actors: Mapping[Figure, Actor], statements: Mapping[Draft, str]
) -> tuple[Claim, ...]:
    """Return the claims of a page.

    Args:
        drafts: What was found, in the order of the page.
        scene: Where.
        actors: The record's actors.
        statements: The ids of the record's statements.
    """
    page = scene.layout.reading.page.id
    ids = {draft: claim_id(page, draft, actors) for draft in drafts}
    found: dict[str, Claim] = {}
    for draft, name in ids.items():
        common = common_of(draft, scene, statements) | {"id": name}
        found.setdefault(name, claim(draft, common, actors, ids))
    return tuple(found.values())


def claim(
    draft: ClaimDraft, common: dict[str, Any], actors: Mapping[Figure, Actor], ids: Mapping[ClaimDraft, str]
) -> Claim:
    match draft:
        case EventDraft():
            return Event(
                **common,
                event=draft.event,
                mode=draft.mode,
                context=draft.context,
                actor=ids_of(draft.actor, actors),
                recipient=ids_of(draft.recipient, actors),
                date=when(draft.date),
                place=optional(draft.place),
            )
        case RelationDraft():
            return Relation(
                **common,
                relation=draft.relation,
                subject=actors[draft.subject].id,
                object=actors[draft.object].id,
                role=optional(draft.role),
                date=when(draft.date),
            )
        case QuantityDraft():
            return Quantity(
                **common,
                value=draft.value,
                low=draft.low,
                high=draft.high,
                unit=optional(draft.unit),
                of=optional(draft.of),
                claim=ids[draft.event] if draft.event is not None else None,
            )
        case PositionDraft():
            return Position(
                **common,
                actor=actors[draft.actor].id,
                stance=draft.stance,
                on=characters(draft.on),
                since=when(draft.since),
            )


UNCERTAIN = 0.43
"""What being not certain does to the odds that an event is right: on those read by hand, by logistic regression."""

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


def common_of(draft: ClaimDraft, scene: Scene, statements: Mapping[Draft, str]) -> dict[str, Any]:
    """Return what every claim has, but its id."""
    named = isinstance(draft, RelationDraft | QuantityDraft) and draft.predicate.pos_ not in {"VERB", "ADJ"}
    judgement = judge(draft.predicate, scene, happens=not named, given=named and is_given(draft))
    if isinstance(draft, EventDraft | PositionDraft) and draft.turned:
        judgement = replace(judgement, value=CONTRARY[judgement.value])
    return {
        "account": tuple(statements[one] for one in scene.account(draft.predicate)),
        "factuality": judgement.value,
        "demanded": judgement.demanded,
        "threatened": judgement.threatened,
        "intended": judgement.intended,
        "conditional_on": optional(judgement.condition),
        "predicate": characters(words_of(draft)),
        "evidence": evidence(draft, scene),
        "confidence": round(confidence(draft, judgement), 4),
    }


def confidence(draft: ClaimDraft, judgement: Judgement) -> float:
    """Return how likely it is that a careful reader finds all of a claim right.

    What each kind of draft says is the share that was right of 300 claims on real pages, read by hand. Of an event that
    is not told as certain more is left to get wrong.
    """
    if not isinstance(draft, EventDraft) or judgement.value == "CT+":
        return draft.confidence
    odds = draft.confidence / (1 - draft.confidence) * UNCERTAIN
    return odds / (1 + odds)


def is_given(draft: ClaimDraft) -> bool:
    """Return whether a noun's claim is taken for granted: what stands beside a noun, not what "is" says; "the two"."""
    children = list(draft.predicate.children)
    if isinstance(draft, RelationDraft):
        return not any(relation(child) == "cop" for child in children)
    return any(lower(child) in DEFINITE or child.dep_ == "nmod:poss" for child in children)


def words_of(draft: ClaimDraft) -> Span:
    """Return the words that carry a claim."""
    match draft:
        case EventDraft(words=Span() as words) | QuantityDraft(words=words):
            return words
        case _:
            at = draft.predicate.i
            return draft.predicate.doc[at : at + 1]


def evidence(draft: ClaimDraft, scene: Scene) -> tuple[CharSpan, ...]:
    """Return the words that say it: the sentence's clause around the predicate, or what the draft names."""
    if isinstance(draft, RelationDraft):
        return (characters(draft.evidence),)
    words = words_of(draft)
    return (characters(clause_around(draft.predicate, words, scene)),)


def clause_around(predicate: Token, words: Span, scene: Scene) -> Span:
    """Return the words of the clause that a predicate heads, within its sentence, its zone and its statement."""
    inside = {token.i for token in predicate.subtree} | {token.i for token in words}
    account = scene.account(predicate)
    place = scene.layout.zone(predicate.i)
    inside = {at for at in inside if scene.layout.zone(at) == place}
    if account:
        inside = {at for at in inside if account[-1].holds(at)}
    start, end = words.start, words.end
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    return predicate.doc[start:end]


def claim_id(page: str, draft: ClaimDraft, actors: Mapping[Figure, Actor]) -> str:
    words = words_of(draft)
    parts = [type(draft).__name__, f"{words.start_char}-{words.end_char}"]
    match draft:
        case EventDraft():
            parts += [draft.event, *ids_of(draft.actor, actors), "→", *ids_of(draft.recipient, actors)]
        case RelationDraft():
            parts += [draft.relation, actors[draft.subject].id, actors[draft.object].id]
        case PositionDraft():
            parts += [draft.stance, actors[draft.actor].id, f"{draft.on.start_char}-{draft.on.end_char}"]
        case QuantityDraft():
            parts += [str(draft.value), str(draft.low), str(draft.high)]
    return blake2b("|".join([page, *parts]).encode(), digest_size=8).hexdigest()


def ids_of(figures: Iterable[Figure], actors: Mapping[Figure, Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors[figure].id for figure in figures))


def when(day: Day | None) -> When | None:
    return When(words=characters(day.words), start=day.start, end=day.end) if day is not None else None


def optional(span: Span | None) -> CharSpan | None:
    return characters(span) if span is not None else None
