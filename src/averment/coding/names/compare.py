"""When two names on one page are one name."""

from averment.coding.folding import fold
from averment.coding.lexicon import nicknames, organisations

from .parse import PersonName
from .spelling import keys, spelt_alike

__all__ = ["acronym_of", "same_name", "same_person", "same_surname"]

SHORTEST = 3
"""How many consonants two words have in common at least that are one though spelt otherwise."""


def same_person(one: PersonName, other: PersonName) -> bool:
    """Return whether two full names can be one person's: surnames alike and given names that agree.

    Given names agree where one is an initial, a short form, another spelling or a part of the other's: "M. Waltz",
    "Mike Waltz" and "Michael George Glen Waltz". "Fuad Hussein" and "Ghazi Faisal Hussein" do not agree. A name of two
    words or more that ends the other is the same as well ("López Obrador", "Andrés Manuel López Obrador"). Surnames are
    alike in another spelling too: "al-Sudani", "Soudani".
    """
    if one.is_full and other.is_full:
        short, long = sorted((one.words, other.words), key=len)
        if all(map(same_word, short, long[-len(short) :])):
            return True
        return same_surname(one, other) and given_agree(one.given, other.given)
    return same_surname(one, other)


def same_surname(one: PersonName, other: PersonName) -> bool:
    """Return whether two people's surnames are one, in whatever spelling."""
    words, others = one.surname.split(), other.surname.split()
    return len(words) == len(others) and all(map(same_word, words, others))


def same_word(one: str, other: str) -> bool:
    """Return whether two words of names on one page are spellings of one.

    Short words have to be written alike: "Reed" and "Reid" are more often two people than two spellings.
    """
    if one == other:
        return True
    return spelt_alike(one, other) and any(len(key) >= SHORTEST for key in keys(one) & keys(other))


def same_name(one: str, other: str) -> bool:
    """Return whether two names of organisations or places are one: alike, or one without a word such as "Party"."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
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


def words_of(name: str) -> tuple[str, ...]:
    words = fold(name).replace("-", " ").split()
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return alike(one[0], other[0]) or any(same_word(name, another) for name in one for another in other)


def alike(one: str, other: str) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    if same_word(one, other) or other in nicknames().get(one, ()):
        return True
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]
