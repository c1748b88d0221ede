"""Bringing the index up to date: new pages become a segment, pages that were overtaken no longer count.

A new segment takes in those that are not much larger than itself, so that there are never many, and each page is
written again only a few times while a base grows.
"""

import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import msgspec
import numpy as np

from averment.evidence import EvidenceBase
from averment.evidence.faults import using

from .segment import Names, key_of_page_actor, write_segment
from .store import FORMAT, Manifest, read_manifest, write_manifest, writing

__all__ = ["KeptActor", "bring_up_to_date", "kept_state", "relevant"]

_KEPT = "SELECT coalesce(md5(string_agg(DISTINCT id || state, ',' ORDER BY id || state)), '') FROM _kept_by_people"
_RELEVANT = ("readings", "claims", "decisions", "registry", "resolution")
_TAKEN_IN = 2
_TOO_MANY_GONE = 0.5

_ACTORS = """
SELECT id, name, type, aliases, roles, pages, mentions, statements, first_published, last_published, known
FROM base_actors ORDER BY statements DESC, pages DESC, mentions DESC, id
"""
_APPEARANCES = f"""
SELECT {key_of_page_actor.format(page="page", actor="page_actor")} AS key, actor FROM appearances
"""  # noqa: S608 - what is put into SQL here is ours


class KeptActor(msgspec.Struct, array_like=True):
    """An actor of the base, as the view `base_actors` has it."""

    id: str
    name: str
    type: str
    aliases: list[str]
    roles: list[str]
    pages: int
    mentions: int
    statements: int
    first_published: str | None
    last_published: str | None
    known: str | None


def relevant(versions: Mapping[str, int]) -> dict[str, int]:
    """Return the versions of those tables that the index is made from."""
    return {name: version for name, version in versions.items() if name in _RELEVANT}


def kept_state(connection: duckdb.DuckDBPyConnection) -> str:
    """Return another name for each set of records that people keep and no reading that counts has; empty for none."""
    return str(connection.execute(_KEPT).fetchall()[0][0])


def bring_up_to_date(folder: Path, base: EvidenceBase, told: Callable[[int, int], None] | None = None) -> Manifest:
    """Return a manifest that is of the base as it is now, after making what is missing; others who do so wait.

    Args:
        folder: The folder of the index.
        base: The base, which nobody else uses meanwhile.
        told: Is called with how many pages have been taken in, and how many there are to be taken in.

    Raises:
        BaseError: The base is damaged, or the disk is full.
    """
    with writing(folder), using(folder):
        before = read_manifest(folder)
        connection = base.resolved()
        while True:
            versions = relevant(base.versions())
            # Only where nothing was committed between the two are these the versions of what is read.
            again = base.resolved()
            if again is connection:
                break
            connection = again
        if before is not None and before.versions == versions and before.kept == kept_state(connection):
            return before
        return _made(folder, before, connection, versions, told)


def _made(
    folder: Path,
    before: Manifest | None,
    connection: duckdb.DuckDBPyConnection,
    versions: dict[str, int],
    told: Callable[[int, int], None] | None,
) -> Manifest:
    rows = connection.execute("SELECT entry FROM _as_kept ORDER BY read_at, id").fetchall()
    current = [entry for (entry,) in rows]
    kept = {name: names_of(folder / name).entries for name in (before.segments if before else ())}
    chosen, missing = _divided(kept, current)
    if missing:
        name = f"segment-{uuid.uuid4().hex}"
        write_segment(connection, missing, folder / f".{name}", told)
        (folder / f".{name}").replace(folder / name)
        chosen.append(name)
    actors = f"actors-{uuid.uuid4().hex}.npz"
    _write_actors(folder, actors, chosen, frozenset(current), connection)
    manifest = Manifest(FORMAT, uuid.uuid4().hex, versions, kept_state(connection), tuple(chosen), actors)
    write_manifest(folder, manifest)
    return manifest


def _divided(kept: Mapping[str, list[str]], current: list[str]) -> tuple[list[str], list[str]]:
    """Return which segments go on, and the entries that a new one is to have."""
    wanted = frozenset(current)
    living = {name: sum(entry in wanted for entry in entries) for name, entries in kept.items()}
    held = {entry for entries in kept.values() for entry in entries}
    new = len(wanted - held)
    chosen = []
    taken_in: set[str] = set()
    for name in sorted(kept, key=lambda each: living[each]):
        if living[name] <= _TAKEN_IN * new or living[name] < _TOO_MANY_GONE * len(kept[name]):
            taken_in.update(kept[name])
            new += living[name]
        else:
            chosen.append(name)
    return chosen, [entry for entry in current if entry not in held or entry in taken_in]


def _write_actors(
    folder: Path, name: str, segments: list[str], current: frozenset[str], connection: duckdb.DuckDBPyConnection
) -> None:
    actors = [KeptActor(*row) for row in connection.execute(_ACTORS).fetchall()]
    codes = {actor.id: code for code, actor in enumerate(actors)}
    found = connection.sql(_APPEARANCES).to_arrow_table()
    keys = found["key"].to_numpy().astype(np.uint64)
    of = found["actor"].combine_chunks().dictionary_encode()
    meant = np.array([codes[each] for each in of.dictionary.to_pylist()], np.int32)
    which = meant[of.indices.to_numpy(zero_copy_only=False)] if len(meant) else np.zeros(0, np.int32)
    order = np.argsort(keys)
    keys, which = keys[order], which[order]
    arrays = {"actors": np.frombuffer(msgspec.msgpack.encode(actors), np.uint8)}
    for segment in segments:
        with np.load(folder / segment / "columns.npz") as columns:
            wanted = columns["page_actors.key"]
        at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        is_known = keys[at] == wanted if len(keys) else np.zeros(len(wanted), np.bool_)
        arrays[f"{segment}.actor"] = np.where(is_known, which[at] if len(keys) else 0, -1).astype(np.int32)
        entries = names_of(folder / segment).entries
        arrays[f"{segment}.counts"] = np.array([entry in current for entry in entries], np.bool_)
    with (folder / f".{name}").open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
    (folder / f".{name}").replace(folder / name)


def names_of(segment: Path) -> Names:
    """Return what the numbers of a segment's columns stand for."""
    return msgspec.msgpack.decode((segment / "names.msgpack").read_bytes(), type=Names)
