"""What a reader of the reading room waits for, on invented pages: `python -m benchmarks.reading_room`.

A base is made, its index is made, and `averment serve` opens the room on it. Readers ask it at once by HTTP, each the
next page when the last is answered, or a while later (`--pause`); pages of all kinds come as often as each other, in an
order and with values drawn by a fixed seed, so that few answers are remembered ones. Prints JSON.
"""

import argparse
import http.client
import json
import os
import platform
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
from deltalake import write_deltalake
from msgspec.structs import replace

from averment.coding import Record
from averment.evidence import EvidenceBase
from averment.evidence.claims import CLAIMS, claims_row
from averment.evidence.rows import READINGS, Entry, reading_row
from averment.evidence.tables import _PROPERTIES
from averment.web.index import Index

from .claims import claiming_records
from .room_addresses import KINDS, Draw, Known, known

__all__ = ["main"]

_READERS = 8
_MADE = 1_000
_TAG = b"p0000"
_ASSET = re.compile(r'(?:href|src)="(/assets/[^"]+)"')


def main() -> None:
    """Fill a base, make its index, open the room, ask it with eight readers, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=10_000)
    options.add_argument("--statements", type=int, default=15, help="for each page")
    options.add_argument("--claims", type=int, default=20, help="for each page")
    options.add_argument("--readers", type=int, default=_READERS)
    options.add_argument("--each", type=int, default=25, help="pages of each kind, for all readers together")
    options.add_argument("--pause", type=float, default=0.0, help="seconds for which a reader reads, on average")
    options.add_argument("--without", action="append", default=[], choices=KINDS, help="a kind that is not asked for")
    options.add_argument("--folder", type=Path, help="where the base is made and left, and found again")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        told: dict[str, Any] = {
            "machine": f"{os.cpu_count()} x {platform.processor() or platform.machine()}",
            "load before": [round(each, 1) for each in os.getloadavg()],
        }
        folder = (chosen.folder or Path(temporary)) / "base"
        if not folder.exists():
            told["keeping the pages, s"] = _clock(lambda: _fill(folder, chosen.pages, chosen.statements, chosen.claims))
        base = EvidenceBase.open(folder)
        told["working out who is who, s"] = _clock(base.resolved)
        if not (folder / "index" / "index.json").exists():
            told["making the index"] = _in_another_process(folder)
        told["opening the index"] = _in_another_process(folder)
        index = Index.of(base)
        there = known(index)
        told |= {"pages": there.of_pages, "statements": there.of_statements, "claims": there.of_claims}
        told["actors"] = index.actors(limit=0).total
        told |= _sizes(folder)
        # The room has an index of its own, in its own process.
        del index
        with _room(folder, told) as door:
            told["the first page"] = _weight(door)
            kinds = [name for name in KINDS if name not in chosen.without]
            told["asking"] = _ask(door, there, kinds, chosen.readers, chosen.each, chosen.pause)
            told["megabytes of the room's memory at most"] = round(_memory(door.process) / 1e3)
        told["load after"] = [round(each, 1) for each in os.getloadavg()]
        told["taking in one page, s"] = _one_more(base, Index.of(base))
    print(json.dumps(told, indent=2))


class Door(NamedTuple):
    """Where a room is, and what lets in."""

    port: int
    cookie: str
    process: int

    def ask(self, connection: http.client.HTTPConnection, path: str) -> bytes:
        """Return what the room answers.

        Raises:
            RuntimeError: It is no page.
        """
        connection.request("GET", path, headers={"Cookie": self.cookie, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {body[-600:]!r}")
        return body

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection of one reader."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)


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


@contextmanager
def _room(folder: Path, told: dict[str, Any]) -> Iterator[Door]:
    """Open the room as people do, and note how long it takes until it answers and until it is warm."""
    call = [sys.executable, "-m", "averment", "serve", str(folder), "--port", "0", "--no-open"]
    began = time.perf_counter()
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        printed = "".join(process.stdout.readline() for _ in range(3))
        found = re.search(r":(\d+)/\?token=(\S+)", printed)
        assert found, printed
        port, token = int(found[1]), found[2]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        connection.request("GET", f"/?token={token}")
        answer = connection.getresponse()
        answer.read()
        door = Door(port, str(answer.getheader("set-cookie")).partition(";")[0], process.pid)
        told["from the call to the address, s"] = round(time.perf_counter() - began, 1)
        while not _answers(door):
            time.sleep(0.2)
        told["from the call to the first list, s"] = round(time.perf_counter() - began, 1)
        before = -1.0
        # It is warm when it is at rest.
        while (used := _used(process.pid)) - before > 0.05:
            before = used
            time.sleep(2)
        told["from the call to all that is worked out beforehand, s"] = round(time.perf_counter() - began, 1)
        yield door
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _answers(door: Door) -> bool:
    try:
        door.ask(door.connect(), "/")
    except RuntimeError:
        return False
    return True


def _used(process: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert found
    return int(found[1])


def _weight(door: Door) -> dict[str, int]:
    """Return how many bytes the first page and all that it loads have, as they are sent."""
    connection = door.connect()
    page = door.ask(connection, "/")
    assets = {path: len(door.ask(connection, path)) for path in dict.fromkeys(_ASSET.findall(page.decode()))}
    return {"page, bytes": len(page), "assets, bytes": sum(assets.values()), "bytes": len(page) + sum(assets.values())}


def _in_another_process(folder: Path) -> dict[str, float]:
    """Open or make the index, and return seconds by the clock and of processor time, and the memory that it took."""
    code = "import sys; from averment.evidence import EvidenceBase; from averment.web.index import Index; "
    code += "Index.of(EvidenceBase.open(sys.argv[1]))"
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)])
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0
    return {
        "s": round(time.perf_counter() - began, 1),
        "processor s": round(used.ru_utime + used.ru_stime, 1),
        "megabytes of memory at most": round(used.ru_maxrss / 1e3),
    }


def _sizes(folder: Path) -> dict[str, int]:
    index = [file for file in (folder / "index").rglob("*") if file.is_file()]
    base = [file for file in folder.rglob("*.parquet") if file.is_file()]
    return {
        "megabytes of the index": round(sum(file.stat().st_size for file in index) / 1e6),
        "megabytes of the base": round(sum(file.stat().st_size for file in base) / 1e6),
    }


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


def _ask(  # noqa: PLR0913, PLR0917 - each is one choice
    door: Door, there: Known, kinds: Sequence[str], readers: int, each: int, pause: float
) -> dict[str, Any]:
    waiting = [name for name in kinds for _ in range(each)]
    draw = Draw(there, random.Random(1))
    draw.chance.shuffle(waiting)
    addresses = [(name, KINDS[name](draw)) for name in waiting]
    took: dict[str, list[float]] = defaultdict(list)
    weights: dict[str, list[int]] = defaultdict(list)
    lock = threading.Lock()
    faults: list[BaseException] = []

    def read(number: int) -> None:
        connection, own = door.connect(), random.Random(number)
        while not faults:
            with lock:
                if not addresses:
                    return
                name, path = addresses.pop()
            if pause:
                time.sleep(own.uniform(0, 2 * pause))
            began = time.perf_counter()
            try:
                body = door.ask(connection, path)
            except BaseException as fault:  # noqa: BLE001 - it is raised below
                faults.append(fault)
                return
            with lock:
                took[name].append(time.perf_counter() - began)
                weights[name].append(len(body))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    began, used = time.perf_counter(), _used(door.process)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    every = [seconds for all_ in took.values() for seconds in all_]
    told: dict[str, Any] = {
        name: _told(took[name]) | {"kB": round(statistics.median(weights[name]) / 1e3)} for name in kinds
    }
    told["all"] = _told(every) | {
        "pages": len(every),
        "pages a second": round(len(every) / (time.perf_counter() - began), 1),
        "the room's processor ms each": round(1000 * (_used(door.process) - used) / len(every), 1),
    }
    return told


def _told(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)

    return {"p50 ms": at(0.5), "p95 ms": at(0.95), "p99 ms": at(0.99)}


def _clock(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 1)


if __name__ == "__main__":
    main()
