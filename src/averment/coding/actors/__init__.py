"""Who is on a page: names, nouns and pronouns, brought together as actors."""

from .assemble import assemble
from .cast import Cast, Figure
from .demonyms import add_demonyms
from .find_names import find_names
from .metonym import speaking
from .outlet import name_outlets
from .refer import refer
from .resolve import Resolution, resolve

__all__ = [
    "Cast",
    "Figure",
    "Resolution",
    "add_demonyms",
    "assemble",
    "find_names",
    "name_outlets",
    "refer",
    "resolve",
    "speaking",
]
