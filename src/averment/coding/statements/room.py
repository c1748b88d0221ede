"""Room for a statement that the form of the page shows, among those that the model found in the same words."""

from collections.abc import Iterable

from spacy.tokens import Span

from averment.coding.tokens import has_words

from .draft import Draft

__all__ = ["make_room"]


def make_room(drafts: Iterable[Draft], shown: Draft, marker: Span | None = None) -> list[Draft]:
    """Return the drafts that stay beside a statement that the page's form shows.

    One whose source or cue lies in the marker is the same statement, less well seen: it goes, and leaves its confidence
    if that is higher. One within the content is kept as far as it stays there. One from elsewhere lets go of its words.

    Args:
        drafts: What was found so far.
        shown: The statement that the form shows.
        marker: The words that show it: a speaker's name and colon, a post's signature.
    """
    kept = []
    for draft in drafts:
        if marker is not None and any(meet(span, marker) for span in (draft.source, draft.cue) if span is not None):
            shown.confidence = max(shown.confidence, draft.confidence)
            continue
        inside = draft.cue is not None and any(meet(draft.cue, span) for span in shown.content)
        content = [
            piece
            for span in draft.content
            for piece in (within(span, shown.content) if inside else without(span, shown.content))
        ]
        if not content:
            continue
        if inside and draft.source is not None and not any(meet(draft.source, span) for span in shown.content):
            draft.source = None
        draft.content = tuple(content)
        kept.append(draft)
    return kept


def meet(one: Span, other: Span) -> bool:
    """Return whether two spans share a word."""
    return one.start < other.end and other.start < one.end


def within(span: Span, others: Iterable[Span]) -> list[Span]:
    """Return the pieces of a span that stand in others."""
    pieces = (
        span.doc[max(span.start, other.start) : min(span.end, other.end)] for other in others if meet(span, other)
    )
    return [piece for piece in pieces if has_words(piece)]


def without(span: Span, others: Iterable[Span]) -> list[Span]:
    """Return the pieces of a span that stand in none of others."""
    pieces = [span]
    for other in others:
        pieces = [
            left
            for piece in pieces
            for left in (
                [piece]
                if not meet(piece, other)
                else [
                    span.doc[piece.start : max(piece.start, other.start)],
                    span.doc[min(piece.end, other.end) : piece.end],
                ]
            )
        ]
    return [piece for piece in pieces if has_words(piece)]
