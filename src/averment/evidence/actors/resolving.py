"""Which appearances are one actor of the base: a function of the readings and of the actors known beforehand."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .appearances import Appearance, Known, PageOf
from .group import Group
from .linking import Linking
from .material import Material
from .namesakes import Link, namesakes, probability
from .single_names import bearers
from .spellings import spelt_alike
from .weights import weights

__all__ = ["Candidate", "Found", "resolve"]

_CLEARLY = 0.8
"""The share of the pages with a second name that must give it to one actor."""

_OPEN_FOR_ONE = 3
"""How many pairs of one actor wait for a person at most: the likeliest."""


class Candidate(NamedTuple):
    """Two actors that may be one; a person is to say.

    Attributes:
        one: The number of a group.
        other: That of another.
        probability: That they are one.
        reason: What speaks for it, and against.
    """

    one: int
    other: int
    probability: float
    reason: str


class Found(NamedTuple):
    """What pages and known actors tell.

    Attributes:
        groups: The actors, by the order of the first page that names them.
        candidates: The pairs that wait for a person, the likeliest first.
    """

    groups: Sequence[Group]
    candidates: Sequence[Candidate]


def resolve(pages: Sequence[PageOf], all_: Sequence[Appearance], known: Iterable[Known] = ()) -> Found:
    """Return who is who among the actors of all pages, as far as that is certain, and what waits for a person.

    The same pages and known actors give the same groups. What people decided comes after it: `deciding`.

    Args:
        pages: In the order in which the base first read them.
        all_: The actors of each page.
        known: Actors that are known beforehand: a name that means one of them and no other is theirs.
    """
    material = Material(pages, all_, known)
    members: dict[int, list[int]] = defaultdict(list)
    for index, form in enumerate(material.called):
        if form is not None:
            members[form].append(index)
    groups: dict[int, list[Group]] = {}
    links: list[Link] = []
    for form, of_name in members.items():
        if material.forms[form].kind == "single":
            # A surname alone is nobody's for certain: those of one name are looked at below.
            continue
        if form in material.known:
            groups[form] = [material.group(of_name)]
            continue
        groups[form], open_links = namesakes(form, of_name, material)
        links += open_links
    linking = Linking((group for of_name in groups.values() for group in of_name), material)
    linking.join(links)
    linking.join(spelt_alike(groups, material))
    linking.join(_known(groups, material), by_name=False)
    linking.join(list(_other_names(groups, linking, material)), by_name=False)
    _join_single_names(members, linking, material)
    return _found(linking)


def _join_single_names(members: Mapping[int, Sequence[int]], linking: Linking, material: Material) -> None:
    single = {form: of_name for form, of_name in members.items() if material.forms[form].kind == "single"}
    found = bearers(single, linking.groups, material)
    linking.add(found.groups)
    linking.join(found.links, by_name=False)


def _known(groups: Mapping[int, Sequence[Group]], material: Material) -> Iterator[Link]:
    """Yield the pairs that are names of one known actor."""
    first: dict[str, Group] = {}
    for form, meant in sorted(material.known.items()):
        for group in groups.get(form, ()):
            if meant in first:
                yield Link(60.0, first[meant], group, ("names of one known actor",))
            else:
                first[meant] = group


def _other_names(groups: Mapping[int, Sequence[Group]], linking: Linking, material: Material) -> Iterator[Link]:
    """Yield the pairs of which a page says that one is the other's second name.

    A second name that pages give to several actors is nobody's for certain.
    """
    of = {member: group for group in linking.groups for member in group.members}
    told: dict[int, Counter[int]] = defaultdict(Counter)
    for index, forms in material.others.items():
        for form in forms:
            told[form][id(of[index])] += 1
    by_id = {id(group): group for group in linking.groups}
    for form, counts in sorted(told.items()):
        bearers_ = [linking.now(group) for group in groups.get(form, ())]
        clear = len(set(map(id, bearers_))) == 1
        for one, pages in sorted(counts.items(), key=lambda item: by_id[item[0]].first):
            for other in bearers_[:1]:
                if by_id[one] is other:
                    continue
                context = material.context(by_id[one], other)
                bits = weights().other_name + weights().other_name_again * math.log2(pages) + max(0.0, context.bits)
                if _is_part(form, by_id[one], material):
                    # "the Post": short for this here, for another paper elsewhere.
                    bits = context.bits
                if not clear or pages < _CLEARLY * sum(counts.values()):
                    bits = min(bits, 0.0)
                reason = (
                    f"{material.texts[form]} is a second name on {pages} pages"
                    if pages > 1
                    else "a page has both as names of one"
                )
                yield Link(bits, by_id[one], other, (reason, *context.reasons))


def _is_part(form: int, group: Group, material: Material) -> bool:
    words = set(material.forms[form].words)
    return any(words < set(material.forms[other].words) for other in group.forms)


def _found(linking: Linking) -> Found:
    groups = sorted(linking.groups, key=lambda group: group.first)
    numbers = {id(group): number for number, group in enumerate(groups)}
    best: dict[tuple[int, int], Link] = {}
    for link in linking.open:
        pair = sorted((numbers[id(linking.now(link.one))], numbers[id(linking.now(link.other))]))
        key = pair[0], pair[1]
        if key[0] != key[1] and (key not in best or best[key].bits < link.bits):
            best[key] = link
    waiting: Counter[int] = Counter()
    candidates = []
    for (one, other), link in sorted(best.items(), key=lambda item: (-item[1].bits, item[0])):
        if waiting[one] < _OPEN_FOR_ONE or waiting[other] < _OPEN_FOR_ONE:
            waiting.update((one, other))
            sure = min(probability(link.bits), weights().same)
            candidates.append(Candidate(one, other, round(sure, 4), "; ".join(dict.fromkeys(link.reasons))))
    return Found(groups, candidates)
