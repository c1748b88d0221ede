"""Keys by which candidates are found among many names: two spellings of one bearer share at least one.

To be joined on: names with a key in common are compared (`likeness`), others never. A key is two words, one by its
first consonant and the other by all of them, so that an initial, a slip in one word, another order and left-out names
do not hide a candidate (beside a given name stand two consonants as well); or all words in one, however they are
divided; or an acronym. Two kinds of keys want care among very many names:

- one that begins with `SINGLE` is one word of a name: it finds "Ilda Maresh" for "Maresh", and with it all who are
  called Maresh, so join on these only where one of the two names has a single word;
- one that a hundred names have ("M.HSN") tells nothing: leave it out, every name has others that tell more.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations

from .comparison import together
from .parts import Kind, Part, Parts, looks_like_organisation, parts_of
from .spelling import forms, keys
from .tables import person_names

__all__ = ["SINGLE", "blocks"]

SINGLE = "="
"""What the keys of one word of a name begin with."""

_READINGS = 4
_MOST_WORDS = 6
_TELLING = 0.5
_SHORT = 3


def blocks(name: str, kind: Kind | None = None) -> frozenset[str]:
    """Return the keys of a name, in any script; none for a name without letters.

    Args:
        name: A name.
        kind: What it names, as `likeness` takes it; None where that is not known: then the keys of a person's and of an
            organisation's name, or of the latter alone where it has a word that only organisations have.
    """
    if kind is not None:
        return frozenset(keys_of(parts_of(name, kind)))
    organisation = frozenset(keys_of(parts_of(name, "organisation")))
    return (
        organisation if looks_like_organisation(name) else organisation | frozenset(keys_of(parts_of(name, "person")))
    )


def keys_of(parts: Parts) -> Iterator[str]:
    telling = [part for part in parts.parts if part.weight > _TELLING]
    words = (telling if len(telling) > 1 else parts.parts)[:_MOST_WORDS]
    spelt = [readings(part) for part in words]
    if len(telling) == 1:
        # Nothing else could bring two such names together if there is a slip in the one word.
        whole = (key for key in readings(telling[0]) if len(key) > _SHORT)
        yield from ("~" + key[:at] + key[at + 1 :] for key in whole for at in range(len(key)))
    for part, known in zip(words, spelt, strict=True):
        yield from (SINGLE + key for key in known if not part.initial)
    starts = [[*known, *other_forms(part)] for part, known in zip(words, spelt, strict=True)]
    for short, long in permutations(range(len(words)), 2):
        if not words[long].initial:
            yield from (f"{start}.{key}" for key in spelt[long] for start in begins(starts[short], key))
    if len(parts.parts) > 1:
        yield from ("+" + key for key in readings(together([without_article(part) for part in parts.parts])))
        yield from ("@" + acronym for acronym in parts.initials)
    elif parts.parts:
        yield from ("+" + key for key in spelt[0])
    yield from ("@" + part.letters for part in parts.parts if part.acronym)


def begins(words: Iterable[str], beside: str) -> set[str]:
    """Return how a word begins in a key beside another: by one consonant, and by two beside a given name."""
    lengths = (1, 2) if beside in person_names().given else (1,)
    return {key[:length] for key in words for length in lengths}


def other_forms(part: Part) -> Iterator[str]:
    """Yield the keys of the names that a word is a form of: William's for "Bill"."""
    known = person_names()
    for row in known.variants.get(part.letters, ()):
        yield from keys(known.forms_of[row])


def without_article(part: Part) -> Part:
    bare = part.word.removeprefix("ال")
    return Part(bare, part.letters) if len(bare) > 1 else part


def readings(part: Part) -> list[str]:
    """Return the likeliest keys of a word; the word itself where it has no letters that are read."""
    return [form.key for form in forms(part.word)[:_READINGS]] or [part.letters]
