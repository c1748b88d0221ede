"""Every mention to its actor: names by what they say, the others by what the model takes them to stand for.

The model tells for each mention which ones before it may stand for the same. Names that the page tells apart stay
apart, whatever it says, and so do mentions that differ in number or kind; "I" is whoever speaks. A pronoun for which
nobody is left stays open.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import Pronoun, pronouns, roles
from averment.coding.record import ActorType
from averment.coding.statements import Draft
from averment.coding.syntax import is_plural, is_subject
from averment.coding.tokens import is_word, lower
from averment.language import Reference

from .agree import can_mean
from .beside import beside
from .cast import Cast
from .figure import Figure
from .kind_of import of_noun
from .phrase import Phrase, read_phrase, without_possessive
from .resolve import POSSESSOR, Resolution, can_be, determiner, key, key_of
from .role import other_half
from .whole_name import whole_name

__all__ = ["refer"]

LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
"""What of the model's types can be an actor, and how names of that type are labelled."""

TYPES: dict[str, ActorType] = {"person": "person", "organization": "organisation", "place": "place"}

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


LEAST = 0.5
"""How probable it must be that words stand for an actor at all."""


def refer(cast: Cast, drafts: Sequence[Draft], speakers: Mapping[Draft, Resolution], layout: Layout) -> None:
    """Add the page's mentions to the actors of `cast`; who is not there yet becomes an actor."""
    referrer = _Referrer(cast, drafts, speakers, layout)
    for at, reference in enumerate(layout.reading.references):
        if layout.holds(reference.span):
            referrer.found[at] = referrer.figure(reference)


class _Referrer:
    """Goes through the mentions in the order of the text.

    Attributes:
        found: Whom each of the reading's references stands for; None where that is open, or no actor.
    """

    def __init__(
        self, cast: Cast, drafts: Sequence[Draft], speakers: Mapping[Draft, Resolution], layout: Layout
    ) -> None:
        self.cast, self.drafts, self.speakers, self.layout = cast, drafts, speakers, layout
        self.found: list[Figure | None] = [None] * len(layout.reading.references)
        self.known = {(span.root.i, kind): figure for figure in cast.figures for span, kind in figure.mentions.values()}

    def figure(self, reference: Reference) -> Figure | None:
        """Return whom one mention stands for, and keep it there."""
        phrase = read_phrase(reference.span)
        if phrase is None or phrase.kind == "group" or other_half(phrase.span[0]) is not None:
            return None
        if phrase.kind == "name":
            return self.of_name(phrase, reference)
        at = phrase.head.i
        known = self.known.get((at, phrase.kind)) or self.cast.named(phrase.span.doc[at : at + 1])
        known = known or self.standing(phrase.span)
        if reference.type not in LABELS or reference.chance < LEAST:
            return known
        if known is not None:
            if known.type == "other":
                known.type = type_of(phrase, reference)
            return known
        if phrase.kind == "pronoun":
            figure = self.of_pronoun(phrase, reference)
        else:
            figure = beside(phrase, self.cast, reference) or self.of_noun(phrase, reference)
        if figure is not None and not self.is_before_name(phrase.span, figure):
            figure.add(without_possessive(phrase.span), phrase.kind)
        return figure

    def standing(self, span: Span) -> Figure | None:
        """Return whom the same words in the same place were taken for before."""
        place = span.start, without_possessive(span).end
        return next((figure for figure in self.cast.figures if place in figure.mentions), None)

    def is_before_name(self, span: Span, figure: Figure) -> bool:
        """Return whether a phrase is the role right before a name, which is one mention with it ("analyst NAME")."""
        return any(span.end == start for start, _ in figure.places("name"))

    def of_name(self, phrase: Phrase, reference: Reference) -> Figure | None:
        """Return whose name it is; a name that was not known as one becomes an actor's."""
        figure = self.cast.named(phrase.span)
        if figure is None and reference.type in LABELS and reference.chance >= LEAST:
            span = phrase.span
            name = span.doc.char_span(span.start_char, span.end_char, label=LABELS[reference.type])
            name = whole_name(name) if name is not None else None
            if name is not None and self.layout.holds(name):
                self.cast.assign(name)
                figure = self.cast.named(name)
        if figure is not None and figure.type == "state" and reference.type == "place":
            figure.become(phrase.head.i, "territory")
        return figure

    def of_pronoun(self, phrase: Phrase, reference: Reference) -> Figure | None:
        """Return whom a personal pronoun stands for; None where that is open."""
        form = lower(phrase.head)
        pronoun = pronouns().personal.get(POSSESSOR.get(form, form))
        if pronoun is None:
            return None
        if pronoun.person == 3:
            figure = self.teller(phrase.head, pronoun) or next(iter(self.choice(reference)), None)
            if figure is None or not can_be(figure, pronoun):
                return None
            if figure.is_person:
                figure.gender = figure.gender or pronoun.gender
            return figure
        speaker = self.speaker(phrase.head) if pronoun.person == 1 else None
        if speaker is None or (pronoun.number == "singular") != speaker.is_person:
            return None
        return speaker  # "we" of a body is the body; of a person it is open who else

    def teller(self, token: Token, pronoun: Pronoun) -> Figure | None:
        """Return the person of whom "he" speaks that opens what the same person is said to say: "she said she had"."""
        if not is_subject(token) or token.i in self.layout.quoted:
            return None
        for draft in self.drafts:
            if draft.kind != "indirect" or not draft.content or draft.cue is None:
                continue
            start = draft.content[0].start
            opens = start == token.i or (start == token.i - 1 and lower(token.nbor(-1)) == "that")
            figure = self.speakers[draft].figure
            if opens and figure is not None and figure.is_person and can_be(figure, pronoun):
                return figure
        return None

    def speaker(self, token: Token) -> Figure | None:
        """Return who says a word, in the innermost statement that has it in so many words."""
        around = [
            (sum(map(len, draft.content)), at)
            for at, draft in enumerate(self.drafts)
            if any(span.start <= token.i < span.end for span in draft.content)
        ]
        if not around:
            return None
        draft = self.drafts[min(around)[1]]
        verbatim = draft.kind == "direct" or token.i in self.layout.quoted
        return self.speakers[draft].figure if verbatim else None

    def of_noun(self, phrase: Phrase, reference: Reference) -> Figure | None:
        """Return whom a noun phrase stands for: someone spoken of before, or one more actor."""
        before = next((figure for figure in self.choice(reference) if can_mean(phrase, figure, reference)), None)
        before = before or self.again(phrase)
        if before is not None:
            return before
        head = phrase.head
        if head.pos_ not in {"NOUN", "PROPN"}:
            return None
        lemma, kind = noun_lemma(head), type_of(phrase, reference)
        gender = roles().gender(lemma) if kind == "person" else None
        return self.cast.new(Figure(type=kind, noun=lemma, plural=is_plural(head), gender=gender))

    def again(self, phrase: Phrase) -> Figure | None:
        """Return whoever has no name and was spoken of in these very words before ("the government")."""
        if determiner(phrase) not in DEFINITE:
            return None
        words = key(phrase)
        nameless = (figure for figure in self.cast.figures if figure.noun is not None and not figure.names)
        return next((f for f in nameless if any(key_of(span) == words for span, _ in f.mentions.values())), None)

    def choice(self, reference: Reference) -> list[Figure]:
        """Return whom the model takes a mention to stand for, the most probable first, until it says nobody."""
        figures: list[Figure] = []
        for at, _ in reference.choice:
            if at < 0:
                break
            figure = self.found[at]
            if figure is not None and figure not in figures:
                figures.append(figure)
        return figures


def type_of(phrase: Phrase, reference: Reference) -> ActorType:
    """Return the type of whom a noun phrase stands for: by its noun, or else by what the model takes it for."""
    head, plural = phrase.head, is_plural(phrase.head)
    words = [lower(token) for token in phrase.span if is_word(token) and token.i <= head.i]
    kind = of_noun(noun_lemma(head), words, plural=plural)
    if kind != "other":
        return kind
    return "people" if plural and reference.type == "person" else TYPES[reference.type]
