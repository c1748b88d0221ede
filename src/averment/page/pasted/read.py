"""Pasted text → `Draft`: canonical text, blocks, their roles, and what the page says of itself."""

from collections.abc import Sequence

from averment.page.credits import credit_start
from averment.page.draft import Draft
from averment.page.model import Role, Zone

from . import dates, names, roles
from .blocks import Block, split
from .text import canonical

__all__ = ["read_pasted"]


def read_pasted(text: str, *, url: str | None = None) -> Draft:
    """Read a page that was pasted from a browser, or kept as a text file.

    Args:
        text: The words as they came, with one block on a line or lines broken at a fixed width.
        url: The page's address, where it is known.

    Returns:
        The draft of the page. Every character outside white space stands in one zone. `published` is None unless a
        date line or byline gives the date; `outlet` is None unless a copyright line names it.
    """
    text = canonical(text)
    blocks = split(text)
    assigned = roles.assign(blocks) if blocks else []
    zones = [zone for block, role in zip(blocks, assigned, strict=True) for zone in _zones(text, block, role)]

    def words(role: Role) -> list[str]:
        return [" ".join(text[zone.start : zone.end].split()) for zone in zones if zone.role == role]

    return Draft(
        text=text,
        zones=tuple(zones),
        url=url,
        outlet=names.outlet(words("furniture")),
        title=" ".join(words("headline")) or None,
        authors=names.authors(words("byline")),
        published=_published(words("dateline") + words("byline")),
    )


def _zones(text: str, block: Block, role: Role) -> list[Zone]:
    """One zone a block; two where a credit ends a caption."""
    whole = Zone(role, block.start, block.end)
    if role not in ("caption", "credit"):
        return [whole]
    start = credit_start(text[block.start : block.end])
    if not start:
        return [Zone("credit", block.start, block.end)] if start == 0 else [whole]
    caption = text[block.start : block.start + start].rstrip()
    return [Zone("caption", block.start, block.start + len(caption)), Zone("credit", block.start + start, block.end)]


def _published(lines: Sequence[str]) -> str | None:
    """The first date that is not said to be that of a later change."""
    dated = [(line, found) for line in lines if not dates.is_other(line) and (found := dates.read(line))]
    fresh = [found for line, found in dated if not dates.is_update(line)]
    return fresh[0] if fresh else dated[0][1] if dated else None
