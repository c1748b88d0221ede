"""One page, many ways to paste it: the whole page, the article with little around it, an excerpt, other line breaks,
readers' comments after it, boxes in the middle. The labels come along.
"""

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from averment.page import Role
from averment.page.pasted.blocks import Block

__all__ = ["Labelled", "blocks", "variants"]


class Labelled(NamedTuple):
    """One line of a page: its words, whether a blank line stands before it, and its role where that is known."""

    text: str
    gap: bool
    role: Role | None


_INVENTED: Mapping[str, list[str]] = tomllib.loads(Path(__file__).with_name("pasted_invented.toml").read_text("utf-8"))
_REPORT = frozenset(
    {"category", "headline", "deck", "byline", "dateline", "body", "subheading", "caption", "credit", "pullquote"}
)
_HEADS: tuple[frozenset[Role], ...] = (
    frozenset({"headline"}),
    frozenset({"headline", "deck"}),
    frozenset({"headline", "byline"}),
    frozenset({"headline", "deck", "byline", "dateline"}),
    frozenset({"category", "headline", "deck", "caption", "credit", "byline"}),
    frozenset(),
)
_BREAKS = ("own", "blank", "blank", "single")


def blocks(lines: Sequence[Labelled]) -> list[Block]:
    """Lines → blocks as `averment.page.pasted.blocks.split` would cut them from the pasted text."""
    found, position = [], 0
    for line in lines:
        found.append(Block(line.text, position, position + len(line.text), line.gap and bool(found)))
        position += len(line.text) + 1
    return found


def variants(
    page: Sequence[Labelled], others: Sequence[Sequence[Labelled]], rng: random.Random, count: int
) -> Iterator[list[Labelled]]:
    """Yield the page as it is, then `count` other ways to paste it.

    Args:
        page: The rendered page.
        others: Other pages, whose text makes a live blog of a short report.
        rng: Where chance comes from.
        count: How many.
    """
    yield list(page)
    report = _report(page)
    for _ in range(count if report else 0):
        cut = rng.choice(_CUTS)
        lines = cut(report, rng) if cut else _long(report.article, others, rng)
        if rng.random() < 0.08:
            lines = [spoken for line in lines for spoken in _dialogue(line)]
        if cut is not _excerpt:
            lines = _furnish(lines, rng)
        if lines:
            yield _broken(lines, rng.choice(_BREAKS))


class _Report(NamedTuple):
    """A page, and from where to where its article runs: its head, and the last of its body."""

    page: Sequence[Labelled]
    start: int
    end: int

    @property
    def article(self) -> Sequence[Labelled]:
        return self.page[self.start : self.end]


def _report(page: Sequence[Labelled]) -> _Report | None:
    roles = [line.role for line in page]
    if "body" not in roles:
        return None
    first, end = roles.index("body"), len(roles) - roles[::-1].index("body")
    headline = roles.index("headline") if "headline" in roles else first
    start = min(i for i in range(max(0, headline - 6), end) if roles[i] in _REPORT)
    return _Report(page, min(start, headline, first), end)


def _cropped(report: _Report, rng: random.Random) -> list[Labelled]:
    before = max(0, report.start - rng.choice((0, 0, 1, 3, 8)))
    return list(report.page[before : report.end + rng.choice((0, 1, 3, 8, 20, 40))])


def _clean(report: _Report, rng: random.Random) -> list[Labelled]:
    kept = rng.random() / 2
    return [line for line in report.article if line.role in _REPORT or rng.random() < kept]


def _bare(report: _Report, rng: random.Random) -> list[Labelled]:
    kept = rng.choice(_HEADS) | {"body", *rng.choice(((), ("subheading",), ("subheading", "caption", "credit")))}
    return [line for line in report.article if line.role in kept]


def _excerpt(report: _Report, rng: random.Random) -> list[Labelled]:
    text = [line for line in report.article if line.role in ("body", "subheading")]
    length = rng.choice((1, 1, 2, 2, 3, 3, 5, 8))
    start = rng.randrange(max(1, len(text) - length + 1))
    part = text[start : start + length]
    return part if any(line.role == "body" for line in part) else []


def _unfinished(report: _Report, rng: random.Random) -> list[Labelled]:
    article = report.article
    return list(article[: rng.randint(len(article) // 2, len(article))])


_CUTS = (_cropped, _cropped, _cropped, _clean, _clean, _bare, _excerpt, _unfinished, None)


def _long(article: Sequence[Labelled], others: Sequence[Sequence[Labelled]], rng: random.Random) -> list[Labelled]:
    """A report several times as long, as live blogs are."""
    longer = list(article)
    for other in rng.sample(others, min(12, len(others))):
        body = [i for i, line in enumerate(other) if line.role == "body"]
        if body:
            start, length = rng.choice(body), rng.randint(3, 30)
            stamp = rng.choice(("", "", f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02} "))
            subheading = [Labelled(stamp + _heading(other, rng), True, "subheading")] if rng.random() < 0.7 else []
            longer += subheading + list(other[start : min(start + length, body[-1] + 1)])
        if len(longer) > 200:
            break
    return longer


def _heading(page: Sequence[Labelled], rng: random.Random) -> str:
    """A headline or subheading of a page."""
    return rng.choice([line.text for line in page if line.role in ("headline", "subheading")] or ["What we know"])


def _dialogue(line: Labelled) -> list[Labelled]:
    """A paragraph as question and answer, as interviews are printed."""
    question, stop, answer = line.text.partition(". ")
    if line.role != "body" or not stop:
        return [line]
    return [line._replace(text=f"Q: {question}?"), line._replace(text=f"A: {answer}")]


def _furnish(lines: list[Labelled], rng: random.Random) -> list[Labelled]:
    topic = _topic(lines, rng)
    body = [i for i, line in enumerate(lines) if line.role == "body"]
    if not body:
        return lines
    if rng.random() < 0.4:
        lines = lines[: body[-1] + 1] + _comments(topic, rng) + lines[body[-1] + 1 :][: rng.choice((0, 0, 6))]
    elif rng.random() < 0.3:
        after = [line for _ in range(rng.randint(1, 4)) for line in _box("feet", topic, rng)]
        lines = lines[: body[-1] + 1] + after
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        at = rng.choice(body[1:] or [len(lines)])
        lines = lines[:at] + _box("boxes", topic, rng) + lines[at:]
    if rng.random() < 0.3:
        at = rng.choice((0, body[0]))
        lines = lines[:at] + _box("heads", topic, rng) + lines[at:]
    return lines


def _topic(lines: Sequence[Labelled], rng: random.Random) -> str:
    names = [word for line in lines if line.role == "body" for word in line.text.split()[1:] if word.istitle()]
    return rng.choice(names).strip(".,;:\"'“”’()") if names else "peace"


def _box(kind: str, topic: str, rng: random.Random) -> list[Labelled]:
    lines = rng.choice(_INVENTED[kind])
    return [Labelled(_fill(line, topic, rng), rng.random() < 0.5, "furniture") for line in lines]


def _fill(line: str, topic: str, rng: random.Random) -> str:
    filled = line.replace("{topic}", topic).replace("{name}", rng.choice(_INVENTED["names"]))
    return filled.replace("{n}", str(rng.randint(1, 9)))


def _comments(topic: str, rng: random.Random) -> list[Labelled]:
    """An end, the door to the comments, and comments of one shape: with names and dates, or nothing but prose."""

    def say(group: str, role: Role) -> Labelled:
        return Labelled(_fill(rng.choice(_INVENTED[group]), topic, rng), rng.random() < 0.6, role)

    found = [say("ends", "furniture") for _ in range(rng.choice((0, 0, 1, 1, 2)))]
    found += [say("openers", "furniture") for _ in range(rng.choice((1, 1, 2, 3)))]
    named, stamped, buttoned = rng.random() < 0.6, rng.random() < 0.5, rng.random() < 0.5
    for _ in range(rng.choice((1, 1, 2, 3, 5, 10))):
        if named:
            found.append(say("names", "comment"))
        if stamped:
            found.append(say("stamps", "comment"))
        for _ in range(rng.choice((1, 1, 1, 2))):
            remarks = [say("remarks", "comment").text for _ in range(rng.choice((1, 1, 2, 3)))]
            found.append(Labelled(" ".join(remarks), True, "comment"))
        if buttoned:
            found.append(say("buttons", "furniture"))
    return found


def _broken(lines: Sequence[Labelled], breaks: str) -> list[Labelled]:
    if breaks == "own":
        return list(lines)
    return [line._replace(gap=breaks == "blank") for line in lines]
