"""What a token looks like, from its text alone: a vocabulary may come without the attributes of its words."""

from collections.abc import Iterable

from spacy.tokens import Token

__all__ = ["HYPHENS", "POSSESSIVE", "has_words", "is_blank", "is_word", "lower", "words"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""Endings that make an owner."""

HYPHENS = frozenset({"-", "‐", "‑"})


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
