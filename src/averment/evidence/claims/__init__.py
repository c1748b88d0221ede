"""How claims are kept: a row of a table for the claims of one reading."""

from .rows import CLAIMS, claims_of, claims_row, spelt_out

__all__ = ["CLAIMS", "claims_of", "claims_row", "spelt_out"]
