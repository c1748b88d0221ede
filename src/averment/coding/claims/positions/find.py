"""The positions of a page: who accepts, refuses, sets conditions or is undecided, and on what.

A stand is a verb or adjective of the data file with whoever takes it and what it is taken on: an object that names a
proposal, a demand or a deed ("rejected the plan"), or a clause ("agreed to hand over its weapons"). Accepting under a
condition is `conditional`. "Will not accept" and "did not agree to" are refusals; "has not rejected" refuses nothing,
and says so by its factuality. A noun for a stand is its owner's ("the group's refusal to disarm"), and what is asked of
parties is refused or made conditional by "will not" alone: see `deeds`.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from averment.coding.actors import Figure
from averment.coding.claims.draft import EventDraft, PositionDraft
from averment.coding.claims.events import actors_of, agents
from averment.coding.claims.scene import Scene
from averment.coding.claims.when import find_day
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.syntax import (
    auxiliaries,
    is_passive,
    is_subject,
    objects,
    obliques,
)
from averment.coding.tokens import lower

from .deeds import by_deed
from .grammar import clause_words, clauses, is_conditional, is_negated, is_topic, opens_condition, whole
from .lexicon import Stand, stands
from .owned import by_noun
from .taken import LOOSE, SURE, Taken

__all__ = ["find_positions"]

THEMSELVES = {"it": False, "he": True, "she": True, "i": True}
"""Pronouns by which speakers speak of themselves ("said it was ready"), and whether those are people."""


def find_positions(scene: Scene, events: Sequence[EventDraft]) -> list[PositionDraft]:
    """Return who accepts, refuses, sets conditions or is undecided on what, in the order of the text.

    Args:
        scene: The page.
        events: Its events: their nouns are deeds that a stand can be taken on.
    """
    deeds = frozenset(event.predicate.i for event in events)
    return [
        position
        for token in scene.doc
        if scene.layout.zone(token.i) >= 0
        for position in positions_of(token, deeds, scene)
    ]


def positions_of(token: Token, deeds: frozenset[int], scene: Scene) -> Iterator[PositionDraft]:
    """Yield the positions that a word carries."""
    taken = by_stand(token, deeds, scene) or by_noun(token, deeds, scene) or by_deed(token, scene)
    if taken is None:
        return
    for figure in takers(taken.holders, scene):
        yield PositionDraft(
            predicate=token,
            actor=figure,
            stance=taken.stance,
            on=taken.on,
            since=find_day(token, scene),
            turned=taken.turned,
            confidence=taken.sure,
        )


def takers(heads: Sequence[Token], scene: Scene) -> list[Figure]:
    """Return the actors that take a stand; of "it", "he" or "I" that stands for nobody yet, whoever says so."""
    found = actors_of(heads, scene, {})
    if found or not heads:
        return found
    account = scene.account(heads[0])
    source = account[-1].source if account else None
    speaker = scene.figure(source.root) if source is not None else None
    kinds = THEMSELVES.get(lower(heads[0]))
    if speaker is None or kinds is None or speaker.is_person is not kinds:
        return []
    return [speaker]


def by_stand(token: Token, deeds: frozenset[int], scene: Scene) -> Taken | None:
    """Return the stand that a verb or adjective is."""
    found = stand_of(token, deeds) or open_stand(token, deeds)
    heads = holders(token) if found is not None else []
    if found is None or not heads:
        return None
    stand, on, sure = found
    negated = is_negated(token)
    stance = stand.stance
    turned = negated and ((stance == "accepts" and refuses(token)) or verb_lemma(token) in stands().open)
    if turned and stance == "accepts":
        stance = "refuses"
    if stance == "accepts" and not negated and is_conditional(token, scene):
        stance = "conditional"
    if stance == "refuses" and any(
        opens_condition(child) for one in (token, *clauses(token)) for child in one.children
    ):
        stance = "conditional"  # "refused to join unless …"
    return Taken(stance, heads, on, sure, turned)


def open_stand(token: Token, deeds: frozenset[int]) -> tuple[Stand, Span, float] | None:
    """Return that a stand is left open: "has not decided whether to attend", "did not respond to the offer"."""
    if token.pos_ != "VERB" or not is_negated(token):
        return None
    for stand in stands().open.get(verb_lemma(token), ()):
        nouns = [noun for noun in topics(token, stand) if is_topic(noun, deeds)]
        asked = [] if stand.particle else clauses(token)
        if nouns or asked:
            return stand, whole(nouns[0]) if nouns else clause_words(asked[0]), LOOSE
    return None


def stand_of(token: Token, deeds: frozenset[int]) -> tuple[Stand, Span, float] | None:
    """Return the stand that a word is, the words that it is taken on, and how sure it is; None where it is none."""
    table = stands()
    if token.pos_ not in {"VERB", "ADJ"}:
        return None
    described = token.pos_ == "ADJ" or is_described(token)
    word, known = (lower(token), table.adjectives) if described else (verb_lemma(token), table.verbs)
    for stand in known.get(word, ()):
        narrow = word in table.narrow or stand.particle is not None
        nouns = [noun for noun in topics(token, stand) if is_topic(noun, deeds)]
        if nouns:
            proposal = noun_lemma(nouns[0]) in table.nouns
            return stand, whole(nouns[0]), SURE if proposal else LOOSE
        named = [one for one in clauses(token) if is_proposal(one, deeds, narrow=word in table.mild)]
        if stand.stance == "undecided":
            named = [one for one in named if one.pos_ == "VERB"]  # not "considers it harmful"
        if stand.particle is None and not narrow and named:
            return stand, clause_words(named[0]), SURE
    return None


def is_proposal(clause: Token, deeds: frozenset[int], *, narrow: bool) -> bool:
    """Return whether a clause is something that a stand can be taken on.

    Args:
        clause: Its head.
        deeds: The words of deeds.
        narrow: Whether it must be about a proposal or what is asked of parties.
    """
    table, lemma = stands(), verb_lemma(clause)
    if any(is_subject(child) for child in clause.children) or lemma in table.silent:
        return False
    if not narrow or lemma in table.deeds or lemma in table.verbs:
        return True
    return any(is_topic(noun, deeds) for noun in (*objects(clause), *(noun for _, noun in obliques(clause))))


def topics(token: Token, stand: Stand) -> list[Token]:
    """Return the nouns that a stand may be taken on."""
    if stand.particle is not None:
        return [noun for case, noun in obliques(token) if case == stand.particle] or (
            objects(token) if has_particle(token, stand.particle) else []
        )
    if token.pos_ != "VERB":
        return []
    if is_passive(token):
        return [child for child in token.children if is_subject(child)]
    return objects(token)


def has_particle(token: Token, particle: str) -> bool:
    return any(child.dep_ in {"compound:prt", "prt"} and lower(child) == particle for child in token.children)


def holders(token: Token) -> list[Token]:
    """Return the heads of who takes a stand: who accepts, who is "ready", who is "opposed"."""
    described = [child for child in token.children if is_subject(child)] if is_described(token) else []
    return described or agents(token)


def is_described(token: Token) -> bool:
    """Return whether a participle says how somebody is ("the party is opposed to the law")."""
    return is_passive(token) and lower(token) in stands().adjectives


def refuses(token: Token) -> bool:
    """Return whether "not" before a verb of accepting is a refusal: it is for what somebody will or can not do.

    So it is for what somebody did not do ("did not agree to the plan"); "has not agreed" leaves it open.
    """
    words = {lower(child) for child in auxiliaries(token)}
    return bool(words & (stands().will | {"did", "do", "does"}))
