"""Why a page could not be read: the words by which failures are listed and counted."""

from typing import Literal

__all__ = ["REASONS", "Reason"]

Reason = Literal[
    "empty",
    "language",
    "nested",
    "no_article",
    "not_text",
    "refused",
    "timeout",
    "too_large",
    "truncated",
    "unreachable",
    "unreadable",
]

REASONS: tuple[Reason, ...] = Reason.__args__  # type: ignore[attr-defined]
