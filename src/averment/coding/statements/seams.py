"""Where one speaker's words end and another's begin, which a model that reads word by word runs over.

There are two kinds of seam. Two quotations side by side in one paragraph, with nothing between them, are two people
taking turns. And a quotation that is a sentence of its own is no part of the report's own sentence before or behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from averment.coding.layout import Layout
from averment.coding.tokens import has_words, is_blank

from .quotation import ends_as_sentence, is_sentence, opens_sentence

__all__ = ["Seams", "find_seams", "up_to_seams"]


@dataclass(frozen=True)
class Seams:
    """The seams of a page, each the index of the word behind it, ascending.

    Attributes:
        turns: Where a quotation follows another with nothing between.
        edges: Where a sentence between quotation marks begins or ends beside the report's own.
    """

    turns: tuple[int, ...]
    edges: tuple[int, ...]


def find_seams(layout: Layout) -> Seams:
    """Return the seams of a page."""
    return Seams(tuple(turns_of(layout)), tuple(edges_of(layout)))


def up_to_seams(content: Sequence[Span], cue: Span, seams: Seams) -> list[Span]:
    """Return a content up to the first seam on either side of its cue.

    A piece that runs over a seam keeps the part nearer to the cue; whole pieces behind a turn are dropped where others
    stand before it.
    """
    kept = [nearer_part(span, sorted({*seams.turns, *seams.edges}), cue) for span in content]
    for turn in seams.turns:
        before = [span for span in kept if span.end <= turn]
        behind = [span for span in kept if span.start >= turn]
        if before and behind:
            kept = before if turn > cue.start else behind
    return kept


def nearer_part(span: Span, seams: Sequence[int], cue: Span) -> Span:
    start, end = span.start, span.end
    for seam in seams:
        if not start < seam < end:
            continue
        if seam > cue.start:
            end = seam
        else:
            start = seam
    part = span.doc[start:end]
    return part if has_words(part) else span


def turns_of(layout: Layout) -> list[int]:
    """Return the first words of quotations that follow another with nothing between."""
    return [
        right.start
        for left, right in zip(layout.quotations, layout.quotations[1:], strict=False)
        if left.closed
        and layout.zone(left.start) == layout.zone(right.start)
        and not has_words(layout.doc[left.end : right.start])
    ]


def edges_of(layout: Layout) -> list[int]:
    """Return where sentences between quotation marks begin and end beside sentences without."""
    found = []
    for quotation in layout.quotations:
        if not is_sentence(quotation, layout):
            continue
        if opens_sentence(quotation, layout):
            found.append(quotation.start)
        behind = next((token for token in layout.doc[quotation.end :] if not is_blank(token)), None)
        if quotation.closed and ends_as_sentence(quotation, layout) and behind is not None and behind.text[0].isupper():
            found.append(quotation.end)
    return found
