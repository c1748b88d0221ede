"""How well a page's zones are told apart: recall by role, precision of what is called body, and the date.

A gold string is *present* when its words stand in the page's visible text at all, and *found* when they stand in the
zones of its own role (a caption: in a caption and the credit beside it, as the gold seldom parts them). Words are
compared in lower case without punctuation.
"""

import statistics
import time
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec

from averment.errors import PageError
from averment.page import Role
from averment.page.draft import Draft
from averment.page.html import paste, read_html

from .corpora import fundus
from .corpora.fundus import GOLD_ROLES, GoldPage, normalise

__all__ = ["Publishers", "RoleScore", "ZoneScores", "evaluate", "read", "score"]

Publishers = Literal["all", "seen", "apart"]
"""Which publishers: those that the zones were worked out on, or the quarter kept apart from that, or both."""


class RoleScore(msgspec.Struct, frozen=True):
    """The gold strings of one role.

    Attributes:
        role: The role.
        gold: How many there are.
        present: How many stand in the page's visible text.
        found: How many of those stand in zones of that role.
        recall: `found / present`, 0 to 1; None where none is present.
        precision: Of the characters in zones of that role, the share in gold strings of that role, on pages that have
            gold for it; a lower bound, as the gold leaves out what its own parser did not look for.
    """

    role: Role
    gold: int
    present: int
    found: int
    recall: float | None
    precision: float | None


class ZoneScores(msgspec.Struct, frozen=True):
    """What `averment eval zones` prints.

    Attributes:
        pages: Pages read.
        publishers: Publishers that they come from.
        failed: Pages that were refused; all their gold counts as not found.
        pasted: Whether the pages were read as text pasted from a browser.
        roles: One score a role.
        dated: Pages with a gold date.
        dates: Of those, how many were given that day (or that very instant).
        dates_wrong: Of those, how many were given another day; the rest were given none.
        verbatim: Whether every zone was in order, inside the text and without white space at its ends.
        milliseconds: The median time to read one page.
    """

    pages: int
    publishers: int
    failed: int
    pasted: bool
    roles: tuple[RoleScore, ...]
    dated: int
    dates: int
    dates_wrong: int
    verbatim: bool
    milliseconds: float


def evaluate(path: Path, *, pasted: bool = False, publishers: Publishers = "all") -> ZoneScores:
    """Score the zones of every page under `path`.

    Args:
        path: The folder of fundus' test data, as `fundus.pages` reads it.
        pasted: Read each page as a person pasting from a browser would hand it in: its words, no tags.
        publishers: Which publishers.

    Raises:
        CorpusError: `path` has no such pages.
    """
    wanted = {"all": (True, False), "seen": (False,), "apart": (True,)}[publishers]
    gold = [page for page in fundus.pages(path) if page.kept_apart in wanted]
    return score(((page, *read(page, pasted=pasted)) for page in gold), pasted=pasted)


def read(page: GoldPage, *, pasted: bool) -> tuple[Draft | None, float]:
    """Read one page of the corpus; return its draft, or None where it is refused, and the seconds that it took."""
    text = paste(page.data) if pasted else ""
    started = time.perf_counter()
    try:
        draft = _read_pasted(text) if pasted else read_html(page.data, charset=None, url=page.url)
    except PageError:
        draft = None
    return draft, time.perf_counter() - started


def score(read_pages: Iterable[tuple[GoldPage, Draft | None, float]], *, pasted: bool) -> ZoneScores:
    """Compare pages with their gold: what `evaluate` does with what `read` returns."""
    gold: Counter[Role] = Counter()
    present: Counter[Role] = Counter()
    found: Counter[Role] = Counter()
    right: Counter[Role] = Counter()
    said: Counter[Role] = Counter()
    dates: Counter[str] = Counter()
    seconds, publishers, failed, verbatim = [], set(), 0, True
    for page, draft, spent in read_pages:
        seconds.append(spent)
        publishers.add(page.publisher)
        failed += draft is None
        verbatim = verbatim and (draft is None or _verbatim(draft))
        visible = fundus.visible_text(page.data)
        for role in GOLD_ROLES:
            strings = [normalise(text) for text in page.strings[role]]
            zones = _zones(draft, role)
            words = " ".join([*zones, *(_captions_with_credits(draft) if role == "caption" else ())])
            here = [text for text in strings if _stands_in(text, visible)]
            gold[role] += len(strings)
            present[role] += len(here)
            found[role] += sum(_stands_in(text, words) for text in here)
            if here:
                wanted = " ".join(strings)
                said[role] += sum(map(len, zones))
                right[role] += sum(_covered(zone, wanted, strings) for zone in zones)
        if page.published:
            dates[_date_verdict(page.published, draft.published if draft else None)] += 1
    return ZoneScores(
        pages=len(seconds),
        publishers=len(publishers),
        failed=failed,
        pasted=pasted,
        roles=tuple(
            RoleScore(
                role,
                gold[role],
                present[role],
                found[role],
                _share(found[role], present[role]),
                _share(right[role], said[role]),
            )
            for role in GOLD_ROLES
        ),
        dated=dates.total(),
        dates=dates["right"],
        dates_wrong=dates["wrong"],
        verbatim=verbatim,
        milliseconds=round(1000 * statistics.median(seconds or [0.0]), 1),
    )


def _read_pasted(text: str) -> Draft:
    from averment.page.pasted import read_pasted  # noqa: PLC0415

    return read_pasted(text)


def _zones(draft: Draft | None, role: Role) -> list[str]:
    if draft is None:
        return []
    return [normalise(draft.text[zone.start : zone.end]) for zone in draft.zones if zone.role == role]


def _captions_with_credits(draft: Draft | None) -> list[str]:
    """Each caption with the credit before or behind it: the gold often has both in one string."""
    if draft is None:
        return []
    pairs = [pair for pair in pairwise(draft.zones) if {zone.role for zone in pair} == {"caption", "credit"}]
    return [normalise(draft.text[one.start : other.end]) for one, other in pairs]


def _stands_in(text: str, words: str) -> bool:
    """Whether `text` stands in `words`: a short one as whole words, a long one however the spaces fall."""
    if len(text) <= 20 and text.isascii():
        return f" {text} " in f" {words} "
    return text.replace(" ", "") in words.replace(" ", "")


def _covered(zone: str, wanted: str, strings: list[str]) -> int:
    """Return how many characters of a zone stand in the gold; the gold may cut paragraphs where the page does not."""
    if _stands_in(zone, wanted):
        return len(zone)
    return min(len(zone), sum(len(text) for text in strings if len(text) > 20 and _stands_in(text, zone)))


def _verbatim(draft: Draft) -> bool:
    position = 0
    for zone in draft.zones:
        text = draft.text[zone.start : zone.end]
        if zone.start < position or zone.end > len(draft.text) or not text or text != text.strip():
            return False
        position = zone.end
    return True


def _date_verdict(gold: str, published: str | None) -> Literal["right", "wrong", "none"]:
    if published is None:
        return "none"
    if gold[:10] == published[:10]:
        return "right"
    if len(published) < len("2026-01-01"):
        return "wrong"  # a month or a year is right about no day
    one, other = datetime.fromisoformat(gold), datetime.fromisoformat(published)
    return "right" if one.tzinfo and other.tzinfo and one == other else "wrong"


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
