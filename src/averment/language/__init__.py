"""What the words are: `Page` → `Reading`, a spaCy `Doc` filled by one small model."""

from .reader import Reader
from .reading import Attribution, Dyad, Reading, Reference

__all__ = ["Attribution", "Dyad", "Reader", "Reading", "Reference"]
