"""Which kind of list a file is, by what it holds, and the right reader for it."""

import io
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from averment.errors import UsageError

from . import followthemoney, wikidata
from .actor_list import ActorList, Form, Notes, Rows
from .columns import Columns
from .delimited import read_table
from .opening import complaining, opened, stem
from .sparql import as_table, rows_of
from .table import Line
from .table import entries as table_entries

__all__ = ["read_actor_list"]

LONGEST_LINE = 64 * 2**20
"""Bytes; the largest of Wikidata's entities have a few million."""

LARGEST_DOCUMENT = 512 * 2**20
"""Bytes of JSON that is not one entity a line, and has to be held whole."""

NOTHING = frozenset({b"", b"["})
KINDS = "as a table (CSV), FollowTheMoney entities, or entities or an answer of Wikidata"


def read_actor_list(path: Path, *, name: str | None = None) -> ActorList:
    """Open a list of actors: a table, FollowTheMoney entities, or an export of Wikidata.

    Args:
        path: The file, which may be compressed with gzip, bzip2 or xz.
        name: By which name its entries are kept. Where it is left out, "wikidata" or "followthemoney" for their own
            entities, and for others the file's name without its endings.

    Returns:
        The list; its rows are read when they are asked for, and the file is closed when all were.

    Raises:
        UsageError: It is no such file, or cannot be read; also while its rows are read.
    """
    stream = opened(path)
    try:
        with complaining(path):
            start = stream.peek(4096)
        listed = of_kind(stream, start, path, name)
    except BaseException:
        stream.close()
        raise
    listed.rows = to_the_end(listed.rows, stream, path)
    return listed


def of_kind(stream: io.BufferedReader, start: bytes, path: Path, name: str | None) -> ActorList:
    first = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not first:
        raise UsageError(f"{path} is empty: give a list of actors, {KINDS}.")
    if first in {b"{", b"["}:
        with complaining(path):
            return of_json(stream, path, name)
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{path} is no text: give a list of actors, {KINDS}.")
    with complaining(path):
        columns, lines = read_table(stream, start, str(path))
    return of_table(columns, lines, name or source_of(columns, path))


def of_json(stream: io.BufferedReader, path: Path, name: str | None) -> ActorList:
    """Return the list in a file of JSON: one entity a line, or a document that holds them all."""
    lines = enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), start=1)
    head = []
    for number, line in lines:
        head.append((number, line))
        if bare(line) not in NOTHING:
            break
    form = form_of(head[-1][1])
    if form is not None:
        return of_entities(form, itertools.chain(head, lines), name)
    size, held = 0, []
    for _, line in itertools.chain(head, lines):
        size += len(line)
        if size > LARGEST_DOCUMENT:
            raise UsageError(f"{path} is too large to be held whole: export it as one entity a line.")
        held.append(line)
    try:
        document = msgspec.json.decode(b"".join(held).removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path} is no JSON that can be read ({fault}): export it again.") from fault
    return of_document(document, path, name)


def of_document(document: Any, path: Path, name: str | None) -> ActorList:
    """Return the list in a document that is not one entity a line.

    Raises:
        UsageError: It holds none.
    """
    inner = document.get("entities") if isinstance(document, dict) else document
    entities = list(inner.values()) if isinstance(inner, dict) else inner if isinstance(inner, list) else []
    form = form_of(msgspec.json.encode(entities[0])) if entities else None
    if form is not None:
        lines = ((number, msgspec.json.encode(entity)) for number, entity in enumerate(entities, start=1))
        return of_entities(form, lines, name)
    rows = rows_of(document)
    columns, table = as_table(rows or ())
    if not columns.names:
        raise UsageError(f"{path} is JSON, but no list of actors: give one {KINDS}.")
    return of_table(columns, table, name or source_of(columns, path))


def of_table(columns: Columns, lines: Iterable[Line], source: str) -> ActorList:
    notes = Notes()
    rows = table_entries(lines, columns, source, notes)
    return ActorList("table", source, rows, columns.understood, columns.ignored, notes)


def source_of(columns: Columns, path: Path) -> str:
    """Return the name of a table: "wikidata" where its query service wrote it, the file's own otherwise."""
    return "wikidata" if columns.of_items else stem(path)


def of_entities(form: Form, lines: Iterable[tuple[int, bytes]], name: str | None) -> ActorList:
    notes, source = Notes(), name or form
    read = followthemoney.entries if form == "followthemoney" else wikidata.entries
    stripped = ((number, bare(line)) for number, line in lines)
    return ActorList(
        form, source, read((line for line in stripped if line[1] not in NOTHING), source, notes), notes=notes
    )


def form_of(line: bytes) -> Form | None:
    """Return of which kind the entity is that a line holds, or None where it holds none."""
    try:
        thing = msgspec.json.decode(bare(line))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if not isinstance(thing, dict) or "id" not in thing:
        return None
    return "followthemoney" if "schema" in thing else "wikidata" if "labels" in thing else None


def bare(line: bytes) -> bytes:
    """Return a line without what puts it into an array: dumps are one, with an entity a line."""
    stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
    return b"" if stripped == b"]" else stripped.rstrip(b",")


def to_the_end(rows: Rows, stream: io.BufferedReader, path: Path) -> Rows:
    with stream, complaining(path):
        yield from rows
