"""The dictionary form of the words that the data files know, whatever a pipeline makes of them.

A young or small model lemmatises rare words wrongly; the verbs of saying and the nouns for people and bodies are few
enough to know all their forms.
"""

from functools import cache

from spacy.tokens import Token

from averment.language.cues import inflected

from .lexicon import metonyms, organisations, reporting, roles, sorts, speech
from .tokens import lower

__all__ = ["noun_lemma", "singulars", "verb_lemma"]


def verb_lemma(token: Token) -> str:
    """Return the lemma of a verb in lower case: by the forms of the verbs of saying, else the pipeline's."""
    return verb_forms().get(lower(token)) or token.lemma_.lower()


def noun_lemma(token: Token) -> str:
    """Return the lemma of a noun in lower case: the first of its forms that a table knows, else the pipeline's."""
    word = lower(token).rstrip(".")
    lemma = token.lemma_.lower().rstrip(".")
    known = known_nouns()
    return next((form for form in (word, lemma, *singulars(word)) if form in known), lemma)


@cache
def verb_forms() -> dict[str, str]:
    """Return the verbs of saying, those that open lists and posts, and those of acting, by each of their forms."""
    verbs = [
        *(*metonyms().verbs, *speech().list_verbs, *speech().issuing, *speech().post_verbs),
        *(*reporting().verbs, *reporting().sometimes),
    ]
    forms = {form: lemma for lemma in verbs for form in inflected(lemma)}
    for table in (metonyms().irregular, speech().irregular, reporting().irregular):
        forms.update((form, lemma) for lemma, irregular in table.items() for form in irregular)
    return forms


@cache
def known_nouns() -> frozenset[str]:
    return frozenset(
        roles().person.keys()
        | roles().people
        | organisations().nouns.keys()
        | organisations().again.keys()
        | organisations().documents
        | reporting().nouns.keys()
        | speech().listed
        | speech().texts
        | speech().post_nouns
        | metonyms().nouns
        | sorts().nouns.keys()
    )


def singulars(word: str) -> list[str]:
    """Return what a plural may be the plural of."""
    if word.endswith("ies"):
        return [f"{word[:-3]}y", word[:-1]]
    if word.endswith("es"):
        return [word[:-1], word[:-2]]
    if word.endswith("men"):  # "gunmen"
        return [f"{word[:-2]}an"]
    return [word[:-1]] if word.endswith("s") else []
