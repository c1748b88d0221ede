"""What a page prints twice counts once: a pull quote repeats words of the report."""

from collections.abc import Iterable

from averment.coding.folding import fold
from averment.coding.layout import Layout
from averment.coding.tokens import words

from .draft import Draft

__all__ = ["once"]


def once(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts without those whose content stands in a pull quote and in the report's other words as well."""
    kept = list(drafts)
    repeated = [draft for draft in kept if layout.role(draft.content[0].start) == "pullquote"]
    if not repeated:
        return kept
    report = " ".join(
        plain(token.text)
        for token in words(layout.doc)
        if layout.zone(token.i) >= 0 and layout.role(token.i) != "pullquote"
    )
    again = {id(draft) for draft in repeated if spoken(draft) in report}
    return [draft for draft in kept if id(draft) not in again]


def spoken(draft: Draft) -> str:
    return " ".join(plain(token.text) for span in draft.content for token in words(span))


def plain(word: str) -> str:
    return fold(word)
