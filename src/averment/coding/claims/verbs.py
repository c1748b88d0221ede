"""The dictionary form of the verbs that claims are made of, whatever a pipeline makes of a form that it never saw."""

from functools import cache

from spacy.tokens import Token

from averment.coding.lexicon import irregular_verbs, relations, times
from averment.coding.tokens import lower
from averment.language.cues import inflected

__all__ = ["verb"]

VOWELS = frozenset("aeiou")


def verb(token: Token) -> str:
    """Return the lemma of a verb in lower case: by the forms of the verbs that the data files know, else as found."""
    return forms().get(lower(token)) or token.lemma_.lower()


@cache
def forms() -> dict[str, str]:
    """Return the verbs of `times.toml` and `relations.toml` by each of their forms."""
    known = times().verbs | relations().verbs
    found = {form: lemma for lemma in sorted(known) for form in (*doubled(lemma), *inflected(lemma))}
    irregular = irregular_verbs()
    return found | {form: lemma for lemma in sorted(known) for form in irregular.get(lemma, ())}


def doubled(lemma: str) -> tuple[str, ...]:
    """Return the forms of a verb whose last consonant is doubled ("planned"); of another, forms that do not exist."""
    if len(lemma) < 3 or lemma[-1] in VOWELS | set("wxy") or lemma[-2] not in VOWELS or lemma[-3] in VOWELS:
        return ()
    return f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"
