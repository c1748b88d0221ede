"""What was handed in, before it is a page: bytes, where they came from, and what came along with them."""

import hashlib
from typing import Literal

import msgspec

__all__ = ["Source"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The raw bytes of one page.

    Attributes:
        name: The path, address or WARC record that the page came from, as a person would look for it again.
        data: The bytes as received, transport encodings undone.
        media: How to read them.
        charset: The character set that the server or the WARC record declared, or None.
        url: The address that the page was published at, if whoever handed it in knows it.
        outlet: The publisher, if a feed names it; the page's own word goes first.
        title: The headline, if a feed gives one; the page's own word goes first.
        published: ISO 8601, if a feed gives one; the page's own word goes first.
    """

    name: str
    data: bytes
    media: Literal["html", "text"]
    charset: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal: the same file is known again without reading it."""
        return hashlib.sha256(self.data).hexdigest()
