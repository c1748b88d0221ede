"""What people decided, put over what the machine found: people outrank it, and of two people the later."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from averment.coding.folding import fold

from .anchors import Anchor
from .decisions import Decision

__all__ = ["Constraints", "Key", "constraints", "divide"]


class Key(NamedTuple):
    """An actor of one page."""

    page: str
    actor: str


class Constraints:
    """Which actors of pages are one and which are two, as people decided.

    Attributes:
        taken_out: Those that a person took out of an actor: nobody else follows them.
        by: For each that a decision is about, the decisions.
        names: For each that was renamed, the name, the latest last.
    """

    def __init__(self) -> None:
        self._above: dict[Key, Key] = {}
        self._enemies: dict[Key, set[Key]] = defaultdict(set)
        self.taken_out: set[Key] = set()
        self.by: dict[Key, list[str]] = defaultdict(list)
        self.names: list[tuple[list[Key], str]] = []
        self._apart: list[tuple[Key, Key]] = []

    @property
    def keys(self) -> set[Key]:
        """All that any decision is about."""
        return set(self.by)

    @property
    def apart(self) -> Iterator[tuple[Key, Key]]:
        """The pairs that are two."""
        return iter(self._apart)

    def whole(self, key: Key) -> Key:
        """Return the one that stands for all that people say is one with this."""
        while key in self._above:
            key = self._above[key]
        return key

    def are_two(self, one: Iterable[Key], other: Iterable[Key]) -> bool:
        """Say whether people hold any of these for somebody else than any of those."""
        others = {self.whole(key) for key in other}
        return any(not others.isdisjoint(self._enemies.get(self.whole(key), ())) for key in one)

    def unite(self, keys: Sequence[Key]) -> None:
        """Hold these for one, but for those that a later decision holds for two."""
        for index, key in enumerate(keys):
            for before in keys[:index]:
                one, other = self.whole(before), self.whole(key)
                if one != other and other not in self._enemies[one]:
                    self._above[other] = one
                    for enemy in self._enemies.pop(other, set()):
                        self._enemies[enemy].discard(other)
                        self._enemies[enemy].add(one)
                        self._enemies[one].add(enemy)

    def separate(self, keys: Iterable[Key], others: Iterable[Key]) -> None:
        """Hold these for somebody else than those, but for what a later decision holds for one."""
        for key, other in product(keys, others):
            one, two = self.whole(key), self.whole(other)
            if one != two:
                self._enemies[one].add(two)
                self._enemies[two].add(one)
                self._apart.append((key, other))


def constraints(decisions: Sequence[Decision], find: Callable[[Anchor], Key | None]) -> Constraints:
    """Return what decisions come to; where two contradict each other, the later one holds.

    Args:
        decisions: Those in force, in their order.
        find: Returns what an anchor stands for now, or None.
    """
    made = Constraints()
    for each in reversed(decisions):
        sides = [[key for anchor in side if (key := find(anchor)) is not None] for side in each.sides]
        for key in (key for side in sides for key in side):
            made.by[key].append(each.id)
        match each.kind:
            case "merge" | "accept":
                made.unite(list(dict.fromkeys(key for side in sides for key in side)))
            case "reject":
                made.separate(sides[0], sides[1] if len(sides) > 1 else ())
            case "split":
                made.separate(sides[0], sides[1] if len(sides) > 1 else ())
                made.unite(sides[0])
                # What was put back later is not taken out any more.
                rest = {made.whole(key) for side in sides[1:] for key in side}
                made.taken_out.update(key for key in sides[0] if made.whole(key) not in rest)
            case "rename" if each.name is not None and sides:
                made.names.insert(0, (sides[0], each.name))
            case _:
                pass
    return made


def divide(members: Sequence[Key], names: Mapping[Key, str], decided: Constraints) -> list[list[Key]]:
    """Return a machine's group as people have it: whole, or in parts, the one that goes on as the group first.

    Members that no decision is about stay with the group; where people said that two names are two people's, each goes
    with those of its name.

    Args:
        members: The group, in the order in which pages were read.
        names: What the page of each calls it.
        decided: What people decided.
    """
    about = [member for member in members if member in decided.by]
    wholes: dict[Key, list[Key]] = defaultdict(list)
    for member in about:
        wholes[decided.whole(member)].append(member)
    parts: list[list[Key]] = []
    for whole in wholes.values():
        part = next((part for part in parts if not decided.are_two(part, whole)), None)
        if part is None or _left(part, decided) != _left(whole, decided):
            parts.append(list(whole))
        else:
            part.extend(whole)
    parts.sort(key=lambda part: _left(part, decided))
    if not parts or _left(parts[0], decided):
        parts.insert(0, [])
    named: dict[str, set[int]] = defaultdict(set)
    for number, part in enumerate(parts):
        if not _left(part, decided):
            for member in part:
                named[fold(names[member])].add(number)
    for member in members:
        if member not in decided.by:
            fitting = named.get(fold(names[member]), set())
            parts[next(iter(fitting)) if len(fitting) == 1 else 0].append(member)
    return [part for part in parts if part]


def _left(part: Iterable[Key], decided: Constraints) -> bool:
    """Return whether people took this part out of its group."""
    return any(member in decided.taken_out for member in part)
