"""The dictionary form of a verb, whatever the model makes of it."""

from spacy.tokens import Token

from averment.coding.tokens import lower

from .lexicon import verb_lemmas

__all__ = ["lemmas"]


def lemmas(verb: Token) -> list[str]:
    """Return what a verb's lemma may be, the model's first where the data files know it."""
    known = verb_lemmas().get(lower(verb), ())
    own = verb.lemma_.lower()
    return [own, *(lemma for lemma in known if lemma != own)] if own in known or not known else list(known)
