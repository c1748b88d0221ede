"""What a token looks like, from its text alone: a vocabulary may come without the attributes of its words."""

from collections.abc import Collection, Iterable

from spacy.tokens import Doc, Token

__all__ = ["HYPHENS", "POSSESSIVE", "has_words", "is_blank", "is_joined", "is_word", "lower", "words"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""Endings that make an owner."""

HYPHENS = frozenset({"-", "‐", "‑"})


def is_joined(doc: Doc, at: int, marks: Collection[str] = HYPHENS) -> bool:
    """Return whether what stands at `at` is a mark that joins two words without a space."""
    if not 0 < at < len(doc) - 1 or doc[at].text not in marks:
        return False
    spaced = doc[at - 1].whitespace_ or doc[at].whitespace_
    return not spaced and is_word(doc[at - 1]) and is_word(doc[at + 1])


def lower(token: Token) -> str:
    """Return a token's text in lower case."""
    return token.text.lower()


def is_blank(token: Token) -> bool:
    """Return whether a token is white space."""
    return token.text.isspace()


def is_word(token: Token) -> bool:
    """Return whether a token is more than punctuation or white space."""
    return any(c.isalnum() for c in token.text)


def words(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that are words."""
    return [token for token in tokens if is_word(token)]


def has_words(tokens: Iterable[Token]) -> bool:
    """Return whether any of the tokens is a word."""
    return any(is_word(token) for token in tokens)
