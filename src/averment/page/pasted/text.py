"""The canonical text of what a person pasted: the same words, with one kind of line end
and no blanks that nobody can see.
"""

import re

__all__ = ["canonical"]

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TRAILING_BLANKS = re.compile(r"[^\S\n]+$", re.MULTILINE)


def canonical(text: str) -> str:
    r"""Make line ends ``\n``, drop a byte order mark and the blanks at the ends of lines; change nothing else.

    Args:
        text: The text as it came from the clipboard or a file.

    Returns:
        The text whose code points every offset of the page counts.
    """
    return _TRAILING_BLANKS.sub("", _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))
