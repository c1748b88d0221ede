"""Undoes what HTTP did to a body on its way: chunks, gzip, deflate, Brotli, Zstandard; never beyond the size limit."""

import io
import zlib

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

__all__ = ["BadEncodingError", "dechunked", "decoded"]


class BadEncodingError(ValueError):
    """The body is not encoded as its headers say."""


def dechunked(body: bytes) -> bytes:
    """Return a body without its chunk headers.

    Raises:
        BadEncodingError: It has none: many archiving tools undo the chunks and keep the header.
    """
    try:
        return bytes(ChunkedReader(io.BytesIO(body)).read(len(body)))
    except OSError as error:
        raise BadEncodingError(str(error)) from error


def decoded(body: bytes, encodings: str, *, limit: int) -> bytes:
    """Return a body with its content encodings undone, cut after `limit` bytes.

    Args:
        body: As it came.
        encodings: The Content-Encoding header.
        limit: Give one more than is wanted to learn that there is more.

    Raises:
        BadEncodingError: An encoding that is not known, or not the body's.
    """
    for encoding in reversed([part.strip().lower() for part in encodings.split(",") if part.strip()]):
        try:
            body = _undo(encoding, body, limit)
        except (OSError, zlib.error) as error:
            raise BadEncodingError(str(error)) from error
    return body


def _undo(encoding: str, body: bytes, limit: int) -> bytes:
    match encoding:
        case "identity":
            return body
        case "gzip" | "x-gzip":
            return _inflated(body, zlib.MAX_WBITS | 16, limit)
        case "deflate":
            # RFC 9110 means zlib's format; some servers have always sent the bare one.
            try:
                return _inflated(body, zlib.MAX_WBITS, limit)
            except zlib.error:
                return _inflated(body, -zlib.MAX_WBITS, limit)
        case "br":
            return bytes(BrotliReader(io.BytesIO(body)).read(limit))
        case "zstd":
            return bytes(ZstdReader(io.BytesIO(body)).read(limit))
    raise BadEncodingError(f"unknown content encoding {encoding!r}")


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    inflater = zlib.decompressobj(window)
    data = inflater.decompress(body, limit)
    if not inflater.eof and len(data) < limit:
        raise BadEncodingError("the compressed data ends early")
    return data
