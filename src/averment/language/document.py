"""A page as a spaCy `Doc` whose text is the page's own, character for character."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.vocab import Vocab

from averment.page import Page

from .syntax import ROOT, Analysis
from .tokenization import tokenize

__all__ = ["Layout", "fill", "lay_out"]

UNREAD = "dep"
"""The relation of words that were not analysed: they hang on the first word of their zone."""


@dataclass
class Layout:
    """The tokens of a page.

    Attributes:
        words: Each token's text; white space that is not one plain space is a token.
        spaces: Whether one plain space follows.
        zones: For each zone of the page the tokens of its words, in order.
        offsets: Where each token starts, in code points of the page's text.
    """

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    zones: list[list[int]] = field(default_factory=list)

    def add(self, text: str, offset: int) -> int:
        """Add a token and return its index."""
        self.words.append(text)
        self.spaces.append(False)
        self.offsets.append(offset)
        return len(self.words) - 1

    def add_gap(self, text: str, offset: int) -> None:
        """Add the white space behind the last token."""
        if self.words and text.startswith(" "):
            self.spaces[-1] = True
            text, offset = text[1:], offset + 1
        if text:
            self.add(text, offset)


def lay_out(page: Page) -> Layout:
    """Return the tokens of the page, zone by zone; no token crosses a zone's edge."""
    layout, at = Layout(), 0
    for zone in page.zones:
        tokens: list[int] = []
        for start, end in tokenize(page.text[zone.start : zone.end]):
            layout.add_gap(page.text[at : zone.start + start], at)
            at = zone.start + end
            tokens.append(layout.add(page.text[zone.start + start : at], zone.start + start))
        layout.zones.append(tokens)
    layout.add_gap(page.text[at:], at)
    return layout


def fill(vocab: Vocab, layout: Layout, analysed: Sequence[tuple[Sequence[int], Analysis]]) -> Doc:
    """Return the `Doc` with the analysis of each passage.

    Args:
        vocab: The vocabulary to share.
        layout: The page's tokens.
        analysed: Passages: the tokens of their words, and what is known of these.
    """
    count = len(layout.words)
    pos, lemmas, deps, names = [""] * count, list(layout.words), [UNREAD] * count, ["O"] * count
    heads = list(range(count))
    for zone in layout.zones:
        for token in zone:
            heads[token] = zone[0]
    for tokens, analysis in analysed:
        for at, token in enumerate(tokens):
            pos[token], lemmas[token] = analysis.upos[at], analysis.lemmas[at]
            deps[token], names[token] = analysis.relations[at], analysis.names[at]
            heads[token] = token if analysis.heads[at] == ROOT else tokens[analysis.heads[at]]
            if analysis.heads[at] == ROOT:
                deps[token] = "ROOT"
    for token, word in enumerate(layout.words):
        if token and word.isspace():
            # white space belongs to the sentence before it
            heads[token], pos[token] = token - 1, "SPACE"
            if names[token - 1] != "O" and token + 1 < count and names[token + 1] == f"I-{names[token - 1][2:]}":
                names[token] = names[token + 1]
    return Doc(
        vocab,
        words=layout.words,
        spaces=layout.spaces,
        pos=pos,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        ents=names,
    )
