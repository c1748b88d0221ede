"""The doors to readers' comments: "3 comments", a captcha, "Leave a reply". Their words are in `doors.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from . import lexicon

__all__ = ["is_sign", "strength"]

_SURE, _LIKELY = 2.0, 0.5
"""How many times the report before a door the report behind it must be for the door to be none."""

_LONGEST = 160
"""Characters; a longer block is prose."""

_NUMBER = re.compile(r"[\d.,]+k?")


def strength(text: str) -> float:
    """How far a line can be trusted to end the article.

    Args:
        text: One block.

    Returns:
        0 where it is no door; else the largest share, of the report's length before it, that may seem to be the
        report behind it.
    """
    if _fits("sure", text):
        return _SURE
    return _LIKELY if _fits("likely", text) else 0.0


def is_sign(text: str) -> bool:
    """Whether a line shows that readers write hereabouts: a door, or a button such as "Reply"."""
    return strength(text) > 0 or _fits("sign", text)


def _fits(kind: str, text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    words = [word for word in lexicon.words(text) if not _NUMBER.fullmatch(word)]
    if not words:
        return False
    whole, begins = _phrases()[kind]
    return tuple(words) in whole or any(tuple(words[: len(phrase)]) == phrase for phrase in begins.get(words[0], ()))


_Phrase = tuple[str, ...]


@cache
def _phrases() -> dict[str, tuple[frozenset[_Phrase], dict[str, list[_Phrase]]]]:
    kept = tomllib.loads((files(__package__) / "doors.toml").read_text(encoding="utf-8"))
    found = {}
    for kind, lists in kept.items():
        whole = frozenset(tuple(lexicon.words(phrase)) for phrase in lists.get("whole", ()))
        begins: dict[str, list[_Phrase]] = {}
        for phrase in lists.get("begins", ()):
            words = tuple(lexicon.words(phrase))
            begins.setdefault(words[0], []).append(words)
        found[kind] = whole, begins
    return found
