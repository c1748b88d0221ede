"""Who of those that bear one name are one: all where the name is rare, those whose pages agree where it is not."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from .group import Group
from .material import Context, Material
from .weights import weights

__all__ = ["Link", "namesakes", "probability"]

_MOST_COMPARED = 48
"""With how many groups of one name, the largest first, a further appearance is compared."""


class Link(NamedTuple):
    """A pair that may be one.

    Attributes:
        bits: For (above 0) or against.
        one: A group.
        other: Another one.
        reasons: What speaks for and against it.
    """

    bits: float
    one: Group
    other: Group
    reasons: tuple[str, ...]


def probability(bits: float) -> float:
    """Return the probability that goes with bits of evidence."""
    return 1 / (1 + math.exp2(-max(-60.0, min(60.0, bits))))


def namesakes(form: int, members: Sequence[int], material: Material) -> tuple[list[Group], list[Link]]:
    """Return the groups that appearances of one name fall into, and which of these may be one all the same.

    Each appearance joins the group that it fits best, where that is certain. The odds that it is another's begin with
    how many others of that name there may be, against how many pages speak of the group: this is the prior of a
    Chinese restaurant process, whose guests are pages and whose tables are people.
    """
    name = material.forms[form]
    namesakes_ = material.rarity.namesakes(name)
    whole = material.group(members)
    if namesakes_ == 0 or (_is_rare(namesakes_) and not _contradicts(whole) and len(whole.pages) == len(members)):
        return [whole], []
    groups: list[Group] = []
    for index in members:
        alone = material.group([index])
        best, sure = _best(alone, groups, namesakes_, material)
        if best is not None and sure >= weights().same:
            material.join(best, index, sure)
        else:
            groups.append(alone)
    return _gather(groups, namesakes_, material)


def _best(alone: Group, groups: list[Group], namesakes_: float, material: Material) -> tuple[Group | None, float]:
    """Return the group that an appearance fits best, and how sure that is beside the others and beside a new one."""
    fits = []
    for group in sorted(groups, key=lambda group: (-len(group.pages), group.first))[:_MOST_COMPARED]:
        if alone.pages <= group.pages:
            continue
        fits.append((_bits(alone, group, namesakes_, material.context(alone, group)), group))
    if not fits:
        return None, 0.0
    best = max(fits, key=lambda fit: (fit[0], -fit[1].first))
    everyone = 1.0 + sum(2.0 ** min(60.0, bits) for bits, _ in fits)
    return best[1], 2.0 ** min(60.0, best[0]) / everyone


def _bits(one: Group, other: Group, namesakes_: float, context: Context) -> float:
    name = -math.log2(namesakes_ + 2.0 ** -weights().rare_name)
    if one.homes or other.homes:
        # How often one country's senate is named says nothing about whose senate another page means.
        return name + context.bits
    often = math.log2(max(len(one.pages), len(other.pages)))
    return name + min(often, weights().often_named) + context.bits


def _gather(groups: list[Group], namesakes_: float, material: Material) -> tuple[list[Group], list[Link]]:
    """Join what turned out to be one only when all were read; return the rest with the pairs that stay open."""
    groups = sorted(groups, key=lambda group: (-len(group.pages), group.first))
    kept: list[Group] = []
    links: list[Link] = []
    for group in groups:
        compared = []
        for other in kept[:_MOST_COMPARED]:
            if group.pages.isdisjoint(other.pages):
                context = material.context(group, other)
                compared.append(Link(_bits(group, other, namesakes_, context), other, group, context.reasons))
        best = max(compared, key=lambda link: (link.bits, -link.one.first), default=None)
        everyone = 1.0 + sum(2.0 ** min(60.0, link.bits) for link in compared)
        sure = 2.0 ** min(60.0, best.bits) / everyone if best is not None else 0.0
        if best is not None and sure >= weights().same:
            best.one.take(group, sure)
            continue
        kept.append(group)
        if best is not None:
            odds = math.log2(max(sure, 1e-9) / (1 - sure))
            links.append(best._replace(bits=odds, reasons=("the same name", *best.reasons)))
    return kept, links


def _is_rare(namesakes_: float) -> bool:
    # Three times as rare as would be certain: one page more or less does not change what was one.
    return probability(-math.log2(3 * namesakes_ + 2.0 ** -weights().rare_name)) >= weights().same


def _contradicts(group: Group) -> bool:
    return any(len(signs) > 1 for signs in (group.countries, group.genders))
