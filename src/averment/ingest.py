"""The reading loop: sources → pages → readings → records, one page at a time, into an evidence base or to the caller.
A page that cannot be read costs itself alone; whatever was committed before an interruption stays.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from .errors import AvermentError, PageError

if TYPE_CHECKING:
    from .coding import Record
    from .evidence import EvidenceBase
    from .language import Reading
    from .page import Page, Source

__all__ = ["Outcome", "PageReader", "Tally", "ingest", "read_source", "records"]

log = logging.getLogger(__name__)

Outcome = Literal["read", "known", "failed"]


class PageReader(Protocol):
    """What the loop asks of a language model: `averment.language.Reader`, or whatever stands in for it."""

    @property
    def name(self) -> str:
        """Name and version, as records carry it."""

    def read(self, page: "Page") -> "Reading":
        """Return the linguistic analysis of one page."""


@dataclass
class Tally:
    """What a run has done so far.

    Attributes:
        read: Pages read and committed.
        unchanged: Those of them that the base had already, word for word, from another file or address or from before.
        known: Sources whose record the base already had.
        failed: Sources that could not be read; the base keeps the reason of each.
        statements: Statements in the pages read.
        claims: Claims in the pages read.
        words: Words in the pages read, furniture included.
        seconds: Time since the run began.
    """

    read: int = 0
    unchanged: int = 0
    known: int = 0
    failed: int = 0
    statements: int = 0
    claims: int = 0
    words: int = 0
    seconds: float = 0.0

    @property
    def words_per_second(self) -> float:
        """Words of the pages read, by the time that the whole run took."""
        return self.words / self.seconds if self.seconds else 0.0


def ingest(  # noqa: PLR0913 - two are for whoever watches
    sources: "Iterable[Source | PageError]",
    base: "EvidenceBase",
    read: "Callable[[Source], Record]",
    *,
    model: str,
    again: bool = False,
    watch: Callable[[str, Outcome, Tally], None] | None = None,
    tally: Tally | None = None,
) -> Tally:
    """Read every source into the base.

    A source that the base knows from this model is passed over without reading it, so that an interrupted run goes on
    where it stopped.

    Args:
        sources: What `averment.page.sources` yields.
        base: Where the records go; each page is committed on its own or with a few others, never by halves.
        read: Makes the record of one source; raises `PageError` where it cannot: `read_source`, with its reader.
        model: The model's name, as its records carry it: `model_name`, of its reader.
        again: Read known sources as well; a record that says the same as before adds nothing.
        watch: Called after each source with its name, its outcome and the tally so far.
        tally: Counted into; hand one in to know the count even when the run is interrupted.

    Raises:
        BaseError: The base cannot be written; pages already committed stay.
        PipelineError: The model cannot be used.
    """
    tally = tally if tally is not None else Tally()
    started = time.monotonic()
    known = set() if again else set(base.seen_digests(model))
    with base.writer(again=again) as writer:
        for source in sources:
            outcome: Outcome
            if isinstance(source, PageError):
                writer.fail(source, model=model)
                name, outcome = source.source, "failed"
            elif source.digest in known:
                name, outcome = source.name, "known"
            else:
                name = source.name
                try:
                    record = read(source)
                    writer.add(record, source=source.name, digest=source.digest)
                except PageError as error:
                    writer.fail(error, model=model)
                    outcome = "failed"
                else:
                    outcome = "read"
                    known.add(source.digest)
                    tally.statements += len(record.statements)
                    tally.claims += len(record.claims)
                    tally.words += len(record.page.text.split())
            setattr(tally, outcome, getattr(tally, outcome) + 1)
            tally.seconds = time.monotonic() - started
            if watch:
                watch(name, outcome, tally)
    tally.unchanged = writer.unchanged
    tally.seconds = time.monotonic() - started
    return tally


def records(
    sources: "Iterable[Source | PageError]", read: "Callable[[Source], Record]"
) -> "Iterator[Record | PageError]":
    """Read every source and hand over its record, or what kept it from being read, in the order of the sources."""
    for source in sources:
        if isinstance(source, PageError):
            yield source
            continue
        try:
            yield read(source)
        except PageError as error:
            yield error


def read_source(source: "Source", reader: PageReader) -> "Record":
    """Make one record of one source.

    Raises:
        PageError: The page cannot be read. A fault in Averment is one as well (`unexpected`): it must not cost the
            pages after it.
        PipelineError: The model cannot be used, for this page or any other.
    """
    from .coding import code  # noqa: PLC0415 - spaCy is imported when a page is read, not before
    from .page import parse  # noqa: PLC0415

    try:
        return code(reader.read(parse(source)))
    except AvermentError:
        raise
    except Exception as error:
        log.debug("%s: an unexpected fault", source.name, exc_info=True)
        fault = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        message = f"Averment failed on this page ({fault}): please report it."
        raise PageError(message, source=source.name, reason="unexpected") from error
