"""The page as data: one canonical text, and zones that say which role each run of it plays."""

from typing import Literal

import msgspec

__all__ = ["REPORT_ROLES", "ROLES", "Page", "Role", "Span", "Zone"]

Role = Literal[
    "category",
    "headline",
    "deck",
    "byline",
    "dateline",
    "body",
    "subheading",
    "caption",
    "credit",
    "pullquote",
    "related",
    "furniture",
    "comment",
]

ROLES: tuple[Role, ...] = Role.__args__  # type: ignore[attr-defined]

REPORT_ROLES: frozenset[Role] = frozenset(
    {"headline", "deck", "dateline", "body", "subheading", "caption", "pullquote"}
)
"""The roles whose words are the report's own: only these are read for statements."""


class Span(msgspec.Struct, frozen=True, order=True):
    """A run of the page's characters: `page.text[start:end]`.

    Offsets count Unicode code points from 0, `end` exclusive.
    """

    start: int
    end: int


class Zone(msgspec.Struct, frozen=True):
    """One block of the page (a paragraph, a heading, a caption …) and its role.

    Zones are in the order of the text, do not overlap, are never empty, and neither begin nor end with white space.
    Two paragraphs of the body are two zones; a caption and the credit at its end are two zones of one line.
    """

    role: Role
    start: int
    end: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One news page as published.

    Attributes:
        id: Made from `url` and the text of the report's zones, so that the same report read twice has one id,
            whatever the advertisements around it say.
        url: The page's own address (canonical link, WARC target, feed entry), or None where none is known.
        outlet: Who publishes the page, as the page names itself, or None.
        title: The headline, or None.
        authors: The people or desks in the byline, in its order.
        published: ISO 8601 date, or date and time, exactly as precise as the page gives it; None where it gives
            none. Never guessed.
        language: ISO 639-1 code of the report's text.
        text: The canonical text; every offset in a record counts its code points.
        zones: The blocks of `text` by role.
    """

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str
    text: str
    zones: tuple[Zone, ...]
