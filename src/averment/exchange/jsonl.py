"""Records as JSON lines, one record a line, out and in again."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from averment.coding import Record
from averment.coding.claim import Claim, When
from averment.errors import UsageError
from averment.page import Span

__all__ = ["read_jsonl", "write_jsonl"]


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> int:
    """Write records as JSON lines in UTF-8, and return how many they were."""
    encoder = msgspec.json.Encoder()
    written = 0
    for record in records:
        out.write(encoder.encode(record) + b"\n")
        written += 1
    return written


def read_jsonl(lines: Path | BinaryIO) -> Iterator[Record]:
    """Yield the records of JSON lines that `write_jsonl` or another program wrote by the schema.

    Args:
        lines: A file, or an open binary stream. Empty lines are passed over.

    Raises:
        UsageError: The file cannot be opened, or a line is not a record; the message has the line's number.
    """
    if isinstance(lines, Path):
        try:
            with lines.open("rb") as file:
                yield from _records(file, str(lines))
        except OSError as fault:
            raise UsageError(f"{lines} cannot be read ({fault.strerror}): check the path.") from fault
    else:
        yield from _records(lines, "the input")


def _records(lines: Iterable[bytes], name: str) -> Iterator[Record]:
    decoder = msgspec.json.Decoder(Record)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise UsageError(f"Line {number} of {name} is not a record by the schema: {fault}.") from fault
        _require_verbatim(record, f"Line {number} of {name}")
        yield record


def _require_verbatim(record: Record, line: str) -> None:
    """Refuse spans that are not of the page's text: whoever counts bytes or UTF-16 is told so and not believed."""
    end = len(record.page.text)
    for start, stop in _spans(record):
        if not 0 <= start <= stop <= end:
            raise UsageError(f"{line} has the span {start} to {stop} in a text of {end}: count code points from 0.")


def _spans(record: Record) -> Iterator[tuple[int, int]]:
    for zone in record.page.zones:
        yield zone.start, zone.end
    for actor in record.actors:
        for mention in actor.mentions:
            yield mention.start, mention.end
    for statement in record.statements:
        for span in (statement.source, statement.cue, *statement.content):
            if span is not None:
                yield span.start, span.end
    for claim in record.claims:
        for span in _spans_of(claim):
            yield span.start, span.end


def _spans_of(claim: Claim) -> Iterator[Span]:
    yield from claim.evidence
    for name in claim.__struct_fields__:
        value = getattr(claim, name)
        if isinstance(value, When):
            yield value.words
        elif isinstance(value, Span):
            yield value
