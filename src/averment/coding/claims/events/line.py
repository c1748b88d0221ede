"""Parties by their place in the line, where the tree lost them: beside the verb, behind a "with".

A tree of a long sentence may hang a subject or a preposition on the wrong word. What stands right beside a verb is its
party in English whatever the tree says; nothing is taken from beyond the next verb.
"""

from collections.abc import Callable, Collection, Iterable

from spacy.tokens import Token

from averment.coding.claims.scene import Scene
from averment.coding.syntax import complements, is_passive, preposition, relation
from averment.coding.tokens import is_word, lower

from .act import Act
from .arguments import agents
from .places import is_time, spread

__all__ = ["fill"]

FINITE = frozenset({"ROOT", "root", "ccomp", "parataxis"})
LEADS = frozenset({"AUX", "ADV", "PART"})
BY_THE_VERB = frozenset({"object", "indirect"})
ENDS = frozenset({"VERB", "AUX", "SCONJ"})
TO_COME = ("with", "to", "in", "at", "into", "from")
"""Behind these stands for whom is done what is agreed on: "agreed to send doctors to Tarn"."""
PLACES = frozenset(
    {"in", "at", "on", "near", "over", "outside", "inside", "around", "across", "along", "between", "under"}
)
WITH: tuple[str, ...] = ("with",)

Stands = Callable[[Token], bool]


def fill(act: Act, scene: Scene, stands: Stands) -> None:
    """Give an act the parties that stand beside its verb, where the tree gave it none that stand for anybody.

    Args:
        act: The act, which is changed in place.
        scene: Where.
        stands: Whether a word stands for somebody.
    """
    verb, frame = act.top, act.frame
    if verb.pos_ != "VERB":
        return
    active = not is_passive(verb)
    doing = act.carrier is not None or "subject" in frame.actor
    if active and doing and verb.dep_ in FINITE and not any(map(stands, agents(verb))):
        subject = ahead(verb, scene)
        if subject is not None and subject not in act.recipient and not is_where(subject, verb):
            act.actor = [subject, *(one for one in act.actor if one != subject and stands(one))]
    if frame.together:
        if sum(len(spread(one)) for one in act.actor) < 2:
            other = behind(act, WITH, scene, stands)
            act.actor = [*act.actor, *(one for one in other if one not in act.actor)]
    elif frame.recipient and not any(map(stands, act.recipient)):
        found = beside(verb, scene) if active and act.carrier is None and BY_THE_VERB & {*frame.recipient} else []
        found = found or behind(act, frame.recipient, scene, stands)
        found = [one for one in found if one not in act.actor and one != act.object]
        act.recipient = found or act.recipient


def is_where(noun: Token, verb: Token) -> bool:
    """Return whether a noun before a verb only says where its subject is: "a blast in Tarn killed 40 people"."""
    return preposition(noun) in PLACES and any(noun in subject.subtree for subject in agents(verb))


def ahead(verb: Token, scene: Scene) -> Token | None:
    """Return the head of the mention that ends right before a verb, but for auxiliaries and words that say when."""
    at = verb.i - 1
    while at >= verb.sent.start and (scene.doc[at].pos_ in LEADS or is_time(scene.doc[at])) and at not in scene.inside:
        timed = is_time(scene.doc[at])
        at -= 1
        if timed and at >= verb.sent.start and scene.doc[at].pos_ == "ADP":
            at -= 1
    return scene.inside[at][1] if at >= verb.sent.start and at in scene.inside else None


def beside(verb: Token, scene: Scene) -> list[Token]:
    """Return the head of the mention that begins right behind a verb."""
    return mention_at(verb.i + 1, verb.sent.end, scene)


def behind(act: Act, cases: Iterable[str], scene: Scene, stands: Stands) -> list[Token]:
    """Return the head of what stands behind one of some prepositions between an act's words and the next verb."""
    wanted: Collection[str] = tuple(cases)
    if act.event == "AGREE" and not act.frame.together:
        wanted = (*wanted, *TO_COME)
    deeds = [clause for clause in complements(act.predicate) if relation(clause) == "xcomp"]
    for last in (act.words[-1], *deeds):
        found = behind_word(last, wanted, scene, stands)
        if found:
            return found
    return []


def behind_word(last: Token, wanted: Collection[str], scene: Scene, stands: Stands) -> list[Token]:
    for token in scene.doc[last.i + 1 : last.sent.end]:
        if token.pos_ in ENDS or not (is_word(token) or token.text in {",", "-", "$", "%"}):
            break
        if token.pos_ != "ADP" or lower(token) not in wanted:
            continue
        found = mention_at(token.i + 1, last.sent.end, scene)
        if not found and relation(token) == "case" and token.head.i > token.i and stands(token.head):
            found = [token.head]
        if found:
            return found
    return []


def mention_at(at: int, end: int, scene: Scene) -> list[Token]:
    """Return the head of the mention that begins at a word, or behind the article there."""
    if at < end and at not in scene.openings and scene.doc[at].pos_ == "DET":
        at += 1
    return [scene.openings[at][1]] if at < end and at in scene.openings else []
