"""JSON-LD → the node that describes the article, by schema.org's words: headline, author, datePublished …

Sites write it for search engines, so nearly every news page has it; it is evidence, never a source of the page's text.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from .words import same_words

__all__ = ["article", "names", "texts"]

_ARTICLES = re.compile(r"Article$|Posting$|^Report$|^Review$|^AnalysisNews|^Interview$")
_PAGES = frozenset(["WebPage", "ItemPage", "VideoObject", "ImageGallery"])
_MAX_SCRIPT = 1_000_000


def article(root: Any, titles: frozenset[str]) -> dict[str, Any]:
    """Return the JSON-LD node of the page's article, or an empty one.

    Args:
        root: The page's tree.
        titles: The words of the page's own titles, normalised: of several articles, the one so named is meant.
    """
    nodes = [node for script in _scripts(root) for node in _nodes(script)]
    articles = [node for node in nodes if any(_ARTICLES.search(kind) for kind in _types(node))]
    named = [node for node in articles if any(same_words(text) in titles for text in texts(node.get("headline")))]
    pages = [node for node in nodes if not _PAGES.isdisjoint(_types(node))]
    # Of several with that name, the one that says most is the article; the rest are stubs of the site's template.
    return max(named or articles or pages, key=len, default={})


def texts(value: Any) -> list[str]:
    """Return the strings in a value that may be a string, a list of them, or an object with a text."""
    if isinstance(value, str):
        plain = html.unescape(re.sub(r"<[^>]{1,300}>", " ", value)).strip()
        return [plain] if plain else []
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, dict):
        return texts(value.get("@value") or value.get("text") or value.get("name"))
    return []


def names(value: Any) -> list[str]:
    """Return the names of people or organisations in a value: strings, objects with a name, or lists of them."""
    return [re.sub(r"\s+", " ", text) for text in texts(value) if not text.startswith(("http://", "https://"))]


def _scripts(root: Any) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > _MAX_SCRIPT:
            continue
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$", "", script.text)
        for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text), html.unescape(text)):
            try:
                yield json.loads(attempt.strip().rstrip(";"), strict=False)
                break
            except (ValueError, RecursionError):
                continue


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(here)
        elif isinstance(here, dict):
            yield here
            waiting.extend(here.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate"))


def _types(node: dict[str, Any]) -> list[str]:
    value = node.get("@type")
    return [
        kind.rsplit("/", 1)[-1] for kind in (value if isinstance(value, list) else [value]) if isinstance(kind, str)
    ]
