"""What people decided, laid over the index: the state of review of each record, and their values for the machine's.

The files of the index are what was read, so that a decision costs no writing: it is looked up when the base has a new
one, and lies over the columns in memory. Words are searched as they were read.
"""

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from averment.evidence.review.effective import Held
from averment.evidence.review.reviews import STATES, RecordKey
from averment.evidence.review.values import Day, Party
from averment.evidence.review.words import Words

from .facets import Coded, Facet, Labels, Pairs
from .segment import days_between
from .state import Kind, State

__all__ = ["PAGE_STATES", "as_corrected", "with_reviews"]

Numbers = np.ndarray[Any, Any]

PAGE_STATES = ("unreviewed", "partly", "reviewed")
"""Of a page: nobody decided about any of its records, about some, or about all."""

_REVIEW = Labels(STATES)
_OF_PAGE = Labels(PAGE_STATES)
_DECIDED = frozenset({"accepted", "rejected", "corrected"})
_ACTOR = frozenset({"speaker", "addressee"})
_ACTORS = frozenset({"actor", "recipient"})
_FLAGS = frozenset({"demanded", "threatened", "intended"})
_NAMES = {"conditional_on": "condition", "proposal": "on"}
"""Fields that bodies call otherwise."""


def with_reviews(state: State, version: int | None, held: Mapping[RecordKey, Held]) -> State:
    """Return a state with what people hold of its records.

    Args:
        state: As the index was read.
        version: Of the base's table of decisions.
        held: What people hold; of pages that this state does not have it is passed over.
    """
    kinds = {"statement": state.statements, "claim": state.claims}
    rows: dict[str, dict[int, Held]] = {"statement": {}, "claim": {}}
    for key, each in held.items():
        row = state.row_of(kinds[key.record], key.page, key.id)
        if row is not None:
            rows[key.record][row] = each
    new = copy.copy(state)
    new.as_read = state
    new.version = f"{state.manifest.made}.{version}"
    new.values = new.version if any(each.values for each in held.values()) else state.values
    new.statements = _laid_over(new, state.statements, rows["statement"])
    new.claims = _laid_over(new, state.claims, rows["claim"])
    new.pages = _pages(state, new.statements, new.claims)
    return new


def as_corrected(found: dict[str, Any], held: Held | None) -> dict[str, Any]:
    """Return the columns of a record, as its page's body has them, with people's values in the machine's place."""
    if held is None or not held.values:
        return found
    changed = dict(found)
    for field, value in held.values.items():
        changed |= _columns(_NAMES.get(field, field), value)
    return changed


def _columns(field: str, value: Any) -> dict[str, Any]:
    if field in _ACTORS:
        return {field: [each.id for each in value], f"{field}_names": [each.name for each in value]}
    if field in _ACTOR:
        return {field: value.id if value else None, f"{field}_name": value.name if value else None}
    if field in {"content", "evidence"}:
        return {f"{field}_starts": [each.start for each in value], f"{field}_ends": [each.end for each in value]}
    if field in {"source", "cue", "condition", "place", "on"}:
        return {f"{field}_start": value.start if value else None, f"{field}_end": value.end if value else None}
    if field == "date":
        words = _columns("date_words", value.words) if value else {"date_words_start": None, "date_words_end": None}
        return {**words, "date_start": value.start if value else None, "date_end": value.end if value else None}
    if isinstance(value, Words):
        return {f"{field}_start": value.start, f"{field}_end": value.end}
    return {field: value}


def _laid_over(state: State, kind: Kind, held: dict[int, Held]) -> Kind:
    new = copy.copy(kind)
    new.held = held
    new.facets = dict(kind.facets)
    codes = np.zeros(kind.number, np.int8)
    for row, each in held.items():
        codes[row] = STATES.index(each.verdict.review)
    new.facets["review"] = Coded(codes, _REVIEW, "review")
    by_field: dict[str, dict[int, Any]] = defaultdict(dict)
    for row, each in held.items():
        for field, value in each.values.items():
            by_field[field][row] = value
    for field, values in by_field.items():
        _correct(state, new, field, values)
    return new


def _correct(state: State, kind: Kind, field: str, values: dict[int, Any]) -> None:
    """Put corrected values into the facet of a field."""
    facets = kind.facets
    if field == "date":
        _correct_dates(kind, values)
    elif field == "conditional_on":
        _put(facets, "conditional", {row: "yes" if value else "no" for row, value in values.items()})
    elif field in _ACTOR:
        _put(facets, field, {row: _meant(state, kind, row, value) for row, value in values.items()})
    elif field in _ACTORS:
        meant = {row: [_meant(state, kind, row, each) for each in value] for row, value in values.items()}
        _put_pairs(facets, field, meant)
        _put_pairs(facets, "involves", {row: _involved(facets, row) for row in values})
    elif field in facets:
        _put(facets, field, {row: _word(field, value) for row, value in values.items()})


def _word(field: str, value: Any) -> str | None:
    if field in _FLAGS:
        return "yes" if value else "no"
    return value.text if isinstance(value, Words) else value


def _meant(state: State, kind: Kind, row: int, party: Party | None) -> str | None:
    """Return the actor of the base that a page's actor is."""
    actor = state.actors_on(int(kind.page[row]))(party.id) if party is not None else None
    return actor.id if actor else None


def _involved(facets: Mapping[str, Facet], row: int) -> list[str | None]:
    sides = [facets["actor"], facets["recipient"]]
    here = np.array([row], np.int32)
    codes = [code for side in sides if isinstance(side, Pairs) for code in side.code[side.pairs_of(here)].tolist()]
    values = facets["actor"].labels.values
    return [values[code] if code >= 0 else None for code in codes]


def _put(facets: dict[str, Facet], name: str, values: Mapping[int, str | None]) -> None:
    facet = facets[name]
    assert isinstance(facet, Coded)
    labels = facet.labels
    strange = sorted({value for value in values.values() if value is not None and value not in labels.codes})
    if strange:
        labels = Labels([*labels.values, *strange], [*labels.labels, *strange])
    codes = facet.codes.copy()
    for row, value in values.items():
        codes[row] = -1 if value is None else labels.codes[value]
    facets[name] = Coded(codes, labels, facet.chosen_by)


def _put_pairs(facets: dict[str, Facet], name: str, values: Mapping[int, Iterable[str | None]]) -> None:
    facet = facets[name]
    assert isinstance(facet, Pairs)
    # Nothing is sorted but what is new: there are many pairs, and few of them change.
    gone = facet.pairs_of(np.array(sorted(values), np.int32))
    pairs = {(row, -1 if each is None else facet.labels.codes[each]) for row, those in values.items() for each in those}
    new = np.array(sorted(pairs), np.int32).reshape(-1, 2)
    row, code = np.delete(facet.row, gone), np.delete(facet.code, gone)
    at = np.searchsorted(row, new[:, 0])
    number = len(facets["review"].codes)  # type: ignore[attr-defined]
    facets[name] = Pairs(
        np.insert(row, at, new[:, 0]), np.insert(code, at, new[:, 1]), number, facet.labels, facet.chosen_by
    )


def _correct_dates(kind: Kind, values: Mapping[int, Day | None]) -> None:
    """Put corrected days into the columns that a list is narrowed down by; years and months are counted as read."""
    kind.columns = dict(kind.columns)
    kind.columns["first"], kind.columns["last"] = first, last = (
        kind.columns[each].copy() for each in ("first", "last")
    )
    for row, value in values.items():
        if value is not None and (value.start or value.end):
            first[row], last[row] = days_between(value.start or value.end)[0], days_between(value.end or value.start)[1]


def _pages(state: State, *kinds: Kind) -> Kind:
    new = copy.copy(state.pages)
    new.facets = dict(state.pages.facets)
    records, decided = np.zeros(new.number, np.int32), np.zeros(new.number, np.int32)
    for kind in kinds:
        records += np.diff(kind.page_starts).astype(np.int32)
        for row, each in kind.held.items():
            decided[kind.page[row]] += each.verdict.review in _DECIDED
    new.columns = {**state.pages.columns, "decided": decided}
    codes = np.where(decided == 0, 0, np.where(decided >= records, 2, 1)).astype(np.int8)
    new.facets["review"] = Coded(codes, _OF_PAGE, "review")
    return new
