"""How fast the evidence base keeps and answers claims, on pages of invented words: `python -m benchmarks.claims`.

Prints JSON: seconds by the clock and of processor time, the best and the median of several tries.
"""

import argparse
import json
import os
import platform
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from averment.cli import run
from averment.coding import Event, Position, Record, When
from averment.coding.claim import Claim, EventType, Factuality, Stance
from averment.evidence import EvidenceBase
from averment.page import Span

from .evidence_base import invented_records, timed

__all__ = ["claiming_records", "main"]

_STATEMENTS = 10


def main() -> None:
    """Fill a base in a temporary folder, ask it, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=10_000)
    options.add_argument("--claims", type=int, default=20, help="for each page; one in ten is a position")
    options.add_argument("--tries", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = EvidenceBase.create(Path(temporary) / "base")
        began, used = time.perf_counter(), time.process_time()
        with base.writer(batch_pages=256, batch_seconds=float("inf")) as writer:
            for record in claiming_records(chosen.pages, chosen.claims):
                writer.add(record, source=record.page.url or "", digest=record.page.id)
        told = {
            "machine": f"{os.cpu_count()} x {platform.processor() or platform.machine()}",
            "pages": chosen.pages,
            "claims": chosen.pages * chosen.claims,
            "keeping, s": round(time.perf_counter() - began),
            "keeping, processor s": round(time.process_time() - used),
            "working out who is who": timed(base.resolved),
            "asking": _asking(base, chosen.tries),
            "megabytes": round(sum(file.stat().st_size for file in (base.path / "claims").glob("*.parquet")) / 1e6, 1),
        }
    print(json.dumps(told, indent=2))


def claiming_records(pages: int, claims: int, *, statements: int = _STATEMENTS, seed: int = 1) -> Iterator[Record]:
    """Yield records of pages in invented words that claim things, the same for the same seed."""
    chance = random.Random(seed)
    for record in invented_records(pages, statements, seed=seed):
        yield replace(record, claims=tuple(_claim(record, number, chance) for number in range(claims)))


def _claim(record: Record, number: int, chance: random.Random) -> Claim:
    said = chance.choice(record.statements)
    (content,) = said.content
    actor, other = (each.id for each in chance.sample(record.actors, 2))
    start = chance.randrange(content.start + 1, content.end - 30)
    words = Span(start, start + 9)
    common = {
        "id": f"{record.page.id}c{number}",
        "account": chance.choice([(), (said.id,)]),
        "factuality": chance.choice([*get_args(Factuality), "CT+", "CT+", "CT+"]),
        "demanded": chance.random() < 0.1,
        "predicate": words,
        "evidence": (Span(start, start + 30),),
        "confidence": round(chance.random(), 4),
    }
    if number % 10 == 9:
        stance = chance.choice(get_args(Stance))
        return Position(**common, actor=actor, stance=stance, on=Span(start, start + 20))
    day = chance.choice([None, When(words=words, start=record.page.published, end=record.page.published)])
    event = chance.choice(get_args(EventType))
    return Event(**common, event=event, actor=(actor,), recipient=(other,), date=day, place=words)


def _asking(base: EvidenceBase, tries: int) -> dict[str, dict[str, float]]:
    query = "SELECT name FROM base_actors ORDER BY pages DESC, id LIMIT 1"
    name = str(base.sql(query).fetchall()[0][0])
    calls: dict[str, list[str]] = {
        "claims": [],
        "claims --event --factuality": ["--event", "ASSAULT", "--factuality", "possible"],
        "claims --actor, all": ["--actor", name, "--limit", "0"],
        "claims --account": ["--account", name],
        "claims --account outlet --from --to": ["--account", "outlet", "--from", "2024-01", "--to", "2024-06"],
        "claims --text": ["--text", "venka sul"],
    }
    questions: dict[str, Callable[[], object]] = {
        name: lambda options=options: _call("claims", base, options) for name, options in calls.items()
    }
    questions |= {
        "timeline": lambda: _call("timeline", base, []),
        "timeline ACTOR": lambda: _call("timeline", base, [name]),
        "positions ACTOR": lambda: _call("positions", base, [name]),
        "record": lambda: base.record(next(invented_records(1, 1)).page.id),
    }
    return {question: timed(ask, tries) for question, ask in questions.items()}


def _call(command: str, base: EvidenceBase, options: list[str]) -> None:
    """Run a command in this process, from opening the base to the last line."""
    with redirect_stdout(StringIO()):
        assert run([command, str(base.path), *options]) == 0


if __name__ == "__main__":
    main()
