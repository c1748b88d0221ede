"""Acts that the model took for speech: "the doctor ordered an X-ray", "the nurse found a lump"."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.lexicon import organisations, reporting
from averment.coding.syntax import OBJECTS, relation
from averment.coding.tokens import lower
from averment.language.cues import cue_classes

from .draft import Draft, cue_verb

__all__ = ["without_acts"]

LEAST = 0.5
"""How sure the model must be that such a verb speaks with nothing but a noun phrase as its object.

In PolNeAR's dev part and 300 articles of its train part, statements below it with such an object, whose verb is a cue
in less than a fifth of its clauses with one, were right in 4 of 21 cases.
"""

CLAUSAL = frozenset({"acl", "relcl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass"})


def without_acts(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts without those in which a verb that only sometimes speaks (`reporting.toml`) does something.

    That is where all that is said to be said is the verb's object, a noun phrase with neither a clause nor a quotation
    in it. Nothing is left out by which others hang, what a document says ("the survey showed a rise"), or what is by
    its noun something said ("raised a question").
    """
    kept = list(drafts)
    needed = {id(other) for draft in kept for other in (draft.within, draft.holder) if other is not None}
    return [draft for draft in kept if id(draft) in needed or not is_act(draft, layout)]


def is_act(draft: Draft, layout: Layout) -> bool:
    verb = cue_verb(draft)
    if verb is None or draft.confidence >= LEAST or verb_lemma(verb) not in reporting().sometimes:
        return False
    if len(draft.content) != 1 or not is_bare_object(draft.content[0], verb, layout):
        return False
    return not says(draft.content[0].root) and not (draft.source is not None and is_document(draft.source.root))


def is_bare_object(content: Span, verb: Token, layout: Layout) -> bool:
    """Return whether a content is no more than the noun phrase that a verb has as its object, or acts on."""
    root = content.root
    governed = relation(root) in OBJECTS or root.dep_ in PASSIVE_SUBJECTS
    if not governed or root.head.i != verb.i or any(token.i in layout.quoted for token in content):
        return False
    own = (token for token in content if token.sent == root.sent)
    return not any(relation(token) in CLAUSAL or token.pos_ in {"VERB", "AUX"} for token in own)


def says(noun: Token) -> bool:
    """Return whether a noun is something that is said or thought: "statement", "concern"."""
    return "noun" in cue_classes().get(lower(noun), ())


def is_document(noun: Token) -> bool:
    return noun_lemma(noun) in organisations().documents
