"""Bytes → characters: what the server declared, what the page declares of itself, then what the bytes look like.

The order is that of the WHATWG encoding standard, whose labels are wider than their names ("latin-1" means cp1252).
"""

import codecs
import re

from charset_normalizer import from_bytes

__all__ = ["decode"]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.IGNORECASE
)
_PRESCAN = 4096  # the standard asks for 1,024 bytes; comments and preloads often push the tag further down
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_SAMPLE = 20_000


def decode(data: bytes, charset: str | None = None) -> str:
    """Return the characters of a page.

    Args:
        data: The bytes as received, transport encodings undone.
        charset: What the server or the WARC record declared, if anything.

    Returns:
        The text. Bytes that do not fit the character set become U+FFFD: a page is not lost for one bad byte.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    declared = [name for label in (charset, _declared(data)) if label and (name := _codec(label))]
    for codec in [*declared, "utf-8"]:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    if declared:
        return data.decode(declared[0], errors="replace")
    guess = from_bytes(data[:_SAMPLE]).best()
    return data.decode(guess.encoding if guess else "cp1252", errors="replace")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _PRESCAN)
    return (found[1] or found[2]).decode("ascii") if found else None


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    if name.startswith("utf-16"):
        return None  # a page whose own tag could be read as ASCII is not UTF-16, whatever the tag says
    return _WIDER.get(name, name)
