"""Files and standard input → sources: one page, a page in gzip, a WARC's pages, or the entries of a saved feed."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

from averment.errors import PageError
from averment.page.source import Source

from . import feed, warc
from .found import Found
from .kind import HEAD, Media, is_gzip, kind_of
from .limits import Limits
from .mhtml import read_mhtml
from .stream import Inflated, Stream

__all__ = ["read_file", "read_standard_input"]

_SAVED_FROM = re.compile(rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(https?://[^\s<>]+)")


def read_file(path: str, *, limits: Limits, media: Media = "auto") -> Iterator[Found]:
    """Yield the pages that a file holds; a fault in it is yielded, not raised.

    Args:
        path: Any file; a pipe or a device is refused, for it might never end.
        limits: Bounds on size.
        media: How to read pages where their content misleads.
    """
    name = os.fsencode(path).decode(errors="replace")  # file names may be any bytes; what is kept of them is text
    try:
        opened = _open(path, name)
    except PageError as error:
        yield error
        return
    with closing(opened):
        stream = Stream(opened, size=os.fstat(opened.fileno()).st_size)
        yield from _read(stream, name=name, limits=limits, media=media)


def read_standard_input(*, limits: Limits, media: Media = "auto") -> Iterator[Found]:
    """Yield the pages that standard input holds, as `read_file` does."""
    yield from _read(Stream(sys.stdin.buffer), name="-", limits=limits, media=media)


def _whole(stream: Stream, *, name: str, limits: Limits) -> bytes:
    """Return all that is left of a stream.

    Raises:
        PageError: `too_large`, `bomb` or `damaged`; no more than the limit has been read then.
    """
    limit = limits.page_bytes
    data = stream.read(limit + 1) if (stream.size or 0) <= limit else b""
    if stream.fault == "bomb":
        message = (
            f"It unpacks to over {limit:,} bytes, {Inflated.RATIO} times its size or more: not a page; leave it out."
        )
        raise PageError(message, source=name, reason="bomb")
    if len(data) > limit or (not data and stream.size):
        has = f"{stream.size:,}" if stream.size else f"over {limit:,}"
        message = f"It has {has} bytes, and the limit for one page is {limit:,}: give single pages or a WARC of them."
        raise PageError(message, source=name, reason="too_large")
    if stream.fault:
        message = "Its gzip data ends early or is damaged: fetch or copy the file again."
        raise PageError(message, source=name, reason="damaged")
    return data


def _read(stream: Stream, *, name: str, limits: Limits, media: Media) -> Iterator[Found]:
    try:
        if is_gzip(stream.peek(HEAD)):
            stream = Stream(Inflated(stream, free=limits.page_bytes))
        head = stream.peek(HEAD)
        if stream.fault and not head:
            _whole(stream, name=name, limits=limits)  # says what is wrong with the gzip data
        kind = kind_of(head, name=name, media=media)
        if kind == "warc":
            yield from warc.read_warc(stream, name=name, limits=limits)
            return
        data = _whole(stream, name=name, limits=limits)
    except PageError as error:
        yield error
    except OSError as error:
        yield PageError(f"Reading stopped ({error.strerror}): check the disk.", source=name, reason="unreadable")
    else:
        if kind == "feed":
            yield from feed.read_saved(data, name=name, limits=limits)
        elif kind == "mhtml":
            yield read_mhtml(data, name=name)
        else:
            yield Source(name=name, data=data, media=kind, url=_saved_from(head) if kind == "html" else None)


def _saved_from(head: bytes) -> str | None:
    """Return the address that a browser, or the SingleFile extension, notes in a page when it saves it."""
    found = _SAVED_FROM.search(head)
    return found[1].decode("ascii", errors="replace") if found else None


def _open(path: str, name: str) -> BinaryIO:
    # Opening a pipe waits for a writer and opening a device may do anything: O_NONBLOCK waits for neither, and
    # what was opened is then looked at, so that nothing can be put in its place between the look and the opening.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        number = os.open(path, flags)
    except FileNotFoundError as error:
        message = "The file is not there (a broken link, or moved meanwhile): name it anew."
        raise PageError(message, source=name, reason="unreadable") from error
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror}): check its permissions."
        raise PageError(message, source=name, reason="unreadable") from error
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        message = "It is a pipe or a device, not a file: give its content through standard input, with -."
        raise PageError(message, source=name, reason="unreadable")
    return open(number, "rb", buffering=0)  # noqa: PTH123 - from a descriptor; the caller closes it
