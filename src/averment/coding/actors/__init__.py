"""Who is on a page: names, nouns and pronouns, brought together as actors."""

from .assemble import assemble
from .cast import Cast, Figure
from .demonyms import add_demonyms
from .find_names import find_names
from .metonym import speaking
from .outlet import name_outlets
from .refer import refer
from .resolve import POSSESSOR, Resolution, can_be, resolve
from .unnamed import kind_of_party, unnamed

__all__ = [
    "POSSESSOR",
    "Cast",
    "Figure",
    "Resolution",
    "add_demonyms",
    "assemble",
    "can_be",
    "find_names",
    "kind_of_party",
    "name_outlets",
    "refer",
    "resolve",
    "speaking",
    "unnamed",
]
