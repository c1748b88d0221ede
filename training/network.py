"""The network: one encoder over a window of words, and a head for each question that is asked of it."""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from averment.language.labels import ATTRIBUTION_TAGS, DISTANCES, NAME_TAGS, UPOS
from averment.language.words import LOOKS

from .crf import CRF

WIDTH, HEADS, LAYERS, VOCABULARY, POSITIONS = 384, 12, 6, 30522, 512
ARC_WIDTH, RELATION_WIDTH, LINK_WIDTH = 256, 64, 128


class Layer(nn.Module):
    """A post-norm transformer layer, as in BERT (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        query, key, value = self.qkv(states).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        states = self.norm1(states + self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(states + self.dropout(self.down(F.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Word pieces and looks → one vector a piece."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.looks = nn.Linear(len(LOOKS), WIDTH, bias=False)
        nn.init.zeros_(self.looks.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        # frozen: what was learned of words that the corpora lack stays as it was
        self.pieces.weight.requires_grad = False

    def forward(self, pieces: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        states = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.segment + self.looks(looks)
        states = self.norm(states)
        bias = torch.zeros(mask.shape, dtype=states.dtype).masked_fill(mask == 0, -1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            bias, states = bias.to(torch.bfloat16), states.to(torch.bfloat16)
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def start_from(self, folder: Path) -> None:
        """Load a BERT of the same shape (MiniLM) from a folder with `model.safetensors`."""
        weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
        embeddings = "embeddings."
        state = {
            "pieces.weight": weights[embeddings + "word_embeddings.weight"],
            "positions.weight": weights[embeddings + "position_embeddings.weight"],
            "segment": weights[embeddings + "token_type_embeddings.weight"][0],
            "norm.weight": weights[embeddings + "LayerNorm.weight"],
            "norm.bias": weights[embeddings + "LayerNorm.bias"],
            "looks.weight": self.looks.weight,
        }
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for number in range(LAYERS):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            for part in ("weight", "bias"):
                attention = [weights[f"{theirs}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                state[f"{ours}qkv.{part}"] = torch.cat(attention)
                for name, other in names.items():
                    state[f"{ours}{name}.{part}"] = weights[f"{theirs}{other}.{part}"]
        self.load_state_dict(state)


class Biaffine(nn.Module):
    """Arcs and relations of a tree (Dozat and Manning 2017); column 0 of the arcs is the root."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.dependent, self.head = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.root = nn.Parameter(torch.randn(ARC_WIDTH) * 0.02)
        self.relation_dependent = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_head = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_root = nn.Parameter(torch.randn(RELATION_WIDTH) * 0.02)
        self.relation = nn.Parameter(torch.randn(relations, RELATION_WIDTH + 1, RELATION_WIDTH + 1) * 0.02)

    def arcs(self, words: Tensor) -> Tensor:
        dependent, head = F.gelu(self.dependent(words)), F.gelu(self.head(words))
        head = torch.cat([self.root.to(head.dtype).expand(words.shape[0], 1, ARC_WIDTH), head], 1)
        return self.arc(dependent) @ head.transpose(1, 2) / ARC_WIDTH**0.5

    def relation_words(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return the words as dependents, and as heads with the root before them."""
        head = F.gelu(self.relation_head(words))
        root = self.relation_root.to(head.dtype).expand(words.shape[0], 1, RELATION_WIDTH)
        return F.gelu(self.relation_dependent(words)), torch.cat([root, head], 1)

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return pairs × relations for pairs × width of either side."""
        one = torch.ones_like(dependent[:, :1])
        return torch.einsum(
            "ni,rij,nj->nr",
            torch.cat([dependent, one], 1),
            self.relation.to(dependent.dtype),
            torch.cat([head, one], 1),
        )


class Link(nn.Module):
    """Which span goes with which: biaffine over the spans' first and last words, and how far apart they are."""

    def __init__(self, *, may_be_none: bool) -> None:
        super().__init__()
        self.words = nn.Linear(WIDTH, 4 * LINK_WIDTH)
        self.weight = nn.Parameter(torch.randn(LINK_WIDTH, LINK_WIDTH) * 0.02)
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        self.none = nn.Linear(LINK_WIDTH, 1) if may_be_none else None

    def forward(self, words: Tensor, asking: Tensor, answering: Tensor, distances: Tensor) -> Tensor:
        """Return asking × answering scores, with "none" before them where that is an answer.

        Args:
            words: words × (4 · LINK_WIDTH), this module's `words` of one window.
            asking: spans × 2, first and last word.
            answering: spans × 2.
            distances: asking × answering, buckets of `averment.language.labels.distance_buckets`.
        """
        ask_first, ask_last, answer_first, answer_last = words.chunk(4, 1)
        ask = F.gelu(ask_first[asking[:, 0]] + ask_last[asking[:, 1]])
        answer = F.gelu(answer_first[answering[:, 0]] + answer_last[answering[:, 1]])
        scores = (ask @ self.weight.to(ask.dtype) @ answer.T).float() / LINK_WIDTH**0.5 + self.distance[distances]
        return torch.cat([self.none(ask).float(), scores], 1) if self.none else scores


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, relations: int, scripts: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
        self.attribution = nn.Linear(WIDTH, len(ATTRIBUTION_TAGS))
        self.crf = CRF(ATTRIBUTION_TAGS)
        self.source_link, self.content_link = Link(may_be_none=True), Link(may_be_none=False)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.lemma = nn.Linear(WIDTH, scripts)
        self.name = nn.Linear(WIDTH, len(NAME_TAGS))
        self.sentence = nn.Linear(WIDTH, 1)
        self.tree = Biaffine(relations)

    def words(self, pieces: Tensor, mask: Tensor, looks: Tensor, first_pieces: Tensor) -> Tensor:
        """Return one vector a word: that of its first piece."""
        states = self.encoder(pieces, mask, looks)
        return states.gather(1, first_pieces[..., None].expand(-1, -1, WIDTH))
