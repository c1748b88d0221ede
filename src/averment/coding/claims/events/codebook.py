"""What PLOVER's codebook makes of acts to come, refused or promised (chapters 2.3, 3.1, 3.4 and 3.10).

Cooperation to come is AGREE, a retreat to come CONCEDE. What somebody says they will not grant is REJECT. Cooperation
within an AGREE or a REJECT is that event itself and no second one; a deed within a THREATEN or a REQUEST stays an event
of its own, whose factuality says that it is threatened or asked for.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from averment.coding.claim import EventType
from averment.coding.syntax import auxiliaries, complements, is_infinitive, is_subject, relation
from averment.coding.tokens import lower

from .act import Act
from .arguments import agents
from .lexicon import Frame, outlook_words, verb_frames
from .places import clauses
from .saying import NEGATIONS, is_own
from .words import lemmas

__all__ = ["by_codebook", "negated", "to_come"]

COOPERATION: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING: frozenset[EventType] = frozenset({"CONCEDE", "RETREAT"})
GRANTS = COOPERATION | YIELDING | {"AGREE"}
VERBAL: frozenset[EventType] = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT"})
EMBEDDED = frozenset({"xcomp", "ccomp", "acl", "advcl"})
CONFLICT: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
THREATENING = Frame(word="say", event="THREATEN", recipient=("deed",), weak=True)
"""The frame of a verb of saying whose clause is a threat."""

REFUSING = frozenset({"will", "would", "wo", "shall", "'ll", "ca"})
LONGEST = 6

REJECT_MODES: dict[EventType, str] = {
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "CONCEDE": "yield",
    "RETREAT": "yield",
}
"""The mode of what is refused or asked for, by the type of the deed (tables 3.3 and 3.5 of the codebook)."""

THREAT_MODES: dict[EventType, str] = {"ASSAULT": "violence", "SANCTION": "relations", "PROTEST": "restrict"}
COERCE_THREATS = {"arrest": "arrest", "deport": "expel", "restrict": "restrict", "curfew": "restrict"}


def by_codebook(acts: Sequence[Act]) -> list[Act]:
    """Return the acts as the codebook sees them, in the order of the text; they are changed in place."""
    by_top = {act.top.i: act for act in acts}
    kept: list[Act] = []
    for act in acts:
        said = by_saying(act, by_top)
        if said is not None:
            kept.append(said)
        around = governor(act, by_top)
        add_content_mode(act, by_top)
        if around is not None and (swallows(around, act) or is_purpose(around, act)):
            continue
        if around is not None and is_threat(around, act):
            around.event, around.mode = "THREATEN", THREAT_MODES.get(act.event)
        kept.append(act)
        asked = act.told = around is not None and around.event in VERBAL
        refused = failed(act.top) or (negated(act.top) and refuses(act.top))
        if refused and act.event in GRANTS:
            act.event, act.mode, act.turned = "REJECT", REJECT_MODES.get(act.event), True
        elif to_come(act.top) and not asked and not negated(act.top):
            if act.event in COOPERATION:
                act.event, act.mode = "AGREE", None
            elif act.event == "RETREAT":
                act.event, act.mode = "CONCEDE", None
    return sorted(kept, key=lambda act: act.predicate.i)


def by_saying(act: Act, by_top: dict[int, Act]) -> Act | None:
    """Return the threat that a verb of saying makes of the act in its clause ("said it would attack"), or None."""
    clause = act.top
    if relation(clause) in {"xcomp", "advcl"} and relation(clause.head) == "ccomp":
        clause = clause.head  # "would begin to strike"
    verb = clause.head
    if relation(clause) != "ccomp" or verb.i in by_top or not set(lemmas(verb)) & outlook_words().says:
        return None
    sayer, doer = agents(verb), [child for child in clause.children if is_subject(child)]
    hostile = act.event in CONFLICT or act.frame.word == "boycott"
    if not (sayer and doer and hostile and is_own(doer[0]) and to_come(clause)) or negated(clause):
        return None
    if any(relation(child) == "mark" and lower(child) in {"whether", "if"} for child in clause.children):
        return None  # "refused to say whether it would attack"
    mode = THREAT_MODES.get(act.event) or COERCE_THREATS.get(act.mode or "")
    return Act(predicate=verb, frame=THREATENING, event="THREATEN", mode=mode, actor=sayer, recipient=act.recipient)


def failed(head: Token) -> bool:
    """Return whether a deed is what somebody failed to do."""
    return is_infinitive(head) and bool(set(lemmas(head.head)) & outlook_words().failing)


def governor(act: Act, by_top: dict[int, Act]) -> Act | None:
    """Return the act whose complement a word's clause is, or None."""
    at = act.top
    for _ in range(LONGEST):
        if at.head.i == at.i:
            return None
        how, at = relation(at), at.head
        around = by_top.get(at.i)
        if around is not None and around is not act:
            return around if how in EMBEDDED | {"obj", "obl"} else None
        # "their plan to attack", "agreed on a plan to meet"
        if how not in EMBEDDED | {"obj", "obl", "nmod", "conj"}:
            return None
    return None


def swallows(around: Act, act: Act) -> bool:
    """Return whether an act within another's complement is that event itself and no second one."""
    if around.event == "AGREE":
        return act.event in COOPERATION | YIELDING | {"AGREE"}
    if around.event == "REJECT":
        return act.event in GRANTS | {"REQUEST"}
    return False


def is_threat(around: Act, act: Act) -> bool:
    """Return whether what somebody promises is a deed against somebody: "vowed to kill"."""
    threatens = any(frame.event == "THREATEN" for frame in verb_frames().get(around.frame.word, ()))
    return around.event == "AGREE" and threatens and act.event in CONFLICT and is_infinitive(act.top)


def is_purpose(around: Act, act: Act) -> bool:
    """Return whether an act is only what another of the same doer is for: "sent doctors to help Tarn"."""
    doers = {one.i for one in around.actor}
    purpose = is_infinitive(act.top) and relation(act.top) in {"advcl", "acl"}
    return purpose and around.event not in VERBAL and bool(doers & {one.i for one in act.actor})


def add_content_mode(act: Act, by_top: dict[int, Act]) -> None:
    """Give a request, a refusal or a threat the mode that the deed in its complement tells."""
    if act.mode is not None or act.event not in {"REQUEST", "REJECT", "THREATEN"}:
        return
    inner = [one for clause in contents(act) if (one := carried_by(clause, by_top)) is not None]
    if not inner:
        return
    deed = inner[0]
    if act.event != "THREATEN":
        act.mode = REJECT_MODES.get(deed.event)
    elif deed.event == "COERCE":
        act.mode = COERCE_THREATS.get(deed.mode or "")
    else:
        act.mode = THREAT_MODES.get(deed.event)


def contents(act: Act) -> list[Token]:
    head = act.carrier or act.predicate
    found = clauses(head, act.frame)
    if act.predicate.pos_ in {"NOUN", "PROPN"}:
        found += [child for child in act.predicate.children if relation(child) == "acl"]
    return found


def carried_by(clause: Token, by_top: dict[int, Act]) -> Act | None:
    if clause.i in by_top:
        return by_top[clause.i]
    inner = [child for child in clause.children if relation(child) in {"xcomp", "obj"} and child.i in by_top]
    return by_top[inner[0].i] if inner else None


def negated(head: Token) -> bool:
    """Return whether a verb or adjective has a "not" or "never" of its own."""
    return any(lower(child) in NEGATIONS for child in head.children) or any(
        lower(child) == "no" and relation(child) == "det" for child in head.children
    )


def refuses(head: Token) -> bool:
    """Return whether a negated verb is a refusal ("will not lift") rather than what did not happen."""
    return any(lower(word) in REFUSING for word in auxiliaries(head))


def to_come(head: Token, steps: int = 0) -> bool:
    """Return whether a deed is to come: "will meet", "plans to meet", "is expected to meet"."""
    words = outlook_words()
    aux = auxiliaries(head)
    if any(lower(word) == "have" for word in aux):  # "would have met"
        return False
    if any(lower(word) in words.auxiliaries for word in aux):
        return True
    if steps > LONGEST or head.head.i == head.i:
        return False
    outer = head.head
    if relation(head) == "conj" and not any(is_subject(child) for child in head.children):
        return to_come(outer, steps + 1)
    if not is_infinitive(head):
        return False
    if relation(head) in {"xcomp", "ccomp", "advcl", "csubj"}:
        if lower(outer) in words.adjectives or set(lemmas(outer)) & words.verbs:
            return True
        return to_come(outer, steps + 1) if head in complements(outer) else False
    if relation(head) == "acl":
        return any(form in words.verbs for form in (outer.lemma_.lower(), lower(outer)))
    return False
