"""Actors for the record, from what was brought together under each."""

from hashlib import blake2b

from averment.coding.folding import fold
from averment.coding.layout import Layout, characters
from averment.coding.record import Actor, Mention

from .figure import Figure

__all__ = ["assemble"]


def assemble(figure: Figure, layout: Layout) -> Actor:
    """Return the actor for a figure: the fullest name first, the others as aliases, roles and mentions in order."""
    spans = sorted(figure.mentions.values(), key=lambda item: item[0].start)
    mentions = tuple(Mention(start=span.start_char, end=span.end_char, kind=kind) for span, kind in spans)
    names = list(dict.fromkeys(figure.names))
    name = max(names, key=lambda text: (len(text.split()), len(text))) if names else spans[0][0].text
    aliases = {fold(text): text for text in reversed(names) if fold(text) != fold(name)}
    first = characters(spans[0][0])
    return Actor(
        id=blake2b(f"{layout.reading.page.id}|actor|{first.start}-{first.end}".encode(), digest_size=8).hexdigest(),
        name=name,
        type=figure.type,
        aliases=tuple(text for text in names if text in aliases.values()),
        roles=tuple(dict.fromkeys(role.span.text for role in figure.roles)),
        mentions=mentions,
    )
