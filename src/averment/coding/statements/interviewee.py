"""Whom a page talks to, where it says so before the first question and leaves no doubt."""

from spacy.tokens import Span, Token

from averment.coding.folding import fold
from averment.coding.layout import Layout
from averment.coding.lexicon import roles, speech, titles
from averment.coding.syntax import preposition
from averment.coding.tokens import lower, words

__all__ = ["interviewee"]

NEAR = 8
"""Words between "an interview with" and the name: a role, an outlet."""

BESIDE = 3
"""Words before a name among which the noun for a journalist stands: "the Courier's reporter Edda Marrin"."""

ABOUT = frozenset({"about", "against", "of", "on", "over"})
BEFORE_NAME = frozenset({"ADJ", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN"})
"""Words of a role, or of the name of another who is asked as well."""


def interviewee(before: int, layout: Layout) -> Span | None:
    """Return the name of the one person whom a page says it interviews, or None.

    That is the only one who is asked ("an interview with", "asked") before a word; where nobody is, the only person
    named there at all, if the page says that it is an interview. Whoever asks is none: the author, "our reporter".

    Args:
        before: The index of the first turn's first word.
        layout: The reading and where its words stand.
    """
    people = [name for name in layout.doc.ents if name.end <= before and layout.holds(name) and is_asked(name, layout)]
    said = [token for token in layout.doc[:before] if layout.zone(token.i) >= 0]
    if not any(lower(token) in speech().interview for token in said):
        return None
    partners = [name for name in people if is_partner(name, layout)]
    return only(partners or people, layout)


def is_asked(name: Span, layout: Layout) -> bool:
    """Return whether a name is that of a person who may be the one asked.

    It is more than a title, nobody who asks, and nobody who is only asked about.
    """
    titled = all(titles().knows(token.text) or roles().is_person(lower(token)) for token in words(name))
    if name.label_ != "PERSON" or titled or preposition(name.root) in ABOUT:
        return False
    authors = {fold(author).split()[-1] for author in layout.reading.page.authors if author.strip()}
    before = {lower(token) for token in ahead(name, layout, BESIDE)}
    return fold(name[-1].text) not in authors and not speech().askers & before


def is_partner(name: Span, layout: Layout) -> bool:
    """Return whether a name stands behind "an interview with" or "asked"; "spoke to" leaves open who asks whom."""
    near = ahead(name, layout, NEAR)
    for index, token in enumerate(near):
        so_far = layout.doc.text[near[0].idx : token.idx + len(token)].casefold()
        with_whom = any(so_far.endswith(f"{noun} with") for noun in speech().interviews)
        if with_whom or lower(token) in speech().asking:
            return all(word.pos_ in BEFORE_NAME for word in near[index + 1 :])
    return False


def ahead(name: Span, layout: Layout, size: int) -> list[Token]:
    """Return the words right before a name in its paragraph."""
    zone = layout.zone_words(layout.zone(name.start))
    return words(layout.doc[zone.start : name.start])[-size:]


def only(people: list[Span], layout: Layout) -> Span | None:
    """Return the fullest name of the one person whose names these are; None for several people."""
    if len({fold(name[-1].text) for name in people}) != 1:
        return None
    return max(people, key=lambda name: (layout.role(name.start) != "headline", len(name), -name.start))
