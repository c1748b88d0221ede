"""Adding pages while others read: runs that wait in a line, one thread that reads them, and what has become of each."""

import itertools
import logging
import queue
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from averment import api
from averment.coding import Record, model_name
from averment.errors import AvermentError, PageError, UsageError
from averment.evidence import EvidenceBase
from averment.ingest import Outcome, Tally, ingest, read_source
from averment.page import Source, sources

__all__ = ["Adding", "Run", "Told", "from_addresses", "from_files", "from_text"]

log = logging.getLogger(__name__)

_KEPT_RUNS = 50
_SHOWN = 500
_UNEXPECTED = "Averment failed while it read these pages. What was read is kept; try the others again."

Found = Iterable[Source | PageError]


@dataclass(frozen=True)
class Told:
    """What has become of one page: `page` is its id where the base has it, `reason` and `message` say why not."""

    name: str
    outcome: Outcome
    page: str | None = None
    reason: str | None = None
    message: str | None = None


@dataclass
class Run:
    """Pages that were added together.

    Attributes:
        id: By which its page is found.
        what: What was added, in words.
        state: `waiting`, `reading` or `done`.
        tally: How many so far.
        told: What has become of each, the last first; no more than the last few hundred.
        fault: Why the run as a whole came to nothing, in one line.
    """

    id: int
    what: str
    state: Literal["waiting", "reading", "done"] = "waiting"
    tally: Tally = field(default_factory=Tally)
    told: list[Told] = field(default_factory=list)
    fault: str | None = None


class Adding:
    """The line of runs of one room.

    Args:
        base: The folder of the evidence base.
        model: The model to read with, as `averment read --model` takes it.
        then: Called behind each run, before it is done, so that what was read is found at once.
    """

    def __init__(self, base: Path, model: str | None = None, then: Callable[[], object] = lambda: None) -> None:
        self._then = then
        self._base = base
        self._model = model
        self._numbers = itertools.count(1)
        self._runs: dict[int, Run] = {}
        self._waiting: queue.SimpleQueue[tuple[Run, Callable[[], Found], Path | None]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    @property
    def runs(self) -> list[Run]:
        """The last runs, the latest first."""
        with self._lock:
            return list(reversed(self._runs.values()))

    def run(self, number: int) -> Run | None:
        """Return a run by its number."""
        return self._runs.get(number)

    def add(self, what: str, find: Callable[[], Found], *, folder: Path | None = None) -> Run:
        """Put pages in the line, and return at once.

        Args:
            what: What they are, in words.
            find: Opens them when their turn comes.
            folder: Where uploaded files lie; it is deleted behind the run.
        """
        with self._lock:
            run = Run(next(self._numbers), what)
            self._runs[run.id] = run
            while len(self._runs) > _KEPT_RUNS:
                del self._runs[next(iter(self._runs))]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding pages", daemon=True)
                self._thread.start()
        self._waiting.put((run, find, folder))
        return run

    def _work(self) -> None:
        while True:
            run, find, folder = self._waiting.get()
            run.state = "reading"
            try:
                self._read(run, find())
                self._then()
            except AvermentError as error:
                run.fault = str(error)
            except Exception:
                log.exception("adding %s: an unexpected fault", run.what)
                run.fault = _UNEXPECTED
            finally:
                if folder is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                run.state = "done"

    def _read(self, run: Run, found: Found) -> None:
        reader = api.reader(None, self._model)
        base = EvidenceBase.open(self._base)
        last: dict[str, Told] = {}
        digests: dict[str, str] = {}

        def seen() -> Iterator[Source | PageError]:
            for each in found:
                if isinstance(each, PageError):
                    last[each.source] = _failed(each)
                else:
                    digests[each.name] = each.digest
                yield each

        def read(source: Source) -> Record:
            try:
                record = read_source(source, reader)
            except PageError as error:
                last[source.name] = _failed(error)
                raise
            last[source.name] = Told(source.name, "read", page=record.page.id)
            return record

        def watch(name: str, outcome: Outcome, tally: Tally) -> None:  # noqa: ARG001 - the run has the tally
            digest = digests.pop(name, "")
            if outcome == "known":
                last[name] = Told(name, outcome, page=_page_of(base, digest))
            run.told[:] = [last.pop(name, Told(name, outcome)), *run.told[: _SHOWN - 1]]

        ingest(seen(), base, read, model=model_name(reader.name), watch=watch, tally=run.tally)


def from_text(text: str, *, url: str | None = None, outlet: str | None = None, published: str | None = None) -> Found:
    """Return pasted text as a source.

    Args:
        text: As pasted from a browser.
        url: The address that it was published at.
        outlet: Who published it.
        published: Its date, ISO 8601.
    """
    first = " ".join(text.split()[:8])
    name = url or f"pasted: {first[:80]}"
    yield Source(
        name=name,
        data=text.encode(errors="replace"),
        media="text",
        charset="utf-8",
        url=url,
        outlet=outlet,
        published=published,
    )


def from_addresses(addresses: Iterable[str]) -> Found:
    """Return the pages at http and https addresses, feeds among them; private networks stay closed.

    Raises:
        UsageError: Something is not such an address. A path is none: what lies on this machine is not for the asking.
    """
    wanted = list(dict.fromkeys(addresses))
    for each in wanted:
        if not each.lower().startswith(("http://", "https://")):
            raise UsageError(f"{each!r} is no address of a page: it begins with http:// or https://.")
    return sources(wanted, allow_private=False)


def from_files(names: dict[str, str]) -> Found:
    """Yield the pages of uploaded files, which go by the names that they had.

    Args:
        names: The name of each file, by the path where it lies now.
    """
    for path, name in names.items():
        for each in sources([path]):
            told = each.source if isinstance(each, PageError) else each.name
            # An archive names the record behind its own name.
            told = told.replace(path, name)
            if isinstance(each, PageError):
                yield PageError(str(each).replace(path, name), source=told, reason=each.reason)
            else:
                yield msgspec.structs.replace(each, name=told)


def _failed(error: PageError) -> Told:
    return Told(error.source, "failed", reason=error.reason, message=str(error))


def _page_of(base: EvidenceBase, digest: str) -> str | None:
    with base.connection() as connection:
        found = connection.execute("SELECT page FROM sources WHERE digest = $digest", {"digest": digest}).fetchall()
    return str(found[0][0]) if found else None
