"""When two names on one page are one name."""

from averment.coding.folding import fold
from averment.coding.lexicon import nicknames, organisations

from .parse import PersonName

__all__ = ["acronym_of", "same_name", "same_person"]


def same_person(one: PersonName, other: PersonName) -> bool:
    """Return whether two full names can be one person's: surnames alike and given names that agree.

    Given names agree where one is an initial, a short form or a part of the other's: "M. Waltz", "Mike Waltz" and
    "Michael George Glen Waltz". "Fuad Hussein" and "Ghazi Faisal Hussein" do not agree. A name of two words or more
    that ends the other is the same as well ("López Obrador", "Andrés Manuel López Obrador").
    """
    if one.is_full and other.is_full:
        short, long = sorted((one.words, other.words), key=len)
        if long[-len(short) :] == short:
            return True
        return one.surname == other.surname and given_agree(one.given, other.given)
    return one.surname == other.surname


def same_name(one: str, other: str) -> bool:
    """Return whether two names of organisations or places are one: alike, or one without a word such as "Party"."""
    short, long = sorted((key(one), key(other)), key=len)
    if short == long:
        return True
    rest = long[len(short) :]
    return bool(short) and long[: len(short)] == short and all(word in organisations().optional for word in rest)


def acronym_of(acronym: str, name: str) -> bool:
    """Return whether an acronym is made of a name's initials, with or without those of its small words."""
    letters = fold(acronym).replace(".", "")
    words = [word for word in fold(name).replace("-", " ").split() if word[0].isalnum()]
    if not 2 <= len(letters) <= 8 or len(words) < 2:
        return False
    small = organisations().small
    full = "".join(word[0] for word in words)
    return letters in {full, "".join(word[0] for word in words if word not in small), full.removeprefix("t")}


def key(name: str) -> tuple[str, ...]:
    words = fold(name).replace("-", " ").split()
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return alike(one[0], other[0]) or bool(set(one) & set(other))


def alike(one: str, other: str) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    if one == other or other in nicknames().get(one, ()):
        return True
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]
