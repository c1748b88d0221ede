"""What `html` and `pasted` find in a source, before language and id make it a `Page`."""

import msgspec

from .model import Zone

__all__ = ["Draft"]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Text, zones and metadata of one page; the fields mean what they mean in `Page`."""

    text: str
    zones: tuple[Zone, ...]
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    declared_language: str | None = None
