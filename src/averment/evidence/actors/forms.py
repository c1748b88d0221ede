"""What kind of name a page calls an actor by: whether it can stand for the same actor on another page."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from averment.coding.folding import fold
from averment.coding.lexicon import countries, organisations, pronouns, roles, titles
from averment.coding.names.parse import parse

from .weights import relative_words

__all__ = ["Form", "form_of", "is_relative"]

PLACES = frozenset({"place", "state"})


class Form(NamedTuple):
    """A name in the spelling in which names are compared.

    Attributes:
        kind: `full`: a person's given name and surname; `single`: one word for a person; `body`; `place`.
        words: Its words, folded, without titles and articles.
    """

    kind: Literal["full", "single", "body", "place"]
    words: tuple[str, ...]


@lru_cache(maxsize=2**18)
def form_of(name: str, kind: str) -> Form | None:
    """Return a name as it is compared, or None for words that name nobody beyond their page.

    Words without a capital, titles and roles alone ("Mr.", "the minister") and those that call a people ("Americans")
    name nobody.

    Args:
        name: The words of the page.
        kind: The type of actor.
    """
    if not any(word[:1].isupper() or word[:1].isnumeric() for word in _split(name)):
        return None
    words = tuple(word.strip(".,'\"“”()[]") for word in _split(fold(name)))
    words = tuple(word for word in words if any(map(str.isalnum, word)))
    if len(words) > 1 and words[0] == "the":
        if kind == "person":
            return None
        words = words[1:]
    country = countries().names.get(" ".join(words))
    if country is not None and kind != "person":
        return Form("place", tuple(_split(fold(country))))
    if all(map(_names_nobody, words)):
        return None
    if kind != "person":
        return Form("place" if kind in PLACES else "body", words)
    parsed = parse(name)
    if country is not None or parsed is None or all(map(_calls_people, parsed.words)):
        return None
    parts = tuple(part.rstrip(".") for word in parsed.words for part in word.split())
    return Form("full" if parsed.is_full else "single", parts)


def is_relative(form: Form) -> bool:
    """Return whether every country has something of that name ("the Supreme Court")."""
    nouns = organisations().nouns
    if form.kind not in {"body", "place"} or " ".join(form.words) in countries().names:
        return False
    return all(word in nouns or word.removesuffix("s") in nouns or word in relative_words() for word in form.words)


def _split(name: str) -> Sequence[str]:
    return name.replace("-", " ").replace("‑", " ").replace("‐", " ").split()


def _names_nobody(word: str) -> bool:
    return word in pronouns().personal or word in roles().someone or titles().knows(word)


def _calls_people(word: str) -> bool:
    return (
        _names_nobody(word)
        or roles().is_person(word)
        or roles().is_person(word.removesuffix("s"))
        or word in roles().people
        or word in countries().adjectives
    )
