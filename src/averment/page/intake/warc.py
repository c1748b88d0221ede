"""WARC → sources: the captured pages of an archive, up to the first byte that is not as it should be.

FastWARC finds the records. It takes a cut record for a whole one, so each is held against the length that it declares.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType
from fastwarc.warc import HeaderMap

from averment.errors import PageError
from averment.page.source import Source

from .encoding import BadEncodingError, dechunked, decoded
from .found import Found
from .kind import HEAD, kind_of
from .limits import Limits
from .mime import HTML_TYPES, content_type
from .stream import Inflated, Stream

__all__ = ["read_warc"]

_WITH_PAGES = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
_HTTP_HEADERS = 1 << 16


def read_warc(stream: Stream, *, name: str, limits: Limits) -> Iterator[Found]:
    """Yield an archive's pages, its failed pages, and None for each record that is no page.

    A record is a page if it is a `response` or a `resource` with HTML in it, or a `conversion` to plain text (a WET
    file). A revisit is none: it says that a page was the same as when it was captured before. Redirects are none; error
    answers in HTML are failures. After the first broken record nothing can be found any more: that is one failure.

    Args:
        stream: The archive, unpacked.
        name: Its path, for the names of its pages: `PATH#ADDRESS`.
        limits: Bounds on the size of a page.
    """
    tape = _Tape(stream)
    count, why = 0, ""
    try:
        for record in ArchiveIterator(tape, parse_http=False, stream_detect=False):
            block = _block(record, limits)
            count += 1
            yield _page(record, block, archive=name, limits=limits)
    except (_CutError, OSError):
        why = "a record is cut short, or is none"
    tape.reraise()
    if stream.fault == "bomb":
        message = f"It unpacks to over {Inflated.RATIO} times its size, as no archive of pages does: leave it out."
        yield PageError(message, source=name, reason="bomb")
    elif stream.fault or why:
        why = "its gzip data ends early or is damaged" if stream.fault else why
        message = f"The archive breaks off after {count:,} records ({why}): the pages before are kept; fetch it again."
        yield PageError(message, source=name, reason="damaged")


class _CutError(Exception):
    """A record has fewer bytes than it declares, or does not declare how many."""


class _Tape:
    """What FastWARC reads from. An exception in here would be lost on the way through it, so it is kept for later."""

    def __init__(self, stream: Stream) -> None:
        self.error: BaseException | None = None
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size)
        except BaseException as error:  # noqa: BLE001 - an interrupt as well; raised again by `reraise`
            self.error = error
            return b""
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - what FastWARC's type asks for
        raise io.UnsupportedOperation("an archive is read in order")

    def close(self) -> None:
        """Leave the stream to whoever opened it."""

    def tell(self) -> int:
        return self._at

    def reraise(self) -> None:
        if self.error:
            raise self.error


def _block(record: WarcRecord, limits: Limits) -> bytes | None:
    """Return a record's content, or None if it is not wanted or too large; either way it is known to be complete."""
    declared = record.headers.get("Content-Length") or ""
    if not declared.strip().isdecimal():
        raise _CutError
    size = int(declared)
    wanted = record.record_type in _WITH_PAGES and size <= limits.page_bytes + _HTTP_HEADERS
    block = record.reader.read(size) if wanted else None
    if (record.reader.consume(size) if block is None else len(block)) < size:
        raise _CutError
    return block


class _Captured(NamedTuple):
    """What a record holds of a page, encodings not yet undone."""

    body: bytes
    headers: HeaderMap
    status: int
    mime: str | None
    charset: str | None
    is_text: bool

    @property
    def may_be_page(self) -> bool:
        # A server that says nothing of the type, or only "bytes", leaves it to the content; so do browsers.
        a_page = self.is_text or self.mime in HTML_TYPES or self.mime in {None, "application/octet-stream"}
        return a_page and not 300 <= self.status < 400


def _page(record: WarcRecord, block: bytes | None, *, archive: str, limits: Limits) -> Found:
    if record.record_type not in _WITH_PAGES:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    name = f"{archive}#{url or record.record_id}"
    if block is None:
        return _too_large(name, limits)
    captured = _captured(record, block)
    if captured is None or not captured.may_be_page:
        return None
    if captured.status >= 400:
        message = f"The archive holds the server's error (HTTP {captured.status}), not the page: capture it again."
        return PageError(message, source=name, reason="http_status")
    try:
        body = _undone(captured.body, captured.headers, limits)
        if len(body) > limits.page_bytes:
            return _too_large(name, limits)
        if not captured.is_text and kind_of(body[:HEAD], name=url or name) != "html":
            return None
    except BadEncodingError as error:
        return PageError(
            f"The captured page does not unpack ({error}): capture it again.", source=name, reason="damaged"
        )
    except PageError as error:
        return PageError(str(error), source=name, reason=error.reason) if captured.mime in HTML_TYPES else None
    return Source(name=name, data=body, media="text" if captured.is_text else "html", charset=captured.charset, url=url)


def _captured(record: WarcRecord, block: bytes) -> _Captured | None:
    mime, charset = content_type(record.headers.get("Content-Type"))
    headers = HeaderMap()
    if mime == "application/http":
        body = block[headers.parse(io.BytesIO(block)) :]
        mime, charset = content_type(headers.get("Content-Type"))
        return _Captured(body, headers, headers.status_code or 200, mime, charset, is_text=False)
    if record.record_type == WarcRecordType.response:
        return None  # an answer of some other protocol: dns, ftp
    is_text = record.record_type == WarcRecordType.conversion and mime == "text/plain"
    return _Captured(block, headers, 200, mime, charset, is_text=is_text)


def _undone(body: bytes, headers: HeaderMap, limits: Limits) -> bytes:
    if (headers.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        with suppress(BadEncodingError):  # undone already by the tool that made the archive
            body = dechunked(body)
    try:
        return decoded(body, headers.get("Content-Encoding") or "", limit=limits.page_bytes + 1)
    except BadEncodingError:
        if body.lstrip()[:1] == b"<":
            return body  # undone already as well
        raise


def _too_large(name: str, limits: Limits) -> PageError:
    message = f"The captured page is over the limit of {limits.page_bytes:,} bytes: it is left out."
    return PageError(message, source=name, reason="too_large")
