"""The network that is shown, as a file: a row or an edge for each type of tie from one actor to another."""

import csv
import io
import tempfile
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import rustworkx as rx

from averment.exchange.table import cell
from averment.web.index import Edge, Network

from .words import SURE_WORDS

__all__ = ["FORMS", "export"]

FORMS = {"csv": "text/csv; charset=utf-8", "graphml": "application/graphml+xml"}
"""The forms, by the ending of a file, with the media type of each."""

# What follows is rustworkx's, but its stubs do not have it.
_TEXT, _NUMBER = rx.GraphMLType.String, rx.GraphMLType.Int  # type: ignore[attr-defined]
_NODES, _EDGES = rx.GraphMLDomain.Node, rx.GraphMLDomain.Edge  # type: ignore[attr-defined]
_OF_NODES = {"name": _TEXT, "type": _TEXT, "claims": _NUMBER}
_OF_TIES = {"tie": _TEXT, "claims": _NUMBER, **dict.fromkeys(SURE_WORDS, _NUMBER)}
# By itself the library gives a key of nodes and one of edges the same id, and a GraphML file may have each once.
_KEYS = [
    rx.GraphMLKey(f"{domain}-{name}", of, name, kind, None)  # type: ignore[call-arg]
    for domain, of, keys in (("node", _NODES, _OF_NODES), ("tie", _EDGES, _OF_TIES))
    for name, kind in keys.items()
]

_BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheets know UTF-8


def export(network: Network, form: str) -> bytes:
    """Return the bytes of a file.

    How sure claims are stays with them: a tie has its number of claims that are `stated`, `unsure`, `open`, `wanted`
    (demanded, threatened or planned) and `denied`.

    Args:
        network: What is shown.
        form: One of `FORMS`.
    """
    return _csv(network) if form == "csv" else _graphml(network)


def _ties(edge: Edge) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield each type of a tie with how many of its claims are how sure."""
    for kind, run in groupby(edge.told, key=attrgetter("type")):
        yield kind, dict.fromkeys(SURE_WORDS, 0) | {each.sure: each.claims for each in run}


def _csv(network: Network) -> bytes:
    names = {node.id: node.name for node in network.nodes}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["actor", "actor_id", "tie", "recipient", "recipient_id", "claims", *SURE_WORDS])
    for edge in network.edges:
        for kind, counts in _ties(edge):
            sides = names[edge.actor], edge.actor, kind, names[edge.recipient], edge.recipient
            writer.writerow([cell("", value) for value in (*sides, sum(counts.values()), *counts.values())])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _graphml(network: Network) -> bytes:
    graph: rx.PyDiGraph[dict[str, str | int], dict[str, str | int]] = rx.PyDiGraph()
    numbers = {
        node.id: graph.add_node({"id": node.id, "name": _xml(node.name), "type": node.type, "claims": node.claims})
        for node in network.nodes
    }
    for edge in network.edges:
        for kind, counts in _ties(edge):
            data: dict[str, str | int] = {"tie": kind, "claims": sum(counts.values()), **counts}
            graph.add_edge(numbers[edge.actor], numbers[edge.recipient], data)
    # The library writes to a path alone.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "network.graphml")
        rx.digraph_write_graphml(graph, str(path), keys=_KEYS)
        return path.read_bytes()


def _xml(text: str) -> str:
    """Return a text without the characters that XML does not have."""
    return "".join(each for each in text if each in "\t\n\r" or each >= " ")
