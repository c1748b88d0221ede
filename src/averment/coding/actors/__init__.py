"""Who is on a page: names, nouns and pronouns, brought together as actors."""

from .assemble import assemble
from .cast import Cast, Figure
from .find_names import find_names
from .outlet import name_outlets
from .resolve import Resolution, resolve

__all__ = ["Cast", "Figure", "Resolution", "assemble", "find_names", "name_outlets", "resolve"]
