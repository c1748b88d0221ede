"""Names out of GUM's entity layer (Zeldes 2017): the proper nouns around the head of a person, place or group."""

from .gum_entities import gum_mentions
from .universal_dependencies import TreebankDocument

__all__ = ["gum_name_tags"]

LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}


def gum_name_tags(document: TreebankDocument) -> list[str] | None:
    """Return a BIO tag for each word, or None where the document has no entity layer."""
    mentions = sorted(gum_mentions(document), key=lambda mention: mention.start - mention.end)
    if not mentions:
        return None
    tags = ["O"] * len(document.offsets)
    for mention in mentions:
        label, at = LABELS.get(mention.type), mention.minimal
        if label is None or at is None or document.upos[at] != "PROPN":
            continue
        first = last = at
        while first > mention.start and _in_name(document, first - 1):
            first -= 1
        while last + 1 < mention.end and _in_name(document, last + 1):
            last += 1
        tags[first : last + 1] = [f"B-{label}"] + [f"I-{label}"] * (last - first)
    return tags


def _in_name(document: TreebankDocument, at: int) -> bool:
    """Tell whether a word goes on the name beside it: a proper noun, or the hyphen of a double name."""
    if document.upos[at] == "PROPN":
        return True
    start, end = document.offsets[at]
    between = 0 < at < len(document.upos) - 1 and document.upos[at - 1] == document.upos[at + 1] == "PROPN"
    return document.text[start:end] == "-" and between
