"""From pairs that may be one to groups that are: the surest pairs first, and never a chain whose ends are at odds."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from .group import Group
from .material import Material
from .namesakes import Link, probability
from .spellings import alike, both_on
from .weights import weights

__all__ = ["Linking"]

_SMALL_PART = 0.02
"""A name on less than this share of a group's pages is a slip of somebody's, by which the group is not judged."""


class Linking:
    """Joins groups, and keeps the pairs that it could not join.

    Args:
        groups: All groups, each appearance in one.
        material: What the pages tell of them.

    Attributes:
        open: The pairs that are likely enough for a person to look at, and were not joined.
    """

    def __init__(self, groups: Iterable[Group], material: Material) -> None:
        self._material = material
        self._joined: dict[int, Group] = {}
        self._all = {id(group): group for group in groups}
        self.open: list[Link] = []
        self._score = lru_cache(maxsize=2**18)(self._of_names)

    @property
    def groups(self) -> Sequence[Group]:
        """The groups as they are by now."""
        return list(self._all.values())

    def now(self, group: Group) -> Group:
        """Return what a group is part of by now."""
        while id(group) in self._joined:
            group = self._joined[id(group)]
        return group

    def join(self, links: Iterable[Link], *, by_name: bool = True) -> None:
        """Join the pairs that are certain, the surest first.

        All names of two groups are compared before these are joined (complete linkage), so that a chain of spellings
        never brings two people together.

        Args:
            links: The pairs.
            by_name: Whether it is the names that speak for them; otherwise two names may be quite different.
        """
        for link in sorted(links, key=lambda link: (-link.bits, link.one.first, link.other.first)):
            one, other = self.now(link.one), self.now(link.other)
            if one is other:
                continue
            sure = probability(link.bits)
            objection = self._objection(one, other, by_name=by_name)
            if sure >= weights().same and objection is None:
                self._take(one, other, sure)
            elif sure >= weights().candidate:
                self._keep_open(link, objection)

    def add(self, groups: Iterable[Group]) -> None:
        """Take in further groups."""
        self._all.update((id(group), group) for group in groups)

    def _take(self, one: Group, other: Group, sure: float) -> None:
        many, few = sorted((one, other), key=lambda group: (-len(group.pages), group.first))
        many.take(few, sure)
        self._joined[id(few)] = many
        del self._all[id(few)]

    def _keep_open(self, link: Link, objection: str | None) -> None:
        if objection is None:
            self.open.append(link)
        elif not objection.startswith("never"):
            self.open.append(link._replace(bits=min(link.bits, 0.0), reasons=(*link.reasons, f"but {objection}")))

    def _objection(self, one: Group, other: Group, *, by_name: bool) -> str | None:
        """Return why two groups must not be joined, or None; "never" where nobody need be asked."""
        if one.known and other.known and one.known != other.known:
            return "never: two known actors"
        together = self._material.together(one, other)
        rarer = min(len(one.pages), len(other.pages))
        if together >= weights().together_pages and together > weights().together_share * rarer:
            return both_on(together)
        if not by_name:
            return None
        for first, second in product(_main(one), _main(other)):
            score = self._score(*sorted((first, second)))
            if score < weights().at_odds:
                texts = self._material.texts
                return f"{texts[first]} is not {texts[second]}"
        return None

    def _of_names(self, one: int, other: int) -> float:
        forms, texts = self._material.forms, self._material.texts
        first, second = forms[one], forms[other]
        # Words for one person and for a body are alike only if they are the same.
        if first.kind != second.kind and first.words != second.words:
            return 0.0
        return alike(first, second, texts[one], texts[other])[0]


def _main(group: Group) -> list[int]:
    least = _SMALL_PART * len(group.pages)
    return [form for form, pages in group.forms.items() if pages >= least]
