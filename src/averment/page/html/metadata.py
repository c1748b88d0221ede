"""What a page says of itself where no reader looks: JSON-LD first, then `<meta>` tags, then the root element.

Evidence for the roles of blocks, and the source of address, outlet, authors and language.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from . import linked_data
from .vocabulary import ordered
from .words import same_words

__all__ = ["Metadata", "metadata"]

_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What the page declares; nothing of it need stand in its text.

    Attributes:
        url: The canonical address.
        outlet: The publisher's name.
        titles: Headlines, most trusted first.
        decks: Descriptions: often the deck, often its beginning only, often something else.
        authors: Names of people or desks.
        dates: When it was published, in whatever form, most trusted first.
        language: ISO 639 code, in lower case.
        sections: Names of the sections that the page stands in, keywords with them.
        body: The article's text, or None where it is not given.
        pictures: Captions and alternative texts of pictures.
    """

    url: str | None
    outlet: str | None
    titles: tuple[str, ...]
    decks: tuple[str, ...]
    authors: tuple[str, ...]
    dates: tuple[str, ...]
    language: str | None
    sections: tuple[str, ...]
    body: str | None
    pictures: tuple[str, ...]


def metadata(root: Any, url: str | None) -> Metadata:
    """Gather what a page declares of itself.

    Args:
        root: The page's tree.
        url: The address that it was fetched from, which relative ones are relative to; or None.
    """
    tags = _tags(root)
    titles = _meta(tags, "meta_title")
    headings = [" ".join(heading.itertext()) for heading in root.iter("h1")]
    title = root.findtext(".//title") or ""
    node = linked_data.article(root, frozenset(same_words(text) for text in [*titles, *headings, title]))
    texts, names = linked_data.texts, linked_data.names
    return Metadata(
        url=_address(root, tags, node, url),
        outlet=_first([*names(node.get("publisher")), *_meta(tags, "meta_outlet")]),
        titles=_unique([*texts(node.get("headline")), *texts(node.get("alternativeHeadline")), *titles, title]),
        decks=_unique([*texts(node.get("description")), *texts(node.get("abstract")), *_meta(tags, "meta_deck")]),
        authors=_unique(_named(node) or _people(_meta(tags, "meta_author"))),
        dates=_unique([*texts(node.get("datePublished")), *_meta(tags, "meta_published"), *_marked(root)]),
        language=_language(root, tags, node),
        sections=_unique([*texts(node.get("articleSection")), *tags.get("article:section", []), *_keywords(node)]),
        body="\n".join(texts(node.get("articleBody"))) or None,
        pictures=_unique([*_pictures(node), *(image.get("alt") or "" for image in root.iter("img"))]),
    )


def _tags(root: Any) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def _meta(tags: dict[str, list[str]], names: str) -> list[str]:
    return [content for name in ordered(names) for content in tags.get(name, [])]


def _address(root: Any, tags: dict[str, list[str]], node: dict[str, Any], url: str | None) -> str | None:
    canonical = [link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").split()]
    for address in [*canonical, *_meta(tags, "meta_url"), url or "", *linked_data.texts(node.get("url"))]:
        full: str = urljoin(url or "", address.strip())
        if urlsplit(full).scheme in {"http", "https"}:
            return full
    return url


def _language(root: Any, tags: dict[str, list[str]], node: dict[str, Any]) -> str | None:
    said = [root.get("lang") or "", root.get("xml:lang") or "", *_meta(tags, "meta_language")]
    for text in [*said, *linked_data.texts(node.get("inLanguage"))]:
        if _LOCALE.fullmatch(text.strip()) and (code := _LANGUAGE.match(text.strip())):
            return code[0].lower()
    return None


def _marked(root: Any) -> list[str]:
    """Dates in elements that are marked as the page's own by microdata."""
    found = root.xpath("//body//*[@itemprop='datePublished' or @pubdate]")
    return [element.get("datetime") or element.get("content") or element.text_content() for element in found]


def _named(node: dict[str, Any]) -> list[str]:
    people = linked_data.names(node.get("author")) or linked_data.names(node.get("creator"))
    return [re.sub(r"^[Bb]y\s+", "", name) for name in people]


def _people(contents: list[str]) -> list[str]:
    """Keep what can be a name: `<meta name="author">` holds addresses, accounts and page titles as well."""
    plain = [re.sub(r"^[Bb]y\s+", "", text) for text in contents[:1]]
    return [text for text in plain if not re.search(r"https?://|@|^\W*$", text) and len(text) <= 120]


def _pictures(node: dict[str, Any]) -> list[str]:
    images = node.get("image")
    return [
        text
        for image in (images if isinstance(images, list) else [images])
        if isinstance(image, dict)
        for key in ("caption", "description", "name")
        for text in linked_data.texts(image.get(key))
    ]


def _keywords(node: dict[str, Any]) -> list[str]:
    return [word.strip() for text in linked_data.texts(node.get("keywords")) for word in text.split(",")]


def _first(texts: Iterable[str]) -> str | None:
    return next((re.sub(r"\s+", " ", text).strip() for text in texts if text.strip()), None)


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
