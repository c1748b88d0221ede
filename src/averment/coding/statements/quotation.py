"""What a quotation is: someone's sentence, or a phrase, a title, a word held at arm's length."""

from collections.abc import Iterable

from averment.coding.layout import Layout, Quotation
from averment.coding.syntax import is_subject
from averment.coding.tokens import has_words, is_blank, is_word, words

from .draft import Draft

__all__ = ["ends_as_sentence", "free_quotations", "is_sentence", "opens_sentence", "stands_alone"]

ENDS_SENTENCE = frozenset({".", "!", "?", "…", "...", "....", "..", ",", "—", "–", "--"})
ENDS_CLAUSE = frozenset({".", "!", "?", "…", "...", ":"})


def free_quotations(drafts: Iterable[Draft], layout: Layout) -> list[Quotation]:
    """Return the quotations none of whose words belongs to a draft, in order."""
    taken = {i for draft in drafts for span in draft.spans for i in range(span.start, span.end)}
    return [q for q in layout.quotations if not any(t.i in taken for t in words(layout.doc[q.start : q.end]))]


def is_sentence(quotation: Quotation, layout: Layout) -> bool:
    """Return whether a quotation is speech: a clause with a subject, or words that end as a sentence ends.

    What is neither is a phrase held at arm's length ("special measures") or the title of a work, whose words begin
    with capitals.
    """
    inside = [token for token in layout.doc[quotation.start : quotation.end] if not is_blank(token)]
    spoken = words(inside)
    if not spoken or is_title(quotation, layout):
        return False
    last = inside[-2] if quotation.closed and len(inside) > 1 else inside[-1]
    ends = last.text in ENDS_SENTENCE
    clause = any(is_subject(token) and token.head.i != token.i for token in spoken)
    verb = any(token.pos_ in {"VERB", "AUX"} for token in spoken)
    return (clause and len(spoken) > 2) or (ends and (verb or last.text != ","))


def ends_as_sentence(quotation: Quotation, layout: Layout) -> bool:
    """Return whether a quotation ends in a mark that ends a sentence; one that is a heading does not."""
    inside = [token for token in layout.doc[quotation.start : quotation.end] if not is_blank(token)]
    last = inside[-2] if quotation.closed and len(inside) > 1 else inside[-1]
    return last.text in ENDS_SENTENCE - {","}


def is_title(quotation: Quotation, layout: Layout) -> bool:
    inside = [token for token in layout.doc[quotation.start : quotation.end] if is_word(token)]
    long = [token for token in inside if len(token) > 3]
    mark = next((t for t in reversed(layout.doc[quotation.start : quotation.end - 1]) if not is_blank(t)), None)
    ends = mark is not None and mark.text in ENDS_SENTENCE - {","}
    return not ends and len(long) > 1 and all(token.text[0].isupper() for token in long)


def opens_sentence(quotation: Quotation, layout: Layout) -> bool:
    """Return whether a quotation begins its paragraph, or stands behind the end of a sentence or a colon."""
    zone = layout.zone_words(layout.zone(quotation.start))
    before = [token for token in layout.doc[zone.start : quotation.start] if not is_blank(token)]
    return not has_words(before) or before[-1].text in ENDS_CLAUSE or closes_quotation(before[-1].i, layout)


def stands_alone(quotation: Quotation, layout: Layout) -> bool:
    """Return whether no words of the report share a sentence with a quotation, or only some before a colon."""
    zone = layout.zone_words(layout.zone(quotation.start))
    after = (token for token in layout.doc[quotation.end : zone.end] if is_word(token))
    next_word = next(after, None)
    closes = next_word is None or (ends_as_sentence(quotation, layout) and not next_word.text.islower())
    return closes and opens_sentence(quotation, layout)


def closes_quotation(index: int, layout: Layout) -> bool:
    return any(q.closed and q.end == index + 1 and ends_in_stop(q, layout) for q in layout.quotations)


def ends_in_stop(quotation: Quotation, layout: Layout) -> bool:
    inside = [token for token in layout.doc[quotation.start : quotation.end - 1] if not is_blank(token)]
    return bool(inside) and inside[-1].text in ENDS_CLAUSE
