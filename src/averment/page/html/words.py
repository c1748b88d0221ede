"""Text → its words alone, so that two printings of one sentence compare as equal."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["same_words"]


@lru_cache(maxsize=4096)
def same_words(text: str) -> str:
    """Return the words in lower case with one space between them, punctuation dropped."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
