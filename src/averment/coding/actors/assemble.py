"""Actors for the record, from what was brought together under each."""

from hashlib import blake2b

from spacy.tokens import Span

from averment.coding.folding import fold
from averment.coding.layout import Layout, characters
from averment.coding.record import Actor, Mention, MentionKind

from .figure import Figure

__all__ = ["assemble"]


def assemble(figure: Figure, layout: Layout) -> Actor:
    """Return the actor for a figure: the fullest name first, the others as aliases, roles and mentions in order."""
    spans = sorted(figure.mentions.values(), key=lambda item: item[0].start)
    mentions = tuple(Mention(start=span.start_char, end=span.end_char, kind=kind) for span, kind in spans)
    name = fullest(figure, layout) if figure.named else told(spans)
    aliases = {fold(text): text for text in reversed(figure.names) if fold(text) != fold(name)}
    first = characters(spans[0][0])
    return Actor(
        id=blake2b(f"{layout.reading.page.id}|actor|{first.start}-{first.end}".encode(), digest_size=8).hexdigest(),
        name=name,
        type=figure.type,
        aliases=tuple(text for text in figure.names if text in aliases.values()),
        roles=tuple(dict.fromkeys(role.span.text for role in figure.roles)),
        mentions=mentions,
    )


def told(spans: list[tuple[Span, MentionKind]]) -> str:
    """Return the first words for an actor without a name that are no pronoun, or the first of all."""
    return next((span.text for span, kind in spans if kind != "pronoun"), spans[0][0].text)


def fullest(figure: Figure, layout: Layout) -> str:
    """Return the longest name, one outside the headlines if there is any: there, capitals hide where a name ends.

    A state goes by its capital's name ("Tehran said") only where the page never names the state.
    """
    own = [span for span in figure.named if span.start not in figure.metonyms] or figure.named
    told = [span for span in own if layout.role(span.start) != "headline"] or own
    return max(told, key=lambda span: (len(span.text.split()), len(span.text), -span.start)).text
