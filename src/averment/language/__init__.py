"""What the words are: `Page` → `Reading`, a spaCy `Doc` filled by one small model."""

from .reading import Attribution, Reading

__all__ = ["Attribution", "Reading"]
