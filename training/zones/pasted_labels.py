"""Roles for the lines of a rendered page: from the corpus's gold where it has the words, and from the page's own tags
where it has none (byline, date, category, related, furniture). A line that neither settles has no label.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from averment.page import Role

from .pasted_rendering import Line

__all__ = ["label"]

_ROLES: tuple[Role, ...] = ("caption", "deck", "headline", "subheading", "body")
_CJK = re.compile(r"[\u3040-\u9fff]")
_FIGURE = re.compile(r"figcaption|caption")
_CREDIT = re.compile(r"credit|copyright|author|source|agency|quelle")
_COMMENT = re.compile(r"comment-(?:text|content|body)|coral|comment__(?:text|body)|commentbody")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d\d?[:.]\d\d\b")
_DATED = re.compile(r"date|time|publi|meta")
_KICKER = re.compile(
    r"kicker|categor|breadcrumb|section|topic|eyebrow|label|overline|tag|roofline|dachzeile|rubric|ressort"
)
_PROMOTION = re.compile(r"related|recommend|read-?more|teaser|also|promo|more-on|most|trending")
_BUTTONS = re.compile(
    r"share|social|newsletter|signup|advert|\bad-|promo|toolbar|button|subscri|cookie|consent|player|video"
)
_FOOT = re.compile(r"footer|legal|cookie|copyright|newsletter|consent|subscri|login|form")


def label(lines: Sequence[Line], gold: Mapping[Role, Sequence[str]]) -> list[Role | None]:
    """Give each line the role that it plays, or None where that is not known.

    Args:
        lines: The page as `pasted_rendering.render` gives it.
        gold: The strings of each role, as `averment.evaluation.corpora.fundus` has them.
    """
    words = [_words(line.text) for line in lines]
    labels = _from_gold(lines, words, {role: [_words(text) for text in texts] for role, texts in gold.items()})
    body = [i for i, role in enumerate(labels) if role == "body"]
    if body:
        _from_tags(lines, words, labels, gold)
        _categories(lines, words, labels)
    return labels


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"\w", text) if len(_CJK.findall(text)) > 0.3 * len(text) else re.findall(r"\w+", text)


def _share(words: Sequence[str], others: Sequence[str]) -> float:
    """The share of `words` that stand in `others`."""
    return (Counter(words) & Counter(others)).total() / max(1, len(words))


def _fits(role: Role, line: Sequence[str], gold: Sequence[str], heading: bool) -> bool:
    there, back = _share(line, gold), _share(gold, line)
    if role == "body":
        part = len(line) >= 4 and f" {' '.join(line)} " in f" {' '.join(gold)} "
        return (there >= 0.9 and (back >= 0.5 or part)) or (back >= 0.9 and len(gold) >= 6)
    if role == "caption":
        return (back >= 0.9 and there >= 0.4) or (there >= 0.9 and back >= 0.6)
    if role == "headline":
        return min(there, back) >= (0.5 if heading else 0.75)
    return min(there, back) >= 0.85


def _from_gold(
    lines: Sequence[Line], words: Sequence[Sequence[str]], gold: Mapping[Role, Sequence[Sequence[str]]]
) -> list[Role | None]:
    fitting = _fitting(lines, words, gold)
    long = sorted(i for _, found in fitting["body"] for i in found if len(words[i]) >= 8)
    first, centre = (long[0], long[len(long) // 2]) if long else (len(lines), len(lines) // 2)
    nearest: Mapping[Role, Callable[[int], tuple[float, ...]]] = {
        "caption": lambda i: (not _FIGURE.search(" ".join(lines[i].path[:5])), i),
        "deck": lambda i: (abs(i - first),),
        "headline": lambda i: (not lines[i].path[0].startswith("h1"), i > first, abs(i - first)),
    }
    labels: list[Role | None] = [None] * len(lines)
    for role, key in nearest.items():
        for _, found in fitting[role]:
            best = min(found, key=key)
            labels[best] = labels[best] or role
    for _, found in fitting["subheading"]:
        labels[min(found, key=lambda i: abs(i - centre))] = "subheading"
    for text, found in fitting["body"]:
        whole = [i for i in found if _share(text, words[i]) >= 0.9]
        for i in [min(whole, key=lambda i: abs(i - centre))] if whole else found:
            labels[i] = "body"
    return labels


def _fitting(
    lines: Sequence[Line], words: Sequence[Sequence[str]], gold: Mapping[Role, Sequence[Sequence[str]]]
) -> dict[Role, list[tuple[Sequence[str], list[int]]]]:
    """For each gold string, the lines that it fits; strings that fit none are left out."""
    where: dict[str, set[int]] = defaultdict(set)
    for i, line in enumerate(words):
        for word in line:
            where[word].add(i)
    found: dict[Role, list[tuple[Sequence[str], list[int]]]] = {}
    for role in _ROLES:
        found[role] = []
        for text in gold.get(role, ()):
            near = sorted({i for word in text for i in where[word]})
            fits = [i for i in near if _fits(role, words[i], text, lines[i].path[0].startswith("h1"))]
            found[role] += [(text, fits)] if fits else []
    return found


class _Bounds(NamedTuple):
    """Where the article starts (with its headline), and its first and last line of body."""

    start: int
    first: int
    last: int


def _bounds(labels: Sequence[Role | None]) -> _Bounds:
    body = [i for i, role in enumerate(labels) if role == "body"]
    start = min(labels.index("headline") if "headline" in labels else body[0], body[0])
    return _Bounds(start, body[0], body[-1])


def _from_tags(
    lines: Sequence[Line],
    words: Sequence[Sequence[str]],
    labels: list[Role | None],
    gold: Mapping[Role, Sequence[str]],
) -> None:
    at = _bounds(labels)
    authors = [set(_words(name)) for name in gold.get("byline", ())]
    owners = [set(_words(name)) for name in gold.get("credit", ())]
    copies = _copies_of_headline(lines, labels)
    for i, line in enumerate(lines):
        if labels[i] is None and i not in copies:
            labels[i] = (
                _in_head(line, words[i], authors, at.start - 12 <= i <= at.first + 3)
                or _at_picture(line, words[i], owners, at.start - 20 <= i <= at.last)
                or _by_position(line, len(words[i]), i, at)
            )


def _copies_of_headline(lines: Sequence[Line], labels: Sequence[Role | None]) -> set[int]:
    """A second copy of the headline beside it could as well be the headline."""
    if "headline" not in labels:
        return set()
    headline, first = labels.index("headline"), labels.index("body")
    return {i for i in range(max(0, headline - 12), first) if lines[i].text == lines[headline].text}


def _categories(lines: Sequence[Line], words: Sequence[Sequence[str]], labels: list[Role | None]) -> None:
    start = _bounds(labels).start
    for i in range(max(0, start - 4), start):
        short = len(words[i]) <= 4 and not any(map(str.isdigit, lines[i].text))
        if short and _KICKER.search(" ".join(lines[i].path[:6])):
            labels[i] = "category" if i == start - 1 or labels[i + 1] in ("headline", None) else None


def _in_head(line: Line, words: Sequence[str], authors: Sequence[set[str]], in_head: bool) -> Role | None:
    if not in_head or len(words) > 20:
        return None
    if any(name and len(name & set(words)) >= min(2, len(name)) for name in authors):
        return "byline"
    dated = _DATE.search(line.text) and _DATED.search(" ".join(line.path[:6]))
    return "dateline" if dated or line.path[0].startswith("time") else None


def _at_picture(line: Line, words: Sequence[str], names: Sequence[set[str]], in_report: bool) -> Role | None:
    near = " ".join(line.path[:6])
    if not in_report:
        return None
    if (
        len(words) <= 14
        and any(name and name <= set(words) for name in names)
        and re.search(r"image|figure|media", near)
    ):
        return "credit"
    if not _FIGURE.search(near) and not re.search(r"credit|copyright", near):
        return None
    return "credit" if len(words) <= 12 and _CREDIT.search(near) else "caption"


def _by_position(line: Line, length: int, i: int, at: _Bounds) -> Role | None:
    near = " ".join(line.path[:6])
    linked = any(element.startswith("a.") for element in line.path[:4])
    if i > at.last:
        return _after(near, length)
    if i < at.start:
        return "related" if linked and length > 5 and not _FOOT.search(near) else "furniture"
    if i > at.first and re.search(r"pull-?quote", near):
        return "pullquote"
    if i > at.first and (_PROMOTION.search(near) or (length < 15 and _PROMOTION.search(" ".join(line.path)))):
        return "related" if length >= 4 else "furniture"
    if i > at.first and length >= 15 and not linked:
        return None  # prose that the gold left out
    if _BUTTONS.search(near):
        return "furniture"
    if re.match(r"h[2-6]|li|blockquote", line.path[0]) or (line.path[0].startswith("p.") and length >= 12):
        return None
    return "furniture" if length <= 4 else "related" if linked else None


def _after(near: str, length: int) -> Role | None:
    if _COMMENT.search(near):
        return "comment"
    if "comment" in near and length >= 5:
        return None
    return "related" if length >= 5 and not _FOOT.search(near) else "furniture"
