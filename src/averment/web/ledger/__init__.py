"""The ledger: statements and claims as tables that are narrowed down, sorted, cut to columns and exported."""

from .asked import Asked, ask
from .columns import Column
from .exporting import FORMS, export
from .kinds import CLAIMS, STATEMENTS, Ledger

__all__ = ["CLAIMS", "FORMS", "STATEMENTS", "Asked", "Column", "Ledger", "ask", "export"]
