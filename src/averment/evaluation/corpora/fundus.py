"""News pages with gold by zone: the test data of flairNLP/fundus, one folder a country.

Each publisher has one JSON file of gold, one entry a parser version, beside the pages themselves (`.html.gz`); the
folder's `meta.info` gives each page's address. The gold is what a hand-written parser for that publisher takes out.
"""

import gzip
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from averment.errors import CorpusError
from averment.page import Role

__all__ = ["GOLD_ROLES", "GoldPage", "normalise", "pages", "visible_text"]

GOLD_ROLES: tuple[Role, ...] = ("headline", "deck", "byline", "body", "subheading", "caption", "credit")
"""The roles that the corpus has gold for, in the order in which they are reported."""


@dataclass(frozen=True)
class GoldPage:
    """One page and what its publisher's own parser takes out of it.

    Attributes:
        publisher: Country folder and publisher, e.g. `uk/TheIndependent`.
        name: The page's file name.
        url: The address that it was published at, or None.
        data: The HTML as bytes.
        strings: The gold strings of each role of `GOLD_ROLES`, in the page's order; a role may have none.
        published: ISO 8601, or None.
    """

    publisher: str
    name: str
    url: str | None
    data: bytes
    strings: Mapping[Role, tuple[str, ...]]
    published: str | None

    @property
    def kept_apart(self) -> bool:
        """Whether the publisher is in the quarter that nothing was worked out on, by a stable hash of its name."""
        return hashlib.sha256(self.publisher.encode()).digest()[0] % 4 == 0


def pages(path: Path) -> Iterator[GoldPage]:
    """Yield every page that has gold, by country, publisher and file name.

    Args:
        path: The folder of country folders, or one country folder.

    Raises:
        CorpusError: Nothing of that form stands there.
    """
    golds = sorted(path.glob("*.json")) + sorted(path.glob("*/*.json"))
    if not golds:
        raise CorpusError(f"No gold in {path}: expected folders of publishers' .json files beside .html.gz pages.")
    for gold in golds:
        yield from _publisher(gold)


def normalise(text: str) -> str:
    """Words in lower case with one space between them, everything else dropped: what two printings have in common."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def visible_text(data: bytes) -> str:
    """Return all words that stand in a page outside scripts and styles, normalised; independent of `averment.page`."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = lxml_html.document_fromstring(data, parser=parser)
    texts = root.xpath(
        "//body//text()[not(ancestor::script or ancestor::style or ancestor::template or ancestor::noscript)]"
    )
    return normalise(" ".join(texts))


def _publisher(gold: Path) -> Iterator[GoldPage]:
    try:
        versions: list[dict[str, Any]] = list(json.loads(gold.read_text(encoding="utf-8")).values())
    except (ValueError, AttributeError) as error:
        raise CorpusError(f"{gold} is not a publisher's gold: {error}.") from error
    info = gold.parent / "meta.info"
    addresses = json.loads(info.read_text(encoding="utf-8")) if info.exists() else {}
    for file in sorted(gold.parent.glob(f"{gold.stem}_[0-9]*.html.gz")):
        data = gzip.decompress(file.read_bytes())
        entry = _fitting(versions, visible_text(data))
        yield GoldPage(
            publisher=f"{gold.parent.name}/{gold.stem}",
            name=file.name,
            url=addresses.get(file.name, {}).get("url"),
            data=data,
            strings=_strings(entry),
            published=entry.get("publishing_date"),
        )


def _fitting(versions: list[dict[str, Any]], visible: str) -> dict[str, Any]:
    """Return the entry that was taken from this page: the files do not say which, so the words do."""

    def share(entry: dict[str, Any]) -> float:
        words = [normalise(text) for texts in _strings(entry).values() for text in texts]
        return sum(len(text) for text in words if text in visible) / max(1, sum(map(len, words)))

    return max(versions, key=share)


def _strings(entry: dict[str, Any]) -> dict[Role, tuple[str, ...]]:
    body = entry.get("body") or {}
    sections = body.get("sections") or []
    images = entry.get("images") or []
    found: dict[Role, list[str]] = {
        "headline": [entry.get("title") or ""],
        "deck": body.get("summary") or [],
        "byline": entry.get("authors") or [],
        "body": [paragraph for section in sections for paragraph in section["paragraphs"]],
        "subheading": [heading for section in sections for heading in section["headline"]],
        "caption": [image.get("caption") or "" for image in images],
        "credit": [author for image in images for author in image.get("authors") or []],
    }
    return {role: tuple(dict.fromkeys(text for text in texts if normalise(text))) for role, texts in found.items()}
