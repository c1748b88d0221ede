"""The mode and the contexts of an act, by the words around it."""

from collections.abc import Iterator

from spacy.tokens import Token

from averment.coding.syntax import obliques, relation
from averment.coding.tokens import is_word

from .act import Act
from .lexicon import contexts, modes
from .terms import terms

__all__ = ["contexts_of", "mode_of"]

OWN_CLAUSE = frozenset({"acl", "relcl", "advcl", "ccomp", "parataxis", "conj", "appos"})
INSTRUMENTS = frozenset({"with", "by", "using", "in", "from", "via", "during", "through", "over", "of"})
MODE_CONTEXT = {"cyber": "cyber", "misinformation": "misinformation"}
"""The modes that bring a context of the same name (table 3.10 of the codebook)."""


def mode_of(act: Act) -> str | None:
    """Return an act's mode: its frame's, or the first that a word of its own clause tells."""
    if act.mode is not None or act.event != act.frame.event:
        return act.mode
    known = modes().get(act.event, {})
    if not known:
        return None
    for word in near(act):
        for term in terms(word):
            if term in known:
                return known[term]
    return None


def near(act: Act) -> Iterator[Token]:
    """Yield the words that may tell how an act was done, nearest first: its own, its parties', its instruments'."""
    yield from act.words
    yield from act.merged
    for word in act.words:
        yield from (child for child in word.children if relation(child) in {"compound", "amod"})
    for word in [*act.words, *act.merged]:
        yield from (noun for case, noun in obliques(word) if case in INSTRUMENTS)
    for head in [*act.actor, *act.recipient]:
        yield head
        yield from (child for child in head.children if relation(child) in {"compound", "amod"})
    for word in act.words:
        yield from (
            noun
            for child in word.children
            if relation(child) in {"advcl", "xcomp"} and child.text.lower() in {"using", "firing", "killing"}
            for noun in child.children
            if relation(noun) in {"obj", "dobj"}
        )


def contexts_of(act: Act) -> tuple[str, ...]:
    """Return an act's contexts: those that the words of its sentence tell, in the order of the codebook."""
    known = contexts()
    found = {
        context
        for word in act.predicate.sent
        if is_word(word)
        for term in terms(word)
        for context in known.get(term, ())
    }
    mode = mode_of(act)
    if mode in MODE_CONTEXT:
        found.add(MODE_CONTEXT[mode])
    order = list(dict.fromkeys(context for listed in known.values() for context in listed))
    return tuple(context for context in order if context in found)
