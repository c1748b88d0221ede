"""Names out of GUM's entity layer (Zeldes 2017): the proper nouns around the head of a person, place or group."""

import re
from collections.abc import Iterator

from .universal_dependencies import TreebankDocument

__all__ = ["gum_name_tags"]

LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRACKET = re.compile(r"\((?P<whole>[^()]+)(?P<closed>\))?|(?P<end>[^()]+)\)")
HEAD_FIELD = 5
"""`GRP-etype-infstat-salience-centering-minspan-link-identity`: the first number of minspan is the head."""


def gum_name_tags(document: TreebankDocument) -> list[str] | None:
    """Return a BIO tag for each word, or None where the document has no entity layer."""
    mentions = sorted(_mentions(document), key=lambda mention: mention[0] - mention[1])
    if not mentions:
        return None
    tags = ["O"] * len(document.offsets)
    for start, end, fields in mentions:
        label = LABELS.get(fields[1])
        head = fields[HEAD_FIELD].partition(",")[0] if len(fields) > HEAD_FIELD else ""
        at = start + int(head) - 1 if head.isdigit() else -1
        if label is None or not start <= at < end or document.upos[at] != "PROPN":
            continue
        first = last = at
        while first > start and _in_name(document, first - 1):
            first -= 1
        while last + 1 < end and _in_name(document, last + 1):
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


def _mentions(document: TreebankDocument) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (first word, word behind the last, fields) of every mention."""
    opened: dict[str, list[tuple[int, list[str]]]] = {}
    for at, misc in enumerate(document.misc):
        entity = ENTITY.search(misc)
        for bracket in BRACKET.finditer(entity[1]) if entity else ():
            if bracket["whole"]:
                fields = bracket["whole"].split("-")
                if bracket["closed"]:
                    yield at, at + 1, fields
                else:
                    opened.setdefault(fields[0].partition("[")[0], []).append((at, fields))
            else:
                stack = opened.get(bracket["end"].partition("[")[0])
                if stack:
                    start, fields = stack.pop()
                    yield start, at + 1, fields
