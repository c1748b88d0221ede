"""A network as shapes of an SVG: circles, curves between them, and the names that there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import numpy as np

from averment.web.index import Edge, Network, Node

from .layout import place
from .lettering import width_of
from .words import kind_of, side_of, tie_words

__all__ = ["Drawing", "DrawnNode", "DrawnTie", "draw"]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_SMALLEST, _LARGEST = 5.0, 22.0
_THINNEST, _THICKEST = 1.2, 6.0
_BEND = 0.12
_ARROW = 7.0
_LINE = 1.2
"""How high a line is, for letters of size 1."""
_SIZE, _SHOWN_WIDTH = 12.0, 1100.0
_MOST_LABELS = 150
_ALWAYS = 24
_AWAY = 1.3
_MOST_TIES = 900
_LONGEST_LABEL = 34


@dataclass(frozen=True)
class Label:
    """A name that is always shown; `anchor` is SVG's `text-anchor`."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class DrawnNode:
    """An actor: its circle, and its name where there is room for it."""

    node: Node
    x: float
    y: float
    radius: float
    label: Label
    is_shown: bool


@dataclass(frozen=True)
class DrawnTie:
    """All claims from one actor to another.

    Attributes:
        edge: They.
        actor: The number of the actor's node, `recipient` that of the other.
        path: The line, as SVG writes it.
        width: How thick it is.
        kind: `stated`, `unsure`, `open`, `wanted` or `denied`.
        side: `cooperation`, `conflict` or `relation`.
        words: All of it in words.
    """

    edge: Edge
    actor: int
    recipient: int
    path: str
    width: float
    kind: str
    side: str
    words: str


@dataclass(frozen=True)
class Drawing:
    """A network to be drawn.

    Attributes:
        width: In units of the drawing.
        height: Likewise.
        letters: The size of letters, larger in a large drawing, which is shown smaller.
        nodes: All actors.
        ties: The ties that are drawn.
        left_out: How many ties with fewer claims are not drawn, as lines without end would show nothing.
    """

    width: float
    height: float
    letters: float
    nodes: tuple[DrawnNode, ...]
    ties: tuple[DrawnTie, ...]
    left_out: int


def draw(network: Network) -> Drawing:
    """Return a network as shapes; the more ties an actor has, the larger its circle, the sooner its name is shown."""
    numbers = {node.id: number for number, node in enumerate(network.nodes)}
    edges = _strongest(network.edges)
    pairs = [(numbers[edge.actor], numbers[edge.recipient]) for edge in edges]
    most = max((node.claims for node in network.nodes), default=1) or 1
    radius = [_SMALLEST + (_LARGEST - _SMALLEST) * (node.claims / most) ** 0.5 for node in network.nodes]
    # Small networks need no large circles.
    radius = [min(each, _SMALLEST + 2.5 * node.claims**0.5) for each, node in zip(radius, network.nodes, strict=True)]
    if not network.nodes:
        return Drawing(0, 0, _SIZE, (), (), 0)
    where, width, height = place(len(network.nodes), pairs, radius)
    letters = round(_SIZE * max(1.0, width / _SHOWN_WIDTH), 1)
    labels = _labels(network.nodes, where, radius, width, letters)
    nodes = tuple(
        DrawnNode(node, float(where[number, 0]), float(where[number, 1]), radius[number], *labels[number])
        for number, node in enumerate(network.nodes)
    )
    strongest = max((edge.claims for edge in network.edges), default=1)
    ties = tuple(_tie(edge, pair, nodes, strongest) for edge, pair in zip(edges, pairs, strict=True))
    return Drawing(width, height, letters, nodes, ties, len(network.edges) - len(edges))


def _strongest(edges: Sequence[Edge]) -> list[Edge]:
    """Return the ties that are drawn: the strongest of each actor, and of the rest those with the most claims."""
    if len(edges) <= _MOST_TIES:
        return list(edges)
    tied: set[str] = set()
    kept: list[Edge] = []
    rest: list[Edge] = []
    for edge in edges:
        (rest if {edge.actor, edge.recipient} <= tied else kept).append(edge)
        tied |= {edge.actor, edge.recipient}
    return sorted([*kept, *rest[: _MOST_TIES - len(kept)]], key=lambda edge: -edge.claims)


def _tie(edge: Edge, pair: tuple[int, int], nodes: Sequence[DrawnNode], strongest: int) -> DrawnTie:
    one, other = nodes[pair[0]], nodes[pair[1]]
    width = _THINNEST + (_THICKEST - _THINNEST) * ((edge.claims - 1) / max(strongest - 1, 1)) ** 0.5
    width = min(width, _THINNEST + 0.5 * edge.claims**0.5)
    path = _curve(one, other)
    return DrawnTie(edge, *pair, path, round(width, 1), kind_of(edge), side_of(edge), tie_words(edge.told))


def _curve(one: DrawnNode, other: DrawnNode) -> str:
    """Return a line from one circle to before the other, bent to one side: what comes back takes the other side."""
    across, down = other.x - one.x, other.y - one.y
    length = hypot(across, down) or 1.0
    mid_x = (one.x + other.x) / 2 - down * _BEND
    mid_y = (one.y + other.y) / 2 + across * _BEND
    # The direction in which the curve arrives is that from its control point.
    back_x, back_y = mid_x - other.x, mid_y - other.y
    back = hypot(back_x, back_y) or 1.0
    gap = min(other.radius + _ARROW, length * 0.8)
    end_x, end_y = other.x + back_x / back * gap, other.y + back_y / back * gap
    return f"M{one.x:.0f} {one.y:.0f}Q{mid_x:.0f} {mid_y:.0f} {end_x:.1f} {end_y:.1f}"


def _labels(
    nodes: Sequence[Node], where: np.ndarray[Any, Any], radius: Sequence[float], width: float, letters: float
) -> list[tuple[Label, bool]]:
    """Return the name of each actor where it is to stand, and whether there is room for it beside heavier ones.

    No name stands on another one, nor on a circle. Those of the heaviest may stand a line away where that helps, or
    else on circles: rather on those of lighter ones.
    """
    size = np.asarray(radius)
    # Circles and the names that stand already, as boxes: left, top, right, bottom.
    circles = np.column_stack([where - size[:, None], where + size[:, None]])
    taken = np.empty((0, 4))
    labels = []
    for number, node in enumerate(nodes):
        text = node.name if len(node.name) <= _LONGEST_LABEL else node.name[: _LONGEST_LABEL - 1].rstrip() + "…"
        tries: list[tuple[Label, Box]] = []
        for away in (0.0, _AWAY) if number < _ALWAYS else (0.0,):
            gap = radius[number] + letters / 3 + away * letters
            tries += _places(text, float(where[number, 0]), float(where[number, 1]), gap, width, letters)
        room = None
        if len(taken) < _MOST_LABELS:
            for near in (circles, circles[:_ALWAYS], circles[:0]) if number < _ALWAYS else (circles,):
                others = np.concatenate([near[np.arange(len(near)) != number], taken])
                room = room or next((each for each in tries if not _hits(each[1], others)), None)
        if room is not None:
            taken = np.vstack([taken, room[1]])
        labels.append(((room or tries[0])[0], room is not None))
    return labels


def _places(  # noqa: PLR0913, PLR0917 - where it is and how large
    text: str, x: float, y: float, gap: float, width: float, letters: float
) -> Iterator[tuple[Label, Box]]:
    """Yield where a name may stand, the best place first, with the box that it takes."""
    long, high = width_of(text) * letters, _LINE * letters
    beside = [
        ("start", x + gap, y + letters / 3, x + gap, y - high / 2),
        ("end", x - gap, y + letters / 3, x - gap - long, y - high / 2),
        ("middle", x, y - gap, x - long / 2, y - gap - high * 0.8),
        ("middle", x, y + gap + letters * 0.8, x - long / 2, y + gap),
        *(
            (anchor, x + side * gap * 0.8, y + down * gap * 0.8 + letters / 3, left, y + down * gap * 0.8 - high / 2)
            for down in (-1, 1)
            for side, anchor, left in ((1, "start", x + gap * 0.8), (-1, "end", x - gap * 0.8 - long))
        ),
    ]
    fitting = [each for each in beside if each[3] >= 0 and each[3] + long <= width] or beside[2:]
    for anchor, at_x, at_y, left, top in fitting:
        yield Label(text, round(at_x, 1), round(at_y, 1), anchor), (left, top, left + long, top + high)


def _hits(box: Box, others: np.ndarray[Any, Any]) -> bool:
    left, top, right, bottom = box
    beside = (others[:, 0] >= right) | (others[:, 2] <= left) | (others[:, 1] >= bottom) | (others[:, 3] <= top)
    return not bool(beside.all())
