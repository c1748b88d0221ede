"""One statement where the page splits it: "…," he said. "…", and a quotation that runs over paragraphs."""

from collections.abc import Iterable

from spacy.tokens import Span

from averment.coding.layout import Layout, Quotation
from averment.coding.tokens import has_words, is_word

from .draft import Draft, extent
from .quotation import free_quotations, is_sentence, stands_alone
from .snap import merge

__all__ = ["join"]


def join(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts with the parts of one statement brought together."""
    joined = same_cue(drafts, layout)
    for draft in joined:
        after_cue(draft, joined, layout)
        over_paragraphs(draft, joined, layout)
    return joined


def same_cue(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Join drafts that share their cue and do not differ in their source."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if shares_cue(other, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        twin.content = tuple(merge((*twin.content, *draft.content), layout))
        twin.source = twin.source or draft.source
        twin.confidence = max(twin.confidence, draft.confidence)
    return kept


def shares_cue(one: Draft, other: Draft) -> bool:
    if one.cue is None or other.cue is None or one.cue.start != other.cue.start:
        return False
    return one.source is None or other.source is None or one.source.start == other.source.start


def after_cue(draft: Draft, drafts: list[Draft], layout: Layout) -> None:
    """Give a statement the quotation that goes on behind its cue's sentence, in the same paragraph."""
    if draft.cue is None or not any(span.start in layout.quoted for span in draft.content):
        return
    end = extent(draft.spans)[1]
    following = next((quotation for quotation in layout.quotations if quotation.start >= end), None)
    if following is None or not goes_on(draft, draft.cue, following, layout):
        return
    alone = is_sentence(following, layout) and stands_alone(following, layout)
    if alone and following in free_quotations(drafts, layout):
        draft.content = (*draft.content, layout.doc[following.start : following.end])


def goes_on(draft: Draft, cue: Span, quotation: Quotation, layout: Layout) -> bool:
    """Return whether only words of the cue's own sentence stand between a statement and a quotation behind it."""
    start, end = extent(draft.spans)
    last = draft.content[-1].end
    behind_cue = last <= cue.end or has_words(layout.doc[last : quotation.start])
    if not behind_cue or layout.zone(quotation.start) != layout.zone(start):
        return False
    sentence = cue.root.sent
    return all(token.sent == sentence or not is_word(token) for token in layout.doc[end : quotation.start])


def over_paragraphs(draft: Draft, drafts: list[Draft], layout: Layout) -> None:
    """Give a statement the paragraphs over which its last quotation runs on."""
    quotation = next((q for q in layout.quotations if q.end == draft.content[-1].end), None)
    while quotation is not None:
        quotation = layout.continues(quotation)
        if quotation is None or quotation not in free_quotations(drafts, layout):
            return
        draft.content = (*draft.content, layout.doc[quotation.start : quotation.end])
