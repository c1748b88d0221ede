"""Who stands where on what: actors beside proposals, with what has changed, and the words behind each cell."""

from .asked import PATH, Asked, ask
from .grid import Cell, Grid, Run, grid
from .stands import Stand, history, stands

__all__ = ["PATH", "Asked", "Cell", "Grid", "Run", "Stand", "ask", "grid", "history", "stands"]
