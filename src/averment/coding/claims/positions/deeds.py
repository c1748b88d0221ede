"""Stands on what is asked of parties: "said it would not disarm", "will not withdraw until the siege ends".

"Will not" before such a verb refuses it. With a condition behind it, or with "would … if", the stand is conditional; a
plain "will withdraw" is an intention, which the event tells.
"""

from spacy.tokens import Token

from averment.coding.claim import Stance
from averment.coding.claims.events import agents
from averment.coding.claims.scene import Scene
from averment.coding.lemmas import verb_lemma
from averment.coding.syntax import auxiliaries
from averment.coding.tokens import lower

from .grammar import clause_words, is_negated, opens_condition
from .lexicon import stands
from .taken import LOOSE, Taken

__all__ = ["by_deed"]


def by_deed(token: Token, scene: Scene) -> Taken | None:
    """Return the stand that "will not" or a condition makes of a verb for what is asked of parties.

    A thing takes none: "Pavo's appointment will not stop the army" is nobody's refusal.
    """
    table = stands()
    if token.pos_ != "VERB" or verb_lemma(token) not in table.deeds:
        return None
    helpers = {lower(child) for child in auxiliaries(token)}
    if not helpers & {"will", "would", "wo", "'ll", "’ll", "ca", "can", "could"}:
        return None
    negated = is_negated(token)
    conditional = any(opens_condition(child) for child in token.children)
    if not negated and not (conditional and helpers & {"will", "would", "'ll", "’ll"}):
        return None
    heads = [head for head in agents(token) if head.pos_ == "PRON" or scene.figure(head) is not None]
    if not heads:
        return None
    stance: Stance = "conditional" if conditional else "refuses"
    return Taken(stance, heads, clause_words(token, start=token.i), LOOSE, turned=negated)
