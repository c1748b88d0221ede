"""A name taken apart for comparing: which of its words tell the bearer, and what else it says.

`parse.parse` says how a name on one page divides into given name and surname; this is for the names of two pages, whose
order, titles, articles, legal forms and script may differ.
"""

from functools import lru_cache

from .of_body import body, looks_like_organisation
from .of_person import person
from .part import Kind, Part, Parts

__all__ = ["Kind", "Part", "Parts", "looks_like_organisation", "parts_of"]


@lru_cache(maxsize=1 << 17)
def parts_of(name: str, kind: Kind) -> Parts:
    """Take a name apart; one without letters has no parts."""
    return person(name) if kind == "person" else body(name, kind)
