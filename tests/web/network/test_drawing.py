"""A network of many actors stays readable: no actor lies on another, names do not cover each other."""

import random
from itertools import combinations
from math import hypot

import pytest

from averment.web.index import Edge, Network, Node, Told
from averment.web.network import Drawing, draw


def tie(one: int, other: int, *told: Told) -> Edge:
    told = told or (Told("ASSAULT", "stated", 1),)
    claims = sum(each.claims for each in told)
    types: dict[str, int] = {}
    for each in told:
        types[each.type] = types.get(each.type, 0) + each.claims
    return Edge(
        actor=f"a{one}", recipient=f"a{other}", claims=claims, types=types, told=told, factualities={}, months={},
        accounts={},
    )  # fmt: skip


def network(number: int, edges: list[Edge]) -> Network:
    weights = dict.fromkeys((f"a{each}" for each in range(number)), 0)
    for edge in edges:
        weights[edge.actor] += edge.claims
        weights[edge.recipient] += edge.claims
    nodes = [Node(each, f"Front of Orun {each}", "armed_group", weight) for each, weight in weights.items()]
    nodes.sort(key=lambda node: -node.claims)
    return Network(tuple(nodes), tuple(edges), 0, 0)


@pytest.fixture(scope="module")
def large() -> Drawing:
    """Five hundred actors, some of them in the middle of much."""
    chance = random.Random(3)
    weights = [1 / (each + 2) for each in range(500)]
    pairs = {tuple(sorted(chance.choices(range(500), weights, k=2))) for _ in range(900)}
    pairs |= {(each, chance.randrange(each)) for each in range(2, 480)}
    return draw(network(500, [tie(one, other) for one, other in sorted(pairs) if one != other]))


def test_five_hundred_actors_lie_apart(large: Drawing) -> None:
    near = [
        (one.node.id, other.node.id)
        for one, other in combinations(large.nodes, 2)
        if hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius
    ]
    assert len(large.nodes) == 500
    assert len(near) <= 5


def test_all_of_it_is_within_the_drawing(large: Drawing) -> None:
    for node in large.nodes:
        assert node.radius <= node.x <= large.width - node.radius
        assert node.radius <= node.y <= large.height - node.radius


def test_small_parts_stand_beside_a_large_one() -> None:
    large = [tie(0, each) for each in range(1, 120)]
    small = [tie(each, each + 1) for each in range(120, 160, 2)]
    drawing = draw(network(160, [*large, *small]))
    lowest = max(node.y for node in drawing.nodes if int(node.node.id[1:]) < 120)
    beside = [node for node in drawing.nodes if int(node.node.id[1:]) >= 120 and node.y < lowest]
    assert len(beside) >= 10


def test_names_are_shown_of_the_weightiest_and_do_not_cover_each_other(large: Drawing) -> None:
    shown = [node for node in large.nodes if node.is_shown]
    assert 30 <= len(shown) <= 150
    assert sum(node.is_shown for node in large.nodes[:20]) >= 15
    lines = sorted((node.label.y, node.label.x, node.label.anchor, len(node.label.text)) for node in shown)
    covered = 0
    for (y, x, anchor, long), (other_y, other_x, other_anchor, other_long) in combinations(lines, 2):
        if abs(y - other_y) < large.letters * 0.9:
            left, right = _extent(x, anchor, long * large.letters * 0.56)
            other_left, other_right = _extent(other_x, other_anchor, other_long * large.letters * 0.56)
            covered += left < other_right and other_left < right
    assert covered == 0


def _extent(x: float, anchor: str, long: float) -> tuple[float, float]:
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * long
    return left, left + long


def test_each_actor_keeps_its_strongest_tie_where_not_all_are_drawn(large: Drawing) -> None:
    assert len(large.ties) == 900
    assert large.left_out > 0
    drawn = {end for each in large.ties for end in (each.actor, each.recipient)}
    assert drawn == {number for number, node in enumerate(large.nodes) if node.node.claims}


def test_the_same_network_is_drawn_alike(large: Drawing) -> None:
    small = network(40, [tie(each, (each * 7 + 1) % 40) for each in range(40)])
    assert draw(small) == draw(small)


def test_what_is_not_tied_together_stands_apart() -> None:
    drawing = draw(network(4, [tie(0, 1), tie(2, 3)]))
    by_id = {node.node.id: node for node in drawing.nodes}
    together = hypot(by_id["a0"].x - by_id["a1"].x, by_id["a0"].y - by_id["a1"].y)
    apart = hypot(by_id["a0"].x - by_id["a2"].x, by_id["a0"].y - by_id["a2"].y)
    assert together < apart


def test_no_actors_are_no_drawing() -> None:
    assert draw(Network((), (), 0, 0)).ties == ()


@pytest.mark.parametrize(
    ("told", "kind", "words"),
    [
        ((Told("ASSAULT", "stated", 2),), "stated", "assault: 2 stated"),
        ((Told("ASSAULT", "unsure", 1),), "unsure", "assault: 1 not certain"),
        ((Told("ASSAULT", "denied", 3), Told("ASSAULT", "unsure", 1)), "denied", "assault: 3 denied, 1 not certain"),
        ((Told("ASSAULT", "wanted", 1),), "wanted", "assault: 1 demanded, threatened or planned"),
        (
            (Told("ASSAULT", "unsure", 2), Told("CONSULT", "stated", 1)),
            "stated",
            "assault: 2 not certain; consult: 1 stated",
        ),
        ((Told("loyal_to", "stated", 1),), "stated", "loyal to: 1 stated"),
    ],
)
def test_may_attack_is_never_drawn_or_worded_as_attacked(told: tuple[Told, ...], kind: str, words: str) -> None:
    (drawn,) = draw(network(2, [tie(0, 1, *told)])).ties
    assert (drawn.kind, drawn.words) == (kind, words)


def test_an_arrow_ends_before_the_circle_that_it_leads_to() -> None:
    drawing = draw(network(2, [tie(0, 1)]))
    (drawn,) = drawing.ties
    recipient = drawing.nodes[drawn.recipient]
    x, y = map(float, drawn.path.rsplit(" ", 2)[1:])
    assert hypot(recipient.x - x, recipient.y - y) > recipient.radius
