"""Addresses → sources: a page, or the pages that a feed lists."""

from collections.abc import Iterator

from averment.errors import PageError
from averment.page.source import Source

from .feed import Entry, entries
from .fetch import Answer, Fetcher
from .found import Found
from .kind import HEAD, Media, kind_of
from .limits import Limits

__all__ = ["read_address"]


def read_address(url: str, fetcher: Fetcher, *, limits: Limits, media: Media = "auto") -> Iterator[Found]:
    """Yield the page at an address or, where a feed is there, the pages of its entries; faults are yielded too.

    Args:
        url: An http or https address.
        fetcher: What fetches it, and what it leads to.
        limits: Bounds on size and number.
        media: How to read pages whose content misleads.
    """
    try:
        answer = fetcher.fetch(url)
        if kind_of(answer.data[:HEAD], name=url, media=media) != "feed":
            yield _page(answer, url, media)
            return
    except PageError as error:
        yield error
        return
    for entry in entries(answer.data, name=answer.url, limits=limits, charset=answer.charset):
        yield entry if isinstance(entry, PageError) else _listed(entry, answer.url, fetcher, media)


def _page(answer: Answer, name: str, media: Media, entry: Entry | None = None) -> Source:
    kind = kind_of(answer.data[:HEAD], name=name, media=media)
    if kind in {"warc", "feed"}:
        what = (
            "an archive (WARC): download it and give the file" if kind == "warc" else "another feed: give its address"
        )
        raise PageError(f"The address leads to {what}.", source=name, reason="wrong_type")
    return Source(
        name=name,
        data=answer.data,
        media="html" if kind == "html" else "text",
        charset=answer.charset,
        url=answer.url,
        outlet=entry.outlet if entry else None,
        title=entry.title if entry else None,
        published=entry.published if entry else None,
    )


def _listed(entry: Entry, feed: str, fetcher: Fetcher, media: Media) -> Found:
    """Fetch an entry's page; where that fails, the report that the feed itself carries will do."""
    if entry.url is None:
        return entry.source(feed)
    try:
        return _page(fetcher.fetch(entry.url), entry.url, media, entry)
    except PageError as error:
        return entry.source(feed) or error
