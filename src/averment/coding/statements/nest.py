"""Statement within statement: "X confirmed …, the paper Y reported", "X said Y had told him that …"

The model gives each word one role, so that of two statements, one in the other, it finds one, or both side by side.
The trees say which holds which, and what a statement says is read again on its own for the statements within it, and
what these say likewise.
"""

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Span, Token

from averment.coding.layout import Layout
from averment.coding.lemmas import verb_lemma
from averment.coding.lexicon import pronouns, reporting
from averment.coding.syntax import auxiliaries, clause, complements, noun_phrase, parataxes, relation, stretch, subject
from averment.coding.tokens import has_words, lower
from averment.language import Attribution

from .draft import Draft, cue_verb, extent
from .snap import merge, trim

__all__ = ["Inner", "nest"]

Inner = Callable[[Sequence[Span]], list[list[Attribution]]]
"""Reads statements' contents, each on its own, for the attributions within them."""

CONFIDENCE = 0.7
"""That a verb of saying with a subject and a clause, in or around a statement, makes a statement of its own."""


LEAST = 0.45
"""How sure the model must be of a statement in words that it reads on their own, out of what was around them."""

SHORT = 3
"""How many words the model may have taken for the content of "Y reported on Monday"."""


MIND = frozenset({"believe", "think", "go", "remember", "wonder", "thank"})
"""Verbs of saying that tell of a speaker's own mind where the speaker says "I"."""

TELLING = frozenset(
    {"had", "has", "have", "'d", "’d", "'ve", "’ve", "is", "was", "are", "were", "been", "being", "did", "does", "do"}
)
"""Auxiliaries of what was or is said; the others tell of what could, will or must be."""


def nest(drafts: Iterable[Draft], layout: Layout, inner: Inner | None = None) -> list[Draft]:
    """Return the drafts with the outer and inner statements that were missing, each inner one `within` its outer."""
    found = list(drafts)
    for draft in list(found):
        add_outer(draft, found, layout)
    for draft in list(found):
        cover_inner(draft, found, layout)
    read = 0
    while read < len(found):
        outer, read = found[read:], len(found)
        add_inner(outer, found, layout, inner)
    for draft in found:
        draft.within = holder(draft, found)
    return found


def add_outer(draft: Draft, drafts: list[Draft], layout: Layout) -> None:
    """Find the report around a statement: "X confirmed that …, Y reported"."""
    verb = cue_verb(draft)
    if verb is None:
        return
    for report in reports_around(verb):
        speaker = subject(report)
        if speaker is None or draft.holds(report.i) or speaker.i == verb.i or overlaps(draft, speaker, report):
            continue
        if says_more(report, draft):
            continue
        covered = told_by(report, speaker, draft, layout)
        twin = next((other for other in drafts if other is not draft and cue_verb(other) == report), None)
        if twin is not None and any(span.start > report.i and len(span) > SHORT for span in twin.content):
            continue
        if twin is not None:
            twin.content = tuple(merge((*without(twin, draft), *covered), layout)) if covered else twin.content
        elif covered:
            drafts.append(
                Draft(
                    source=trim(noun_phrase(speaker), layout),
                    cue=verb_words(report, layout),
                    content=covered,
                    confidence=draft.confidence * CONFIDENCE,
                    origin="nested",
                )
            )
        return


def says_more(report: Token, draft: Draft) -> bool:
    """Return whether a verb of saying has a clause of its own behind it, as in "…, while Y said that …"."""
    return any(complement.i > report.i and not draft.holds(complement.i) for complement in complements(report))


def reports_around(verb: Token) -> list[Token]:
    """Return the verbs of saying that stand beside or over a verb: its parataxes, or what it completes."""
    around = [token for token in parataxes(verb) if token.i > verb.i]
    if relation(verb) in {"ccomp", "parataxis"} and verb.head.i > verb.i:
        around.append(verb.head)
    return [token for token in around if token.pos_ == "VERB" and reporting().is_strong(verb_lemma(token))]


def overlaps(draft: Draft, speaker: Token, report: Token) -> bool:
    return any(span.start <= token.i < span.end for span in draft.spans for token in (speaker, report))


def told_by(report: Token, speaker: Token, draft: Draft, layout: Layout) -> tuple[Span, ...]:
    """Return the words that a report covers: those of the statement, source and cue with it."""
    start, end = extent(draft.spans)
    first = min(speaker.left_edge.i, report.i)
    if start < first:
        end = min(end, first)
    span = layout.doc[start:end]
    if not layout.holds(span):
        return ()
    span = trim(span, layout)
    return (span,) if has_words(span) else ()


def without(outer: Draft, inner: Draft) -> list[Span]:
    """Return the outer statement's content, less pieces that the inner statement's words already make up."""
    start, end = extent(inner.spans)
    return [span for span in outer.content if not (start <= span.start and span.end <= end)]


def cover_inner(outer: Draft, drafts: Sequence[Draft], layout: Layout) -> None:
    """Let "X said" hold "Y had told him that …" whole, where the model gave them side by side."""
    verb = cue_verb(outer)
    if verb is None:
        return
    below = {token.i for complement in complements(verb) for token in complement.subtree}
    for draft in drafts:
        told = cue_verb(draft)
        if draft is outer or told is None or told.i not in below or outer.holds(told.i):
            continue
        start, end = extent(draft.spans)
        spans = outer.content if outer.content[0].start < start else ()
        low = min([start, *(span.start for span in spans if span.end <= start)])
        span = layout.doc[low:end]
        own = [part for part in (outer.source, outer.cue) if part is not None]
        if layout.holds(span) and not any(part.start < span.end and span.start < part.end for part in own):
            outer.content = tuple(merge((*outer.content, trim(span, layout)), layout))


def add_inner(outer: Sequence[Draft], drafts: list[Draft], layout: Layout, inner: Inner | None) -> None:
    """Find the statements within contents, by reading these again and by their verbs of saying."""
    contents = [(draft, span) for draft in outer for span in draft.content]
    read = inner([span for _, span in contents]) if inner is not None else [[] for _ in contents]
    for (draft, span), attributions in zip(contents, read, strict=True):
        for attribution in attributions:
            add_new(from_attribution(attribution, draft, layout), drafts)
        for token in span:
            if token.pos_ == "VERB" and reporting().is_strong(verb_lemma(token)):
                add_new(from_verb(token, span, draft, layout), drafts)


def add_new(draft: Draft | None, drafts: list[Draft]) -> None:
    """Add a draft unless another already has a source or cue in its cue."""
    if draft is None or draft.cue is None:
        return
    used = {i for other in drafts for part in (other.source, other.cue) if part for i in range(part.start, part.end)}
    if not used & set(range(draft.cue.start, draft.cue.end)):
        drafts.append(draft)


def from_attribution(attribution: Attribution, outer: Draft, layout: Layout) -> Draft | None:
    content = merge([trim(span, layout) for span in attribution.content], layout)
    content = [span for span in content if has_words(span)]
    if not content or not attribution.cue or attribution.confidence < LEAST or is_own_mind(attribution):
        return None
    return Draft(
        source=trim(attribution.source[0], layout) if attribution.source else None,
        cue=trim(attribution.cue[0], layout),
        content=tuple(content),
        confidence=attribution.confidence * outer.confidence,
        origin="nested",
    )


def is_own_mind(attribution: Attribution) -> bool:
    """Return whether somebody only speaks of what they themselves think or want ("I hope that …"), or asks nobody else.

    What "I think" holds is said by whoever is quoted; what "I told him" holds was said before.
    """
    said = any(verb_lemma(token) in reporting().verbs for span in attribution.cue for token in span)
    pronoun = pronouns().personal.get(lower(attribution.source[0][-1])) if attribution.source else None
    nobody = not attribution.source or (pronoun is not None and pronoun.person < 3)
    thinks = not said or any(verb_lemma(token) in MIND for span in attribution.cue for token in span)
    return nobody and thinks


def from_verb(verb: Token, span: Span, outer: Draft, layout: Layout) -> Draft | None:
    speaker = subject(verb)
    if (
        speaker is None
        or not (span.start <= speaker.i < span.end)
        or not names_someone(speaker)
        or not is_factual(verb)
    ):
        return None
    for complement in complements(verb):
        finite = relation(complement) == "ccomp" and subject(complement) is not None
        words = [token for token in clause(complement) if span.start <= token.i < span.end and token.i != verb.i]
        said = stretch(words)
        if not finite or said is None or said.start <= verb.i < said.end or said.start <= speaker.i < said.end:
            continue
        said = trim(said, layout)
        if has_words(said) and layout.holds(said):
            return Draft(
                source=trim(noun_phrase(speaker), layout),
                cue=verb_words(verb, layout),
                content=(said,),
                confidence=outer.confidence * CONFIDENCE,
                origin="nested",
            )
    return None


def names_someone(speaker: Token) -> bool:
    """Return whether a subject is a noun or a pronoun of the third person, or "I"."""
    pronoun = pronouns().personal.get(lower(speaker))
    return speaker.pos_ in {"NOUN", "PROPN"} or (pronoun is not None and (pronoun.person == 3 or lower(speaker) == "i"))


def is_factual(verb: Token) -> bool:
    """Return whether a verb tells what was said, rather than what could, will or must not be."""
    return all(lower(token) in TELLING for token in auxiliaries(verb)) and not any(
        lower(child) in {"not", "n't", "n’t", "never"} for child in verb.children
    )


def verb_words(verb: Token, layout: Layout) -> Span:
    """Return a verb with the auxiliaries that stand right before it ("had told")."""
    start = verb.i
    helpers = {token.i for token in auxiliaries(verb)}
    while start - 1 in helpers:
        start -= 1
    return layout.doc[start : verb.i + 1]


def holder(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the innermost other statement whose content holds this one whole."""
    start, end = extent(draft.spans)
    around = [
        (span.end - span.start, index)
        for index, other in enumerate(drafts)
        if other is not draft
        for span in other.content
        if span.start <= start and end <= span.end and not same_words(draft, other)
    ]
    return drafts[min(around)[1]] if around else None


def same_words(one: Draft, other: Draft) -> bool:
    return extent(one.spans) == extent(other.spans)
