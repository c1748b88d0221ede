"""Encoders: word pieces and looks → one vector a piece. `MiniLM` is shipped; `MPNet`, six times as large, teaches."""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from averment.language.words import LOOKS

VOCABULARY, HEADS = 30522, 12
FORBIDDEN = -1e4
ADAPTER_WIDTH = 24
PARTIES = [LOOKS.index("is_actor"), LOOKS.index("is_recipient")]


class Adapter(nn.Module):
    """A narrow way beside a layer's, which says nothing before it has learned (Houlsby et al. 2019)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.down, self.up = nn.Linear(width, ADAPTER_WIDTH), nn.Linear(ADAPTER_WIDTH, width)
        nn.init.zeros_(self.up.weight)
        nn.init.zeros_(self.up.bias)

    def forward(self, states: Tensor) -> Tensor:
        return self.up(F.gelu(self.down(states)))


class Layer(nn.Module):
    """A post-norm transformer layer, as in BERT (Devlin et al. 2019), with adapters or without."""

    def __init__(self, width: int, heads: int, eps: float, dropout: float, *, adapters: bool) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.dropout = nn.Dropout(dropout)
        self.adapter1, self.adapter2 = (Adapter(width), Adapter(width)) if adapters else (None, None)

    def forward(self, states: Tensor, mask: Tensor, opened: Tensor) -> Tensor:
        batch, length, width = states.shape
        query, key, value = (
            self.qkv(states).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        )
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        if self.adapter1 is not None:
            mixed = mixed + opened * self.adapter1(mixed)
        states = self.norm1(states + mixed)
        further = self.down(F.gelu(self.up(states)))
        if self.adapter2 is not None:
            further = further + opened * self.adapter2(further)
        return self.norm2(states + self.dropout(further))


class Encoder(nn.Module):
    """What both encoders share. The word pieces' embeddings stay as they were, so that what was learned of words that
    the corpora lack is kept.
    """

    def __init__(  # noqa: PLR0913 - a shape has so many sides
        self,
        vocabulary: int,
        width: int,
        layers: int,
        positions: int,
        *,
        eps: float,
        dropout: float,
        adapters: bool = False,
    ) -> None:
        super().__init__()
        self.width = width
        self.pieces = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.looks = nn.Linear(len(LOOKS), width, bias=False)
        nn.init.zeros_(self.looks.weight)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.layers = nn.ModuleList(Layer(width, HEADS, eps, dropout, adapters=adapters) for _ in range(layers))
        self.pieces.weight.requires_grad = False

    def _encode(self, embedded: Tensor, bias: Tensor, looks: Tensor) -> Tensor:
        states = self.norm(embedded)
        opened = looks[..., PARTIES].amax((1, 2))[:, None, None]
        if torch.is_autocast_enabled("cpu"):
            bias, states, opened = (tensor.to(torch.bfloat16) for tensor in (bias, states, opened))
        for layer in self.layers:
            states = layer(states, bias, opened)
        return states


def _bias(mask: Tensor) -> Tensor:
    return torch.zeros(mask.shape, dtype=torch.float32).masked_fill(mask == 0, FORBIDDEN)[:, None, None, :]


class MiniLM(Encoder):
    """Six layers, 384 wide (Wang et al. 2020), with the weights of `all-MiniLM-L6-v2` to start from.

    Where two parties are marked its adapters are open: what one does to the other is learned by them alone, and costs
    nothing that is learned otherwise.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(VOCABULARY, 384, 6, 512, eps=1e-12, dropout=dropout, adapters=True)
        self.segment = nn.Parameter(torch.zeros(self.width))

    def forward(self, pieces: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        embedded = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.segment + self.looks(looks)
        return self._encode(embedded, _bias(mask), looks)

    def start_from(self, folder: Path) -> None:
        """Load a BERT of the same shape from a folder with `model.safetensors`."""
        weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
        state = _translated(weights, len(self.layers), "attention.self.{}", ("query", "key", "value"), BERT_NAMES)
        state["segment"] = weights["embeddings.token_type_embeddings.weight"][0]
        self.load_state_dict(self.state_dict() | state)


class MPNet(Encoder):
    """The first `layers` of twelve, 768 wide, with relative positions (Song et al. 2020): `all-mpnet-base-v2`.

    Its vocabulary is MiniLM's with four pieces before it. The last layers are left out: they serve the likeness of
    sentences, for which these weights were tuned, and cost as much as the others.
    """

    BUCKETS, FARTHEST = 32, 128

    def __init__(self, layers: int = 9, dropout: float = 0.1) -> None:
        super().__init__(VOCABULARY + 5, 768, layers, 514, eps=1e-5, dropout=dropout)
        self.relative = nn.Embedding(self.BUCKETS, HEADS)
        self.relative.weight.requires_grad = False

    def forward(self, pieces: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        length = pieces.shape[1]
        mapped = torch.where(pieces == 101, 0, torch.where(pieces == 102, 2, pieces + 4))
        mapped = torch.where(mask == 0, 1, mapped)
        embedded = self.pieces(mapped) + self.positions.weight[2 : length + 2] + self.looks(looks)
        relative = self.relative(self._buckets(length)).permute(2, 0, 1)[None]
        return self._encode(embedded, _bias(mask) + relative, looks)

    def start_from(self, folder: Path) -> None:
        """Load the weights from a folder with `model.safetensors`."""
        weights = load_file(folder / "model.safetensors")
        state = _translated(weights, len(self.layers), "attention.attn.{}", ("q", "k", "v"), MPNET_NAMES)
        state["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
        self.load_state_dict(self.state_dict() | state)

    @classmethod
    def _buckets(cls, length: int) -> Tensor:
        """Return length × length buckets of distance, as in T5 (Raffel et al. 2020)."""
        distance = torch.arange(length)[:, None] - torch.arange(length)[None, :]
        half, exact = cls.BUCKETS // 2, cls.BUCKETS // 4
        size = distance.abs()
        far = exact + (size.clamp_min(1) / exact).log() / torch.tensor(cls.FARTHEST / exact).log() * (half - exact)
        bucket = torch.where(size < exact, size, far.long().clamp_max(half - 1))
        return bucket + half * (distance < 0)


BERT_NAMES = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
MPNET_NAMES = {**BERT_NAMES, "out": "attention.attn.o", "norm1": "attention.LayerNorm"}


def _translated(
    weights: dict[str, Tensor], layers: int, attention: str, parts: tuple[str, ...], names: dict[str, str]
) -> dict[str, Tensor]:
    """Return the weights of embeddings and layers under the names that they have here."""
    state = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(layers):
        theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            three = [weights[f"{theirs}{attention.format(part)}.{kind}"] for part in parts]
            state[f"{ours}qkv.{kind}"] = torch.cat(three)
            for name, other in names.items():
                state[f"{ours}{name}.{kind}"] = weights[f"{theirs}{other}.{kind}"]
    return state
