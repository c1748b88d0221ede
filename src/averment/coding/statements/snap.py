"""The model's attributions, with the edges of their spans put where a reader would put them."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from averment.coding.layout import CLOSING, OPENING, Layout, Quotation
from averment.coding.syntax import relation
from averment.coding.tokens import has_words, is_blank, lower, words
from averment.language import Attribution

from .draft import Draft, extent
from .seams import Seams, find_seams, up_to_seams

__all__ = ["merge", "snap", "trim"]

LEFT = frozenset(",.;:!?–—-…)]}*•|/") | {"--", "...", ".."}
RIGHT = frozenset(",.;:–—-([{*•|/") | {"--"}
BRACKETS = {"(": ")", "[": "]", "{": "}"}


def snap(layout: Layout) -> list[Draft]:
    """Return the model's attributions as drafts, their spans within single zones and on sensible edges.

    An attribution with no content left in the report, or without a cue, is dropped.
    """
    taken = [
        (span.start, span.end)
        for attribution in layout.reading.attributions
        for span in (*attribution.source, *attribution.cue)
    ]
    seams = find_seams(layout)
    drafts = []
    for attribution in layout.reading.attributions:
        draft = settle(attribution, taken, seams, layout)
        if draft is not None:
            drafts.append(draft)
    return drafts


def settle(attribution: Attribution, taken: Sequence[tuple[int, int]], seams: Seams, layout: Layout) -> Draft | None:
    content: list[Span] = []
    for span in pieces(attribution.content, layout):
        content.extend(trim(part, layout) for part in to_quotations(span, taken, layout))
    content = merge([span for span in content if has_words(span)], layout)
    cue = nearest(pieces(attribution.cue, layout), attribution.content, layout)
    if not content or cue is None:
        return None
    content = near_cue([trim(span, layout) for span in up_to_seams(content, cue, seams)], cue, layout)
    source = nearest(pieces(attribution.source, layout), [cue], layout)
    return Draft(
        source=whole_noun_phrase(source, cue, content) if source is not None else None,
        cue=cue,
        content=tuple(content),
        confidence=attribution.confidence,
    )


def trim(span: Span, layout: Layout) -> Span:
    """Return a span without punctuation at its edges, quotation marks kept where their partner is in the span."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and drops_left(doc[start], end, layout):
        start += 1
    while end > start and drops_right(doc[end - 1], start, layout):
        end -= 1
    return doc[start:end]


def merge(spans: Iterable[Span], layout: Layout) -> list[Span]:
    """Return spans in order, those joined into one that overlap or have no word between them in one zone.

    Two quotations that stand side by side stay two.
    """
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and joined(merged[-1], span, layout):
            merged[-1] = span.doc[merged[-1].start : max(merged[-1].end, span.end)]
        else:
            merged.append(span)
    return merged


def joined(left: Span, right: Span, layout: Layout) -> bool:
    if right.start < left.end:
        return True
    if layout.zone(left.end - 1) != layout.zone(right.start) or has_words(left.doc[left.end : right.start]):
        return False
    ends_quotation = any(quotation.end == left.end for quotation in layout.quotations)
    return not (ends_quotation and any(quotation.start == right.start for quotation in layout.quotations))


def pieces(spans: Iterable[Span], layout: Layout) -> list[Span]:
    """Return the parts of spans that stand in the report, cut where a zone ends."""
    found = []
    for span in spans:
        start = span.start
        for index in range(span.start, span.end + 1):
            ends = index == span.end or layout.zone(index) != layout.zone(start)
            if ends:
                if index > start and layout.zone(start) >= 0:
                    found.append(trim(span.doc[start:index], layout))
                start = index
    return [span for span in found if has_words(span)]


def to_quotations(span: Span, taken: Sequence[tuple[int, int]], layout: Layout) -> list[Span]:
    """Return a content with its edges moved to those of the quotations that it cuts through.

    A quotation is one act of speech: where the content holds some of its words, it holds them all, unless another
    source or cue stands within the quotation. Where it holds the mark alone, it lets go of it.
    """
    start, end = span.start, span.end
    for quotation in layout.overlapping(span):
        inside = words(span.doc[max(start, quotation.start) : min(end, quotation.end)])
        if not inside:
            start, end = (quotation.end, end) if quotation.start <= start else (start, min(end, quotation.start))
        elif not any(a < quotation.end and quotation.start < b for a, b in taken):
            start, end = min(start, quotation.start), max(end, quotation.end)
    return [span.doc[start:end]] if start < end else []


def nearest(spans: Sequence[Span], anchors: Sequence[Span], layout: Layout) -> Span | None:
    """Return the span that stands nearest to the anchors, of those left after joining neighbours."""
    joined_spans = merge(spans, layout)
    if not joined_spans:
        return None
    low, high = extent(anchors)

    def distance(span: Span) -> tuple[int, int]:
        gap = max(low - span.end, span.start - high, 0)
        return gap, -len(span)

    return min(joined_spans, key=distance)


def near_cue(content: Sequence[Span], cue: Span, layout: Layout) -> list[Span]:
    """Return a content without unquoted pieces in other paragraphs than the cue's, where one stands in the cue's own.

    Quotations go on from paragraph to paragraph; indirect speech does not.
    """
    here = layout.zone(cue.start)
    near = [span for span in content if layout.zone(span.start) == here or any(t.i in layout.quoted for t in span)]
    return near if any(layout.zone(span.start) == here for span in near) else list(content)


def whole_noun_phrase(source: Span, cue: Span, content: Sequence[Span]) -> Span:
    """Return a source with what the model cut off it.

    A source that breaks off at a possessive ("Pavo's" of "Pavo's office said") gets the noun behind it, one that is
    only an apposition ("a teacher" of "Pavo, a teacher, said") the name before it.
    """
    doc = source.doc
    root = source.root
    if source.start > 1 and doc[source.start - 1].text == "," and doc[source.start - 2].pos_ == "PROPN":
        name = doc[source.start - 2]
        in_tree = relation(root) == "appos" and root.head.pos_ == "PROPN" and root.head.i < source.start
        if in_tree or (source[0].pos_ == "DET" and source.end < len(doc) and doc[source.end].text == ","):
            source = doc[(root.head if in_tree else name).left_edge.i : source.end]
    if lower(source[-1]) not in {"'s", "’s", "'", "’"} or source.end >= len(doc):
        return source
    owner = doc[source.end - 2].head if len(source) > 1 else source.root.head
    end = owner.i + 1
    others = [cue, *content]
    free = not any(span.start < end and source.end < span.end for span in others)
    near = source.end < end <= source.end + 4 and owner.pos_ in {"NOUN", "PROPN"}
    return doc[source.start : end] if free and near else source


def drops_left(token: Token, end: int, layout: Layout) -> bool:
    if is_blank(token) or token.text in LEFT:
        return True
    if token.text in BRACKETS:
        return BRACKETS[token.text] not in {other.text for other in token.doc[token.i : end]}
    if token.text in OPENING | CLOSING:
        quotation = quotation_at(token.i, layout)
        # A mark that no quotation owns may be an apostrophe or one of a quotation within: it stays if it opens.
        return token.text in CLOSING - OPENING if quotation is None else quotation.start != token.i
    return False


def drops_right(token: Token, start: int, layout: Layout) -> bool:
    if is_blank(token) or (token.text in RIGHT and not ends_quoted_sentence(token, layout)):
        return True
    if token.text in BRACKETS.values():
        opening = next(mark for mark, partner in BRACKETS.items() if partner == token.text)
        return opening not in {other.text for other in token.doc[start : token.i]}
    if token.text in OPENING | CLOSING:
        quotation = quotation_at(token.i, layout)
        if quotation is None:
            return token.text in OPENING - CLOSING
        return not (quotation.closed and quotation.end == token.i + 1 and start <= quotation.start)
    return False


def ends_quoted_sentence(token: Token, layout: Layout) -> bool:
    """Return whether a mark is the last of an unclosed quotation's paragraph: its full stop is the speaker's."""
    quotation = quotation_at(token.i, layout)
    return quotation is not None and not quotation.closed and quotation.end == token.i + 1


def quotation_at(index: int, layout: Layout) -> Quotation | None:
    return next((q for q in layout.quotations if q.start <= index < q.end), None)
