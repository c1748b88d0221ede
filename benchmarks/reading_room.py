"""How fast the reading room's index is made and answers, on invented pages: `python -m benchmarks.reading_room`.

Each question is what one page of the room asks: a list with its total and all its facets, an actor with what it says,
a network, a timeline. Eight readers ask at once, each the next question when the last is answered; values are drawn
anew for each, so that few answers are remembered ones. Prints JSON.
"""

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import msgspec
import pyarrow as pa
from deltalake import write_deltalake
from msgspec.structs import replace

from averment.coding import Record
from averment.coding.claim import EventType, Factuality
from averment.evidence import EvidenceBase
from averment.evidence.claims import CLAIMS, claims_row
from averment.evidence.rows import READINGS, Entry, reading_row
from averment.evidence.tables import _PROPERTIES
from averment.web.index import ClaimQuestion, Index, PageQuestion, StatementQuestion

from .claims import claiming_records

__all__ = ["main"]

_READERS = 8
_MADE = 1_000
_TAG = b"p0000"
_SYLLABLES = ("ka", "mo", "ri", "ta", "ven", "sul", "dar", "ish", "lo", "pra", "nu")


def main() -> None:
    """Fill a base, make its index, ask it with eight threads, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=10_000)
    options.add_argument("--statements", type=int, default=15, help="for each page")
    options.add_argument("--claims", type=int, default=20, help="for each page")
    options.add_argument("--readers", type=int, default=_READERS)
    options.add_argument("--questions", type=int, default=40, help="of each kind, for all readers together")
    options.add_argument("--folder", type=Path, help="where the base is made and left, and found again")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        told: dict[str, Any] = {
            "machine": f"{os.cpu_count()} x {platform.processor() or platform.machine()}",
            "load": [round(each, 1) for each in os.getloadavg()],
        }
        folder = (chosen.folder or Path(temporary)) / "base"
        if not folder.exists():
            told["keeping the pages, s"] = _clock(lambda: _fill(folder, chosen.pages, chosen.statements, chosen.claims))
        base = EvidenceBase.open(folder)
        told["working out who is who, s"] = _clock(base.resolved)
        if not (folder / "index").exists():
            told["making the index, s"] = _clock(lambda: _in_another_process(folder))
        began = time.perf_counter()
        index = Index.of(base)
        told["opening the index, s"] = round(time.perf_counter() - began, 1)
        told["pages"], told["statements"], told["claims"] = (
            index.count(question) for question in (PageQuestion(), StatementQuestion(), ClaimQuestion())
        )
        files = [file for file in (folder / "index").rglob("*") if file.is_file()]
        told["megabytes of the index"] = round(sum(file.stat().st_size for file in files) / 1e6)
        told["megabytes of the base"] = round(
            sum(file.stat().st_size for file in folder.rglob("*.parquet") if file.is_file()) / 1e6
        )
        told["asking"] = _ask(index, chosen.readers, chosen.questions)
        told["megabytes of memory at most"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
        told["taking in one page, s"] = _one_more(base, index)
    print(json.dumps(told, indent=2))


def _fill(folder: Path, pages: int, statements: int, claims: int) -> None:
    """Keep invented pages, straight in the tables; so many are made, and copied under other ids."""
    base = EvidenceBase.create(folder)
    with base.writer():
        pass  # makes the table of claims
    at = datetime.now(UTC)
    made = min(pages, _MADE)
    readings, claimed = [], []
    for record in map(_tagged, claiming_records(made, claims, statements=statements)):
        page = record.page.id
        readings.append(reading_row(record, Entry(page, page, at, record.page.url or "", page)))
        claimed.append(claims_row(record, page))
    rows = {
        "claims": pa.Table.from_pylist(claimed, schema=CLAIMS),
        "readings": pa.Table.from_pylist(readings, schema=READINGS),
    }
    packed = {name: _packed(table) for name, table in rows.items()}
    for number in range(pages // made):
        for name, bytes_ in packed.items():
            copy = pa.ipc.open_stream(bytes_.replace(_TAG, _TAG[:1] + b"%04d" % number)).read_all()
            write_deltalake(folder / name, copy, mode="append", writer_properties=_PROPERTIES)


def _tagged(record: Record) -> Record:
    """Return a record in whose ids the page's begins with the tag."""
    page = record.page.id
    return msgspec.json.decode(
        msgspec.json.encode(record).replace(page.encode(), _TAG + page.encode()[len(_TAG) :]), type=Record
    )


def _packed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue().to_pybytes())


def _in_another_process(folder: Path) -> None:
    code = "import sys; from averment.evidence import EvidenceBase; from averment.web.index import Index; "
    code += "Index.of(EvidenceBase.open(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)


def _one_more(base: EvidenceBase, index: Index) -> float:
    """Return the seconds until one page more is there to be read."""
    record = next(claiming_records(1, 5, seed=time.time_ns()))
    record = replace(record, page=replace(record.page, id=f"more{time.time_ns()}"), statements=(), claims=())
    with base.writer() as writer:
        writer.add(record, source="more", digest=record.page.id)
    base.resolved()
    began = time.perf_counter()
    assert index.refresh()
    return round(time.perf_counter() - began, 2)


def _ask(index: Index, readers: int, each: int) -> dict[str, dict[str, float]]:
    questions = _questions(index)
    waiting = [name for name in questions for _ in range(each)]
    random.Random(1).shuffle(waiting)
    took: dict[str, list[float]] = defaultdict(list)
    lock = threading.Lock()
    faults: list[BaseException] = []

    def read(number: int) -> None:
        chance = random.Random(number)
        while not faults:
            with lock:
                if not waiting:
                    return
                name = waiting.pop()
            began = time.perf_counter()
            try:
                questions[name](chance)
            except BaseException as fault:  # noqa: BLE001 - it is raised below
                faults.append(fault)
            with lock:
                took[name].append(time.perf_counter() - began)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    began, used = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    every = [seconds for all_ in took.values() for seconds in all_]
    told = {name: _told(took[name]) for name in questions}
    told["all together"] = _told(every) | {
        "questions a second": round(len(every) / (time.perf_counter() - began), 1),
        "processor ms each": round(1000 * (time.process_time() - used) / len(every), 1),
    }
    return told


def _told(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        "p50 ms": round(1000 * statistics.median(ordered), 1),
        "p95 ms": round(1000 * ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
        "slowest ms": round(1000 * ordered[-1], 1),
    }


Chance = random.Random


def _questions(index: Index) -> dict[str, Callable[[Chance], object]]:
    actors = [actor.id for actor in index.actors(limit=1_000).rows]
    outlets = [value.value for value in index.facets(PageQuestion(), "outlet")["outlet"]]

    def word(chance: Chance) -> str:
        return "".join(chance.choices(_SYLLABLES, k=2))

    def month(chance: Chance) -> str:
        return f"{chance.randint(2022, 2025)}-{chance.randint(1, 12):02d}"

    def ledger(question: StatementQuestion | ClaimQuestion | PageQuestion) -> None:
        match question:
            case PageQuestion():
                index.pages(question)
            case StatementQuestion():
                index.statements(question)
            case ClaimQuestion():
                index.claims(question)
        index.facets(question)

    def actor(chance: Chance) -> None:
        who = (chance.choice(actors),)
        index.actor(who[0])
        index.statements(StatementQuestion(speaker=who, limit=20))
        index.statements(StatementQuestion(of=who, limit=20))
        index.claims(ClaimQuestion(involves=who, limit=20))
        index.claims(ClaimQuestion(involves=who, type=("relation",), limit=20))
        index.timeline(ClaimQuestion(actor=who, type=("position",)), of="stance")

    return {
        "library, any page of it": lambda c: ledger(PageQuestion(offset=50 * c.randrange(200))),
        "library, words": lambda c: ledger(PageQuestion(text=f"{word(c)} {word(c)}")),
        "library, outlet and month": lambda c: ledger(PageQuestion(outlet=(c.choice(outlets),), since=month(c))),
        "statements, any page of it": lambda c: ledger(StatementQuestion(offset=50 * c.randrange(20_000))),
        "statements, a word": lambda c: ledger(StatementQuestion(text=word(c))),
        "statements, beginnings of words": lambda c: ledger(StatementQuestion(text=f"{word(c)}*")),
        "statements, speaker": lambda c: ledger(StatementQuestion(speaker=(c.choice(actors),))),
        "statements, outlet, since": lambda c: ledger(StatementQuestion(outlet=(c.choice(outlets),), since=month(c))),
        "statements, sure, since": lambda c: ledger(
            StatementQuestion(min_confidence=round(c.random(), 3), since=month(c))
        ),
        "statements, by outlet, far down": lambda c: ledger(
            StatementQuestion(since=month(c), sort="outlet", offset=50 * c.randrange(2_000))
        ),
        "claims, any page of it": lambda c: ledger(ClaimQuestion(offset=50 * c.randrange(20_000))),
        "claims, event and factuality": lambda c: ledger(
            ClaimQuestion(event=(c.choice(get_args(EventType)),), factuality=(c.choice(get_args(Factuality)),))
        ),
        "claims, sure, since": lambda c: ledger(ClaimQuestion(min_confidence=round(c.random(), 3), since=month(c))),
        "claims, actor": lambda c: ledger(ClaimQuestion(actor=(c.choice(actors),))),
        "claims, account, first, last": lambda c: ledger(
            ClaimQuestion(account=("outlet",), first=month(c), last=f"{c.randint(2023, 2026)}")
        ),
        "claims, words": lambda c: ledger(ClaimQuestion(text=word(c))),
        "claims, by confidence": lambda c: ledger(ClaimQuestion(since=month(c), sort="confidence")),
        "actor": actor,
        "actors, by name": lambda c: index.actors(name=word(c)),
        "actors, of a facet": lambda c: index.facet_values(
            ClaimQuestion(event=(c.choice(get_args(EventType)),)), "actor", word(c)[:3]
        ),
        "network, event, since": lambda c: index.network(
            ClaimQuestion(event=(c.choice(get_args(EventType)),), since=month(c))
        ),
        "network, account": lambda c: index.network(ClaimQuestion(account=(c.choice(actors),))),
        "timeline, actor, by day": lambda c: index.timeline(ClaimQuestion(involves=(c.choice(actors),)), step="day"),
        "timeline, all since": lambda c: index.timeline(ClaimQuestion(type=("event",), since=month(c))),
    }


def _clock(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 1)


if __name__ == "__main__":
    main()
