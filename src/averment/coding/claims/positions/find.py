"""The positions of a page: who accepts, refuses, sets conditions or is undecided, and on what.

A stand is a verb or adjective of the data file with whoever takes it and what it is taken on: an object that names a
proposal, a demand or a deed ("rejected the plan"), or a clause ("agreed to hand over its weapons"). Accepting under a
condition is `conditional`. "Will not accept" and "did not agree to" are refusals; "has not rejected" refuses nothing,
and says so by its factuality.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from averment.coding.claims.draft import EventDraft, PositionDraft
from averment.coding.claims.events import actors_of, agents
from averment.coding.claims.factuality import judge
from averment.coding.claims.scene import Scene
from averment.coding.claims.when import find_day
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.syntax import (
    auxiliaries,
    complements,
    is_passive,
    is_subject,
    noun_phrase,
    objects,
    obliques,
    relation,
    stretch,
)
from averment.coding.tokens import is_word, lower

from .lexicon import Stand, stands

__all__ = ["find_positions"]

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
SURE, LOOSE = 0.8, 0.6
"""How likely it is that a page takes a stand with these words: on a clause or a proposal, on a deed by its noun."""


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
    found = stand_of(token, deeds)
    if found is None:
        return
    stand, on, sure = found
    heads = holders(token)
    if not heads:
        return
    negated = is_negated(token)
    stance = stand.stance
    turned = negated and stance == "accepts" and refuses(token)
    if turned:
        stance = "refuses"
    if stance == "accepts" and not negated and is_conditional(token, scene):
        stance = "conditional"
    for figure in actors_of(heads, scene, {}):
        yield PositionDraft(
            predicate=token,
            actor=figure,
            stance=stance,
            on=on,
            since=find_day(token, scene),
            turned=turned,
            confidence=sure,
        )


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
        clauses = [one for one in complements(token) if not any(is_subject(child) for child in one.children)]
        if stand.particle is None and not narrow and clauses:
            return stand, clause_words(clauses[0]), SURE
    return None


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


def is_topic(noun: Token, deeds: frozenset[int]) -> bool:
    """Return whether a noun names a proposal, a demand or a deed."""
    named = stands().nouns
    return noun.pos_ == "NOUN" and (noun_lemma(noun) in named or lower(noun) in named or noun.i in deeds)


def holders(token: Token) -> list[Token]:
    """Return the heads of who takes a stand: who accepts, who is "ready", who is "opposed"."""
    described = [child for child in token.children if is_subject(child)] if is_described(token) else []
    return described or agents(token)


def is_described(token: Token) -> bool:
    """Return whether a participle says how somebody is ("the party is opposed to the law")."""
    return is_passive(token) and lower(token) in stands().adjectives


def is_conditional(token: Token, scene: Scene) -> bool:
    """Return whether a stand or the clause that it is on hangs on a condition."""
    return any(judge(one, scene).condition is not None for one in (token, *complements(token)))


def is_negated(token: Token) -> bool:
    return any(lower(child) in NEGATIONS for child in token.children) or any(
        lower(child) in NEGATIONS for child in auxiliaries(token)
    )


def refuses(token: Token) -> bool:
    """Return whether "not" before a verb of accepting is a refusal: it is for what somebody will or can not do.

    So it is for what somebody did not do ("did not agree to the plan"); "has not agreed" leaves it open.
    """
    words = {lower(child) for child in auxiliaries(token)}
    return bool(words & (stands().will | {"did", "do", "does"}))


def whole(noun: Token) -> Span:
    """Return a noun phrase with what it says of itself ("the plan to disarm the factions", "calls that it disband")."""
    span = noun_phrase(noun)
    last = span[-1].i
    for child in noun.children:
        if child.i > noun.i and relation(child) in {"acl", "nmod", "ccomp"}:
            words = [token.i for token in child.subtree if is_word(token)]
            if words and min(words) <= last + 2:
                last = max(last, *words)
    return noun.doc[span.start : last + 1]


def clause_words(head: Token) -> Span:
    """Return the words of a clause, from its "to" or "that" to its end."""
    found = stretch([token for token in head.subtree if is_word(token) or token.i > head.left_edge.i])
    assert found is not None, "a clause has its head"
    end = found.end
    while end - 1 > found.start and not is_word(found.doc[end - 1]):
        end -= 1
    return found.doc[found.start : end]
