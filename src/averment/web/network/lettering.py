"""How wide a name is drawn, about, where no browser is there to measure it: by its letters, in the widest common face.

Measured in Verdana and DejaVu Sans, which are wider than what else `room.css` may find, so that a name never takes more
room than was kept for it.
"""

import unicodedata

__all__ = ["width_of"]

_NARROW, _THIN, _USUAL, _CAPITAL, _BROAD = 0.36, 0.43, 0.64, 0.73, 1.0
_OF = {
    **dict.fromkeys("ijlI.,:;'’‘|! ", _NARROW),
    **dict.fromkeys('frt()-–“”"/[]', _THIN),
    **dict.fromkeys("mwMWQO@%&—…", _BROAD),
}


def width_of(name: str) -> float:
    """Return how wide a name is, for letters of size 1."""
    return sum(map(_letter, name))


def _letter(letter: str) -> float:
    if letter in _OF:
        return _OF[letter]
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _BROAD
    return _CAPITAL if letter.isupper() else _USUAL
