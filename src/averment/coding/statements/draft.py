"""A statement on its way: who, how and what as words, before the speaker is known as an actor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Span, Token

from averment.coding.record import Kind

__all__ = ["VERBATIM", "Draft", "Origin", "cue_verb", "extent"]

Origin = Literal["model", "neighbour", "nested", "floor", "lone", "turn", "post", "list", "introduced"]

VERBATIM: frozenset[Origin] = frozenset({"turn", "post"})
"""Where a content is the speaker's own words without quotation marks around them."""


@dataclass(eq=False, kw_only=True)
class Draft:
    """What will be one statement.

    Attributes:
        source: The words for the speaker, or None.
        cue: The words that attribute, or None.
        content: What is attributed, in order; at least one span.
        kind: Set once the content is settled.
        confidence: Probability that these words form one attribution.
        origin: Found by the `model`; by a verb of saying next to a quotation (`neighbour`); within or around another
            statement (`nested`); a quotation given to who holds the `floor`, or left to nobody (`lone`); by the form of
            the page: a `turn` of a conversation, a `post`, a `list`, a quotation `introduced` by the paragraph before.
        elsewhere: The speaker's name in another place of the page, where the statement itself has none.
        holder: For a quotation without a cue, the statement whose speaker holds the floor.
        within: The statement whose content holds this one.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind = "indirect"
    confidence: float
    origin: Origin = "model"
    elsewhere: Span | None = None
    holder: "Draft | None" = field(default=None, repr=False)
    within: "Draft | None" = field(default=None, repr=False)

    @property
    def spans(self) -> list[Span]:
        """All words of the statement, in the order of the text."""
        spans = [span for span in (self.source, self.cue, *self.content) if span is not None]
        return sorted(spans, key=lambda span: (span.start, span.end))

    @property
    def start(self) -> int:
        """The index of the first word."""
        return self.spans[0].start

    @property
    def place(self) -> int:
        """The index of the word that puts the statement in the order in which speakers come up."""
        anchor = self.source or self.cue or self.content[0]
        return anchor.start

    def holds(self, index: int) -> bool:
        """Return whether the content holds the word at `index`."""
        return any(span.start <= index < span.end for span in self.content)


def extent(spans: Iterable[Span]) -> tuple[int, int]:
    """Return the first and the last index + 1 of spans."""
    spans = list(spans)
    return min(span.start for span in spans), max(span.end for span in spans)


def cue_verb(draft: Draft) -> Token | None:
    """Return the verb of a statement's cue, or its head word where it has no verb; None without a cue."""
    if draft.cue is None:
        return None
    verbs = [token for token in draft.cue if token.pos_ == "VERB"]
    root = draft.cue.root
    return root if root in verbs or not verbs else verbs[-1]
