"""HTML → what a person gets who selects the whole page in a browser and pastes it as text."""

from itertools import groupby

from .blocks import blocks
from .decode import decode
from .tree import parse

__all__ = ["paste"]


def paste(data: bytes, *, charset: str | None = None) -> str:
    """Return a page's shown words without its tags: a blank line between blocks, a newline for each `<br>`.

    Elements that are hidden are left out, unless most of the page is in them: then a script shows them.

    Raises:
        PageError: The page cannot be parsed.
    """
    parts = blocks(parse(decode(data, charset), name="the page"))
    shown = [part for part in parts if not part.box.hidden]
    if 2 * sum(len(part.text) for part in shown) < sum(len(part.text) for part in parts):
        shown = parts
    lines = (
        "".join((" " if part.spaced else "") + part.text for part in line).strip()
        for _, line in groupby(shown, key=lambda part: part.line)
    )
    return "\n\n".join(lines) + "\n"
