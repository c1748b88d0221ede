"""Quotations without a cue of their own go to the speaker who holds the floor.

Journalists leave the cue out where it is plain who goes on speaking: the quotation is a sentence of its own, in the
same paragraph as the last words of a speaker or in the next, and nobody else was brought in as a speaker in between.
Two quotations side by side are two people taking turns: the second is left to nobody.
"""

from collections.abc import Iterable

from averment.coding.layout import Layout, Quotation
from averment.coding.tokens import has_words

from .draft import Draft, extent
from .quotation import ends_as_sentence, free_quotations, is_sentence, stands_alone

__all__ = ["give_floor"]

AFTER_QUOTATION = 0.75
"""That a quotation belongs to whoever was quoted in the paragraph before."""

AFTER_REPORT = 0.6
"""The same, where the speaker's words before it were not quoted."""

LONE = 0.5
"""That a sentence between quotation marks, with nobody holding the floor, is a statement at all."""


def give_floor(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts and a draft for each quotation that stands alone, with its `holder` where there is one."""
    found = list(drafts)
    free = [q for q in free_quotations(found, layout) if is_sentence(q, layout) and stands_alone(q, layout)]
    running: set[int] = set()
    for quotation in free:
        if quotation.start in running:
            continue
        content = [quotation]
        while (following := layout.continues(content[-1])) is not None and following in free:
            content.append(following)
        running.update(part.start for part in content)
        holder = None if layout.role(quotation.start) != "body" else floor_holder(quotation, found, layout)
        found.append(
            Draft(
                source=None,
                cue=None,
                content=tuple(layout.doc[part.start : part.end] for part in content),
                confidence=trust(holder, layout),
                origin="lone" if holder is None else "floor",
                holder=holder,
            )
        )
    return found


def floor_holder(quotation: Quotation, drafts: list[Draft], layout: Layout) -> Draft | None:
    """Return the statement whose speaker goes on with this quotation, or None."""
    before = [
        draft
        for draft in drafts
        if draft.within is None and extent(draft.spans)[1] <= quotation.start and draft.origin != "lone"
    ]
    if not before or takes_turn(quotation, layout) or not ends_as_sentence(quotation, layout):
        return None
    last = max(before, key=lambda draft: extent(draft.spans)[1])
    here, there = layout.paragraph(quotation.start), layout.paragraph(extent(last.spans)[1] - 1)
    if there < 0 or here - there > 1:
        return None
    if here == there and len(sentences_between(last, quotation, layout)) > 1:
        return None
    return last


def takes_turn(quotation: Quotation, layout: Layout) -> bool:
    """Return whether a quotation follows another in its paragraph with nothing between: someone else answers."""
    place = layout.zone(quotation.start)
    before = [q for q in layout.quotations if q.end <= quotation.start and layout.zone(q.start) == place]
    return bool(before) and before[-1].closed and not has_words(layout.doc[before[-1].end : quotation.start])


def sentences_between(draft: Draft, quotation: Quotation, layout: Layout) -> set[int]:
    end = extent(draft.spans)[1]
    last = layout.doc[end - 1].sent
    return {t.sent.start for t in layout.doc[end : quotation.start] if has_words([t]) and t.sent != last}


def trust(holder: Draft | None, layout: Layout) -> float:
    if holder is None:
        return LONE
    quoted = any(span.start in layout.quoted or span.end - 1 in layout.quoted for span in holder.content)
    return holder.confidence * (AFTER_QUOTATION if quoted else AFTER_REPORT)
