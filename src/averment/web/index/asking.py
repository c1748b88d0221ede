"""Which rows a question asks for, how many have which value, and in which order they come."""

from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np

from averment.coding import least_confidence
from averment.errors import UsageError

from .bits import Bits, all_of, bits, nothing
from .facets import Coded, OfPage, Pairs, Selection
from .questions import ClaimQuestion, PageQuestion, Question, StatementQuestion
from .segment import NEVER, days_between
from .state import Kind, State
from .words import wanted

__all__ = ["between", "conditions", "kind_of", "ordered", "selection", "sortable"]

Numbers = np.ndarray[Any, Any]
_FIELDS_OF_ANSWER = frozenset({"sort", "descending", "limit", "offset"})


def kind_of(state: State, question: Question) -> Kind:
    """Return the records that a question is about."""
    match question:
        case PageQuestion():
            return state.pages
        case StatementQuestion():
            return state.statements
        case ClaimQuestion():
            return state.claims


def conditions(state: State, question: Question) -> Mapping[str, Bits]:
    """Return the rows that each part of the question allows, by the part; none for what is not asked.

    Raises:
        UsageError: A value that cannot be.
    """
    kind = kind_of(state, question)
    found: dict[str, Bits] = {}
    for name in question.__struct_fields__:
        value = getattr(question, name)
        if name in _FIELDS_OF_ANSWER or value is None or value == ():
            continue
        match name:
            case "text":
                found["text"] = state.search(kind, wanted(value).match)
            case "page":
                found["page"] = _on_page(state, kind, value)
            case "min_confidence":
                found["min_confidence"] = bits(kind.columns["confidence"] >= least_confidence(value))
            case "since" | "until" | "first" | "last":
                pass  # both ends are one condition, below
            case _ if isinstance(value, bool):
                found[name] = kind.facets[name].select(("yes" if value else "no",))
            case _:
                found[name] = kind.facets[name].select(value)
    if question.since is not None or question.until is not None:
        first, last = (state.of_pages[name] for name in ("first", "last"))
        lies = between(first, last, question.since, question.until, ("since", "until"))
        found["published"] = bits(kind.expand(lies))
    if isinstance(question, ClaimQuestion) and (question.first is not None or question.last is not None):
        columns = kind.columns
        lies = between(columns["first"], columns["last"], question.first, question.last, ("first", "last"))
        found["dated"] = bits(lies)
    return found


def selection(kind: Kind, allowed: Mapping[str, Bits], without: str | None = None) -> Selection:
    """Return the rows that all conditions allow, but for one."""
    sets = [each for name, each in allowed.items() if name != without]
    return Selection(all_of(sets, kind.number), kind.number, kind.page_starts)


def sortable(kind: Kind) -> tuple[str, ...]:
    """Return the columns that a list may be sorted by."""
    own = {
        "pages": ("title", "words", "statements", "claims"),
        "statements": ("confidence", "title"),
        "claims": ("confidence", "dated", "title"),
    }[kind.name]
    facets = [name for name in kind.facets if name not in _NOT_SORTED]
    return ("published", *own, *facets)


_NOT_SORTED = frozenset({"published_year", "published_month", "year", "month", "involves", "of", "proposal"})


def ordered(state: State, kind: Kind, sort: str, *, descending: bool) -> Numbers | None:
    """Return all rows in this order; None for the order that they are in.

    Raises:
        UsageError: The list cannot be sorted by this column.
    """
    if sort not in sortable(kind):
        raise UsageError(f"`sort` cannot be {sort!r}: it is one of {', '.join(sortable(kind))}.")
    if sort == "published" and descending:
        return None
    keys, missing = _keys(state, kind, sort)
    if descending:
        keys = keys.max(initial=0) - keys
    keys = np.where(missing, keys.max(initial=0) + 1, keys)
    if len(keys) and keys.max() < 2**16:
        keys = keys.astype(np.uint16)  # for which numpy sorts by radix
    return np.argsort(keys, kind="stable").astype(np.int32)


def _keys(state: State, kind: Kind, sort: str) -> tuple[Numbers, Numbers]:
    """Return numbers that are in the order of the column's values, and which rows have no value."""
    if sort == "published":
        ranks = _ranks(np.array([each or "" for each in state.published], dtype=object))
        return kind.expand(ranks), kind.expand(np.array([each is None for each in state.published], np.bool_))
    if sort == "title":
        return kind.expand(state.title_ranks), kind.expand(np.array([each is None for each in state.titles], np.bool_))
    if sort == "confidence":
        return _ranks(kind.columns["confidence"]), np.zeros(kind.number, np.bool_)
    if sort == "dated":
        return _ranks(kind.columns["day"]), kind.columns["day"] < 0
    if sort in {"words", "statements", "claims"} and kind.name == "pages":
        values = kind.columns[sort]
        return values, values < 0
    facet = kind.facets[sort]
    assert isinstance(facet, Coded | OfPage | Pairs)
    keys: Numbers = facet.keys()
    return keys, keys >= len(facet.labels)


def _ranks(values: Numbers) -> Numbers:
    """Return the place of each value among all that there are."""
    ranks: Numbers = np.unique(values, return_inverse=True)[1].astype(np.int32)
    return ranks


def _on_page(state: State, kind: Kind, page: str) -> Bits:
    number = state.page_numbers.get(page)
    if number is None:
        return nothing(kind.number)
    here = np.zeros(kind.number, np.bool_)
    here[kind.page_starts[number] : kind.page_starts[number + 1]] = True
    return bits(here)


def between(first: Numbers, last: Numbers, since: str | None, until: str | None, options: tuple[str, str]) -> Numbers:
    """Say of each record whether it may lie between two days, as far as both are precise."""
    allowed: Numbers = (first != NEVER) | (last != -NEVER)
    if since is not None:
        allowed &= last >= _days(since, options[0])[0]
    if until is not None:
        allowed &= first <= _days(until, options[1])[1]
    return allowed


def _days(when: str, option: str) -> tuple[int, int]:
    days = days_between(when) if len(when) <= 10 else (NEVER, -NEVER)
    if days[0] == NEVER:
        raise UsageError(f"`{option}` cannot be {when!r}: write a date as 2024, 2024-05 or 2024-05-31.")
    return days


def key_of(question: Question) -> bytes:
    """Return what an answer's counts are kept under: the question without its order and part."""
    defaults = {"sort": "published", "descending": True, "limit": 50, "offset": 0}
    return msgspec.msgpack.encode((type(question).__name__, msgspec.structs.replace(question, **defaults)))
