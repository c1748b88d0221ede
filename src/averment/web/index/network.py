"""Actors and the ties between them: who does what to whom, and who stands how to whom, counted."""

from typing import Any

import numpy as np

from .answers import Edge, Network, Node, Told
from .facets import Coded, Labels, Pairs, Selection
from .state import State
from .sureness import SURE, how_sure

__all__ = ["Ties", "draw"]

Numbers = np.ndarray[Any, Any]
_ACCOUNTS = 10


class Ties:
    """Each pair of an actor and a recipient of each claim, both of them actors of the base and not the same.

    Attributes:
        row: The claim.
        edge: The number of the edge, one for all claims from one actor to another.
        actor: For each edge, the code of the actor.
        recipient: For each edge, that of the recipient.
        sure: For each claim how sure it is.
    """

    def __init__(self, state: State) -> None:
        actor, recipient = (_pairs(state, name) for name in ("actor", "recipient"))
        known_actor, known_recipient = actor.code >= 0, recipient.code >= 0
        row, who = actor.row[known_actor], actor.code[known_actor]
        to_row, whom = recipient.row[known_recipient], recipient.code[known_recipient]
        # Each actor of a claim with each of its recipients.
        begin = np.searchsorted(to_row, row, side="left")
        lengths = np.searchsorted(to_row, row, side="right") - begin
        ends = np.cumsum(lengths)
        steps = np.arange(ends[-1] if len(ends) else 0)
        at = np.repeat(begin - (ends - lengths), lengths) + steps
        row, who, whom = np.repeat(row, lengths), np.repeat(who, lengths), whom[at]
        two = who != whom
        self.row = row[two]
        width = len(state.actors) + 1
        edges, edge = np.unique(who[two].astype(np.int64) * width + whom[two], return_inverse=True)
        self.edge = edge.astype(np.int32)
        self.sure = how_sure(state)
        self.actor, self.recipient = (edges // width).astype(np.int32), (edges % width).astype(np.int32)


def draw(state: State, ties: Ties, chosen: Selection, most: int, most_edges: int) -> Network:
    """Return the network of some claims.

    Args:
        state: The index.
        ties: Its ties.
        chosen: The claims.
        most: How many actors at most: those with the most claims.
        most_edges: How many edges between these at most, likewise.
    """
    here = np.flatnonzero(chosen.bools[ties.row])
    edge = ties.edge[here]
    counts = np.bincount(edge, minlength=len(ties.actor))
    there = np.flatnonzero(counts)
    number = len(state.actors)
    weights = np.bincount(ties.actor[there], counts[there], number) + np.bincount(
        ties.recipient[there], counts[there], number
    )
    present = np.flatnonzero(weights)
    shown = present[np.argsort(-weights[present], kind="stable")][:most]
    is_shown = np.zeros(number, np.bool_)
    is_shown[shown] = True
    edges = there[is_shown[ties.actor[there]] & is_shown[ties.recipient[there]]]
    between = len(edges)
    edges = edges[np.argsort(-counts[edges], kind="stable")][:most_edges]
    place = np.full(len(ties.actor), -1, np.int32)
    place[edges] = np.arange(len(edges), dtype=np.int32)
    mine = place[edge]
    of_edges = np.flatnonzero(mine >= 0)
    told = _Counts(state, ties, ties.row[here[of_edges]], mine[of_edges], len(edges))
    return Network(
        nodes=tuple(_node(state, int(code), int(weights[code])) for code in shown),
        edges=tuple(
            Edge(
                actor=state.actors[ties.actor[edge]].id,
                recipient=state.actors[ties.recipient[edge]].id,
                claims=int(counts[edge]),
                types=told.types[number],
                told=told.told[number],
                factualities=told.factualities[number],
                months=told.months[number],
                accounts=told.accounts[number],
            )
            for number, edge in enumerate(edges.tolist())
        ),
        left_out=len(present) - len(shown),
        edges_left_out=between - len(edges),
    )


class _Counts:
    """What the claims of edges are, counted for each edge."""

    def __init__(self, state: State, ties: Ties, row: Numbers, edge: Numbers, edges: int) -> None:
        facets = state.claims.facets
        events, relations = facets["event"].labels, facets["relation"].labels
        event, relation = _codes(state, "event")[row], _codes(state, "relation")[row]
        both = Labels([*events.values, *relations.values])
        code = np.where(event >= 0, event, np.where(relation >= 0, relation + len(events), -1))
        self.types = _by_edge(edge, code, both, edges)
        self.told = _by_type_and_sureness(edge, code, ties.sure[row], both, edges)
        self.factualities = _by_edge(edge, _codes(state, "factuality")[row], facets["factuality"].labels, edges)
        months = state.claims.columns["month"][row]
        there, month = np.unique(months, return_inverse=True)
        words = Labels([_month(each) for each in there.tolist()])
        self.months = _by_edge(edge, month, words, edges)
        account = _pairs(state, "account")
        by_whom = _by_edge(
            np.repeat(edge, account.lengths_of(row)), account.code[account.pairs_of(row)], account.labels, edges
        )
        self.accounts = [dict(list(each.items())[:_ACCOUNTS]) for each in by_whom]


def _by_edge(edge: Numbers, code: Numbers, labels: Labels, edges: int) -> list[dict[str, int]]:
    """Return how often each edge has each value, the most frequent first."""
    width = len(labels) + 1
    code = np.where(code < 0, len(labels), code)
    pairs, counts = np.unique(edge.astype(np.int64) * width + code, return_counts=True)
    told: list[dict[str, int]] = [{} for _ in range(edges)]
    order = np.lexsort((-counts, pairs // width))
    for pair, count in zip(pairs[order].tolist(), counts[order].tolist(), strict=True):
        value = pair % width
        told[pair // width][labels.values[value] if value < len(labels) else ""] = count
    return told


def _by_type_and_sureness(
    edge: Numbers, code: Numbers, sure: Numbers, types: Labels, edges: int
) -> list[tuple[Told, ...]]:
    """Return for each edge how many claims of each type are how sure, the most frequent type first."""
    both = Labels([f"{sort} {each}" for each in ("", *types.values) for sort in SURE])
    counted = _by_edge(edge, (code + 1) * len(SURE) + sure, both, edges)
    told = []
    for counts in counted:
        split = []
        often: dict[str, int] = {}
        for key, count in counts.items():
            sort, kind = key.split(" ", 1)
            split.append((sort, kind, count))
            often[kind] = often.get(kind, 0) + count
        split.sort(key=lambda each: (-often[each[1]], each[1], SURE.index(each[0])))
        told.append(tuple(Told(kind, sort, count) for sort, kind, count in split))
    return told


def _month(number: int) -> str:
    if number < 0:
        return ""
    return f"{number >> 4:04d}-{number & 15:02d}" if number & 15 else f"{number >> 4:04d}"


def _node(state: State, code: int, weight: int) -> Node:
    actor = state.actors[code]
    return Node(actor.id, actor.name, actor.type, weight)


def _pairs(state: State, name: str) -> Pairs:
    facet = state.claims.facets[name]
    assert isinstance(facet, Pairs)
    return facet


def _codes(state: State, name: str) -> Numbers:
    facet = state.claims.facets[name]
    assert isinstance(facet, Coded)
    return facet.codes
