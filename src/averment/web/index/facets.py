"""Facets: columns whose values are chosen from, and counted under whatever else was chosen."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from averment.coding.folding import fold

from .answers import FacetValue
from .bits import Bits, bits, count, nothing, unpack
from .questions import NONE

__all__ = ["Coded", "Facet", "Labels", "OfPage", "Pairs", "Selection", "first_values"]

Numbers = np.ndarray[Any, Any]
_FEW = 64
_SPARSE = 16


class Labels:
    """The values of a column, by their codes; a code behind the last stands for none.

    Args:
        values: What a question asks by.
        labels: What people read, if that is something else.
    """

    def __init__(self, values: Sequence[str], labels: Sequence[str] | None = None) -> None:
        self.values = values
        self.labels = values if labels is None else labels

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def codes(self) -> dict[str, int]:
        """The code of each value."""
        return {value: code for code, value in enumerate(self.values)} | {NONE: len(self.values)}

    @cached_property
    def folded(self) -> list[str]:
        """Each label as it is searched, with a space before each word."""
        return [" " + " ".join(fold(label).replace("-", " ").split()) for label in self.labels]

    @cached_property
    def ranks(self) -> Numbers:
        """The place of each code in alphabetical order, that of none last."""
        order = sorted(range(len(self)), key=lambda code: (self.folded[code], self.labels[code], self.values[code]))
        ranks = np.empty(len(self) + 1, np.int32)
        ranks[order] = np.arange(len(self), dtype=np.int32)
        ranks[-1] = len(self)
        return ranks

    def value(self, code: int, number: int) -> FacetValue:
        """Return a value with its count."""
        if code == len(self.values):
            return FacetValue(NONE, NONE, number)
        return FacetValue(self.values[code], self.labels[code], number)


class Selection:
    """The rows that are counted, in the shapes in which facets count them; each is made when it is first needed.

    Args:
        set_: The rows.
        number: How many rows there are in all.
        page_starts: Where the rows of each page begin, and the last end.
    """

    def __init__(self, set_: Bits, number: int, page_starts: Numbers) -> None:
        self.bits = set_
        self.number = number
        self._page_starts = page_starts

    @cached_property
    def total(self) -> int:
        """How many rows are counted."""
        return count(self.bits)

    @cached_property
    def bools(self) -> Numbers:
        """The same as truth values."""
        return unpack(self.bits, self.number)

    @cached_property
    def rows(self) -> Numbers:
        """The same as numbers of rows."""
        return np.flatnonzero(self.bools)

    @cached_property
    def rest(self) -> Numbers:
        """The rows that are not counted."""
        return np.flatnonzero(~self.bools)

    @cached_property
    def by_page(self) -> Numbers:
        """How many rows of each page are counted."""
        if self.total * _SPARSE < self.number:
            pages = np.searchsorted(self._page_starts, self.rows, side="right") - 1
            return np.bincount(pages, minlength=len(self._page_starts) - 1)
        before = np.concatenate([[0], np.cumsum(self.bools, dtype=np.int32)])
        return np.diff(before[self._page_starts])

    @property
    def most(self) -> bool:
        """Whether it is less work to count what is left out."""
        return self.total * 2 > self.number


class Facet(Protocol):
    """A column that can be chosen from.

    Attributes:
        labels: Its values.
        chosen_by: The field of a question that chooses from it, whose own filter is not counted.
    """

    labels: Labels
    chosen_by: str

    def select(self, values: Iterable[str]) -> Bits:
        """Return the rows that have one of these values."""
        ...

    def counts(self, selection: Selection) -> Numbers:
        """Return how many of the rows have each value, and behind these how many have none."""
        ...


class Coded:
    """A column with one value a row.

    Args:
        codes: The code of each row; -1 for none.
        labels: The values.
        chosen_by: As in `Facet`.
    """

    def __init__(self, codes: Numbers, labels: Labels, chosen_by: str) -> None:
        self.codes = codes
        self.labels = labels
        self.chosen_by = chosen_by

    @cached_property
    def _sets(self) -> list[Bits]:
        every = [bits(self.codes == code) for code in range(len(self.labels))]
        return [*every, bits(self.codes == -1)]

    @cached_property
    def _all(self) -> Numbers:
        return self._counted(self.codes)

    @property
    def _is_small(self) -> bool:
        return len(self.labels) < _FEW

    def select(self, values: Iterable[str]) -> Bits:
        """Return the rows that have one of these values."""
        found = nothing(len(self.codes))
        for value in values:
            code = self.labels.codes.get(value)
            if code is not None:
                set_ = self._sets[code] if self._is_small else bits(self.codes == self._code(code))
                found = found | set_
        return found

    def counts(self, selection: Selection) -> Numbers:
        """Return how many of the rows have each value, and behind these how many have none."""
        if selection.total * _SPARSE < selection.number:
            return self._counted(self.codes[selection.rows])
        if self._is_small:
            return np.array([count(each & selection.bits) for each in self._sets])
        if selection.total == selection.number:
            return self._all
        if selection.most:
            return self._all - self._counted(self.codes[selection.rest])
        return self._counted(self.codes[selection.rows])

    def keys(self) -> Numbers:
        """Return the place of each row's value in alphabetical order."""
        return self.labels.ranks[self.codes]

    def _code(self, code: int) -> int:
        return -1 if code == len(self.labels) else code

    def _counted(self, codes: Numbers) -> Numbers:
        counted = np.bincount(codes.astype(np.intp) + 1, minlength=len(self.labels) + 1)
        return np.roll(counted, -1)


class OfPage:
    """A column of the pages that rows stand on.

    Args:
        codes: The code of each page; -1 for none.
        labels: The values.
        chosen_by: As in `Facet`.
        expand: Makes truth values of pages those of rows.
    """

    def __init__(self, codes: Numbers, labels: Labels, chosen_by: str, expand: Callable[[Numbers], Numbers]) -> None:
        self.codes = codes
        self.labels = labels
        self.chosen_by = chosen_by
        self._expand = expand

    def select(self, values: Iterable[str]) -> Bits:
        """Return the rows that have one of these values."""
        wanted = np.zeros(len(self.labels) + 1, np.bool_)
        wanted[[code for code in map(self.labels.codes.get, values) if code is not None]] = True
        return bits(self._expand(wanted[self.codes]))

    def counts(self, selection: Selection) -> Numbers:
        """Return how many of the rows have each value, and behind these how many have none."""
        counted = np.bincount(self.codes.astype(np.intp) + 1, weights=selection.by_page, minlength=len(self.labels) + 1)
        return np.roll(counted, -1).astype(np.int64)

    def keys(self) -> Numbers:
        """Return the place of each row's value in alphabetical order."""
        keys: Numbers = self._expand(self.labels.ranks[self.codes])
        return keys


class Pairs:
    """A column of which a row may have several values, or none at all.

    Args:
        row: The row of each pair, in their order.
        code: The code of each pair, of those of one row each once; -1 for a value that stands for none.
        number: How many rows there are.
        labels: The values.
        chosen_by: As in `Facet`.
    """

    def __init__(self, row: Numbers, code: Numbers, number: int, labels: Labels, chosen_by: str) -> None:
        self.row = row
        self.code = code
        self._number = number
        self.labels = labels
        self.chosen_by = chosen_by

    def select(self, values: Iterable[str]) -> Bits:
        """Return the rows that have one of these values."""
        found = np.zeros(self._number, np.bool_)
        rows, starts = self._by_code
        for value in values:
            code = self.labels.codes.get(value)
            if code is not None:
                found[rows[starts[code] : starts[code + 1]]] = True
        return bits(found)

    @cached_property
    def _all(self) -> Numbers:
        return self._counted(self.code)

    def counts(self, selection: Selection) -> Numbers:
        """Return how many of the rows have each value, and behind these how many have none."""
        if selection.total == selection.number:
            return self._all
        if selection.total * _SPARSE < selection.number:
            return self._counted(self.code[self.pairs_of(selection.rows)])
        if selection.most:
            return self._all - self._counted(self.code[~selection.bools[self.row]])
        return self._counted(self.code[selection.bools[self.row]])

    def pairs_of(self, numbers: Numbers) -> Numbers:
        """Return where the pairs of these rows are."""
        begin = self._starts[numbers]
        lengths = self._starts[numbers + 1] - begin
        ends = np.cumsum(lengths)
        steps = np.arange(ends[-1] if len(ends) else 0)
        return np.repeat(begin - (ends - lengths), lengths) + steps

    def lengths_of(self, numbers: Numbers) -> Numbers:
        """Return how many pairs each of these rows has."""
        lengths: Numbers = self._starts[numbers + 1] - self._starts[numbers]
        return lengths

    @cached_property
    def _starts(self) -> Numbers:
        """Where the pairs of each row begin, and the last end."""
        return np.searchsorted(self.row, np.arange(self._number + 1)).astype(np.int32)

    @cached_property
    def _by_code(self) -> tuple[Numbers, Numbers]:
        """The rows in the order of their values, those with none last, and where those of each value begin."""
        code = np.where(self.code < 0, len(self.labels), self.code)
        order = np.argsort(code, kind="stable")
        starts = np.searchsorted(code[order], np.arange(len(self.labels) + 2))
        return self.row[order], starts

    def warm_up(self) -> None:
        """Work out what the first to ask would otherwise wait for."""
        _ = self._starts, self._by_code

    def keys(self) -> Numbers:
        """Return the place of each row's first value in alphabetical order, that of none behind all."""
        keys = np.full(self._number, len(self.labels) + 1, np.int32)
        ranks = self.labels.ranks[self.code]
        np.minimum.at(keys, self.row, ranks)
        return keys

    def _counted(self, codes: Numbers) -> Numbers:
        shifted = codes.astype(np.intp)
        shifted += 1
        counted = np.bincount(shifted, minlength=len(self.labels) + 1)
        return np.roll(counted, -1)


def first_values(facet: Facet, counts: Numbers, most: int, starts_with: str | None = None) -> list[FacetValue]:
    """Return the values that are there, the most frequent first.

    Args:
        facet: The facet.
        counts: As it counts them.
        most: How many at most.
        starts_with: What a word of the label begins with.
    """
    present = np.flatnonzero(counts)
    if starts_with is not None and starts_with.strip():
        wanted = " " + " ".join(fold(starts_with).replace("-", " ").split())
        folded = facet.labels.folded
        hits = [code for code in present.tolist() if code < len(folded) and wanted in folded[code]]
        present = np.array(hits, np.intp)
    elif len(present) > 4 * most:
        # Of those that are as frequent as the last that is shown, enough stay for their order to be by name.
        least = np.partition(counts[present], -most)[-most]
        more = present[counts[present] > least]
        same = present[counts[present] == least][: 8 * most]
        present = np.concatenate([more, same])
    by_name = facet.labels.labels
    ordered = sorted(
        present.tolist(),
        key=lambda code: (-int(counts[code]), by_name[code] if code < len(by_name) else "\uffff", code),
    )
    return [facet.labels.value(code, int(counts[code])) for code in ordered[:most]]
