"""The cue next to a quotation that the model left alone: a verb of saying with its subject, in the same sentence."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from averment.coding.layout import Layout, Quotation
from averment.coding.lemmas import verb_lemma
from averment.coding.lexicon import reporting
from averment.coding.syntax import noun_phrase, subject
from averment.coding.tokens import has_words, is_blank, words

from .draft import Draft
from .quotation import free_quotations, is_sentence

__all__ = ["find_neighbours"]

FAR = 12
"""How many words may stand between a quotation and its cue: a subject with a role in apposition."""

CONFIDENCE = 0.6
"""That a verb of saying right next to a sentence between quotation marks is its cue."""


def find_neighbours(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts and, behind them, those made from quotations that no draft holds."""
    found = list(drafts)
    for quotation in free_quotations(found, layout):
        taken = {i for draft in found for span in draft.spans for i in range(span.start, span.end)}
        if is_sentence(quotation, layout):
            found.extend(draft for draft in [cued(quotation, taken, layout)] if draft is not None)
    return found


def cued(quotation: Quotation, taken: set[int], layout: Layout) -> Draft | None:
    for verb in verbs_beside(quotation, layout):
        speaker = subject(verb)
        if speaker is None or speaker.i in layout.quoted or {verb.i, speaker.i} & taken:
            continue
        return Draft(
            source=noun_phrase(speaker),
            cue=layout.doc[verb.i : verb.i + 1],
            content=(layout.doc[quotation.start : quotation.end],),
            confidence=CONFIDENCE,
            origin="neighbour",
        )
    return None


def verbs_beside(quotation: Quotation, layout: Layout) -> Iterator[Token]:
    """Yield the verbs of saying behind, then before a quotation, nearest first."""
    zone = layout.zone_words(layout.zone(quotation.start))
    doc = layout.doc
    last = [token for token in doc[quotation.start : quotation.end - 1] if not is_blank(token)][-1]
    if last.text != ".":
        yield from verbs(behind(doc[quotation.end : zone.end], layout))
    before = ahead(doc[zone.start : quotation.start], layout)
    if before and before[-1].text in {",", ":"}:
        yield from reversed(list(verbs(before)))


def verbs(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.pos_ == "VERB" and verb_lemma(token) in reporting().verbs:
            yield token


def behind(span: Span, layout: Layout) -> list[Token]:
    """Return the words behind a quotation up to the end of the sentence, the next quotation, or too far."""
    found: list[Token] = []
    for token in span:
        if token.i in layout.quoted or token.text in {".", "!", "?", ";"} or len(words(found)) >= FAR:
            break
        found.append(token)
    return found


def ahead(span: Span, layout: Layout) -> list[Token]:
    """Return the words before a quotation back to the start of the sentence, the last quotation, or too far."""
    found: list[Token] = []
    for token in reversed(list(span)):
        stop = token.text in {".", "!", "?", ";"} and has_words(found)
        if token.i in layout.quoted or stop or len(words(found)) >= FAR * 2:
            break
        if not is_blank(token):
            found.append(token)
    return found[::-1]
