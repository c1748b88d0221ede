"""How claims are kept: a row of a table for the claims of one reading; and how they are told."""

from .rows import CLAIMS, claims_of, claims_row, spelt_out
from .telling import Line, chain, day, how_sure, line_of, lines_of, to_whom, voices

__all__ = [
    "CLAIMS",
    "Line",
    "chain",
    "claims_of",
    "claims_row",
    "day",
    "how_sure",
    "line_of",
    "lines_of",
    "spelt_out",
    "to_whom",
    "voices",
]
