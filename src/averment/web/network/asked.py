"""What the address of a network asks for, and the network that answers it."""

from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request

from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.index import ClaimQuestion, Index, Network
from averment.web.sureness import fields_of_sureness

__all__ = ["LISTS", "MOST", "PATH", "Asked", "ask", "network_of"]

PATH = "/network"
MOST = (25, 50, 100, 250, 500)
_USUAL = 100
_RING = 120
_FAR, _TIES = 4_000, 10_000

LISTS = ("event", "relation", "account", "outlet")
"""Parameters of which there may be several values, any of which is enough."""

_SINGLE = ("type", "sure", "first", "last", "around", "steps", "most")
_TYPES = ("event", "relation")


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        address: The address, without what the view does not know.
        question: Which claims.
        around: The actor in the middle; None for the whole base.
        steps: How far from it, 1 or 2.
        most: How many actors at most.
    """

    address: Address
    question: ClaimQuestion
    around: str | None
    steps: int
    most: int

    @property
    def narrowed(self) -> bool:
        """Whether not all claims are asked for."""
        return bool(self.address.without("around", "steps", "most").given)

    @property
    def counted(self) -> ClaimQuestion:
        """The claims that facets count: with one actor in the middle, those that it is in."""
        return msgspec.structs.replace(self.question, involves=(self.around,)) if self.around else self.question


def ask(request: Request) -> Asked:
    """Return what an address asks for.

    Raises:
        UsageError: A value that cannot be.
    """
    address = Address.of(request, PATH, (*LISTS, *_SINGLE), may_be_empty=("account", "outlet"))
    kind = address.one("type")
    if kind is not None and kind not in _TYPES:
        raise UsageError(f"There is no sort of tie {kind!r}: choose `event` or `relation`.")
    events, relations = address.all("event"), address.all("relation")
    if events and relations:
        raise UsageError("A tie is an event or a relation: choose types of one of them.")
    types = ("event",) if events else ("relation",) if relations else (kind,) if kind else _TYPES
    fields: dict[str, Any] = {name: address.all(name) for name in LISTS}
    fields |= {name: address.one(name) for name in ("first", "last")}
    if sure := address.one("sure"):
        fields |= fields_of_sureness(sure)
    steps = _number(address, "steps", (1, 2), 1)
    most = _number(address, "most", MOST, _USUAL)
    return Asked(address, ClaimQuestion(type=types, **fields), address.one("around"), steps, most)


def network_of(index: Index, asked: Asked) -> Network:
    """Return the network: of the whole base the actors with the most claims, or one actor with those around it.

    Around an actor stand those that it has ties with and, two steps away, those that they have ties with; the ties
    among all of them are there too.
    """
    if asked.around is None:
        whole = index.network(asked.question, most=asked.most)
        # Whose ties all lead to actors that are left out has none to be seen by.
        seen = {side for edge in whole.edges for side in (edge.actor, edge.recipient)}
        nodes = tuple(node for node in whole.nodes if node.id in seen)
        return Network(nodes, whole.edges, whole.left_out + len(whole.nodes) - len(nodes), whole.edges_left_out)
    near = index.network(asked.counted, most=_FAR)
    weights: dict[str, int] = {}
    for edge in near.edges:
        if asked.around in {edge.actor, edge.recipient}:
            other = edge.recipient if edge.actor == asked.around else edge.actor
            weights[other] = weights.get(other, 0) + edge.claims
    ring = sorted(weights, key=lambda each: (-weights[each], each))
    if not ring:
        return Network((), (), 0, 0)
    tied = msgspec.structs.replace(asked.question, involves=tuple(ring[:_RING]))
    whole = index.network(tied, most=_FAR, most_edges=_TIES)
    kept = [asked.around, *ring]
    if asked.steps == 2:
        known = set(kept)
        kept += [node.id for node in whole.nodes if node.id not in known]
    there = {node.id for node in whole.nodes} & set(kept)
    shown = {each for each in kept[: asked.most] if each in there}
    return _among(whole, shown, left_out=len(there) - len(shown))


def _among(network: Network, shown: set[str], left_out: int) -> Network:
    """Return the part of a network that lies among some actors, each weighed by its ties there."""
    edges = tuple(edge for edge in network.edges if edge.actor in shown and edge.recipient in shown)
    claims = dict.fromkeys(shown, 0)
    for edge in edges:
        for each in (edge.actor, edge.recipient):
            claims[each] += edge.claims
    nodes = [msgspec.structs.replace(node, claims=claims[node.id]) for node in network.nodes if node.id in shown]
    nodes.sort(key=lambda node: -node.claims)
    return Network(tuple(nodes), edges, left_out, network.edges_left_out)


def _number(address: Address, name: str, allowed: tuple[int, ...], usual: int) -> int:
    given = address.one(name)
    if given is None:
        return usual
    if given not in map(str, allowed):
        raise UsageError(f"`{name}` cannot be {given!r}: it is one of {', '.join(map(str, allowed))}.")
    return int(given)
