"""Sets of rows, a bit for each: a filter is one such set, and what several allow is one `&` of them."""

from collections.abc import Iterable
from typing import Any

import numpy as np

__all__ = ["Bits", "Bools", "all_of", "bits", "count", "nothing", "rows", "unpack"]

Bits = np.ndarray[Any, np.dtype[np.uint64]]
"""A bit for each row, 64 in a number; those behind the last row are 0."""

Bools = np.ndarray[Any, np.dtype[np.bool_]]
"""A truth value for each row."""


def bits(bools: Bools) -> Bits:
    """Return truth values as bits."""
    packed = np.packbits(bools, bitorder="little")
    padded = np.zeros(-(-len(packed) // 8) * 8, np.uint8)
    padded[: len(packed)] = packed
    return padded.view(np.uint64)


def unpack(set_: Bits, number: int) -> Bools:
    """Return bits as truth values of so many rows."""
    return np.unpackbits(set_.view(np.uint8), count=number, bitorder="little").view(np.bool_)


def rows(numbers: np.ndarray[Any, Any], number: int) -> Bits:
    """Return the set of these rows, of so many."""
    bools = np.zeros(number, np.bool_)
    bools[numbers] = True
    return bits(bools)


def nothing(number: int) -> Bits:
    """Return the empty set of so many rows."""
    return np.zeros(-(-number // 64), np.uint64)


def count(set_: Bits) -> int:
    """Return how many rows there are in a set."""
    return int(np.bitwise_count(set_).sum(dtype=np.int64))


def all_of(sets: Iterable[Bits], number: int) -> Bits:
    """Return the rows, of so many, that are in all of these sets."""
    found: Bits | None = None
    for each in sets:
        found = each if found is None else found & each
    return bits(np.ones(number, np.bool_)) if found is None else found
