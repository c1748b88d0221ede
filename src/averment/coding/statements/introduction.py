"""A paragraph that ends in a colon and says who is about to speak: "The committee set out five conditions:"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.lexicon import pronouns, reporting, speech
from averment.coding.syntax import noun_phrase, obliques, relation, subject
from averment.coding.tokens import POSSESSIVE, is_blank, lower, words

from .draft import Draft, Origin
from .room import make_room
from .snap import trim

__all__ = ["Introduction", "Of", "find_introduction", "speak"]

Of = Literal["list", "words"]
"""What follows: a list of points, or somebody's words."""


@dataclass(frozen=True)
class Introduction:
    """Who is about to speak, by which words.

    Attributes:
        place: The paragraph, as an index in the layout's zones.
        source: The words for the speaker.
        cue: The words that attribute.
        known: The statement that the model has with this cue, or None.
    """

    place: int
    source: Span
    cue: Span
    known: Draft | None


def find_introduction(place: int, drafts: Iterable[Draft], layout: Layout, of: Of) -> Introduction | None:
    """Return who a paragraph of the body says is about to speak, or None where it does not end in a colon or say so.

    The cue is the outermost verb of its last sentence that can open a list, or words; else the model's own cue there,
    "according to", or a noun with its owner ("the group's demands"). A list may be announced in a sentence before the
    last: "They published five demands. The company is to answer within a week:"
    """
    zone = layout.zone_words(place)
    if layout.zones[place].role != "body" or zone[-1].text != ":":
        return None
    *before, sentence = sentences(zone, layout)
    mine = [draft for draft in drafts if draft.cue is not None and zone.start <= draft.cue.start < zone.end]
    verb = outermost([token for token in sentence if token.i not in layout.quoted and opens(token, sentence, of)])
    if verb is not None:
        return by_verb(place, verb, mine, layout)
    last = [draft for draft in mine if draft.cue is not None and draft.cue.start >= sentence.start]
    if last and last[-1].source is not None and last[-1].cue is not None:
        return Introduction(place, last[-1].source, last[-1].cue, last[-1])
    found = according(place, sentence, layout) or by_noun(place, sentence, of, layout)
    if found is not None or of == "words":
        return found
    issued = (token for span in reversed(before) for token in span if issues(token, span, speech().listed))
    earlier = next(issued, None)
    return by_verb(place, earlier, mine, layout) if earlier is not None else None


def speak(
    introduction: Introduction, content: Sequence[Span], drafts: list[Draft], confidence: float, origin: Origin
) -> list[Draft]:
    """Return the drafts with what an introduction leads to: the model's statement goes on with it, or a new one."""
    known = introduction.known
    if known is not None:
        own = [span for span in known.content if span.end <= content[0].start]
        known.content = (*own, *content)
        known.origin = origin
        return [*make_room([draft for draft in drafts if draft is not known], known), known]
    draft = Draft(
        source=introduction.source, cue=introduction.cue, content=tuple(content), confidence=confidence, origin=origin
    )
    return [*make_room(drafts, draft, introduction.cue), draft]


def sentences(zone: Span, layout: Layout) -> list[Span]:
    """Return the sentences of a paragraph, by its full stops outside quotations."""
    stops = [token.i + 1 for token in zone[:-1] if token.text in {".", "!", "?"} and token.i not in layout.quoted]
    starts = [zone.start, *stops]
    ends = [*starts[1:], zone.end]
    return [zone.doc[start:end] for start, end in zip(starts, ends, strict=True) if words(zone.doc[start:end])]


def opens(token: Token, sentence: Span, of: Of) -> bool:
    """Return whether a verb can open what follows."""
    if token.pos_ != "VERB":
        return False
    lemma, lexicon = verb_lemma(token), speech()
    if of == "list":
        return reporting().is_strong(lemma) or lemma in lexicon.list_verbs or issues(token, sentence, lexicon.listed)
    said = lemma in reporting().verbs.keys() | lexicon.post_verbs
    return said or issues(token, sentence, lexicon.texts | lexicon.post_nouns)


def issues(token: Token, sentence: Span, nouns: frozenset[str]) -> bool:
    """Return whether a verb has one of the nouns behind it: "set out five conditions"."""
    if token.pos_ != "VERB" or verb_lemma(token) not in speech().issuing:
        return False
    behind = token.doc[token.i + 1 : sentence.end]
    return any(other.pos_ in {"NOUN", "PROPN"} and noun_lemma(other) in nouns for other in behind)


def outermost(verbs: Sequence[Token]) -> Token | None:
    """Return the verb that no other of these stands over; the last of several."""
    found = [verb for verb in verbs if not any(over in verbs for over in verb.ancestors)]
    return found[-1] if found else None


def by_verb(place: int, verb: Token, drafts: Iterable[Draft], layout: Layout) -> Introduction | None:
    known = next((d for d in drafts if d.cue is not None and d.cue.start <= verb.i < d.cue.end), None)
    source = known.source if known is not None else None
    source = source or speaker(verb, layout)
    cue = known.cue if known is not None else None
    return Introduction(place, source, cue or with_particle(verb), known) if source is not None else None


def speaker(verb: Token, layout: Layout) -> Span | None:
    """Return the words for whoever a verb has as its subject, or as its agent ("were set out by the committee").

    The page's "we" and the reader's "you" are no speakers.
    """
    agents = [noun for case, noun in obliques(verb) if case == "by"]
    passive = any(child.dep_ in {"nsubj:pass", "nsubjpass"} for child in verb.children)
    token: Token | None = verb
    found = agents[0] if passive and agents else subject(verb)
    while found is None and token is not None and relation(token) in {"xcomp", "conj", "advcl"}:
        token = token.head
        found = subject(token)
    if found is None or found.i in layout.quoted or layout.zone(found.i) != layout.zone(verb.i):
        return None
    pronoun = pronouns().personal.get(lower(found))
    if (pronoun is not None and pronoun.person < 3) or relation(found) == "expl":
        return None
    return trim(noun_phrase(found), layout)


def with_particle(verb: Token) -> Span:
    """Return a verb with the particle right behind it: "set out"."""
    particle = verb.i + 1 < len(verb.doc) and lower(verb.doc[verb.i + 1]) in {"out", "forward", "down", "for"}
    return verb.doc[verb.i : verb.i + 1 + particle]


def according(place: int, sentence: Span, layout: Layout) -> Introduction | None:
    """Return the introduction "According to the filing:"."""
    said = words(sentence)
    if [lower(token) for token in said[:2]] != ["according", "to"] or len(said) < 3:
        return None
    source = trim(sentence.doc[said[2].i : sentence.end], layout)
    return Introduction(place, source, sentence.doc[said[0].i : said[1].i + 1], None)


def by_noun(place: int, sentence: Span, of: Of, layout: Layout) -> Introduction | None:
    """Return the introduction by a noun that has its speaker beside it: "the group's demands", "a statement by …"."""
    nouns = speech().listed if of == "list" else speech().texts | speech().post_nouns
    for noun in reversed(sentence):
        if noun.pos_ not in {"NOUN", "PROPN"} or noun_lemma(noun) not in nouns or noun.i in layout.quoted:
            continue
        for owner in owners(noun):
            pronoun = pronouns().personal.get(OWNERS.get(lower(owner), lower(owner)))
            if pronoun is None or pronoun.person == 3:
                source = owner_words(owner, layout)
                return Introduction(place, source, noun.doc[noun.i : noun.i + 1], None)
    return None


OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we", "your": "you"}


def owners(noun: Token) -> Iterator[Token]:
    yield from (child for child in noun.children if child.dep_ in {"nmod:poss", "poss"})
    yield from (other for case, other in obliques(noun) if case in {"by", "from"})


def owner_words(owner: Token, layout: Layout) -> Span:
    span = noun_phrase(owner)
    end = span.end
    while end > span.start + 1 and (span.doc[end - 1].text in POSSESSIVE or is_blank(span.doc[end - 1])):
        end -= 1
    return trim(span.doc[span.start : end], layout)
