"""RSS and Atom → sources: what a feed lists, with what it says of each entry as hints."""

import html
import io
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import msgspec

from averment.errors import PageError
from averment.page.source import Source

from .found import Found
from .limits import Limits

__all__ = ["Entry", "entries", "read_saved"]

_FULL = 150
"""From so many words on, an entry's content is taken for the whole report: teasers have 20 to 80."""

_TAG = re.compile(r"<[^>]*>")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed.

    Attributes:
        url: The page's address, or None.
        title: The headline, or None.
        outlet: The entry's own source, else the feed's title, or None.
        published: ISO 8601, as precise as the feed gives it, or None.
        content: The report in HTML where the feed carries the whole of it, else None.
    """

    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    content: str | None

    def source(self, feed: str) -> Source | None:
        """Return the entry as a page of its own, made of the feed's content; None where it carries none."""
        if not self.content:
            return None
        title = html.escape(self.title or "")
        page = f"<!doctype html><title>{title}</title><article><h1>{title}</h1>{self.content}</article>"
        return Source(
            name=self.url or f"{feed}#{self.title or self.published}",
            data=page.encode(),
            media="html",
            charset="utf-8",
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            published=self.published,
        )


def entries(data: bytes, *, name: str, limits: Limits, charset: str | None = None) -> Iterator[Entry | PageError]:
    """Yield a feed's entries in its order, each address once.

    Args:
        data: The feed.
        name: Its path or address; addresses in it are relative to that.
        limits: Bounds on the number of entries; what is over is one failure.
        charset: What the server declared, or None.
    """
    headers = {
        "content-location": name,
        "content-type": "application/xml" + (f"; charset={charset}" if charset else ""),
    }
    # A stream, for a string could be taken for an address or a path and be opened.
    parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if not parsed.entries:
        yield PageError("The feed has no entries, or is broken: look at it in a browser.", source=name, reason="empty")
    if len(parsed.entries) > limits.feed_entries:
        left = len(parsed.entries) - limits.feed_entries
        message = f"The feed has more than {limits.feed_entries:,} entries: the last {left:,} are left out."
        yield PageError(message, source=name, reason="too_large")
    seen: set[str] = set()
    for raw in parsed.entries[: limits.feed_entries]:
        entry = _entry(raw, parsed.feed)
        if not entry.url and not entry.content:
            yield PageError("An entry has neither an address nor content: left out.", source=name, reason="empty")
        elif entry.url not in seen:
            seen.update([entry.url] if entry.url else [])
            yield entry


def read_saved(data: bytes, *, name: str, limits: Limits) -> Iterator[Found]:
    """Yield the pages that a saved feed carries; reading a file never causes a request, so a mere link is a failure."""
    for entry in entries(data, name=name, limits=limits):
        if isinstance(entry, PageError):
            yield entry
            continue
        message = (
            "The saved feed gives a link and no report: give the address of the page, or of the feed, to fetch it."
        )
        yield entry.source(name) or PageError(message, source=entry.url or name, reason="not_fetched")


def _entry(raw: Any, feed: Any) -> Entry:
    contents = [part.get("value", "") for part in raw.get("content", ()) if "html" in part.get("type", "html")]
    content = max(contents, key=len, default="")
    link = raw.get("link") or ""
    return Entry(
        url=link if link.startswith(("http://", "https://")) else None,
        title=_plain(raw.get("title")),
        outlet=_plain(raw.get("source", {}).get("title")) or _plain(feed.get("title")),
        published=_iso(raw.get("published") or ""),
        content=content if len(_TAG.sub(" ", content).split()) >= _FULL else None,
    )


def _plain(text: str | None) -> str | None:
    return " ".join(html.unescape(_TAG.sub("", text or "")).split()) or None


def _iso(date: str) -> str | None:
    """Return a feed's date in ISO 8601 with no more than it says: no time of day and no zone added."""
    date = date.strip()
    timed = ":" in date
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(date if timed or read is datetime.fromisoformat else f"{date} 00:00:00")
        except (ValueError, IndexError, TypeError):
            continue
        return found.isoformat() if timed else found.date().isoformat()
    return None
