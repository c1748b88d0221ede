"""Names as data: folded for comparison, parsed into given name and surname, compared."""

from .compare import acronym_of, same_name, same_person
from .parse import PersonName, parse

__all__ = ["PersonName", "acronym_of", "parse", "same_name", "same_person"]
