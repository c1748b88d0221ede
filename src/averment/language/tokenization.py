"""Words of a text, after the conventions of Universal Dependencies' English treebanks.

Hyphens stand alone, contractions are split ("do" + "n't"), abbreviations keep their full stop. The words are what the
model tags; every character that is not white space belongs to exactly one of them.
"""

import re

__all__ = ["tokenize"]

ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Maj|Sgt|Lt|Cmdr|Capt|Adm|Brig|Hon|Rev|St|Jr|Sr|Inc|Co|Corp|Ltd|Bros|No|vs|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)

WORD = re.compile(
    rf"""
      (?:https?://|www\.)\S*[^\s.,;:!?'"”’)\]]      # addresses
    | [^\s@]+@[\w.-]+\.\w+                          # e-mail
    | [@\#]\w+                                      # handles, hashtags
    | (?:[^\W\d_]\.){{2,}}                          # U.S., a.m.
    | \b(?:{ABBREVIATIONS})\.(?=\s)                 # titles, months, firms
    | \b[A-Z]\.(?=\s+[A-Z])                         # initials
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm|m|bn|k)?(?!\w)  # numbers, times, ordinals
    | (?i:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b))  # cannot, gonna
    | \w+?(?=n['’]t\b)                              # do|n't
    | n['’]t\b
    | ['’](?i:s|re|ll|ve|d|m)\b
    | \w+
    | \.{{2,}} | -{{2,}} | `` | ''
    | [^\w\s]
    """,
    re.VERBOSE,
)


def tokenize(text: str) -> list[tuple[int, int]]:
    """Return the words of `text` as (start, end) offsets in code points, in order, without overlap."""
    return [match.span() for match in WORD.finditer(text)]
