"""Positions as a grid: who stands where on which proposal now, and what held before; worked out on columns.

Which wordings are of one proposal is worked out once for each state of the index.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from averment.coding.folding import fold
from averment.evidence.claims.proposals import group_proposals

from .answers import PositionCell, PositionGrid, PositionHistory, PositionRun
from .facets import Coded, Selection
from .rows import claim_row
from .state import State, Taken
from .sureness import SURE, how_sure

__all__ = ["Positions", "history", "part"]

Numbers = np.ndarray[Any, Any]
_SHOWN_RUNS = 3


class Positions:
    """All positions of the base, one entry for each actor that takes it; the latest first, those without a date last.

    Attributes:
        row: The claim.
        actor: The code of the actor of the base; -1 for none.
        who: The same where there is one; for others a number behind these for each name.
        proposal: The number of the proposal.
        stance: The code of the stance.
        says: What it says and how sure that is, as one number.
        proposals: What each proposal is called.
        words: For each wording of a proposal that is there the number of its proposal.
        names: What those whom the base has no actor for are called.
        rank: For each of `who` its place in alphabetical order.
    """

    def __init__(self, state: State, order: Numbers) -> None:
        claims = state.claims
        row, actor, party, names = _with_corrections(state)
        wording = _codes(state, "proposal")[row]
        place = np.empty(claims.number, np.int32)
        place[order] = np.arange(claims.number, dtype=np.int32)
        is_there = np.flatnonzero(wording >= 0)
        chosen = is_there[np.argsort(place[row[is_there]], kind="stable")]
        self.row, self.actor = row[chosen], actor[chosen]
        self.who = np.where(self.actor >= 0, self.actor, len(state.actors) + party[chosen])
        self.names = names
        self.stance = _codes(state, "stance")[self.row]
        self.says = self.stance.astype(np.int32) * len(SURE) + how_sure(state)[self.row]
        labels = claims.facets["proposal"].labels.values
        # Each claim counts once, however many actors take the position.
        of_claims = _codes(state, "proposal")[np.unique(self.row)]
        called = group_proposals([labels[code] for code in of_claims.tolist()])
        self.proposals = sorted(set(called.values()))
        self._numbers = {name: number for number, name in enumerate(self.proposals)}
        self.words = {words: self._numbers[name] for words, name in called.items()}
        of_wording = np.array([self.words.get(each, -1) for each in labels] or [-1], np.int32)
        self.proposal = of_wording[wording[chosen]]
        folded = [" " + " ".join(fold(each).replace("-", " ").split()) for each in self.words]
        self._text = "\n".join(folded)
        self._begins = np.cumsum([0, *(len(each) + 1 for each in folded)])
        self._of_words = _numbers(self.words.values())
        everyone = [*(actor.name for actor in state.actors), *names]
        self.rank = np.empty(len(everyone), np.int32)
        self.rank[sorted(range(len(everyone)), key=everyone.__getitem__)] = np.arange(len(everyone), dtype=np.int32)

    def named(self, words: str) -> Numbers:
        """Return the proposals that have these words, each the beginning of one, in whichever of their wordings."""
        found = np.ones(len(self._of_words), np.bool_)
        for word in fold(words).replace("-", " ").split():
            at = [each.start() for each in re.finditer(re.escape(f" {word}"), self._text)]
            has = np.zeros(len(found), np.bool_)
            has[np.searchsorted(self._begins, at, side="right") - 1] = True
            found &= has
        return np.unique(self._of_words[found])

    def meant(self, proposal: str) -> Numbers:
        """Return the proposals that are called so, or of which this is a wording."""
        return _numbers({of[proposal] for of in (self._numbers, self.words) if proposal in of})


def part(  # noqa: PLR0913 - each is one thing to ask for, by its name
    state: State,
    every: Positions,
    chosen: Selection,
    *,
    actors: Sequence[str],
    on: str | None,
    columns: slice,
    rows: slice,
) -> PositionGrid:
    """Return a part of the grid.

    Args:
        state: The index.
        every: Its positions.
        chosen: The claims that are asked for.
        actors: Whose positions; all where there are none.
        on: Words of the proposal, in whichever of its wordings.
        columns: Which proposals, in the order of how much they are spoken of.
        rows: Which actors, in the order of how many positions they have on these.
    """
    fits = chosen.bools[every.row]
    if actors:
        fits &= np.isin(every.actor, _numbers(state.actor_labels.codes.get(each, -2) for each in actors))
    if on is not None:
        fits &= np.isin(every.proposal, every.named(on))
    at = np.flatnonzero(fits)
    often = np.bincount(every.proposal[at], minlength=len(every.proposals))
    proposals = _most_first(often, np.arange(len(often)))
    shown = proposals[columns]
    column = _places(shown, len(every.proposals))[every.proposal[at]]
    at, column = at[column >= 0], column[column >= 0]
    weights = np.bincount(every.who[at])
    everyone = _most_first(weights, every.rank)
    who = everyone[rows]
    row = _places(who, len(weights))[every.who[at]]
    at, place = at[row >= 0], (row * len(shown) + column)[row >= 0]
    order = np.argsort(place, kind="stable")
    at, place = at[order], place[order]
    cells = {divmod(int(place[begin]), len(shown)): _cell(state, every, at[begin:end]) for begin, end in _runs(place)}
    stances = state.claims.facets["stance"].labels.values
    counts = np.bincount(every.stance[every.stance >= 0], minlength=len(stances))
    return PositionGrid(
        proposals=tuple(every.proposals[each] for each in shown.tolist()),
        actors=tuple(
            (state.actors[each].id if each < len(state.actors) else None, _name(state, every, each))
            for each in who.tolist()
        ),
        cells=cells,
        total=int(fits.sum()),
        all_proposals=len(proposals),
        all_actors=len(everyone),
        changed=sum(cell.changes > 0 for cell in cells.values()),
        stances=dict(zip(stances, counts.tolist(), strict=True)),
    )


def history(  # noqa: PLR0913 - as above
    state: State, every: Positions, actor: str, proposal: str, *, limit: int, offset: int
) -> PositionHistory | None:
    """Return where one actor stood on one proposal, None where nothing is known of it.

    Args:
        state: The index.
        every: Its positions.
        actor: The actor's id in the base.
        proposal: What the proposal is called, or one of its wordings.
        limit: How many positions at most.
        offset: How many are passed over before.
    """
    code = state.actor_labels.codes.get(actor, -2)
    at = np.flatnonzero((every.actor == code) & np.isin(every.proposal, every.meant(proposal)))
    if not len(at):
        return None
    called = every.proposals[int(every.proposal[at[0]])]
    labels = state.claims.facets["proposal"].labels.values
    there = {labels[code] for code in np.unique(_codes(state, "proposal")[every.row[at]]).tolist()}
    rows = tuple(claim_row(state, row, None) for row in every.row[at[offset : offset + limit]].tolist())
    return PositionHistory(called, tuple(sorted(there - {called})), rows, len(at))


def _with_corrections(state: State) -> tuple[Numbers, Numbers, Numbers, list[str]]:
    """Return who takes positions as people have it: claims, actors, and what pages call them, with these names."""
    taken, names = state.taken, list(state.parties.values)
    corrected = {row: each.values["actor"] for row, each in state.claims.held.items() if "actor" in each.values}
    if corrected:
        stays = ~np.isin(taken.row, _numbers(corrected))
        new = [(row, party) for row, parties in corrected.items() for party in parties or ()]
        known = [state.actors_on(int(state.claims.page[row]))(party.id) for row, party in new]
        codes = [state.actor_labels.codes[each.id] if each else -1 for each in known]
        numbers = range(len(names), len(names) + len(new))
        names += [party.name for _, party in new]
        added = Taken(_numbers(row for row, _ in new), _numbers(codes), _numbers(numbers))
        taken = Taken(*(np.concatenate([one[stays], other]) for one, other in zip(taken, added, strict=True)))
        is_position = _codes(state, "stance")[taken.row] >= 0
        taken = Taken(*(each[is_position] for each in taken))
    return *taken, names


def _cell(state: State, every: Positions, at: Numbers) -> PositionCell:
    # What is denied or only possible is not the same as what is stated.
    found = _runs(every.says[at])
    stances = state.claims.facets["stance"].labels.values
    runs = [
        PositionRun(
            stances[int(every.stance[at[begin]])],
            claim_row(state, int(every.row[at[begin]]), None),
            claim_row(state, int(every.row[at[end - 1]]), None),
        )
        for begin, end in found[:_SHOWN_RUNS]
    ]
    return PositionCell(tuple(runs), len(at), len(found) - 1)


def _runs(values: Numbers) -> list[tuple[int, int]]:
    """Return where each run of equal values begins and ends."""
    return list(pairwise([*np.flatnonzero(np.diff(values, prepend=-1)).tolist(), len(values)]))


def _most_first(counts: Numbers, rank: Numbers) -> Numbers:
    """Return which are there, those with the greatest count first, of equal ones by rank."""
    present = np.flatnonzero(counts)
    return present[np.lexsort((rank[present], -counts[present]))]


def _places(shown: Numbers, number: int) -> Numbers:
    """Return for each of so many its place among those that are shown; -1 for others."""
    places = np.full(number, -1, np.int32)
    places[shown] = np.arange(len(shown), dtype=np.int32)
    return places


def _name(state: State, every: Positions, who: int) -> str:
    number = len(state.actors)
    return state.actors[who].name if who < number else every.names[who - number]


def _codes(state: State, name: str) -> Numbers:
    facet = state.claims.facets[name]
    assert isinstance(facet, Coded)
    return facet.codes


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int32)
