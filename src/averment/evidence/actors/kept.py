"""The actors of the base as a table, one row for each: what the machine found, with what people decided put over it."""

import hashlib
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from averment.coding.folding import fold

from .appearances import Appearance, Known, PageOf
from .deciding import Constraints, Key, divide
from .resolving import Found

__all__ = ["RESOLUTION", "actor_id", "found_table", "put_over"]

_MEMBER = pa.struct(
    [
        ("page", pa.string()),
        ("actor", pa.string()),
        ("position", pa.int32()),
        ("name", pa.string()),
        ("type", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("roles", pa.list_(pa.string())),
        ("mentions", pa.int32()),
        ("statements", pa.int32()),
        ("outlet", pa.string()),
        ("published", pa.string()),
        ("certainty", pa.float64()),
        ("group", pa.string()),  # what the machine held it for; nothing where the page has no name for it
    ]
)
_CANDIDATE = pa.struct(
    [
        ("group", pa.string()),
        ("other", pa.string()),
        ("probability", pa.float64()),
        ("reason", pa.string()),
        ("rejected", pa.bool_()),
    ]
)

RESOLUTION = pa.schema(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("type", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("roles", pa.list_(pa.string())),
        ("pages", pa.int32()),
        ("statements", pa.int32()),
        ("mentions", pa.int32()),
        ("first_published", pa.string()),
        ("last_published", pa.string()),
        ("known", pa.string()),
        ("known_name", pa.string()),
        ("known_type", pa.string()),
        ("groups", pa.list_(pa.string())),  # the machine's groups that go on as this actor
        ("members", pa.list_(_MEMBER)),
        ("candidates", pa.list_(_CANDIDATE)),
        ("decisions", pa.list_(pa.string())),
        ("run", pa.string()),  # the rows of the last run are the ones that count
        ("found_from", pa.string()),  # which readings and known actors
        ("decided_by", pa.string()),  # which decisions
    ]
)
"""One row for each actor of the base that has a name."""

_AT_ONCE = 20_000


def actor_id(page: str, actor: str, *, apart: bool = False) -> str:
    """Return the id of the actor of the base that is known by this actor of a page, the first that was read.

    Args:
        page: The page's id.
        actor: The actor's id on the page.
        apart: Whether the actor goes on without the one by which it was known.
    """
    words = f"{page}|{actor}|apart" if apart else f"{page}|{actor}"
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def found_table(
    found: Found, pages: Sequence[PageOf], all_: Sequence[Appearance], known: Iterable[Known], found_from: str
) -> pa.Table:
    """Return what the machine found as a table of `RESOLUTION`, a part of the groups at a time in memory."""
    listed = {actor.id: actor for actor in known}
    ids = [_id(pages, all_[group.first]) for group in found.groups]
    waiting: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for candidate in found.candidates:
        waiting[candidate.one].append(
            {
                "group": ids[candidate.one],
                "other": ids[candidate.other],
                "probability": candidate.probability,
                "reason": candidate.reason,
                "rejected": False,
            }
        )

    def rows() -> Iterator[dict[str, Any]]:
        for number, group in enumerate(found.groups):
            members = [
                _member(pages, all_[index], round(sure, 4), ids[number])
                for index, sure in sorted(group.members.items())
            ]
            row = _row(members, ids[number]) | {"groups": [ids[number]], "candidates": waiting.get(number, [])}
            yield row | _as_known(listed.get(group.known or ""), row)

    return _table({"found_from": found_from, "decided_by": "", "run": ""} | row for row in rows())


def put_over(
    table: pa.Table,
    decided: Constraints,
    decided_by: str,
    unnamed: Callable[[Iterable[Key]], Iterable[dict[str, Any]]],
) -> pa.Table:
    """Return a table of `RESOLUTION` with these decisions put over what the machine found, and no others.

    Only actors that a decision is about, or was about, are made again.

    Args:
        table: The table as it is, whatever decisions were put over it before.
        decided: What people decided.
        decided_by: Which decisions these are.
        unnamed: Returns members for actors of pages that have no name and are in no row.
    """
    touched = pc.or_(pc.greater(pc.list_value_length(table["decisions"]), 0), _holds(table, decided.keys))
    rest, rows = table.filter(pc.invert(touched)), table.filter(touched).to_pylist()
    again = _again(rows, decided, unnamed)
    found_from = next(iter(table["found_from"].to_pylist()[:1]), "")
    made = _table({"found_from": found_from, "decided_by": decided_by, "run": ""} | row for row in again)
    whole = pa.concat_tables([rest, made]).sort_by("id")
    # Two that are kept at the same moment are told apart by their run; the one that began later counts.
    run = f"{time.time_ns():020d}-{uuid.uuid4().hex}"
    for name, value in (("decided_by", decided_by), ("run", run)):
        column = pa.array([value], pa.string()).take(pa.array([0] * len(whole), pa.int32()))
        whole = whole.set_column(whole.schema.get_field_index(name), RESOLUTION.field(name), column)
    return whole


def _holds(table: pa.Table, keys: Iterable[Key]) -> pa.Array:
    wanted = set(keys)
    pages = pa.array(sorted({key.page for key in wanted}), pa.string())
    members = table["members"].combine_chunks()
    inner = members.flatten()
    rows = pc.list_parent_indices(members)
    near = pc.is_in(inner.field("page"), value_set=pages)
    held = {
        row
        for row, page, actor in zip(
            rows.filter(near).to_pylist(),
            inner.field("page").filter(near).to_pylist(),
            inner.field("actor").filter(near).to_pylist(),
            strict=True,
        )
        if Key(page, actor) in wanted
    }
    return pa.array([row in held for row in range(len(table))], pa.bool_())


def _again(
    rows: Sequence[dict[str, Any]],
    decided: Constraints,
    unnamed: Callable[[Iterable[Key]], Iterable[dict[str, Any]]],
) -> Iterator[dict[str, Any]]:
    found = (member for row in rows for member in row["members"] if member["group"] is not None)
    members = {Key(member["page"], member["actor"]): member for member in found}
    known = {group: {name: row[name] for name in _KNOWN} for row in rows for group in row["groups"]}
    for member in unnamed(sorted(decided.keys - members.keys())):
        members[Key(member["page"], member["actor"])] = member
    groups: dict[str, list[Key]] = defaultdict(list)
    for key, member in sorted(members.items(), key=lambda item: (item[1]["position"], item[0])):
        groups[member["group"] or actor_id(*key)].append(key)
    names = {key: member["name"] for key, member in members.items()}
    parts: list[tuple[str, list[Key], list[str]]] = []
    for group, keys in groups.items():
        for number, part in enumerate(divide(keys, names, decided)):
            if number == 0:
                parts.append((group, part, [group]))
            else:
                parts.append((actor_id(*part[0], apart=actor_id(*part[0]) == group), part, []))
    waiting = [candidate for row in rows for candidate in row["candidates"]]
    rejected = {
        frozenset((members[one]["group"], members[other]["group"]))
        for one, other in decided.apart
        if one in members and other in members and decided.are_two([one], [other])
    }
    for actor, keys, of_groups in _united(parts, decided):
        keys.sort(key=lambda key: (members[key]["position"], key))
        row = _row([members[key] for key in keys], actor)
        listed = next((known[group] for group in of_groups if known.get(group, {}).get("known")), None)
        row |= {
            "groups": of_groups,
            "decisions": sorted({each for key in keys for each in decided.by.get(key, ())}),
            "candidates": [
                candidate | {"rejected": frozenset((candidate["group"], candidate["other"])) in rejected}
                for candidate in waiting
                if candidate["group"] in of_groups
            ],
        }
        if listed is not None:
            row |= listed | {"type": listed["known_type"]} | _under(listed["known_name"], row)
        yield row | _renamed(row, keys, decided)


def _united(
    parts: Sequence[tuple[str, list[Key], list[str]]], decided: Constraints
) -> Iterator[tuple[str, list[Key], list[str]]]:
    """Yield the actors: the parts that people said are one, under the id of the one that was read first."""
    made: list[tuple[str, list[Key], list[str]]] = []
    where: dict[Key, int] = {}
    for actor, keys, groups in parts:
        wholes = {decided.whole(key) for key in keys if key in decided.by}
        numbers = sorted({where[whole] for whole in wholes if whole in where})
        fitting = [number for number in numbers if not decided.are_two(made[number][1], keys)]
        if fitting:
            first, *others = fitting
            for number in others:
                if not decided.are_two(made[first][1], made[number][1]):
                    made[first][1].extend(made[number][1])
                    made[first][2].extend(made[number][2])
                    where.update((whole, first) for whole, at in where.items() if at == number)
                    made[number] = ("", [], [])
            made[first][1].extend(keys)
            made[first][2].extend(groups)
            number = first
        else:
            number = len(made)
            made.append((actor, list(keys), list(groups)))
        where.update((whole, number) for whole in wholes)
    return (each for each in made if each[1])


def _renamed(row: Mapping[str, Any], keys: Sequence[Key], decided: Constraints) -> dict[str, Any]:
    name = row["name"]
    held = set(keys)
    for about, given in decided.names:
        here = sum(key in held for key in about)
        elsewhere = len(about) - here
        if not here:
            continue
        # Where the actor has been split since, the name stays with the larger part of those it was given to.
        if here > elsewhere or (here == elsewhere and about[0] in held):
            name = given
    return _under(name, row)


def _under(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the name and the other names of an actor that goes by this name from now on."""
    aliases = dict.fromkeys(text for text in (row["name"], *row["aliases"]) if fold(text) != fold(name))
    return {"name": name, "aliases": list(aliases)}


def _id(pages: Sequence[PageOf], first: Appearance) -> str:
    return actor_id(pages[first.page].id, first.actor)


def _member(pages: Sequence[PageOf], appearance: Appearance, certainty: float, group: str) -> dict[str, Any]:
    page = pages[appearance.page]
    return {
        "page": page.id,
        "actor": appearance.actor,
        "position": appearance.page,
        "name": appearance.name,
        "type": appearance.type,
        "aliases": appearance.aliases,
        "roles": appearance.roles,
        "mentions": appearance.mentions,
        "statements": appearance.statements,
        "outlet": page.outlet,
        "published": page.published,
        "certainty": certainty,
        "group": group,
    }


_KNOWN = ("known", "known_name", "known_type")


def _as_known(actor: Known | None, row: Mapping[str, Any]) -> dict[str, Any]:
    if actor is None:
        return {}
    return {
        "known": actor.id,
        "known_name": actor.name,
        "known_type": actor.type,
        "type": actor.type,
        **_under(actor.name, row),
    }


def _row(members: Sequence[Mapping[str, Any]], actor: str) -> dict[str, Any]:
    """Return what the pages of an actor come to."""
    names = Counter(member["name"] for member in members)
    types = Counter(member["type"] for member in members)
    kind = max(types, key=lambda text: (types[text], text != "other"))
    # The name that most pages have, of several the first that was read; a single name only where no page has more.
    name = max(names, key=lambda text: (kind != "person" or " " in text.strip(), names[text]))
    others = Counter(text for member in members for text in (member["name"], *member["aliases"]))
    roles = Counter(role for member in members for role in member["roles"])
    published = sorted(member["published"] for member in members if member["published"])
    return {
        "id": actor,
        "name": name,
        "type": kind,
        "aliases": _once(others, but=name),
        "roles": _once(roles),
        "pages": len({member["page"] for member in members}),
        "statements": sum(member["statements"] for member in members),
        "mentions": sum(member["mentions"] for member in members),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
        "members": members,
        "candidates": [],
        "decisions": [],
    }


def _once(texts: Counter[str], *, but: str | None = None) -> list[str]:
    """Return texts, the most frequent first, those that differ by capitals and accents alone once."""
    seen = {fold(but)} if but is not None else set()
    kept = []
    for text in sorted(texts, key=lambda text: (-texts[text], text)):
        if fold(text) not in seen:
            seen.add(fold(text))
            kept.append(text)
    return kept


def _table(rows: Iterable[dict[str, Any]]) -> pa.Table:
    parts, waiting = [], []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _AT_ONCE:
            parts.append(pa.Table.from_pylist(waiting, schema=RESOLUTION))
            waiting = []
    parts.append(pa.Table.from_pylist(waiting, schema=RESOLUTION))
    return pa.concat_tables(parts)
