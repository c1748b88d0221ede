"""A page's HTML as a browser would put it on the clipboard: lines of text, and for training the element of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

__all__ = ["Line", "render"]

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "body",
        "legend",
    ]
)
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "figure", "table", "pre"])
"""Blocks that a browser sets off by a blank line."""

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "select",
        "object",
        "audio",
        "video",
        "canvas",
        "textarea",
        "math",
        "datalist",
    ]
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
        if state == "open" and _is_seen(node):
            yield from _edge(node)
            yield "text", node, node.text or ""
            stack.append(("close", node))
            for child in reversed(node):
                stack += [("tail", child), ("open", child)]
        elif state == "tail":
            yield "text", node.getparent(), node.tail or ""
        elif state == "close":
            yield from _edge(node)


def _edge(node: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement, str]]:
    if node.tag in _BLOCKS or node.tag == "br":
        yield "break", node, ""
    elif node.tag in ("td", "th", "button", "label"):
        yield "text", node, " "


def _is_seen(node: html.HtmlElement) -> bool:
    hidden = node.get("hidden") is not None or _HIDDEN.search(node.get("style", "").lower())
    return isinstance(node.tag, str) and node.tag not in _UNSEEN and not hidden


def _path(node: html.HtmlElement | None) -> Iterator[str]:
    while node is not None:
        yield f"{node.tag}.{node.get('class', '')[:80]}#{node.get('id', '')}".lower()
        node = node.getparent()
