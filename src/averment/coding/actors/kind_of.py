"""What type of actor a name or noun stands for; what the tables do not know is "other"."""

from averment.coding.folding import fold
from averment.coding.lexicon import Sort, countries, organisations, roles, sorts
from averment.coding.record import ActorType

__all__ = ["of_name", "of_noun"]

SITES: frozenset[Sort] = frozenset({"site", "way"})
"""What is a place whatever stands before it: "a school building"."""
LABELS: dict[str, ActorType] = {"PERSON": "person", "LOC": "place"}


def of_name(name: str, label: str | None) -> ActorType:
    """Return the type of a name: by the tables, then by the label that the model gave it (PERSON, ORG, LOC)."""
    known = in_tables(name, label)
    if known is not None:
        return known
    return LABELS.get(label or "", "organisation" if label == "ORG" else "other")


def in_tables(name: str, label: str | None) -> ActorType | None:
    words = fold(name)
    bare = words.removeprefix("the ")
    tables = organisations()
    for form in (bare, f"the {bare}"):
        if form in tables.names:
            return tables.names[form]
    if bare in countries().names or words in countries().names:
        return "state"
    if label in LABELS:
        return None
    if words.endswith(tables.addresses):
        return "media"
    parts = bare.replace("-", " ").split()
    return tables.words.get(parts[-1]) or of_words(parts)


def of_noun(lemma: str, words: list[str], *, plural: bool) -> ActorType:
    """Return the type that a noun phrase stands for.

    Args:
        lemma: Its head's lemma, lower case.
        words: Its words up to the head, lower case.
        plural: Whether the head is a plural.
    """
    if lemma in roles().someone:
        return "person"
    if words and fold(words[-1]) in countries().adjectives:
        return of_demonym(words, plural=plural)
    if roles().is_person(lemma):
        return "people" if plural else "person"
    if lemma in roles().people or (words[-1:] and words[-1] in roles().people):
        return "organisation" if lemma == "police" else "people"
    if sorts().of(lemma) & SITES and lemma not in organisations().nouns:
        return "place"
    return of_words([*words[:-1], lemma]) or "other"


def of_demonym(words: list[str], *, plural: bool) -> ActorType:
    """Return the type of "an Iranian", "the Iranians", "the British"."""
    # what has a plural of its own is one person without it
    countable = f"{fold(words[-1])}s" in countries().adjectives
    single = words[0] in {"a", "an", "one", "another"} or (countable and not plural)
    return "person" if single else "people"


def of_words(words: list[str]) -> ActorType | None:
    """Return the type of the last word, or pair of words, that the table of nouns lists."""
    nouns = organisations().nouns
    for end in range(len(words), 0, -1):
        pair, word = " ".join(words[max(0, end - 2) : end]), words[end - 1]
        found = nouns.get(pair) or nouns.get(word) or nouns.get(singular(word))
        if found:
            return found
    return None


def singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")
