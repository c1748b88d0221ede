"""HTML → what a person gets who selects the whole page in a browser and pastes it as text."""

from itertools import groupby

from .blocks import blocks
from .decode import decode
from .tree import parse

__all__ = ["paste"]


def paste(data: bytes, *, charset: str | None = None) -> str:
    """Return a page's shown words without its tags: a blank line between blocks, a newline for each `<br>`.

    Raises:
        PageError: The page cannot be parsed.
    """
    parts = [part for part in blocks(parse(decode(data, charset), name="the page")) if not part.box.hidden]
    lines = (
        "".join((" " if part.spaced else "") + part.text for part in line).strip()
        for _, line in groupby(parts, key=lambda part: part.line)
    )
    return "\n\n".join(lines) + "\n"
