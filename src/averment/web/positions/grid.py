"""Positions as a grid: a row for each actor, a column for each proposal; in a cell what holds, and what held."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from .stands import Stand

__all__ = ["Cell", "Grid", "Run", "grid"]

_SHOWN_RUNS = 3


class Run(NamedTuple):
    """Positions one behind another that say the same, the latest first.

    Attributes:
        stance: The stance.
        stands: They.
    """

    stance: str
    stands: tuple[Stand, ...]

    @property
    def latest(self) -> Stand:
        """The one that was taken last."""
        return self.stands[0]

    @property
    def since(self) -> Stand:
        """The one that was taken first: since then it is so, by its account."""
        return self.stands[-1]


class Cell(NamedTuple):
    """Where one actor stands on one proposal.

    Attributes:
        runs: What held, the latest first; the first of them.
        positions: How many positions there are in all.
        changes: How often the stance has changed.
    """

    runs: tuple[Run, ...]
    positions: int
    changes: int


class Grid(NamedTuple):
    """A part of the grid.

    Attributes:
        proposals: The columns, the most spoken of first.
        actors: The rows: an actor's id, None for one that the base does not know by name, and its name.
        cells: What stands where, by the numbers of row and column.
        all_proposals: How many proposals there are in all.
        all_actors: How many actors have a position on those that are shown.
        changed: How many cells of the part have changed.
    """

    proposals: tuple[str, ...]
    actors: tuple[tuple[str | None, str], ...]
    cells: dict[tuple[int, int], Cell]
    all_proposals: int
    all_actors: int
    changed: int


def grid(found: Iterable[Stand], *, columns: slice, rows: slice) -> Grid:
    """Return a part of the grid.

    Args:
        found: The positions, the latest first and those without a date last.
        columns: Which proposals, in the order of how much they are spoken of.
        rows: Which actors, in the order of how many positions they have on these.
    """
    stands = list(found)
    often = Counter(each.proposal for each in stands)
    proposals = sorted(often, key=lambda each: (-often[each], each))
    shown = proposals[columns]
    here = [each for each in stands if each.proposal in set(shown)]
    weight = Counter((each.actor, each.name) for each in here)
    actors = sorted(weight, key=lambda each: (-weight[each], each[1], each[0] or ""))
    row_of = {actor: number for number, actor in enumerate(actors[rows])}
    column_of = {proposal: number for number, proposal in enumerate(shown)}
    places: dict[tuple[int, int], list[Stand]] = {}
    for each in here:
        row = row_of.get((each.actor, each.name))
        if row is not None:
            places.setdefault((row, column_of[each.proposal]), []).append(each)
    cells = {place: _cell(all_of_them) for place, all_of_them in places.items()}
    changed = sum(cell.changes > 0 for cell in cells.values())
    return Grid(tuple(shown), tuple(actors[rows]), cells, len(proposals), len(actors), changed)


def _cell(stands: Sequence[Stand]) -> Cell:
    # What is denied or only possible is not the same as what is stated.
    runs = [Run(key[0], tuple(run)) for key, run in groupby(stands, key=lambda each: (each.stance, each.sure.kind))]
    return Cell(tuple(runs[:_SHOWN_RUNS]), len(stands), len(runs) - 1)
