"""What a run of bytes is, judged by how it begins and, where that leaves it open, by its name.

A file that calls itself one thing and is another is common (feeds in `.html`, pages in `.xml`): content goes first.
"""

import codecs
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from averment.errors import PageError

__all__ = ["HEAD", "Kind", "Media", "is_gzip", "kind_of"]

Kind = Literal["warc", "feed", "mhtml", "html", "text"]
Media = Literal["auto", "html", "text"]

HEAD = 1 << 15
"""How many bytes `kind_of` wants to see: pages can carry long comments before their first tag."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b"))
_BEFORE_ROOT = re.compile(
    r"(?:\ufeff|\s|<\?.*?\?>|<!--.*?(?:-->|\Z)|<!DOCTYPE(?!\s+html)[^>\[]*(?:\[.*?\]\s*)?>)*", re.IGNORECASE | re.DOTALL
)
_ROOT = re.compile(r"<\s*(?:!doctype\s+)?([a-z][\w.:-]*)", re.IGNORECASE)
_FEED_ROOTS = {"rss", "feed", "atom:feed", "rdf:rdf"}
_HTML_ANYWHERE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"(?:article|section|main|header|nav|aside|div|p|h[1-6]|span|a|b|i|em|strong|ul|ol|table|figure|img|title|meta|link"
    r"|style|script|base|blockquote|font|center|frameset)\Z"
)
_HTML_NAME = re.compile(r"\.(?:x?html?|shtml|php|aspx?|jsp)(?:\.gz)?(?:[?#].*)?$", re.IGNORECASE)
_MHTML = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*Content-Type:\s*multipart/related\b", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]*"\s*:')


def is_gzip(head: bytes) -> bool:
    """Tell whether the bytes are gzip data."""
    return head.startswith(b"\x1f\x8b\x08")


def kind_of(head: bytes, *, name: str, media: Media = "auto") -> Kind:
    """Tell how to read what begins like this.

    Args:
        head: The first `HEAD` bytes, unpacked, or all there are.
        name: The path or address, for its suffix and for errors.
        media: `html` or `text` where the caller knows better than the content does; a WARC is a WARC all the same.

    Raises:
        PageError: `empty`, `wrong_type` for what is known not to be a page, `not_text` for other binary data.
    """
    if not head.strip():
        raise PageError(
            "It is empty: there is nothing to read; save or fetch the page again.", source=name, reason="empty"
        )
    if head.startswith(b"WARC/"):
        return "warc"
    _refuse_foreign(head, name)
    if media != "auto":
        return media
    encoding = "utf-16" if head.startswith(_UTF16) else "latin-1"
    return _kind_of_text(head.decode(encoding, errors="replace").removeprefix("\xef\xbb\xbf"), name)


def _kind_of_text(text: str, name: str) -> Kind:
    if _MHTML.match(text):
        return "mhtml"
    before = _BEFORE_ROOT.match(text)
    found = _ROOT.match(text, before.end() if before else 0)
    root = found[1].lower() if found else ""
    if root in _FEED_ROOTS:
        return "feed"
    if root == "html" or _HTML_ANYWHERE.search(text):
        return "html"
    if text.lstrip().startswith("<?xml") and root:
        message = f"It is XML, a <{root}>, and neither a page nor a feed: give HTML, text, RSS or Atom."
        raise PageError(message, source=name, reason="wrong_type")
    if _FRAGMENT.match(root) or _HTML_NAME.search(name):
        return "html"
    if _JSON.match(text):
        message = "It is JSON, data and not a page: give HTML, plain text or a WARC."
        raise PageError(message, source=name, reason="wrong_type")
    return "text"


def _refuse_foreign(head: bytes, name: str) -> None:
    for begins, after, what, advice in _signatures():
        if head.startswith(begins, after):
            raise PageError(f"It is {what}, not a page: {advice}.", source=name, reason="wrong_type")
    # A stray control character stands on many a page; in binary data about one byte in nine is one.
    if not head.startswith(_UTF16) and len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 100:
        raise PageError("It is binary data, not text: give HTML, plain text or a WARC.", source=name, reason="not_text")


@cache
def _signatures() -> tuple[tuple[bytes, int, str, str], ...]:
    table = tomllib.loads((files(__package__) / "signatures.toml").read_text("utf-8"))["signature"]
    default = "give HTML, plain text or a WARC"
    return tuple((e["begins"].encode("latin-1"), e.get("after", 0), e["what"], e.get("advice", default)) for e in table)
