"""The names of a page: the model's, and those of speakers and addressees that it cut or did not know."""

from collections.abc import Iterable

from spacy.tokens import Span

from averment.coding.layout import Layout
from averment.coding.statements import Draft, addressee
from averment.coding.statements.draft import cue_verb

from .name_in import is_common, without_role
from .phrase import read_phrase

__all__ = ["LABELS", "find_names"]

LABELS = frozenset({"PERSON", "ORG", "LOC"})


def find_names(drafts: Iterable[Draft], layout: Layout) -> list[Span]:
    """Return the names in the report, with the label that the model gave them, or none.

    A single word that is a common noun ("Police") is no name. Where a source or addressee shows that a name is longer
    than the model had it, the longer one stands.
    """
    known = (without_role(name) for name in layout.doc.ents if name.label_ in LABELS)
    found = [name for name in known if layout.holds(name) and not is_common(name)]
    for draft in drafts:
        sources = ((draft.source, cue_verb(draft)), (addressee(draft, layout), None))
        for words, verb in sources:
            phrase = read_phrase(words, verb) if words is not None else None
            if phrase is None or phrase.kind != "name" or phrase.span in found:
                continue
            parts = [name for name in found if name.start < phrase.span.end and phrase.span.start < name.end]
            if all(len(name) < len(phrase.span) for name in parts):
                found = [name for name in found if name not in parts]
                found.append(labelled(phrase.span, parts))
    return found


def labelled(name: Span, parts: list[Span]) -> Span:
    """Return a name with its own label, or that of the first of its parts that the model knew."""
    label = name.label_ or next((part.label_ for part in parts), "")
    made = name.doc.char_span(name.start_char, name.end_char, label=label)
    return made if made is not None else name
