"""Where the actors of a network stand: those with ties close together, none on another.

Forces (Fruchterman and Reingold 1991, by rustworkx) say who is near to whom. They press the middle of a large network
together; so the distances from the middle are spread by their ranks until the actors lie evenly, and what still
overlaps is pushed apart.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import rustworkx as rx

__all__ = ["place"]

Numbers = np.ndarray[Any, Any]

_SEED = 7
_STEPS = 100
_FEW = 12
_ROOM = 62.0
_FLAT = 1.45
_LEAST = (190.0, 84.0)
_MARGIN = 30.0
_BETWEEN = 9.0
_PUSHES = 16


def place(number: int, ties: Sequence[tuple[int, int]], sizes: Sequence[float]) -> tuple[Numbers, float, float]:
    """Return where each actor stands, and how wide and high the drawing is.

    What is not tied together stands apart: the largest part first, the others beside and below it. The same network is
    always laid out alike.

    Args:
        number: How many actors.
        ties: Pairs of actors, by their numbers.
        sizes: The radius of each actor.
    """
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(number))
    graph.add_edges_from([(a, b, None) for a, b in ties])
    parts = sorted((sorted(part) for part in rx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    boxes = [_box(len(part)) for part in parts]
    width = max(_LEAST[0] * 3, *(box[0] for box in boxes), (sum(w * h for w, h in boxes) * _FLAT) ** 0.5)
    radius = np.asarray(sizes, np.float64)
    where = np.zeros((number, 2))
    height = 0.0
    for part, (wide, high), (left, top) in zip(parts, boxes, _packed(boxes, width), strict=True):
        inner = np.array([wide - 2 * _MARGIN, high - 2 * _MARGIN])
        spread = _laid_out(graph.subgraph(part)) * inner / 2
        where[part] = _apart(spread, radius[part], inner / 2) + np.array([left + wide / 2, top + high / 2])
        height = max(height, top + high)
    return where, width, height


def _box(number: int) -> tuple[float, float]:
    side = _ROOM * number**0.5
    return max(side * _FLAT**0.5, _LEAST[0]), max(side / _FLAT**0.5, _LEAST[1])


def _packed(boxes: Sequence[tuple[float, float]], width: float) -> Iterator[tuple[float, float]]:
    """Yield where each box begins: as high as it can stand, then as far to the left (a skyline's bottom-left rule)."""
    # What stands already, from left to right: from where to where, and how far down it reaches.
    skyline = [(0.0, width, 0.0)]
    for wide, high in boxes:
        top, left = min(
            (max(low for begin, end, low in skyline if begin < left + wide and left < end), left)
            for left, _, _ in skyline
            if left + wide <= width or left == 0
        )
        yield left, top
        right = left + wide
        skyline = [
            *((begin, min(end, left), low) for begin, end, low in skyline if begin < left),
            (left, right, top + high),
            *((max(begin, right), end, low) for begin, end, low in skyline if end > right),
        ]


def _laid_out(part: "rx.PyGraph[int, None]") -> Numbers:
    """Return places within -1 … 1 both ways."""
    number = part.num_nodes()
    if number <= 2:
        return np.array([[-0.6, 0.0], [0.6, 0.0]] if number == 2 else [[0.0, 0.0]])
    found = rx.spring_layout(part, num_iter=_STEPS, adaptive_cooling=False, seed=_SEED)
    points = np.array([found[node] for node in range(number)])
    points -= points.mean(axis=0)
    # The long way lies across.
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    points @= axes.T
    if number > _FEW:
        distance = np.hypot(points[:, 0], points[:, 1])
        rank = np.empty(number)
        rank[np.argsort(distance, kind="stable")] = np.sqrt((np.arange(number) + 0.5) / number)
        points *= (rank / np.maximum(distance, 1e-9))[:, None]
    extent = np.abs(points).max(axis=0)
    return points / np.where(extent > 1e-6, extent, 1.0)


def _apart(points: Numbers, radius: Numbers, limit: Numbers) -> Numbers:
    """Return the places after those that overlap have pushed each other away, all within the limits."""
    need = (radius[:, None] + radius[None, :] + _BETWEEN).astype(np.float32)
    x, y = points.astype(np.float32).T
    for _ in range(_PUSHES):
        across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
        distance = np.sqrt(across * across + down * down)
        np.fill_diagonal(distance, np.inf)
        push = np.maximum(need - distance, 0)
        if not push.any():
            break
        push *= 0.45 / np.maximum(distance, 1e-3)
        x = np.clip(x + (across * push).sum(axis=1), -limit[0], limit[0])
        y = np.clip(y + (down * push).sum(axis=1), -limit[1], limit[1])
    return np.stack([x, y], axis=1).astype(np.float64)
