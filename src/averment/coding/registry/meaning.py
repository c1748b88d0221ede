"""What a word stands for that every reader of the news knows: Tehran, the Kremlin, Iranians, the UN."""

from averment.coding.folding import fold

from .known import Known
from .shipped import shipped

__all__ = ["meaning_of", "stands_for"]


def meaning_of(name: str) -> Known | None:
    """Return the entry of the shipped registry that a name stands for, or None.

    Capitals, accents, a leading "the" and a possessive ending make no difference; but "us" and "who" in small letters
    are no acronyms.

    Args:
        name: A name or an adjective: "Iran", "Tehran", "the Kremlin", "Iranian", "العراق".

    Returns:
        A state; a place that others govern; a capital or another seat of government (type `place`), a building
        ("the Kremlin", type `government`) or a people ("Iranian"), each with whom it `stands_for`; an organisation.
    """
    registry = shipped()
    key = fold(name)
    for word in (key, key.removeprefix("the ")):
        known = registry.words.get(word)
        if known is not None and not (word in registry.acronyms and name.islower()):
            return registry.entries[known]
    return None


def stands_for(known: Known) -> Known | None:
    """Return the state or organisation that a capital, a building or a people stands for, or None."""
    return shipped().entries.get(known.stands_for or "")
