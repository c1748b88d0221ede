"""HTML → `Draft`."""

from averment.page import Role, Zone
from averment.page.draft import Draft

from .blocks import Part, blocks
from .decode import decode
from .tree import parse

__all__ = ["read_html"]

_BY_TAG: dict[str, Role] = {
    "h1": "headline",
    "p": "body",
    "h2": "subheading",
    "h3": "subheading",
    "figcaption": "caption",
}


def read_html(data: bytes, *, charset: str | None, url: str | None) -> Draft:
    """Read one page.

    Args:
        data: The bytes as received, transport encodings undone.
        charset: What the server declared, or None.
        url: The address that the page was published at, or None.

    Raises:
        PageError: The page cannot be read; its `reason` says why.
    """
    parts = blocks(parse(decode(data, charset), name=url or "the page"))
    return _draft(parts, [_role(part) for part in parts], url)


def _role(part: Part) -> Role:
    return next((_BY_TAG[box.tag] for box in part.box.around() if box.tag in _BY_TAG), "furniture")


def _draft(parts: list[Part], roles: list[Role], url: str | None) -> Draft:
    text, zones, line = "", [], 0
    for part, role in zip(parts, roles, strict=True):
        if text:
            text += "\n\n" if part.line != line else " "
        line = part.line
        zones.append(Zone(role, len(text), len(text) + len(part.text)))
        text += part.text.replace("\n", " ")
    return Draft(text=text, zones=tuple(zones), url=url)
