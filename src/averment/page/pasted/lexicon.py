"""The word lists of `words.toml`, found in a block in one pass over its words."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

__all__ = ["GROUPS", "count", "furniture", "phrases", "words"]

GROUPS = (
    "share", "subscribe", "account", "legal", "related", "reading", "rating", "comments",
    "byline", "published", "credit", "category", "function", "personal",
)  # fmt: skip
"""The groups of `words.toml`, in the order of the labeller's features."""

_FURNITURE = ("share", "subscribe", "account", "legal", "reading", "rating", "comments")

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+(?:['\-.]\w+)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})

_Table = Mapping[str, Sequence[tuple[tuple[str, ...], int]]]


def words(text: str) -> list[str]:
    """Words in lower case; a Chinese, Japanese or Korean character counts as a word."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).lower())


def count(tokens: Sequence[str]) -> tuple[list[int], list[bool]]:
    """Count the words that belong to phrases of each group.

    Args:
        tokens: Words as `words` gives them.

    Returns:
        For each of `GROUPS`, how many of the tokens its phrases cover, and whether a phrase begins the block.
    """
    table = _table()
    covered = [0] * len(GROUPS)
    begins = [False] * len(GROUPS)
    reached = [0] * len(GROUPS)
    for position, token in enumerate(tokens):
        for phrase, group in table.get(token, ()):
            end = position + len(phrase)
            if end > reached[group] and tuple(tokens[position:end]) == phrase:
                covered[group] += end - max(position, reached[group])
                reached[group] = end
                begins[group] |= position == 0
    return covered, begins


def furniture(tokens: Sequence[str]) -> float:
    """The largest share of the tokens that one group of furniture's words makes up.

    Args:
        tokens: Words as `words` gives them.
    """
    covered, _ = count(tokens)
    return max(covered[GROUPS.index(group)] for group in _FURNITURE) / max(len(tokens), 1)


@cache
def phrases(group: str) -> tuple[str, ...]:
    """The phrases of one group, as `words.toml` has them."""
    return tuple(_load()[group])


@cache
def _load() -> Mapping[str, list[str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


@cache
def _table() -> _Table:
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for group, name in enumerate(GROUPS):
        for phrase in sorted({tuple(words(entry)) for entry in phrases(name)}, key=len, reverse=True):
            table.setdefault(phrase[0], []).append((phrase, group))
    return table
