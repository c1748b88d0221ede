"""Whether a noun phrase can speak again of someone: alike in kind, in number, in what tells one from another.

A model that learned who is who from few pages joins nouns too readily where nothing else is near; what a word says by
itself outvotes it.
"""

from collections.abc import Iterator

from spacy.tokens import Span

from averment.coding.folding import fold
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import Sort, countries, pronouns, roles, sorts
from averment.coding.record import ActorType, MentionKind
from averment.coding.registry import meaning_of
from averment.coding.syntax import is_plural, relation
from averment.coding.tokens import lower
from averment.language import Reference

from .cast import at_odds
from .figure import Figure
from .phrase import Phrase

__all__ = ["agrees", "can_mean"]

SETTLEMENT: frozenset[Sort] = frozenset({"settlement"})
COUNTRY: frozenset[Sort] = frozenset({"country"})
NAMING: tuple[MentionKind, ...] = ("name", "territory")
BODIES: frozenset[ActorType] = frozenset({"government", "military"})
INDEFINITE = frozenset({"a", "an", "another"})
SEATS = ("capital/", "seat/")
"""With what the ids of the registry's cities begin."""


def can_mean(phrase: Phrase, figure: Figure, reference: Reference) -> bool:
    """Return whether a noun phrase can speak again of someone.

    Args:
        phrase: The noun phrase.
        figure: Who was spoken of before.
        reference: What the model takes the phrase for.
    """
    if is_new(phrase, figure) or stands_in(figure, phrase.span):
        return False
    return agrees(phrase, figure, reference) and same_noun(phrase, figure)


def agrees(phrase: Phrase, figure: Figure, reference: Reference) -> bool:
    """Return whether someone can be what a noun phrase says, under whatever noun they went before."""
    if figure.is_person and (reference.type != "person" or is_plural(phrase.head)):
        return False
    if not figure.is_person and figure.names and figure.type != "other" and reference.type == "person":
        return False
    return (
        same_number(phrase, figure)
        and same_state(phrase, figure)
        and same_sort(phrase, figure)
        and same_gender(phrase, figure)
    )


def stands_in(figure: Figure, span: Span) -> bool:
    """Return whether a phrase has someone's name within it: "the president of Olenia" is not Olenia."""
    named = [place for kind in NAMING for place in figure.places(kind)]
    return any(span.start <= start and end <= span.end for start, end in named)


def same_number(phrase: Phrase, figure: Figure) -> bool:
    """Return whether a phrase says as many as another did, if it says how many."""
    wanted = numbers_in(phrase.span)
    others = [found for span, _ in figure.mentions.values() if (found := numbers_in(span))]
    return not wanted or not others or wanted in others


def same_state(phrase: Phrase, figure: Figure) -> bool:
    """Return whether no other state stood beside the same noun: "the Polish minister" is not the Iraqi one."""
    wanted, lemma = states_in(phrase.span), noun_lemma(phrase.head)
    if wanted and figure.type == "international":  # "the Polish government" is not the European Commission
        return False
    if wanted and figure.names and figure.type in BODIES:  # nor is "the Chinese government" the US Congress
        return any(wanted & states_in(span) for span, _ in figure.mentions.values())
    others = [found for span, noun in nouns_of(figure) if noun == lemma and (found := states_in(span))]
    return not wanted or not others or any(wanted & found for found in others)


def same_sort(phrase: Phrase, figure: Figure) -> bool:
    """Return whether a noun for a place agrees with all that is known of the place."""
    wanted = sorts().of(noun_lemma(phrase.head))
    known = [sorts().of(noun) for _, noun in nouns_of(figure)]
    known += [sorts_of_name(name, figure) for name in figure.own_names]
    return not wanted or all(wanted & found for found in known if found)


def sorts_of_name(name: str, figure: Figure) -> frozenset[Sort]:
    """Return what sorts of place the registry knows a name for; nothing where it does not know it."""
    known = meaning_of(name)
    if figure.type == "state":
        return COUNTRY | SETTLEMENT if known is not None and known.name in sorts().city_states else COUNTRY
    return SETTLEMENT if known is not None and known.id.startswith(SEATS) else frozenset()


def same_gender(phrase: Phrase, figure: Figure) -> bool:
    """Return whether a noun that tells a gender ("the spokeswoman") tells that which the page gives a person."""
    return not figure.is_person or not at_odds(figure.gender, roles().gender(noun_lemma(phrase.head)))


def same_noun(phrase: Phrase, figure: Figure) -> bool:
    """Return whether a noun fits one by which someone went before.

    Who has a name may be called anything, but not "their company", which is told by whose it is. Who has none goes
    by one noun, or by one that says no more than that it is somebody ("the man").
    """
    lemma = noun_lemma(phrase.head)
    if lemma in {noun for _, noun in nouns_of(figure)} or lemma in last_words(figure):
        return True
    if lower(phrase.span[0]) in pronouns().possessive:
        return False
    return bool(figure.names) or (figure.is_person and lemma in roles().generic)


def is_new(phrase: Phrase, figure: Figure) -> bool:
    """Return whether a phrase brings in somebody: "a man" is nobody who was only called a man before."""
    return not figure.names and lower(phrase.span[0]) in INDEFINITE


def nouns_of(figure: Figure) -> Iterator[tuple[Span, str]]:
    """Yield the noun phrases and roles by which someone goes, each with its noun."""
    for span, kind in figure.mentions.values():
        if kind == "noun":
            yield span, noun_lemma(span.root)
    for role in figure.roles:
        yield role.span, role.noun


def last_words(figure: Figure) -> set[str]:
    """Return the last words of someone's names: "party" of "the Reed Party"."""
    return {fold(name).split()[-1] for name in figure.names}


def numbers_in(span: Span) -> frozenset[str]:
    """Return the words that say how many: "forty" of "forty factions"."""
    return frozenset(lower(token) for token in span if relation(token) == "nummod" and token.head.i == span.root.i)


def states_in(span: Span) -> frozenset[str]:
    """Return the states that a phrase names, or has the adjective of."""
    return frozenset(state for token in span if (state := countries().of(token.text)) and not token.text.islower())
