"""Acts that are part of another act."""

from .act import Act

__all__ = ["tidy"]


def tidy(acts: list[Act]) -> list[Act]:
    """Return the acts less those that are part of another: the noun that a verb's frame asks for, a light verb itself.

    A noun that is the subject of a verb for the same kind of event is one act with it: "an airstrike killed".
    """
    taken = {act.object.i for act in acts if act.object is not None}
    carried = {act.carrier.i for act in acts if act.carrier is not None and act.predicate.i not in taken}
    by_word = {act.predicate.i: act for act in acts}
    kept = [act for act in acts if act.predicate.i not in taken and not only_carries(act, carried)]
    merged: set[int] = set()
    for act in kept:
        for one in list(act.actor):
            noun = by_word.get(one.i)
            if noun is None or noun not in kept or noun is act or noun.event != act.event:
                continue
            if not noun.recipient or not act.recipient or same_party(noun, act):
                merged.add(one.i)
                act.merged.append(one)
            if noun.actor:
                act.actor = [*(other for other in act.actor if other is not one), *noun.actor]
            if not act.recipient:
                act.recipient = noun.recipient
    return [act for act in kept if act.predicate.i not in merged]


def only_carries(act: Act, carried: set[int]) -> bool:
    """Return whether a verb's own act is nothing beside that of the noun that it carries."""
    return act.predicate.i in carried and not act.frame.object and act.carrier is None


def same_party(noun: Act, verb: Act) -> bool:
    return any(one.i in {other.i for other in verb.recipient} for one in noun.recipient)
