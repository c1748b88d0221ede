"""Who is who in a base of a million mentions: time, memory, and how often it is right: `python -m benchmarks.actors`.

The base is invented (`benchmarks.invented_world`), so that the truth is known. Prints JSON. Two appearances are a
pair; precision is the share of the pairs that were joined that are one actor, recall the share of the pairs that are
one actor that were joined. Large actors have most of the pairs: B-cubed counts each appearance the same instead.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

from averment.evidence import EvidenceBase

from .invented_world import ACTORS_A_PAGE, MENTIONS_AN_ACTOR, World

__all__ = ["main"]


def main() -> None:
    """Make a base, resolve it in a process of its own, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mentions", type=int, default=1_000_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", type=Path, help="where the base is made and left; a temporary folder otherwise")
    options.add_argument("--resolve", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.resolve:
        print(json.dumps(_resolve(chosen.resolve)))
        return
    world = World(chosen.mentions // (ACTORS_A_PAGE * MENTIONS_AN_ACTOR), seed=chosen.seed)
    with tempfile.TemporaryDirectory() as temporary:
        base = EvidenceBase.create((chosen.folder or Path(temporary)) / "base")
        with base.writer(batch_pages=512) as writer:
            for record in world.records():
                writer.add(record, source=record.page.url or "", digest=record.page.id)
        base.compact()
        command = [sys.executable, "-m", "benchmarks.actors", "--resolve", str(base.path)]
        took = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(json.dumps(_told(base, world, took, os.getloadavg()[0]), indent=2))


def _resolve(folder: Path) -> dict[str, float]:
    began, used = time.perf_counter(), time.process_time()
    base = EvidenceBase.open(folder)
    base.resolved()
    first = time.perf_counter() - began
    used = time.process_time() - used
    again = time.perf_counter()
    actor = base.actors(limit=50).fetchall()[0][0]
    listed = time.perf_counter() - again
    again = time.perf_counter()
    base.decide.rename(actor, "Somebody else")
    base.resolved()
    decided = time.perf_counter() - again
    again = time.perf_counter()
    base.actor(actor)
    told = time.perf_counter() - again
    again = time.perf_counter()
    base.candidates(limit=50).fetchall()
    return {
        "seconds": round(first, 1),
        "processor seconds": round(used, 1),
        "peak GiB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
        "seconds to list 50 actors": round(listed, 2),
        "seconds to decide and put it over": round(decided, 2),
        "seconds to tell of an actor on most pages": round(told, 2),
        "seconds to list 50 candidates": round(time.perf_counter() - again, 2),
    }


def _told(base: EvidenceBase, world: World, took: Mapping[str, float], load: float) -> dict[str, object]:
    found = {
        (page, actor): who
        for who, page, actor in base.sql("SELECT actor, page, page_actor FROM appearances").fetchall()
    }
    waiting = base.sql("SELECT one, other FROM candidates").fetchall()
    full = {key for key in found if " " in _names(base)[key]}
    counts = base.sql(
        "SELECT (SELECT count(*) FROM pages), (SELECT sum(mentions) FROM actors), (SELECT count(*) FROM actors)"
    ).fetchall()[0]
    return {
        "machine": f"{os.cpu_count()} x {platform.processor() or platform.machine()}",
        "load before": round(load, 1),
        "pages": counts[0],
        "mentions": int(counts[1]),
        "appearances": counts[2],
        "actors found": len(set(found.values())),
        "actors there are": len({world.truth[key] for key in found if key in world.truth}),
        "pairs that wait for a person": len(waiting),
        "resolving": took,
        "all names": _scores(found, world.truth),
        "full names": _scores({key: found[key] for key in full}, world.truth),
        "if all that waits were decided rightly": _scores(_decided(found, waiting, world.truth), world.truth),
    }


def _names(base: EvidenceBase) -> dict[tuple[str, str], str]:
    if not _NAMES:
        _NAMES.update(
            {(page, actor): name for page, actor, name in base.sql("SELECT page, id, name FROM actors").fetchall()}
        )
    return _NAMES


_NAMES: dict[tuple[str, str], str] = {}


def _scores(found: Mapping[Hashable, Hashable], truth: Mapping[Hashable, Hashable]) -> dict[str, float]:
    keys = [key for key in found if key in truth]
    both = Counter((found[key], truth[key]) for key in keys)
    ours, theirs = Counter(found[key] for key in keys), Counter(truth[key] for key in keys)
    right = _pairs(both.values())
    precise = sum(n * n / ours[one] for (one, _), n in both.items()) / len(keys)
    recalled = sum(n * n / theirs[other] for (_, other), n in both.items()) / len(keys)
    return {
        "precision": round(right / max(1, _pairs(ours.values())), 4),
        "recall": round(right / max(1, _pairs(theirs.values())), 4),
        "B-cubed precision": round(precise, 4),
        "B-cubed recall": round(recalled, 4),
    }


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _decided(
    found: Mapping[tuple[str, str], str], waiting: Iterable[tuple[str, str]], truth: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], str]:
    """Return the actors as they would be if a person had joined each waiting pair that is one."""
    who: dict[str, Counter[int]] = defaultdict(Counter)
    for key, actor in found.items():
        if key in truth:
            who[actor][truth[key]] += 1
    most = {actor: counts.most_common(1)[0][0] for actor, counts in who.items()}
    joined: dict[str, str] = {}

    def now(actor: str) -> str:
        while actor in joined:
            actor = joined[actor]
        return actor

    for one, other in waiting:
        if most.get(one) is not None and most.get(one) == most.get(other) and now(one) != now(other):
            joined[now(other)] = now(one)
    return {key: now(actor) for key, actor in found.items()}


if __name__ == "__main__":
    main()
