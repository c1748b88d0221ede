"""Bytes → characters: what the bytes prove, what the server or the page declares, then what the bytes look like.

A page saved from a browser is often UTF-8 whatever its own tag still says, and other character sets do not happen to
be valid UTF-8: so that goes first. Labels are read as the WHATWG encoding standard does ("latin-1" means cp1252).
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
_NOT_TELLING = ("iso2022", "utf-16", "utf-32", "hz")  # their bytes can pass for UTF-8
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
    labels = [label for label in (charset, _in_page(data)) if label]
    declared = [codec for codec in map(_codec, labels) if codec]
    for codec in sorted([*declared, "utf-8"], key=_order):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    if declared:
        return data.decode(declared[0], errors="replace")
    guess = from_bytes(data[:_SAMPLE]).best()
    return data.decode(guess.encoding if guess else "cp1252", errors="replace")


def _order(codec: str) -> int:
    if codec.startswith(_NOT_TELLING):
        return 0
    return 1 if codec == "utf-8" else 2


def _in_page(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _PRESCAN)
    label = (found[1] or found[2]).decode("ascii") if found else None
    # A tag that can be read as ASCII does not stand in UTF-16, whatever it says.
    return None if label and label.lower().startswith(("utf-16", "utf-32")) else label


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    return _WIDER.get(name, name)
