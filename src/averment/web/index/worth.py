"""How much each record is worth checking, on columns: the same measure as `averment.evidence.review.queue` has in SQL.

What the machine read is put in order once; what people decided about is worked out anew for each state of the base, and
only that.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np

from averment.coding.folding import fold
from averment.errors import UsageError
from averment.evidence.review.effective import Held
from averment.evidence.review.worth import DECIDED, OTHERWISE, REACH, UNCERTAINTY, WEIGHT, weights

from .asking import between
from .bits import unpack
from .facets import Coded
from .state import Kind, State
from .words import wanted

__all__ = ["Order", "Ranked", "Waits", "allowed", "in_order", "ranked", "waiting"]

Numbers = np.ndarray[Any, Any]
_AT_ONCE = 4096
_STATEMENT_BEHIND_CLAIM = 1


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """Which records of the queue are asked for.

    Attributes:
        record: `statement` or `claim`; both where it is None.
        type: A claim's type or a statement's kind.
        speaker: Words of the name of who speaks, or of who speaks in a claim's account.
        outlet: Words of the outlet's name.
        since: The first day of publication.
        until: The last.
        min_confidence: The least confidence, 0 to 1.
        max_confidence: The most.
    """

    record: str | None = None
    type: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None
    max_confidence: float | None = None


class Ranked(NamedTuple):
    """One record that waits: of which kind, its row, and what it is worth by what."""

    record: str
    row: int
    worth: float
    weight: float
    reach: float


class Order(NamedTuple):
    """All records as the machine read them; statements come first in each column, claims behind them.

    Attributes:
        uncertainty: Of each.
        weight: Of each.
        reach: Of each.
        place: Its place among those that are worth as much: by the lists' order.
        order: All of them, the worthiest first.
        carried: Claims in their order, and for each a statement that its account goes through.
        carrying: The same in the order of the statements.
    """

    uncertainty: Numbers
    weight: Numbers
    reach: Numbers
    place: Numbers
    order: Numbers
    carried: tuple[Numbers, Numbers]
    carrying: tuple[Numbers, Numbers]


class Touched(NamedTuple):
    """Those that people decided about or whose weight they changed, with what they are worth now.

    Attributes:
        order: What the machine read.
        numbers: Which, as `order` counts them.
        weight: Of each.
        worth: Of each.
        held: What people hold of each, if anything.
    """

    order: Order
    numbers: Numbers
    weight: Numbers
    worth: Numbers
    held: Sequence[Held | None]


def in_order(state: State) -> Order:
    """Return what the records of a state are worth as the machine read them.

    Args:
        state: Without what people decided.
    """
    statements, claims = state.statements, state.claims
    claimed, through = state.carried()
    by_claim, by_statement = np.argsort(claimed, kind="stable"), np.argsort(through, kind="stable")
    carried = claimed[by_claim], through[by_claim]
    of_claims = _weights(claims)
    of_statements = np.zeros(statements.number)
    np.maximum.at(of_statements, carried[1], of_claims[carried[0]])
    weight = np.concatenate([of_statements, of_claims])
    uncertainty = _entropy(np.concatenate([statements.columns["confidence"], claims.columns["confidence"]]))
    reach = _reach(state)
    place = np.concatenate([_places(statements, _STATEMENT_BEHIND_CLAIM), _places(claims, 1 - _STATEMENT_BEHIND_CLAIM)])
    by_place = np.argsort(place, kind="stable")
    worth = UNCERTAINTY * uncertainty + WEIGHT * weight + REACH * reach
    order = by_place[np.argsort(-worth[by_place], kind="stable")].astype(np.int32)
    return Order(uncertainty, weight, reach, place, order, carried, (claimed[by_statement], through[by_statement]))


def ranked(state: State, order: Order) -> Touched:
    """Return what people have changed of an order: its cost is that of their decisions."""
    statements, claims = state.statements, state.claims
    behind = statements.number
    weight = {behind + row: float(_weight(state, row)) for row in claims.held}
    reweighed = [row for row, held in claims.held.items() if {"type", "event", "factuality"} & held.values.keys()]
    of, through = order.carried
    carriers = {row for claim in reweighed for row in through[_where(of, claim)].tolist()}
    for row in carriers:
        of, through = order.carrying
        weight[row] = max(float(_weight(state, claim)) for claim in of[_where(through, row)].tolist())
    held: dict[int, Held] = {**statements.held, **{behind + row: each for row, each in claims.held.items()}}
    numbers = sorted({*held, *carriers})
    told = [_worth(order, number, weight.get(number), held.get(number)) for number in numbers]
    return Touched(
        order,
        np.array(numbers, np.int64),
        np.array([each for each, _ in told], np.float64),
        np.array([each for _, each in told], np.float64),
        [held.get(number) for number in numbers],
    )


def allowed(state: State, order: Order, asked: Waits) -> Numbers:
    """Return which records a question allows, as truth values in the order of the columns.

    Args:
        state: The state.
        order: What its records are worth.
        asked: Which are asked for.

    Raises:
        UsageError: A value that cannot be.
    """
    statements, claims = state.statements, state.claims
    said_by = None if asked.speaker is None else _said_by(state, order, asked.speaker)
    parts = []
    for number, (kind, noun, facet) in enumerate(((statements, "statement", "kind"), (claims, "claim", "type"))):
        here = np.ones(kind.number, np.bool_)
        if asked.record is not None and asked.record != noun:
            here[:] = False
        if asked.type is not None:
            here &= unpack(kind.facets[facet].select((asked.type,)), kind.number)
        if asked.min_confidence is not None:
            here &= kind.columns["confidence"] >= asked.min_confidence
        if asked.max_confidence is not None:
            here &= kind.columns["confidence"] <= asked.max_confidence
        if asked.outlet is not None:
            here &= unpack(kind.facets["outlet"].select(_outlets(state, asked.outlet)), kind.number)
        if asked.since is not None or asked.until is not None:
            first, last = (state.of_pages[name] for name in ("first", "last"))
            here &= kind.expand(between(first, last, asked.since, asked.until, ("since", "until")))
        if said_by is not None:
            here &= said_by[number]
        parts.append(here)
    return np.concatenate(parts)


def waiting(state: State, touched: Touched, fits: Numbers, who: str, limit: int) -> list[Ranked]:
    """Return the records that wait for a person, the worthiest first.

    Args:
        state: The state.
        touched: What people have changed of what the machine read.
        fits: Which are asked for.
        who: Who is to check: what this person has decided about is left out, unless it has changed since.
        limit: How many at most.
    """
    order = touched.order
    fits = fits.copy()
    mine = fits[touched.numbers]
    fits[touched.numbers] = False
    found: list[tuple[float, int, int, float]] = []
    for start in range(0, len(order.order), _AT_ONCE):
        part = order.order[start : start + _AT_ONCE]
        for number in part[fits[part]].tolist():
            worth = (
                UNCERTAINTY * order.uncertainty[number] + WEIGHT * order.weight[number] + REACH * order.reach[number]
            )
            found.append((-worth, int(order.place[number]), number, float(order.weight[number])))
        if len(found) >= limit:
            break
    for place in np.flatnonzero(mine).tolist():
        held = touched.held[place]
        if held is None or who not in held.reviewers or held.verdict.review == "changed":
            number = int(touched.numbers[place])
            found.append((-touched.worth[place], int(order.place[number]), number, float(touched.weight[place])))
    found.sort()
    behind = state.statements.number
    return [
        Ranked(
            "statement" if number < behind else "claim",
            number if number < behind else number - behind,
            -float(worth),
            weight,
            float(order.reach[number]),
        )
        for worth, _, number, weight in found[:limit]
    ]


def _worth(order: Order, number: int, weight: float | None, held: Held | None) -> tuple[float, float]:
    """Return weight and worth of one record that people have touched."""
    weight = float(order.weight[number]) if weight is None else weight
    review = "unreviewed" if held is None else held.verdict.review
    uncertainty = 1.0 if review == "changed" else float(order.uncertainty[number])
    worth = UNCERTAINTY * uncertainty + WEIGHT * weight + REACH * float(order.reach[number])
    return weight, worth if review in {"unreviewed", "changed"} else worth * DECIDED


def _entropy(confidence: Numbers) -> Numbers:
    """Return the entropy of confidences, in bits."""
    sure = np.clip(confidence, 0, 1)
    told = np.zeros(len(sure))
    between_ = (sure > 0) & (sure < 1)
    p = sure[between_]
    told[between_] = -p * np.log2(p) - (1 - p) * np.log2(1 - p)
    return told


def _weights(claims: Kind) -> Numbers:
    """Return how much it weighs when a claim is wrong, for each."""
    event, type_, factuality = (_by_code(claims, name) for name in ("event", "type", "factuality"))
    kinds = claims.facets["type"]
    assert isinstance(kinds, Coded)
    is_event = kinds.codes == kinds.labels.codes["event"]
    weights_: Numbers = np.where(is_event, event, type_) * factuality
    return weights_


def _by_code(claims: Kind, name: str) -> Numbers:
    facet = claims.facets[name]
    assert isinstance(facet, Coded)
    named = weights()[name]
    of = np.array([*(named.get(value, OTHERWISE) for value in facet.labels.values), OTHERWISE])
    found: Numbers = of[facet.codes]
    return found


def _weight(state: State, row: int) -> float:
    """Return the weight of one claim, as people have it."""
    values = {name: _value(state.claims, name, row) for name in ("type", "event", "factuality")}
    what = "event" if values["type"] == "event" else "type"
    named: Mapping[str, Mapping[str, float]] = weights()
    return named[what].get(values[what], OTHERWISE) * named["factuality"].get(values["factuality"], OTHERWISE)


def _value(kind: Kind, name: str, row: int) -> str:
    facet = kind.facets[name]
    assert isinstance(facet, Coded)
    code = int(facet.codes[row])
    return str(facet.labels.values[code]) if code >= 0 else ""


def _where(ordered: Numbers, value: int) -> slice:
    """Return where a value stands among values that are in their order."""
    looked_for = ordered.dtype.type(value)  # of another type, all of them would be made that first
    return slice(*(int(np.searchsorted(ordered, looked_for, side)) for side in ("left", "right")))


def _reach(state: State) -> Numbers:
    """Return how often the voice of each record speaks, from 0 to 1, on a logarithmic scale."""
    voice = np.concatenate(state.voices())
    if not len(voice):
        return np.zeros(0)
    counted = voice[~np.concatenate([state.kept(state.statements), state.kept(state.claims)])]
    often = np.log1p(np.bincount(counted[counted >= 0], minlength=int(voice.max(initial=-1)) + 1))
    reach: Numbers = np.append(often / max(often.max(initial=0), 1e-9), 0.0)[voice]
    return reach


def _places(kind: Kind, last: int) -> Numbers:
    """Return numbers in the order of the lists, page by page, with which of two kinds comes last at one place."""
    places: Numbers = (kind.page.astype(np.int64) << 24) + (kind.position.astype(np.int64) << 1) + last
    return places


def _outlets(state: State, words: str) -> list[str]:
    """Return the outlets that have these words in their name."""
    labels = state.pages.facets["outlet"].labels
    looked_for = f" {_some(words, 'outlet')} "
    return [value for value, folded in zip(labels.values, labels.folded, strict=True) if looked_for in f"{folded} "]


def _said_by(state: State, order: Order, words: str) -> tuple[Numbers, Numbers]:
    """Return which statements somebody speaks who goes by these words, and by whose account which claims are."""
    _some(words, "speaker")
    match = wanted('"' + words.replace('"', " ") + '"').match
    statements = unpack(state.search(state.statements, f"speaker : ({match})"), state.statements.number)
    claims = np.zeros(state.claims.number, np.bool_)
    of, through = order.carried
    claims[of[statements[through]]] = True
    outlet = unpack(state.claims.facets["outlet"].select(_outlets(state, words)), state.claims.number)
    return statements, claims | (outlet & (state.claims.columns["own_voice"] == 1))


def _some(words: str, option: str) -> str:
    folded = " ".join(fold(words).replace("-", " ").split())
    if not folded:
        raise UsageError(f"`{option}` is empty: give the words to look for, or leave it out.")
    return folded
