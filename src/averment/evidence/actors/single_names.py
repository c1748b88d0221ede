"""Whom a single name ("Hussein") stands for where its page has no other: nobody for certain, unless the page's company
and roles say who.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .group import Group
from .material import Context, Material
from .namesakes import Link, namesakes, probability
from .weights import weights

__all__ = ["Bearers", "bearers"]

_MOST_COMPARED = 24
_BY_SURNAME = 0.2
"""How often a page that has nothing but the surname may be about someone, for each page that has the full name."""


class Bearers(NamedTuple):
    """Who bears single names.

    Attributes:
        groups: The groups of pages that have nothing but a single name.
        links: These with those whose name it may be.
    """

    groups: list[Group]
    links: list[Link]


class _Bearer(NamedTuple):
    group: Group
    before: float  # in pages: how many of those with the single name alone are to be expected


def bearers(single: Mapping[int, Sequence[int]], full: Iterable[Group], material: Material) -> Bearers:
    """Return whom pages mean that have nothing but a single name.

    Args:
        single: The appearances of each single name, by the name's number.
        full: The groups of those with full names.
        material: What the pages tell.
    """
    wanted = {material.forms[form].words[0] for form in single}
    all_ = list(full)
    known = _bearers(wanted, all_, material)
    listed = {group.known: group for group in all_ if group.known is not None}
    found = Bearers([], [])
    for form, members in sorted(single.items()):
        of_name = known.get(material.forms[form].words[0], [])
        meant = material.known.get(form)
        if meant is not None and all(bearer.group.known == meant for bearer in of_name):
            # The list of known actors has the name for one, and no page has it for anybody else.
            whole = material.group(members)
            found.groups.append(whole)
            if meant in listed:
                found.links.append(Link(60.0, listed[meant], whole, ("names of one known actor",)))
            continue
        rest = []
        for index in members:
            alone = material.group([index])
            link = _link(alone, of_name, material)
            if link is not None and _is_sure(link):
                found.groups.append(alone)
                found.links.append(link)
            else:
                rest.append(index)
        if rest:
            groups, open_links = namesakes(form, rest, material)
            found.groups.extend(groups)
            found.links.extend(open_links)
            found.links.extend(link for group in groups if (link := _link(group, of_name, material)) is not None)
    return found


def _bearers(wanted: set[str], full: Iterable[Group], material: Material) -> dict[str, list[_Bearer]]:
    """Return for each single name those who may be meant, the likeliest first."""
    found: dict[str, list[_Bearer]] = defaultdict(list)
    for group in full:
        before: dict[str, float] = defaultdict(float)
        for form, pages in group.forms.items():
            if material.forms[form].kind == "full":
                *given, surname = material.forms[form].words
                before[surname] += _BY_SURNAME * pages
                for word in given:
                    before[word] += _BY_SURNAME * weights().given_alone * pages
        for member in group.members.keys() & material.singles.keys():
            for word in material.singles[member]:
                before[word] += 1.0
        for word in before.keys() & wanted:
            found[word].append(_Bearer(group, before[word]))
    return {
        word: sorted(of_name, key=lambda bearer: (-bearer.before, bearer.group.first))
        for word, of_name in found.items()
    }


def _link(alone: Group, of_name: Sequence[_Bearer], material: Material) -> Link | None:
    """Return whom a group with a single name most likely means, beside all others and beside somebody unknown."""
    everyone = sum(bearer.before for bearer in of_name)
    weighed: list[tuple[float, _Bearer, Context]] = []
    for bearer in of_name[:_MOST_COMPARED]:
        if not material.together(alone, bearer.group):
            context = material.context(alone, bearer.group)
            weighed.append((bearer.before * 2.0 ** min(40.0, context.bits), bearer, context))
    if not weighed:
        return None
    weight, bearer, context = max(weighed, key=lambda item: (item[0], -item[1].group.first))
    nobody = weights().nobody_at_least + weights().nobody_known * everyone
    odds = weight / (nobody + sum(other for other, *_ in weighed) - weight)
    bits = min(40.0, math.log2(max(odds, 2.0**-40)))
    text, name = material.text(alone), material.text(bearer.group)
    if context.told < weights().single_name:
        # However well known the bearer is, a single name alone is no proof.
        bits = min(bits, math.log2(weights().same / (1 - weights().same)) - 0.5)
    return Link(bits, bearer.group, alone, (f"{text} may be short for {name}", *context.reasons))


def _is_sure(link: Link) -> bool:
    return probability(link.bits) >= weights().same
