"""Direct, indirect or mixed, as PARC3 and PolNeAR tell them apart: by the quotation marks around the content.

A turn of a conversation and a post are direct without them: the page's form says that the words are the speaker's.
"""

from averment.coding.layout import Layout
from averment.coding.record import Kind
from averment.coding.tokens import words

from .draft import VERBATIM, Draft

__all__ = ["kind"]


def kind(draft: Draft, layout: Layout) -> Kind:
    """Return `direct` where all words of the content are quoted, `indirect` where none is, else `mixed`."""
    if draft.origin in VERBATIM:
        return "direct"
    quoted = {token.i in layout.quoted for span in draft.content for token in words(span)}
    if quoted == {True, False}:
        return "mixed"
    return "direct" if True in quoted else "indirect"
