"""Which known actors may be which actors of the pages, how sure that is, and why. Nobody is merged by it.

Names are compared with `coding.names.likeness`, and only those that share a key of `blocks`. A match is sure where the
names leave no doubt, the types agree, and no other known actor fits as well; the rest is for a person to decide.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb
import msgspec

from averment.coding.folding import fold
from averment.coding.names import SINGLE, SURE, THRESHOLD, Kind, Likeness, blocks, likeness

__all__ = ["Match", "recognise"]

KINDS: Mapping[str, Kind | None] = {"person": "person", "place": "place", "other": None}
"""What `likeness` takes a type for; all others are bodies."""

AS_WELL = 0.05
"""Another entry fits as well where its score is less by no more than this."""

_SEEN = """
SELECT
    actor.name, actor.type, list_distinct(flatten(list(actor.aliases))) AS aliases,
    list_distinct(flatten(list(actor.roles))) AS roles,
    count(DISTINCT page) AS pages, arg_max(page, (coalesce(published, ''), page)) AS page,
    arg_max(title, (coalesce(published, ''), page)) AS title
FROM (SELECT id AS page, title, published, unnest(actors) AS actor FROM _rows WHERE NOT superseded)
WHERE len(list_filter(actor.mentions, lambda m: m.kind = 'name')) > 0
GROUP BY ALL
ORDER BY actor.name, actor.type
"""


class Match(msgspec.Struct, frozen=True):
    """A known actor, and an actor of the pages that it may be.

    Attributes:
        entry: The known actor's id.
        known: Its name.
        type: Its type.
        name: What pages call the actor.
        page_type: Of which type they make it.
        score: How alike the names are, 0 to 1.
        sure: Whether nothing speaks against it; otherwise a person has to decide.
        reason: Which names are alike and how, whether types and roles agree, and what makes it doubtful.
        pages: On how many pages the actor goes by that name.
        page: The id of the latest of them.
        title: Its headline, or None.
    """

    entry: str
    known: str
    type: str
    name: str
    page_type: str
    score: float
    sure: bool
    reason: str
    pages: int
    page: str
    title: str | None


@dataclass(frozen=True)
class Entry:
    """A known actor, as much as is compared."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Seen:
    """An actor of the pages: what goes by one name and type, on one page or on several."""

    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    pages: int
    page: str
    title: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Pair:
    """The two names by which a known actor and one of the pages are most alike."""

    ours: str
    theirs: str
    likeness: Likeness


def recognise(connection: duckdb.DuckDBPyConnection, wanted: frozenset[str] | None = None) -> list[Match]:
    """Return the matches between known actors and actors of the pages, the sure ones first, the likeliest first.

    Args:
        connection: A snapshot of the base.
        wanted: The ids of the known actors that are looked for; all of them where it is None. That another one fits as
            well makes a match doubtful, wanted or not.
    """
    query = "SELECT id, name, type, aliases, roles, source FROM registry ORDER BY id"
    entries = [
        Entry(id_, name, kind, tuple(aliases or ()), tuple(roles or ()), source)
        for id_, name, kind, aliases, roles, source in connection.execute(query).fetchall()
    ]
    index = Index(entries)
    matches: list[Match] = []
    for name, kind, aliases, roles, pages, page, title in connection.execute(_SEEN).fetchall() if entries else ():
        seen = Seen(name, kind, tuple(aliases or ()), tuple(roles or ()), pages, page, title)
        found = sorted(compared(seen, index), key=lambda item: (-item[1].likeness.score, item[0].id))
        best = found[0][1].likeness.score if found else 0.0
        rivals = [entry for entry, pair in found if pair.likeness.score >= best - AS_WELL]
        # Two lists may well have the same actor; one list has two of a name only where they are two.
        matches += [
            match(seen, entry, pair, [o for o in rivals if o is not entry and o.source == entry.source])
            for entry, pair in found
            if wanted is None or entry.id in wanted
        ]
    return sorted(matches, key=lambda m: (not m.sure, -m.score, -m.pages, m.known, m.name))


class Index:
    """Known actors by the keys of their names.

    Args:
        entries: The known actors.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_key: dict[str, dict[Entry, None]] = defaultdict(dict)
        self.by_word: dict[str, dict[Entry, None]] = defaultdict(dict)
        self.by_single_name: dict[str, dict[Entry, None]] = defaultdict(dict)
        for entry in entries:
            for name in entry.names:
                for key in blocks(name, KINDS.get(entry.type, "organisation")):
                    if not key.startswith(SINGLE):
                        self.by_key[key][entry] = None
                    else:
                        self.by_word[key][entry] = None
                        if is_single(name):
                            self.by_single_name[key][entry] = None

    def candidates(self, seen: Seen) -> Iterable[Entry]:
        """Return those that share a key with an actor of the pages; of single words one of the two has to be one."""
        found: dict[Entry, None] = {}
        for name in seen.names:
            for key in blocks(name, KINDS.get(seen.type, "organisation")):
                if not key.startswith(SINGLE):
                    found |= self.by_key.get(key, {})
                elif is_single(seen.name):
                    found |= self.by_word.get(key, {})
                else:
                    found |= self.by_single_name.get(key, {})
        return found


def compared(seen: Seen, index: Index) -> Iterable[tuple[Entry, Pair]]:
    """Yield the known actors that an actor of the pages may be."""
    for entry in index.candidates(seen):
        if not comparable(entry.type, seen.type):
            continue
        kind = KINDS.get(entry.type if seen.type == "other" else seen.type, "organisation")
        # Where both have full names these decide: all who are called Maresh have "Maresh" for a short name.
        ours = [name for name in seen.names if not is_single(name)] or seen.names
        theirs = [name for name in entry.names if not is_single(name)] or entry.names
        if is_single(ours[0]) != is_single(theirs[0]):
            ours, theirs = seen.names, entry.names
        pairs = (Pair(one, other, likeness(one, other, kind)) for one in ours for other in theirs)
        # of equals the fullest: it says most
        best = max(pairs, key=lambda pair: (round(pair.likeness.score, 3), len(pair.ours) + len(pair.theirs)))
        if best.likeness.score >= THRESHOLD:
            yield entry, best


def is_single(name: str) -> bool:
    return len(name.split()) == 1


def comparable(one: str, other: str) -> bool:
    """Return whether what a list and a page take for these types can be one: a person is never a body or a place."""
    return one == other or "other" in {one, other} or "person" not in {one, other}


def match(seen: Seen, entry: Entry, pair: Pair, rivals: list[Entry]) -> Match:
    alike = fold(pair.ours) == fold(pair.theirs)
    reasons = ["the same name" if alike else f"“{pair.ours}” and “{pair.theirs}”: {pair.likeness.reason}"]
    doubts: list[str] = []
    if entry.type == seen.type:
        reasons.append(f"both {spelt(entry.type)}")
    else:
        told = f"{spelt(entry.type)} in the list, {spelt(seen.type)} on the page"
        (doubts if differs(entry.type, seen.type, pair) else reasons).append(told)
    roles = sorted({fold(role) for role in seen.roles} & {fold(role) for role in entry.roles})
    if roles:
        reasons.append(f"both “{roles[0]}”")
    if pair.likeness.score < SURE:
        doubts.append("the names alone do not tell")
    elif seen.type == "person" and is_single(pair.ours) and not (is_single(entry.name) and is_single(seen.name)):
        doubts.append("a single name")
    if rivals:
        doubts.append(f"{' and '.join(f'{other.name} ({other.id})' for other in rivals[:2])} fits as well")
    return Match(
        entry=entry.id,
        known=entry.name,
        type=entry.type,
        name=seen.name,
        page_type=seen.type,
        score=round(pair.likeness.score, 3),
        sure=not doubts,
        reason="; ".join(reasons) + (f"; doubtful: {', '.join(doubts)}" if doubts else ""),
        pages=seen.pages,
        page=seen.page,
        title=seen.title,
    )


def differs(one: str, other: str, pair: Pair) -> bool:
    """Return whether two types speak against a match.

    Pages often do not tell which kind of body a name is: under the same name of several words that is no objection.
    """
    body = {"person", "place", "people"}.isdisjoint({one, other})
    return not body or is_single(pair.ours) or is_single(pair.theirs)


def spelt(kind: str) -> str:
    return kind.replace("_", " ")
