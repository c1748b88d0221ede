"""Words as a person types them, as a pattern that finds them however a page spells them.

Capitals, accents, the shape of quotation marks and dashes, and the kind and number of white space make no difference.
"""

import functools
import re
import unicodedata

__all__ = ["anywhere", "exactly", "plain_letters", "whole_words"]


def anywhere(words: str) -> str:
    """Return the regular expression (RE2) that finds `words` anywhere in a text, also within a word."""
    return f"(?i){_pattern(words)}"


def exactly(words: str) -> str:
    """Return the regular expression (RE2) that finds `words` where they are all there is."""
    return rf"(?i)^[\s\pZ]*{_pattern(words)}[\s\pZ]*$"


def whole_words(words: str) -> str:
    """Return the regular expression (RE2) that finds `words` as whole words: "UN" in "the UN", not in "Union"."""
    return rf"(?i)(?:^|[^\pL\pN\pM]){_pattern(words)}(?:$|[^\pL\pN\pM])"


# Letters that Unicode does not take apart into a letter and a mark, but that a keyboard without them writes so.
_SPELT_PLAINLY = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t"}
_ALIKE = {
    character: f"[{re.escape(group)}]"
    for group in ("'`´‘’‛′ʹʻʼʽʾʿ＇", '"“”„‟«»″＂', "-‐‑‒–—―−－")
    for character in group
}


def _pattern(words: str) -> str:
    return r"[\s\pZ]+".join("".join(map(_character, _folded(word))) for word in words.split())


def _character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    if not character.isalpha():
        return re.escape(character)
    # A mark may be part of the letter or stand behind it.
    return rf"[{character}{_spellings().get(character, '')}]\pM*"


def _folded(word: str) -> str:
    letters = (_SPELT_PLAINLY.get(letter, letter) for letter in unicodedata.normalize("NFD", word.lower()))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


@functools.cache
def _spellings() -> dict[str, str]:
    """Each plain letter with the letters that are the same under a mark."""
    spellings: dict[str, str] = {}
    for character in map(chr, range(0x80, 0x2C00)):
        plain = _folded(character)
        if character.isalpha() and len(plain) == 1 and plain != character.lower():
            spellings[plain] = spellings.get(plain, "") + character
    return spellings


@functools.cache
def plain_letters() -> dict[int, str]:
    """Return, for `str.translate`, each letter's plain small letter and the usual apostrophe for its like.

    A text keeps its length: letters that are more than one character without their marks stay, and so do marks of
    their own.
    """
    letters = {}
    for character in map(chr, (*range(0x41, 0x5B), *range(0x80, 0x2C00))):
        plain = _folded(character) if character.isalpha() else character
        if len(plain) == 1 and plain != character:
            letters[ord(character)] = plain
    return letters | {ord(character): "'" for character in "`´‘’‛′ʹʻʼʽʾʿ＇"}
