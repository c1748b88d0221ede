"""What a verb of saying does with the deed in its clause: it asks for it, or threatens it."""

from spacy.tokens import Token

from averment.coding.syntax import auxiliaries, complements, is_passive, is_subject
from averment.coding.tokens import lower

from .act import Act
from .arguments import agents
from .lexicon import Frame, outlook_words
from .words import lemmas

__all__ = ["NEGATIONS", "asking", "is_own"]

OWN = frozenset({"it", "they", "he", "she", "we", "i"})
OWNED = frozenset({"its", "their", "his", "her", "our", "my"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
ASKING = Frame(word="say", event="REQUEST", recipient=("clause",), weak=True)
"""The frame of a verb of saying whose clause says what ought to be."""


def asking(verb: Token) -> Act | None:
    """Return the request that a verb of saying makes by what ought to be: "Tarn said its neighbour must withdraw"."""
    if not set(lemmas(verb)) & outlook_words().says:
        return None
    for clause in complements(verb):
        doer = [child for child in clause.children if is_subject(child)]
        ought = any(lower(word) in outlook_words().musts for word in auxiliaries(clause))
        if ought and doer and not is_own(doer[0]) and not any(lower(child) in NEGATIONS for child in clause.children):
            recipient = [] if is_passive(clause) else doer
            return Act(predicate=verb, frame=ASKING, event="REQUEST", actor=agents(verb), recipient=recipient)
    return None


def is_own(doer: Token) -> bool:
    """Return whether the subject of a clause is whoever speaks, or theirs ("said it would", "said its army would")."""
    return lower(doer) in OWN or any(lower(child) in OWNED for child in doer.children)
