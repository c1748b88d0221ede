"""Names as data: folded and parsed on one page, spelt in many ways across pages, compared in both."""

from .blocks import SINGLE, blocks
from .compare import acronym_of, same_name, same_person, same_surname
from .likeness import SURE, THRESHOLD, Likeness, likeness
from .parse import PersonName, parse
from .parts import Kind
from .spelling import keys, spelt_alike

__all__ = [
    "SINGLE",
    "SURE",
    "THRESHOLD",
    "Kind",
    "Likeness",
    "PersonName",
    "acronym_of",
    "blocks",
    "keys",
    "likeness",
    "parse",
    "same_name",
    "same_person",
    "same_surname",
    "spelt_alike",
]
