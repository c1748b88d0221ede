"""The type of what one party does to another: the rules' word beside the model's.

The model was taught by sentences that were coded by an earlier draft of the codebook (2021), whose types are
`averment.language.labels.DYAD_TYPES`. Where it is sure enough against the rules, the act becomes an event of its type.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from spacy.tokens import Token

from averment.coding.claim import EventType
from averment.coding.claims.scene import Scene
from averment.coding.syntax import noun_phrase
from averment.language import Dyad

from .act import Act
from .codebook import negated
from .terms import terms

__all__ = ["WEIGHT", "Asked", "earlier_type", "learn_types", "of_rules"]

SANCTIONS = frozenset({"sanction", "sanctions", "embargo", "arms_embargo", "financial_sanction", "economic_sanction"})
BLOCKADES = frozenset({"blockade", "siege"})
YIELD = "YIELD"
"""CONCEDE and RETREAT, which were one."""

LEAST = 1e-6

WEIGHT = {"both": 1.5, "one": 0.9, "near": 0.45}
"""What the rules' type weighs where two parties are given, by how the act was found (`pair.Choice.by`)."""

RULED, UNSURE = 3.5, 2.0
"""What it weighs where the rules found the parties, too, and where its word often means something else."""


@dataclass(frozen=True)
class Asked:
    """An act, and the two of whom it is asked.

    Attributes:
        act: What the rules found.
        actor: The words for who does it.
        recipient: The words for to whom.
        weight: What the rules' type weighs against the model's, in natural logarithms of odds.
    """

    act: Act
    actor: Sequence[Token]
    recipient: Sequence[Token]
    weight: float = RULED


def learn_types(asked: Sequence[Asked], scene: Scene) -> None:
    """Put the model's type in the place of the rules' where it is the likelier of the two.

    Args:
        asked: The acts; they are changed in place. Those without either party stay as they are.
        scene: Where; a reading whose model does not say leaves all as they are.
    """
    dyads = scene.layout.reading.dyads
    pairs = [one for one in asked if one.actor and one.recipient]
    if dyads is None or not pairs:
        return
    questions = [Dyad(one.act.predicate.sent, places(one.actor), places(one.recipient)) for one in pairs]
    for one, chances in zip(pairs, dyads(questions), strict=True):
        ruled = earlier_type(one.act)
        odds = {type_: log(max(chance, LEAST)) + one.weight * (type_ == ruled) for type_, chance in chances.items()}
        best = max(odds, key=odds.__getitem__)
        if best != ruled:
            # "did not allow" is a refusal itself
            one.act.turned = best == "REJECT" and negated(one.act.top)
            one.act.event, one.act.mode = of_earlier(best), None


def of_rules(acts: Iterable[Act]) -> list[Asked]:
    """Return acts with the parties that the rules found for them, as far as the model may be asked about them.

    What the codebook makes of an act to come or refused is not asked about, nor what somebody is accused of or asked
    for, nor two acts of one sentence between the same parties ("threatened to attack"): the model takes the sentence
    as a whole for what is done.
    """
    asked = [
        Asked(act, phrases(act.actor), phrases(act.recipient), UNSURE if act.frame.weak else RULED) for act in acts
    ]
    pairs = Counter(pair_of(one) for one in asked)
    return [
        one for one in asked if pairs[pair_of(one)] == 1 and one.act.event == one.act.frame.event and not one.act.told
    ]


def pair_of(asked: Asked) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    return asked.act.predicate.sent.start, places(asked.actor), places(asked.recipient)


def earlier_type(act: Act) -> str:
    """Return the type of an act by the codebook's earlier draft.

    Sanctions imposed are COERCE there, a verdict ACCUSE, a cyber attack or a blockade ASSAULT, an arrest warrant
    COERCE; CONCEDE and RETREAT are one.
    """
    words = {term for word in (act.predicate, act.object) if word is not None for term in terms(word)}
    match act.event, act.mode:
        case "SANCTION", "convict":
            return "ACCUSE"
        case "SANCTION", "discontinue" if words & SANCTIONS:
            return "COERCE"
        case "COERCE", "cyber":
            return "ASSAULT"
        case "COERCE", _ if words & BLOCKADES:
            return "ASSAULT"
        case "THREATEN", "arrest":
            return "COERCE"
        case "CONCEDE" | "RETREAT", _:
            return YIELD
        case _:
            return act.event


def of_earlier(type_: str) -> EventType:
    return "CONCEDE" if type_ == YIELD else type_  # type: ignore[return-value]


def places(tokens: Iterable[Token]) -> tuple[int, ...]:
    return tuple(token.i for token in tokens)


def phrases(heads: Iterable[Token]) -> list[Token]:
    """Return the words of the noun phrases that heads stand for, each once, in the order of the text."""
    return sorted({token for head in heads for token in noun_phrase(head)}, key=lambda token: token.i)
