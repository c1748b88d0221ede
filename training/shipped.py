"""A shipped model as a network to go on training from: its int8 weights turned back into floats."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from averment.language.model import Manifest
from averment.language.words import LOOKS

from .corpora import Inventory
from .crf import FORBIDDEN
from .encoders import MiniLM
from .network import Network

__all__ = ["restore"]

Arrays = Mapping[str, NDArray[np.float32]]


def restore(folder: Path) -> tuple[Network, Inventory]:
    """Return the network whose export `folder` holds, and its classes; looks that it did not read weigh nothing."""
    manifest = msgspec.json.decode((folder / "model.json").read_bytes(), type=Manifest)
    network = Network(MiniLM(), len(manifest.relations), len(manifest.scripts))
    state = network.state_dict()
    with np.load(folder / "decoders.npz") as stored:
        decoders = {name: stored[name] for name in stored.files}
    found = _graph(onnx.load(str(folder / "model.onnx")).graph) | _decoded(decoders)
    looks = np.zeros((network.encoder.width, len(LOOKS)), np.float32)
    looks[:, [LOOKS.index(name) for name in manifest.looks]] = found["encoder.looks.weight"]
    found["encoder.looks.weight"] = looks
    # where a model has not learned what claims need, that stays as in a new network
    claims = {
        name for name in state if name.startswith(("certainty.", "happened.", "dyad.")) or ".adapter" in name
    } - set(found)
    constant = {name for name in state if "forbidden" in name} | claims
    assert set(found) == set(state) - constant, set(found) ^ (set(state) - constant)
    network.load_state_dict(state | {name: torch.from_numpy(np.array(value)) for name, value in found.items()})
    return network, Inventory(manifest.relations, manifest.scripts)


def _graph(graph: onnx.GraphProto) -> dict[str, NDArray[np.float32]]:
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {
        name.removeprefix("network."): value
        for name, value in stored.items()
        if name.startswith("network.") and not name.endswith(("_quantized", "_scale", "_zero_point"))
    }
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    for node in graph.node:
        weight = _weight(stored, node)
        if weight is not None:
            name = "encoder.looks" if node.name.startswith("/encoder/looks") else _layer(node, users)
            found[f"{name}.weight"] = weight.T
        elif node.op_type == "Expand" and node.input[0].startswith("onnx::Expand"):
            value = stored[node.input[0]].reshape(-1)
            found["tree.root" if len(value) == len(stored["network.tree.arc.bias"]) else "tree.relation_root"] = value
    found["encoder.pieces.weight"] = _floats(stored, "network.encoder.pieces.weight")
    return found


def _weight(stored: Mapping[str, NDArray[np.int8]], node: onnx.NodeProto) -> NDArray[np.float32] | None:
    """Return the weights that a node takes a product with, kept as whole numbers or as floats; None if it has none."""
    if node.op_type == "MatMulInteger":
        return _floats(stored, node.input[1].removesuffix("_quantized"))
    if node.op_type == "MatMul" and node.input[1] in stored:
        return np.asarray(stored[node.input[1]], np.float32)
    return None


def _floats(stored: Mapping[str, NDArray[np.int8]], name: str) -> NDArray[np.float32]:
    whole = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(whole * stored[f"{name}_scale"], np.float32)


def _layer(node: onnx.NodeProto, users: Mapping[str, list[onnx.NodeProto]]) -> str:
    """Return the name of the layer whose weights a product takes: that of the bias which is added to it."""
    while node.op_type != "Add":
        node = users[node.output[0]][0]
    bias = next(name for name in node.input if name.endswith(".bias"))
    return bias.removeprefix("network.").removesuffix(".bias")


def _decoded(decoders: Arrays) -> dict[str, NDArray[np.float32]]:
    found = {
        f"crf.{name}": np.where(decoders[f"chain.{name}"] < FORBIDDEN / 2, 0, decoders[f"chain.{name}"])
        for name in ("start", "transitions", "end")
    }
    found["tree.relation"] = decoders["relation"]
    for link in ("source_link", "content_link"):
        found |= {f"{link}.{name}": decoders[f"{link}.{name}"] for name in ("weight", "distance")}
    for name in ("weight", "none_kind", "distance", "kinds", "same"):
        found[f"antecedent.{name}"] = decoders[f"antecedent.{name}"]
    none = decoders["antecedent.none"]
    found |= {"antecedent.none.weight": none[None, :-1], "antecedent.none.bias": none[-1:]}
    none = decoders["source_link.none"]
    return found | {"source_link.none.weight": none[None, :-1], "source_link.none.bias": none[-1:]}
