"""Acts that are part of another act."""

from collections.abc import Iterable

from spacy.tokens import Token

from averment.coding.syntax import is_subject, marker, relation
from averment.coding.tokens import lower

from .act import Act
from .lexicon import light
from .words import lemmas

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
    kept = [act for act in kept if act.predicate.i not in merged]
    return without_retold(kept)


def without_retold(acts: list[Act]) -> list[Act]:
    """Return the acts less those that tell one happening again: "raided a camp, killing two", "killed two, hurt six".

    The parties of what is left out are the other's as well.
    """
    by_top = {act.top.i: act for act in acts}
    told_by: dict[int, Act] = {}
    for act in acts:
        outer = by_top.get(act.top.head.i)
        if outer is None or outer is act or not retells(act, outer):
            continue
        while outer.predicate.i in told_by:  # "attacked a camp, killing two and wounding six"
            outer = told_by[outer.predicate.i]
        outer.recipient = [*outer.recipient, *(one for one in act.recipient if one not in outer.recipient)]
        outer.merged += [act.predicate, *act.merged]
        told_by[act.predicate.i] = outer
    return [act for act in acts if act.predicate.i not in told_by]


def retells(act: Act, outer: Act) -> bool:
    """Return whether an act is the happening of the act that it hangs on: of one type, by the same."""
    how = relation(act.top)
    if act.event != outer.event or act.frame.together or outer.frame.together or act.top.pos_ != "VERB":
        return False
    same = places(act.actor) == places(outer.actor)
    follows = lower(act.top).endswith("ing") and not lower(outer.top).endswith("ing")
    if how == "advcl" or (how == "conj" and follows):  # a parser may join "wounding six" to "raided a camp"
        return same and marker(act.top) is None and lower(act.top).endswith("ing")
    if how != "conj" or not same or any(is_subject(child) for child in act.top.children):
        return False
    toll = all(set(lemmas(one.predicate)) & light().toll for one in (act, outer))
    return toll or not act.recipient or places(act.recipient) == places(outer.recipient)


def places(heads: Iterable[Token]) -> set[int]:
    return {head.i for head in heads}


def only_carries(act: Act, carried: set[int]) -> bool:
    """Return whether a verb's own act is nothing beside that of the noun that it carries."""
    return act.predicate.i in carried and not act.frame.object and act.carrier is None


def same_party(noun: Act, verb: Act) -> bool:
    return any(one.i in {other.i for other in verb.recipient} for one in noun.recipient)
