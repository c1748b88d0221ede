"""A person's name as journalists write it: titles, given names, surname with its particles, suffix."""

import re
from dataclasses import dataclass

from averment.coding.folding import fold
from averment.coding.lexicon import titles as known_titles

__all__ = ["PersonName", "parse"]

JOINER = re.compile(r"\s*[-‐‑]\s*")


@dataclass(frozen=True)
class PersonName:
    """A parsed name; every part is folded.

    Attributes:
        given: Given and middle names in order; empty where a name is one word.
        surname: Without a leading article: "al-Abed", "Al Abed" and "el-Abed" are one surname.
        titles: What stood before the name within it ("mr", "president").
    """

    given: tuple[str, ...]
    surname: str
    titles: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether the name has more than a surname."""
        return bool(self.given)

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and surname in order."""
        return (*self.given, self.surname)


def parse(text: str) -> PersonName | None:
    """Parse the words of a name, titles included or not; None where nothing but titles is left.

    The last word is the surname, with the particles before it ("van der Berg", "bin Salman"). Family names that come
    first ("Kim Jong Un") are parsed alike; `compare.same_person` knows that one word may be any part of a name.
    """
    lexicon = known_titles()
    words = [fold(word) for word in JOINER.sub("-", text).replace(",", " ").split()]
    leading = lexicon.leading(words)
    if leading and leading == len(words) - 1 and words[leading - 1] in lexicon.surname:
        leading -= 1
    titles = [word.rstrip(".") for word in words[:leading]]
    del words[:leading]
    if words and len(words) == 1 and lexicon.knows(words[0]) and titles:
        return None
    while len(words) > 1 and words[-1].rstrip(".") in lexicon.suffix:
        words.pop()
    names = [word.strip("\"'“”()[]") for word in words]
    names = [word for word in names if any(c.isalnum() for c in word)]
    if not names:
        return None
    start = len(names) - 1
    while start > 0 and names[start - 1] in lexicon.particle | lexicon.article:
        start -= 1
    surname = [bare(word, lexicon.article) for word in names[start:] if word not in lexicon.article]
    return PersonName(tuple(names[:start]), " ".join(surname) or names[-1], tuple(titles))


def bare(word: str, articles: frozenset[str]) -> str:
    """Return a surname's word without a leading article that is joined to it."""
    head, hyphen, rest = word.partition("-")
    return rest if hyphen and head in articles and rest else word
