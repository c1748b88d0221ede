"""Bytes that arrive in order and can be looked at before they are read: a file, a pipe, or what is unpacked of one.

Nothing here asks for more than it is told to: what is unread costs no memory.
"""

import zlib
from typing import Literal, Protocol

__all__ = ["Fault", "Inflated", "Readable", "Stream"]

Fault = Literal["bomb", "damaged"]


class Readable(Protocol):
    """Anything with `read(size)` that returns at most `size` bytes, and none at the end."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, and none at the end."""


class Stream:
    """A `Readable` with a look ahead.

    Args:
        raw: Where the bytes come from; short reads are made up for.
        size: How many bytes there are, where that is known.
    """

    def __init__(self, raw: Readable, *, size: int | None = None) -> None:
        self.size = size
        self._raw = raw
        self._ahead = b""

    @property
    def fault(self) -> Fault | None:
        """How unpacking failed, if the bytes are unpacked ones and it did; known once the end is reached."""
        return self._raw.fault if isinstance(self._raw, Inflated) else None

    def peek(self, size: int) -> bytes:
        """Return the next `size` bytes, or all there are, and leave them to be read."""
        self._ahead += self._pull(size - len(self._ahead))
        return self._ahead[:size]

    def read(self, size: int, /) -> bytes:
        """Return the next `size` bytes, fewer only at the end."""
        taken, self._ahead = self._ahead[:size], self._ahead[size:]
        return taken + self._pull(size - len(taken))

    def _pull(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size > 0 and (piece := self._raw.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)


class Inflated:
    """Gzip data, unpacked as it is read, member after member.

    It never raises for bad data: it ends, and `fault` says why, so that what came before the fault is kept.

    Args:
        packed: The gzip data.
        free: How many bytes may be unpacked before their ratio to the packed ones is looked at.
    """

    RATIO = 200  # text packs about 5 to 1, the emptiest table 50 to 1; gzip's own bound is 1,032 to 1
    _CHUNK = 1 << 16
    _GZIP = zlib.MAX_WBITS | 16

    def __init__(self, packed: Readable, *, free: int) -> None:
        self.fault: Fault | None = None
        self._packed = packed
        self._free = free
        self._in = self._out = 0
        self._rest = b""
        self._member = zlib.decompressobj(self._GZIP)
        self._begun = False

    def read(self, size: int, /) -> bytes:
        """Return at most `size` unpacked bytes, and none at the end or at a fault."""
        while self.fault is None:
            packed = self._rest or self._packed.read(self._CHUNK)
            if not packed and not self._begun:
                break
            try:
                unpacked = self._step(packed, size)
            except zlib.error:
                # Some writers pad the last member with zeros, as tapes want it; anything else is damage.
                self.fault = "damaged" if self._begun or packed.strip(b"\0") else None
                break
            if self._out > self._free and self._out > self.RATIO * self._in:
                self.fault = "bomb"
                break
            if unpacked:
                return unpacked
            if not packed and self._begun:
                self.fault = "damaged"
        return b""

    def _step(self, packed: bytes, size: int) -> bytes:
        unpacked = self._member.decompress(packed, size)
        member = self._member
        self._begun = not member.eof
        self._rest = member.unused_data if member.eof else member.unconsumed_tail
        if member.eof:
            self._member = zlib.decompressobj(self._GZIP)
        self._in += len(packed) - len(self._rest)
        self._out += len(unpacked)
        return unpacked
