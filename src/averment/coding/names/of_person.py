"""A person's name taken apart: titles and articles left out, fathers known for fathers, "Abu" and "-allah" joined."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from averment.coding.lexicon import titles

from .numbers import number_of
from .part import Part, Parts, split, unmarked
from .spelling import is_arabic, plain
from .tables import person_names

__all__ = ["HALF", "is_article", "joined_ending", "person"]

HALF = 0.5
"""What a word counts that is often left out: "Abd", a patronymic."""

_SYLLABLE = re.compile("[\u3400-\u9fff\uac00-\ud7af]")
_SYLLABLES = re.compile(f"{_SYLLABLE.pattern}{{2,4}}")

# What is joined in one word: "Abdulrahman", "Abdurrahman"; "Salahuddin"; "Nasrallah", "Hizbollah".
_SERVANT = re.compile(r"abd(?:[aeou]{1,2}l|[aeiou]{1,2}([rsztdnj])(?=\1))(?=\w{2})")
_ARABIC_SERVANT = re.compile("عبدال(?=\\w{2})")
_DIN = re.compile(r"(?<=\w{3})[aeou]{1,2}(?:l|d|dh)d(?:i|ee|ie|y)ne?$")
_LAH = re.compile(r"(?<=\w{2})[aou]ll+ah?$")


def person(name: str) -> Parts:
    """Take a person's name apart; "Maresh, Ilda" is "Ilda Maresh"."""
    before, comma, behind = name.partition(",")
    in_order = f"{behind} {before}" if comma and "," not in behind and split(behind) else name
    words, numbers = counted_behind([part for word in split(in_order.casefold()) for part in syllables(word)])
    parts = name_words(without_titles(words))
    return Parts("person", tuple(part for part in parts if part.letters), numbers)


def syllables(word: str) -> Sequence[str]:
    """Return the syllables of a Chinese, Japanese or Korean name, which is written in one; another word as it is."""
    return list(word) if _SYLLABLES.fullmatch(word) else (word,)


def counted_behind(found: list[str]) -> tuple[list[str], tuple[int, ...]]:
    """Return a person's words without suffixes, and what these count: "III", "Jr"."""
    kept, numbers, generations = list(found), [], person_names().generations
    while len(kept) > 1:
        number = generations.get(kept[-1]) or number_of(kept[-1])
        if number is None and kept[-1] not in titles().suffix:
            break
        numbers += [number] if number is not None else []
        kept.pop()
    return kept, tuple(reversed(numbers))


def without_titles(found: list[str]) -> list[str]:
    """Return a person's words without titles before the name and honours within it."""
    known, honours = titles(), person_names().honours
    kept = list(found)
    while len(kept) > 1 and known.knows(unmarked(kept[0])) and not (len(kept) == 2 and kept[0] in known.surname):
        kept.pop(0)
    named = [word for word in kept if word not in honours]
    return named or kept


def name_words(found: list[str]) -> Iterator[Part]:
    """Yield the words that tell the bearer, "Abu", "-din" and "-allah" joined to what they go with."""
    known = person_names()
    kept = [
        word
        for at, (word, following) in enumerate(pairwise([*found, ""]))
        if not following or not (is_article(word, following) or is_particle(word, first=not at))
    ]
    made: list[Part] = []
    prefix, child = "", False
    for word, following in pairwise([*kept, ""]):
        if following and word in known.child and (made or word != "ben"):
            child = True
        elif following and word in known.father:
            prefix = word
        elif word in known.endings and made and not prefix and not child:
            ending = word.removeprefix("ال") if is_arabic(word) else known.endings[word]
            made[-1] = part_of(made[-1].word + ending, child=made[-1].child)
        else:
            made += servants(prefix + word, following, child=child)
            prefix, child = "", False
    yield from made


def servants(word: str, following: str, *, child: bool) -> Iterator[Part]:
    """Yield a word as one part, or as "Abd" and what it is the servant of, where they are joined."""
    known = person_names()
    if following and word in known.servant:
        yield part_of("عبد" if is_arabic(word) else "abd", weight=HALF, child=child)
        return
    joined = _ARABIC_SERVANT.match(word) or _SERVANT.match(word)
    rest = word[joined.end() :] if joined else ""
    if joined and not rest.startswith(("la", "له")):
        yield part_of("عبد" if is_arabic(word) else "abd", weight=HALF, child=child)
        yield part_of(rest, child=child)
    elif joined:
        yield part_of(("عبد" if is_arabic(word) else "abd") + rest, child=child)
    else:
        yield part_of(joined_ending(word), child=child)


def part_of(word: str, *, weight: float = 1.0, child: bool = False) -> Part:
    letters = plain(word)
    if letters.endswith(person_names().patronymics):
        weight *= HALF
    initial = len(word) == len(letters) == 1 and letters.isalpha() and not _SYLLABLE.match(word)
    return Part(word, letters, weight, initial, child)


def is_particle(word: str, *, first: bool) -> bool:
    known = person_names()
    return word in (known.leading_particles if first else known.particles)


def is_article(word: str, following: str) -> bool:
    """Return whether a word is an Arabic article: any "al", "ash" before "Sharif"."""
    known = person_names()
    return word in known.articles or following.startswith(known.articles_before.get(word, "?"))


def joined_ending(word: str) -> str:
    """Return a Latin word with "-din" and "-allah" spelt in one way, where they are joined to it."""
    return _LAH.sub("lah", _DIN.sub("din", word))
