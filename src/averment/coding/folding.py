"""One spelling for what is one name to a reader: case, accents, apostrophes and the possessive ending do not count."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

APOSTROPHES = re.compile(r"[‘’ʼʻ`´]")
POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
SPACE = re.compile(r"[\s\u200b-\u200d\ufeff]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents, a possessive ending and full stops between initials.

    "U.S." and "US" fold alike, and so do "Côte d’Ivoire's" and "cote d'ivoire".
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = APOSTROPHES.sub("'", SPACE.sub(" ", plain).strip()).casefold()
    plain = POSSESSIVE.sub("", plain)
    return re.sub(r"(?<=\b\w)\.", "", plain)
