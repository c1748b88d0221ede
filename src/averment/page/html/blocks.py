"""Tree → blocks: every run of words that a browser would set on lines of its own, in document order.

A block is cut into parts where an inline element says by its class that it is something else: the credit at the end
of a caption, the date behind a byline. Roles are given to parts; parts of one block stay on one line of the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from .vocabulary import words

__all__ = ["Box", "Part", "blocks"]

_STRONG = frozenset(["b", "strong", "em", "i"])
_CAPTION_PARTS = frozenset(["span", "small", "cite", "label"])
_FRAMES = 3  # <td><a><picture>
_PICTURES = frozenset(["img", "video", "source", "noscript"])
_NAMING = ("class", "id", "itemprop", "rel", "role", "data-testid", "data-component", "data-type", "data-qa")
_BREAK = "\0"  # stands for <br>; the parser lets no such character through
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Box:
    """An element on the way from the page's root to a part: what it is, and what its class says of it.

    Attributes:
        tag: The element's name.
        words: The words of its class, id and the like, in lower case.
        parent: The box around it, or None for the root.
        depth: Boxes around it.
        linked: Whether it stands in a link.
        strong: Whether it stands in bold or italics.
        hidden: Whether it says of itself, or a box around it does, that it is not shown.
        pictured: Whether a picture or a video stands in it, at most a link and a frame further in.
        stamp: The machine's form of the date that a `<time>` element prints, or None.
    """

    __slots__ = ("depth", "hidden", "linked", "parent", "pictured", "stamp", "strong", "tag", "words")

    def __init__(self, element: Any, parent: "Box | None") -> None:
        get = element.attrib.get
        self.tag: str = element.tag
        self.words = _words(" ".join([value for name in _NAMING if (value := get(name))]))
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.linked: bool = self.tag == "a" or (parent is not None and parent.linked)
        self.strong: bool = self.tag in _STRONG or (parent is not None and parent.strong)
        self.hidden: bool = (parent is not None and parent.hidden) or _says_hidden(get)
        self.pictured = False
        self.stamp: str | None = get("datetime")

    def around(self) -> "Iterator[Box]":
        """Yield this box and those around it, outwards."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def stamps(self) -> list[str]:
        """Return the machine's form of the date that this box prints, if it has one."""
        return [box.stamp for _, box in zip(range(3), self.around(), strict=False) if box.stamp]

    def picture_steps(self) -> int:
        """Return how many boxes out the nearest one stands that holds a picture, 9 where none does."""
        return next((steps for steps, box in zip(range(9), self.around(), strict=False) if box.pictured), 9)


class Part:
    """A block, or that run of one which has a name of its own.

    Attributes:
        text: Its words, white space collapsed; a line break within it (`<br>`) is a newline.
        box: The innermost element that holds all of it.
        line: Number of the block that it belongs to; parts of one block have one number.
        spaced: Whether white space stands between it and the part before.
        linked: How many of its characters stand in links.
        strong: How many of its characters stand in bold or italics.
    """

    __slots__ = ("box", "line", "linked", "spaced", "strong", "text")

    def __init__(self, text: str, box: Box, line: int, *, spaced: bool, linked: int, strong: int) -> None:  # noqa: PLR0913 — a record
        self.text = text
        self.box = box
        self.line = line
        self.spaced = spaced
        self.linked = linked
        self.strong = strong


def blocks(root: Any) -> list[Part]:
    """Return all parts of a page's blocks, in document order, none of them empty."""
    walk = _Walk()
    walk.over(root)
    return walk.parts


class _Walk:
    """One pass over the tree, gathering text until a block or a part ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.line = 0
        self.pieces: list[str] = []
        self.owner: Box | None = None
        self.linked = 0
        self.strong = 0
        self.spaced = False

    def over(self, root: Any) -> None:
        here: Box | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if tag in words("unseen"):
                if event == "start":
                    walk.skip_subtree()
                    if tag in _PICTURES and here is not None:
                        for _, box in zip(range(_FRAMES), here.around(), strict=False):
                            box.pictured = True
                    continue
            elif event == "start":
                here = Box(element, here)
                self._border(here)
                if tag == "br":
                    self._break()
                elif element.text:
                    self._add(element.text, here)
                continue
            else:
                assert here is not None
                self._border(here)
                here = here.parent
            if here is not None and element.tail:
                self._add(element.tail, here)
        self._end_line()

    def _border(self, box: Box) -> None:
        if box.tag == "br":
            return
        if box.tag not in words("inline"):
            self._end_line()
        elif _is_part(box):
            self._end_part()

    def _add(self, text: str, box: Box) -> None:
        self.pieces.append(text)
        if text.isspace():
            return
        self.owner = box if self.owner is None else _common(self.owner, box)
        if box.linked:
            self.linked += len(text)
        if box.strong:
            self.strong += len(text)

    def _break(self) -> None:
        """Take one `<br>` as a line break, and a second behind it as the end of a paragraph."""
        for piece in reversed(self.pieces):
            if piece == _BREAK:
                self._end_line()
                return
            if not piece.isspace():
                break
        self.pieces.append(_BREAK)

    def _end_line(self) -> None:
        self._end_part()
        if self.parts and self.parts[-1].line == self.line:
            self.line += 1
        self.spaced = False

    def _end_part(self) -> None:
        raw = "".join(self.pieces)
        if self.owner is not None:
            lines = (" ".join(line.replace("\n", " ").split()) for line in raw.split(_BREAK))
            text = "\n".join(line for line in lines if line)
            if text:
                spaced = self.spaced or raw[0].isspace()
                self.parts.append(
                    Part(text, self.owner, self.line, spaced=spaced, linked=self.linked, strong=self.strong)
                )
                self.spaced = raw[-1].isspace()
        elif raw:
            self.spaced = True
        self.pieces.clear()
        self.owner = None
        self.linked = self.strong = 0


def _is_part(box: Box) -> bool:
    """Whether an inline element is something of its own within its line, as a credit is within a caption."""
    if box.tag == "time" or not box.words.isdisjoint(words("part")):
        return True
    around = box.parent
    captioned = around is not None and (
        around.tag == "figcaption" or not around.words.isdisjoint(words("caption", "sorts"))
    )
    return captioned and box.tag in _CAPTION_PARTS


def _common(one: Box, other: Box) -> Box:
    """Return the innermost box around both."""
    while one is not other:
        deeper, higher = (one, other) if one.depth >= other.depth else (other, one)
        assert deeper.parent is not None, "two boxes of one tree"
        one, other = deeper.parent, higher
    return one


@lru_cache(maxsize=20_000)
def _words(naming: str) -> frozenset[str]:
    """Split "articleBody_main-text" into its words; what has a digit in it is a serial number, not a word."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", naming)
    return frozenset(word.lower() for word in re.findall(r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?![A-Za-z0-9])", spaced))


def _says_hidden(get: Any) -> bool:
    if get("hidden") is not None:
        return True
    style = get("style")
    return bool(style and _HIDDEN.search(style))
