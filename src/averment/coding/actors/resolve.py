"""Who speaks: the words of a source → an actor of the page, or nobody where the page does not tell.

A name stands for its bearer, "the minister" for whoever was last introduced as one, "she" for the woman whom the report
speaks of, "officials" for themselves. What stays open stays open: nothing is guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from averment.coding.folding import fold
from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.lexicon import Pronoun, countries, organisations, pronouns, reporting, roles
from averment.coding.names import parse
from averment.coding.record import MentionKind
from averment.coding.statements import Draft, addressee
from averment.coding.statements.draft import VERBATIM, cue_verb, extent
from averment.coding.syntax import is_plural, is_subject, preposition, relation
from averment.coding.tokens import is_word, lower

from .cast import Cast
from .figure import Figure
from .kind_of import of_noun
from .name_in import name_at, names
from .phrase import Phrase, read_phrase, without_possessive

__all__ = ["Resolution", "Resolver", "resolve"]

REACH = 2
"""How many paragraphs back a pronoun can point."""


SUBORDINATE = frozenset({"acl", "relcl", "ccomp", "xcomp", "csubj", "pcomp"})
"""Clauses whose subject the report only mentions."""


@dataclass(frozen=True)
class Resolution:
    """The actor that words stand for, and how sure that is (0 to 1)."""

    figure: Figure | None
    certainty: float


@dataclass(frozen=True)
class Event:
    """Somebody comes up as the subject of the report's own sentence, or as a speaker."""

    index: int
    end: int
    figure: Figure
    speaks: bool


UNRESOLVED = Resolution(None, 1.0)


def resolve(drafts: Iterable[Draft], cast: Cast, layout: Layout) -> tuple[dict[Draft, Resolution], dict[Draft, Figure]]:
    """Return who speaks each statement, and to whom where the page says so."""
    resolver = Resolver(list(drafts), cast, layout)
    for draft in sorted(resolver.drafts, key=lambda draft: (draft.place, draft.start)):
        resolver.speaker(draft)
        resolver.addressee(draft)
    return resolver.speakers, resolver.addressees


class Resolver:
    """Follows a report from its first word to its last, keeping in mind who has come up."""

    def __init__(self, drafts: list[Draft], cast: Cast, layout: Layout) -> None:
        self.drafts = drafts
        self.cast = cast
        self.layout = layout
        self.speakers: dict[Draft, Resolution] = {}
        self.addressees: dict[Draft, Figure] = {}
        self.events = list(self.subjects())

    def subjects(self) -> Iterable[Event]:
        """Yield those named as subjects in the report's own words, outside of what others say."""
        spoken_to = (addressee(draft, self.layout) for draft in self.drafts)
        told = {token.i for words in spoken_to if words is not None for token in words}
        for (start, end), figure in sorted(self.cast.by_name.items(), key=lambda item: item[0]):
            root = self.layout.doc[start:end].root
            attributed = any(draft.holds(start) for draft in self.drafts) or start in self.layout.quoted
            if is_subject(root) and not attributed and start not in told and relation(root.head) not in SUBORDINATE:
                yield Event(start, end, figure, speaks=False)

    def speaker(self, draft: Draft) -> Resolution:
        """Resolve and keep the speaker of one statement."""
        if draft not in self.speakers:
            self.speakers[draft] = UNRESOLVED
            self.speakers[draft] = resolution = self.find_speaker(draft)
            if resolution.figure is not None and draft.within is None:
                end = extent(draft.spans)[1]
                self.events.append(Event(draft.place, end, resolution.figure, speaks=True))
        return self.speakers[draft]

    def find_speaker(self, draft: Draft) -> Resolution:
        """Return who speaks a statement: by its source, by its speaker's name elsewhere, or by who holds the floor."""
        named = draft.source or draft.elsewhere
        if named is not None:
            return self.of_words(named, draft)
        if draft.holder is not None:
            return self.speaker(draft.holder)
        return UNRESOLVED

    def addressee(self, draft: Draft) -> None:
        """Resolve and keep whom one statement is said to."""
        words = addressee(draft, self.layout)
        phrase = read_phrase(words) if words is not None else None
        if words is None or phrase is None:
            return
        if phrase.kind == "noun" and of_noun(noun_lemma(phrase.head), before(phrase), plural=False) == "other":
            return
        resolution = self.of_words(words, draft, but=self.speakers[draft].figure)
        if resolution.figure is not None and resolution.figure is not self.speakers[draft].figure:
            self.addressees[draft] = resolution.figure

    def of_words(self, words: Span, draft: Draft, but: Figure | None = None) -> Resolution:
        """Return the actor that the words of a source or addressee stand for."""
        phrase = read_phrase(words, cue_verb(draft))
        if phrase is None:
            return UNRESOLVED
        if phrase.kind == "pronoun":
            resolution = self.of_pronoun(phrase.head, draft, but)
        elif phrase.kind == "name":
            resolution = self.of_name(phrase.span)
        elif phrase.kind == "group":
            resolution = Resolution(self.nominal(phrase, draft), 0.95)
        else:
            resolution = self.of_noun(phrase, draft)
        if resolution.figure is not None:
            kind: MentionKind = "noun" if phrase.kind == "group" else phrase.kind
            resolution.figure.add(without_possessive(phrase.span), kind)
        return resolution

    def of_name(self, name: Span) -> Resolution:
        """Return the actor with a name; less surely where two share the surname that stands alone."""
        figure = self.cast.named(name)
        if figure is None:
            return UNRESOLVED
        return Resolution(figure, 0.8 if self.cast.has_namesake(figure, name) else 0.98)

    # Pronouns

    def of_pronoun(self, token: Token, draft: Draft, but: Figure | None) -> Resolution:
        """Return whom a pronoun stands for.

        "I" within a quotation is its speaker. In indirect speech, "he" is first of all whoever speaks. Elsewhere it is
        whoever the report spoke of last: the last speaker, or a later subject of the report's own sentences; with a
        verb such as "added", the last speaker. Where several fit and none was a subject, it stays open.
        """
        pronoun = pronouns().personal[POSSESSOR.get(lower(token), lower(token))]
        outer = draft.within
        if pronoun.person != 3:
            speaks_of_self = pronoun.person == 1 and pronoun.number == "singular" and outer is not None
            return self.speaker(outer) if speaks_of_self and outer is not None else UNRESOLVED
        if outer is not None:
            teller = self.speaker(outer).figure
            if outer.origin in VERBATIM and token.i not in self.layout.quoted:
                named_before = self.named_in_turn(token, pronoun, outer)
                return Resolution(named_before, 0.7) if named_before is not None else UNRESOLVED
            if outer.kind != "indirect" and token.i in self.layout.quoted:
                but = teller
                quoted = self.named_in_quotation(token, pronoun)
                if quoted is not None:
                    return Resolution(quoted, 0.7)
            elif teller is not None and teller is not but and can_be(teller, pronoun):
                return Resolution(teller, 0.8)
        events = [event for event in self.recent(token.i) if event.figure is not but and can_be(event.figure, pronoun)]
        spoken = [event for event in events if event.speaks]
        verb = cue_verb(draft)
        known = reporting().verbs.get(verb_lemma(verb)) if verb is not None else None
        if spoken and known is not None and known.adds:
            return self.learn(spoken[0].figure, pronoun, 0.92)
        named = self.named_since(events[0].index if events else None, token.i, pronoun, but)
        if events and not named - {events[0].figure}:
            return self.learn(events[0].figure, pronoun, 0.9)
        if events and self.layout.paragraph(token.i) - self.layout.paragraph(min(events[0].end, token.i) - 1) < REACH:
            return self.learn(events[0].figure, pronoun, 0.8)
        return self.learn(named.pop(), pronoun, 0.7) if len(named) == 1 else UNRESOLVED

    def named_in_quotation(self, token: Token, pronoun: Pronoun) -> Figure | None:
        """Return whom the quotation itself names last before a pronoun in it."""
        quotation = next((q for q in self.layout.quotations if q.start <= token.i < q.end), None)
        start = quotation.start if quotation is not None else token.i
        named = [(i, f) for (i, _), f in self.cast.by_name.items() if start <= i < token.i and can_be(f, pronoun)]
        return max(named, key=lambda item: item[0])[1] if named else None

    def named_in_turn(self, token: Token, pronoun: Pronoun, outer: Draft) -> Figure | None:
        """Return whom the words of a turn or post name last before a pronoun in them, if not who says them."""
        start, teller = outer.content[0].start, self.speaker(outer).figure
        named = [
            (i, figure)
            for (i, _), figure in self.cast.by_name.items()
            if start <= i < token.i and figure is not teller and can_be(figure, pronoun)
        ]
        return max(named, key=lambda item: item[0])[1] if named else None

    def learn(self, figure: Figure, pronoun: Pronoun, certainty: float) -> Resolution:
        """Keep in mind the gender that the report gives someone."""
        if figure.is_person:
            figure.gender = figure.gender or pronoun.gender
        return Resolution(figure, certainty)

    def recent(self, index: int) -> list[Event]:
        """Return who came up before a word, within reach, the last first."""
        before = [event for event in self.events if event.index < index]
        return sorted((e for e in before if self.reaches(e, index)), key=lambda event: event.index, reverse=True)

    def reaches(self, event: Event, index: int) -> bool:
        """Return whether someone came up, or spoke on, near enough to a word: in its zone, or few paragraphs before."""
        here, there = self.layout.paragraph(index), self.layout.paragraph(event.index)
        if here < 0 or there < 0:
            return self.layout.zone(index) == self.layout.zone(event.index)
        spoke_until = self.layout.paragraph(event.end - 1) if event.end <= index else there
        return 0 <= here - max(there, spoke_until) <= REACH

    def named_since(self, start: int | None, index: int, pronoun: Pronoun, but: Figure | None) -> set[Figure]:
        """Return those who fit a pronoun among the names between a word and it; without one, in the last paragraph."""
        here = self.layout.paragraph(index)
        return {
            figure
            for (first, _), figure in self.cast.by_name.items()
            if first < index and first not in self.layout.quoted and figure is not but and can_be(figure, pronoun)
            if (first > start if start is not None else 0 <= here - self.layout.paragraph(first) < REACH)
        }

    # Nouns

    def of_noun(self, phrase: Phrase, draft: Draft) -> Resolution:
        """Return whom a noun phrase stands for: someone known by that role, a body known by that noun, or itself."""
        name = parse(phrase.span.text) if len(phrase.span) == 1 and phrase.span.text[0].isupper() else None
        bearer = self.cast.bearer(name, phrase.span) if name is not None else None
        if bearer is not None:
            return Resolution(bearer, 0.9)
        author = self.by_document(phrase)
        if author is not None:
            return Resolution(author, 0.85)
        definite = determiner(phrase) in {"the", "that", "this"}
        plural = is_plural(phrase.head)
        lemma = noun_lemma(phrase.head)
        if definite and not plural and (roles().is_person(lemma) or is_age(phrase)):
            found = self.by_role(phrase, lemma)
            if found is not None:
                return found
        if definite and not plural:
            body = self.by_body(phrase, lemma)
            if body is not None:
                return Resolution(body, 0.8)
        return Resolution(self.nominal(phrase, draft), 0.95)

    def by_document(self, phrase: Phrase) -> Figure | None:
        """Return whose word a document is: "a report by the Tarn Centre", "Home Office figures"."""
        if noun_lemma(phrase.head) not in organisations().documents:
            return None
        for name in names(phrase.span):
            case = preposition(name.root) if phrase.head.i < name.start else None
            figure = self.cast.named(name)
            # a report from a country or town is about it
            from_body = case == "from" and figure is not None and figure.type not in {"place", "state"}
            if case == "by" or from_body or name.end <= phrase.head.i:
                return figure
        return None

    def by_role(self, phrase: Phrase, lemma: str) -> Resolution | None:
        """Return whoever was last introduced with a role ("the minister"), or whom the report is plainly about.

        "The 63-year-old" says nothing that was said before: it stands for the person who came up last.
        """
        places = modifiers(phrase) & country_names()
        found = self.bearers_of(phrase, lemma)
        if found:
            best = max(found, key=lambda item: item[:2])
            return Resolution(best[2], 0.9 if len({id(item[2]) for item in found}) == 1 else 0.8)
        if is_age(phrase):
            person = next((e.figure for e in self.recent(phrase.head.i) if e.figure.is_person), None)
            return Resolution(person, 0.8) if person is not None else None
        single = [f for f in self.cast.figures if f.noun == lemma and not f.names and not f.plural]
        unnamed = [f for f in single if f.first < phrase.head.i]
        return Resolution(unnamed[-1], 0.85) if unnamed and not places else None

    def bearers_of(self, phrase: Phrase, lemma: str) -> list[tuple[int, int, Figure]]:
        """Return those introduced with a role before a phrase, with how many of its other words fit, and where.

        A country in the phrase ("the Polish minister") must be the role's; other words ("the deputy minister") must
        fit where more than one person has the role.
        """
        wanted = modifiers(phrase)
        places = wanted & country_names()
        found, fitting = [], []
        for figure in self.cast.figures:
            for role in figure.roles:
                if role.noun != lemma or role.span.start >= phrase.head.i:
                    continue
                if places and places != role.modifiers & country_names():
                    continue
                shared = wanted & role.modifiers
                found.append((len(shared), role.span.start, figure))
                if shared or not wanted:
                    fitting.append(found[-1])
        return found if len({id(figure) for _, _, figure in found}) == 1 else fitting

    def by_body(self, phrase: Phrase, lemma: str) -> Figure | None:
        """Return the body that a noun speaks of again: one with the noun in its name, or of a type that it can be."""
        index = phrase.head.i
        wanted = modifiers(phrase)
        if wanted or lemma not in organisations().nouns.keys() | organisations().again.keys():
            return None
        named = [
            (max(start for start, _ in figure.mentions if start < index), figure)
            for figure in self.cast.figures
            if any(start < index for start, _ in figure.mentions)
            and any(lemma in fold(name).split() and len(name.split()) > 1 for name in figure.names)
        ]
        if named:
            return max(named, key=lambda item: item[0])[1]
        kinds = organisations().again.get(lemma, frozenset())
        near = next((event.figure for event in self.recent(index) if event.figure.type in kinds), None)
        known = [f for f in self.cast.figures if f.type in kinds and f.names and f.first < index]
        unnamed = [f for f in self.cast.figures if f.noun == lemma and not f.names and not f.plural and f.first < index]
        return near or (known[0] if len(known) == 1 else unnamed[-1] if unnamed else None)

    def nominal(self, phrase: Phrase, draft: Draft) -> Figure:
        """Return the actor for a noun phrase: one that the page has spoken of in these words before, or a new one."""
        lemma = noun_lemma(phrase.head)
        owner = self.owner(phrase, draft)
        words = key(phrase)
        again = determiner(phrase) not in {"a", "an", "another", "one", "some", "other", "others", "several", "many"}
        for figure in self.cast.figures:
            if figure.noun != lemma or not again:
                continue
            same_owner = owner is not None and figure.owner is owner
            if same_owner or any(key_of(span) == words for span, _ in figure.mentions.values()):
                return figure
        kind = of_noun(lemma, before(phrase), plural=is_plural(phrase.head))
        if phrase.kind == "group":
            kind = "people"
        figure = Figure(
            type=kind,
            noun=lemma,
            owner=owner,
            plural=phrase.kind == "group" or is_plural(phrase.head),
            gender=roles().gender(lemma) if kind == "person" else None,
        )
        return self.cast.new(figure)

    def owner(self, phrase: Phrase, draft: Draft) -> Figure | None:
        """Return whose a body is: "Pavo's office", "his office"."""
        for token in phrase.span:
            if token.i >= phrase.head.i:
                break
            if lower(token) in POSSESSOR:
                return self.of_pronoun(token, draft, None).figure
            name = name_at(token)
            if name is not None and name.end < len(token.doc) and lower(token.doc[name.end]) in {"'s", "’s", "'", "’"}:
                return self.cast.named(name)
        return None


POSSESSOR = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we", "your": "you"}


def can_be(figure: Figure, pronoun: Pronoun) -> bool:
    """Return whether a pronoun of the third person can stand for someone."""
    if pronoun.number == "plural":
        return figure.plural or figure.type not in {"person", "place", "other", "state"}
    if pronoun.animate is False:
        return not figure.is_person and figure.type != "people" and not figure.plural
    return figure.is_person and not figure.plural and figure.gender in {None, pronoun.gender}


def determiner(phrase: Phrase) -> str | None:
    first = phrase.span[0]
    return lower(first) if first.i <= phrase.head.i and (first.pos_ in {"DET", "PRON", "NUM", "ADJ"}) else None


def is_age(phrase: Phrase) -> bool:
    """Return whether a phrase describes someone by age: "the 63-year-old"."""
    words = [lower(token) for token in phrase.span]
    return "old" in words and "year" in " ".join(words)


def modifiers(phrase: Phrase) -> frozenset[str]:
    """Return the folded words of a noun phrase that tell which one is meant; countries by name."""
    words = [
        token
        for token in phrase.span
        if is_word(token) and token.i < phrase.head.i and token.pos_ in {"ADJ", "NOUN", "PROPN"}
    ]
    return frozenset(fold(countries().of(token.text) or token.text) for token in words)


@cache
def country_names() -> frozenset[str]:
    return frozenset(fold(name) for name in countries().names.values())


def before(phrase: Phrase) -> list[str]:
    return [lower(token) for token in phrase.span if is_word(token) and token.i <= phrase.head.i]


def key(phrase: Phrase) -> str:
    return key_of(phrase.span)


def key_of(span: Span) -> str:
    words = fold(span.text).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "these", "those"} else words)
