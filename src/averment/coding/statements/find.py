"""The steps from attributions and quotations to statements, in their order."""

from averment.coding.layout import Layout

from .acts import without_acts
from .draft import Draft, extent
from .floor import give_floor
from .introduced import take_introduced
from .join import join
from .kind import kind
from .lists import take_lists
from .neighbour import find_neighbours
from .nest import Inner, nest
from .once import once
from .posts import take_posts
from .snap import snap
from .turns import take_turns

__all__ = ["Inner", "find"]


def find(layout: Layout, inner: Inner | None = None) -> list[Draft]:
    """Return the statements of a page in the order of their first word, the outer of two before the inner.

    Args:
        layout: The reading and where its words stand.
        inner: Reads a content on its own for the attributions within it; without it, only verbs of saying with a
            subject and a clause are found there.
    """
    drafts = snap(layout)
    drafts = find_neighbours(drafts, layout)
    drafts = join(drafts, layout)
    drafts = take_turns(drafts, layout)
    drafts = take_posts(drafts, layout)
    drafts = take_lists(drafts, layout)
    drafts = take_introduced(drafts, layout)
    drafts = nest(drafts, layout, inner)
    drafts = give_floor(drafts, layout)
    drafts = without_acts(drafts, layout)
    drafts = once(drafts, layout)
    for draft in drafts:
        draft.kind = kind(draft, layout)
    return sorted(drafts, key=lambda draft: (draft.start, -extent(draft.spans)[1], draft.place))
