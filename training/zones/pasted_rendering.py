"""A page's HTML as a browser would put it on the clipboard: lines of text, and for training the element of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

__all__ = ["Line", "render"]

_BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul body legend".split()
)
_SPACED = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol figure table pre".split())
"""Blocks that a browser sets off by a blank line."""

_UNSEEN = frozenset(
    "script style noscript template svg head iframe select object audio video canvas textarea math datalist".split()
)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")


@dataclass(frozen=True)
class Line:
    """One line of a rendered page.

    Attributes:
        text: Its words.
        gap: Whether a blank line stands before it.
        path: Tag, class and id of the element and its ancestors, innermost first.
    """

    text: str
    gap: bool
    path: tuple[str, ...]


def render(data: bytes) -> list[Line]:
    """Return the lines that a reader of the page sees, in order.

    Args:
        data: The page's HTML.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(data, parser=parser)
    lines: list[Line] = []
    words: list[str] = []
    element: html.HtmlElement = root
    gap = False

    def finish() -> None:
        nonlocal gap
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            lines.append(Line(text, gap and bool(lines), tuple(_path(element))))
            gap = False

    for event, node, text in _walk(root):
        if event == "text":
            words.append(text)
            element = node if text.strip() else element
        elif event == "break":
            finish()
            gap |= node.tag in _SPACED
    finish()
    return lines


def _walk(root: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement, str]]:
    stack: list[tuple[str, html.HtmlElement]] = [("open", root)]
    while stack:
        state, node = stack.pop()
        if state == "tail":
            if node.tail:
                yield "text", node.getparent(), node.tail
            continue
        if state == "close":
            if node.tag in _BLOCKS:
                yield "break", node, ""
            elif node.tag in ("td", "th", "button", "label"):
                yield "text", node, " "
            continue
        if not isinstance(node.tag, str) or node.tag in _UNSEEN or _is_hidden(node):
            continue
        if node.tag in _BLOCKS or node.tag == "br":
            yield "break", node, ""
        if node.text:
            yield "text", node, node.text
        stack.append(("close", node))
        for child in reversed(node):
            stack += [("tail", child), ("open", child)]


def _is_hidden(node: html.HtmlElement) -> bool:
    return node.get("hidden") is not None or _HIDDEN.search(node.get("style", "").lower()) is not None


def _path(node: html.HtmlElement | None) -> Iterator[str]:
    while node is not None:
        yield f"{node.tag}.{node.get('class', '')[:80]}#{node.get('id', '')}".lower()
        node = node.getparent()
