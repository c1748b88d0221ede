"""Where the caption ends and the credit of its picture begins: "A rally in Baghdad. [Name/AFP]", "… Photo: Name".

The words that give a credit away are in `credits.toml`; a line that gives none away is left whole.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["credit_start", "is_credit", "licence_start"]

_MAX = 120  # the longest credit line: three names with their agencies
_BRACKETED = re.compile(r"[\[(（【]([^\[\]()（）【】]{2,120})[\])）】][\s.]*$")
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W_][\w.'’&-]*){0,6} ?[/|] ?[^\W_][\w.'’&/| -]{1,60}")
_SENTENCE_END = re.compile(r"[.!?…。][”\"'»)\]]*\s+(?=[^\W\d_©(\[])")


class _Patterns(NamedTuple):
    button: re.Pattern[str]
    mark: re.Pattern[str]
    labelled: re.Pattern[str]
    agency: re.Pattern[str]
    ends_in_agency: re.Pattern[str]


def credit_start(text: str) -> int | None:
    """Return the offset at which the credit at the end of a caption begins.

    Args:
        text: One line: a caption, with or without a credit.

    Returns:
        An offset above 0; 0 where all of it is a credit; None where there is none.
    """
    found = [start for start in (_bracketed(text), _labelled(text), _last_fragment(text)) if start is not None]
    return min(found, default=None)


def is_credit(text: str) -> bool:
    """Whether all of a line is a credit."""
    return credit_start(text) == 0


def licence_start(text: str) -> int | None:
    """Return the offset of the button behind a credit ("Purchase Licensing Rights", "Enlarge image"), or None."""
    found = _patterns().button.search(text)
    return found.start() if found else None


def _bracketed(text: str) -> int | None:
    """Find brackets at the end with a name or an agency in them, and brackets of that kind before those."""
    found = _BRACKETED.search(text)
    if not found:
        return None
    inside = found[1].strip()
    before = text[: found.start()].rstrip()
    # "(Nine)" behind a full stop is whose picture it is; within the sentence it is anything.
    apart = text[found.start()] in "[【" or before[-1:] in {".", "!", "?", "”", '"'}
    named = bool(_NAMES.fullmatch(inside)) or bool(_patterns().agency.search(inside))
    if named or _patterns().mark.search(inside) or (apart and _is_name(inside)):
        earlier = _bracketed(before)
        return found.start() if earlier is None else earlier
    return None


def _labelled(text: str) -> int | None:
    """Find the first label ("Photo:", "©") with nothing behind it but names."""
    for found in _patterns().labelled.finditer(text):
        rest = text[found.end() :].strip()
        spelled = found[0].rstrip()[-1:] not in {":", "：", "©", "|", "="}  # "photo by", "foto de"
        if 0 < len(rest) <= _MAX and not _SENTENCE_END.search(rest) and (not spelled or _is_name(rest)):
            return found.start()
    return None


def _last_fragment(text: str) -> int | None:
    """Find a last piece without a verb's company: "Name Name/Agency", "Agency", after the caption's full stop."""
    ends = list(_SENTENCE_END.finditer(text))
    start = ends[-1].end() if ends else 0
    rest = text[start:].strip().rstrip(".")
    if not 0 < len(rest) <= _MAX // 2:
        return None
    shouted = start > 0 and rest.isupper() and _is_name(rest)
    if shouted or _NAMES.fullmatch(rest) or _patterns().ends_in_agency.fullmatch(rest):
        return start
    return None


def _is_name(text: str) -> bool:
    """Whether the words can be a name or a few: nearly all begin with a capital."""
    tokens = re.findall(r"[^\W\d_][\w.'’-]*", text)
    return 0 < len(tokens) <= 8 and tokens[0][0].isupper() and sum(t[0].isupper() for t in tokens) >= 0.7 * len(tokens)


@cache
def _patterns() -> _Patterns:
    kept = tomllib.loads(files(__package__).joinpath("credits.toml").read_text(encoding="utf-8"))

    def one_of(words: list[str]) -> str:
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))

    label, link, agency = (one_of(kept[name]) for name in ("labels", "links", "agencies"))
    # "Photo: X", "Photo by X", "Photo credit: X", "Photo © X", "© X"; a label alone ("Photo") is a common word.
    names = rf"(?:{label})(?:\s*/\s*(?:{label})|\s+(?:{label}))*"
    labelled = rf"(?<![\w-])(?:{names}\s*(?:[:：©|=]|(?:{link})\s+(?=[^\W\d_]))|©|\(c\)\s)\s*"
    few = r"(?:[^\W_][\w.'’&-]*[ ,/|–—-]+){0,5}"
    return _Patterns(
        button=re.compile(rf"(?:^|\s)(?:{one_of(kept['buttons'])})[\s,.]*(?:opens new tab)?$", re.IGNORECASE),
        mark=re.compile(rf"{labelled}|{one_of(kept['marks'])}", re.IGNORECASE),
        labelled=re.compile(labelled, re.IGNORECASE),
        agency=re.compile(rf"(?<![\w-])(?:{agency})(?![\w-])"),
        ends_in_agency=re.compile(rf"(?:{few})(?:{agency})(?:[ /,|]+(?:{agency}))*"),
    )
