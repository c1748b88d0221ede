"""The network: one encoder over a window of words, and a head for each question that is asked of it."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from averment.language.labels import (
    ATTRIBUTION_TAGS,
    DISTANCES,
    DYAD_TYPES,
    MENTION_KINDS,
    MENTION_TYPES,
    NAME_TAGS,
    UPOS,
)
from averment.language.words import LOOKS

from .crf import CRF
from .encoders import Encoder

ARC_WIDTH, RELATION_WIDTH, LINK_WIDTH, ANTECEDENT_WIDTH = 256, 64, 128, 192
CERTAINTY_WIDTH = 96
DYAD_WIDTH = 192


class Biaffine(nn.Module):
    """Arcs and relations of a tree (Dozat and Manning 2017); column 0 of the arcs is the root."""

    def __init__(self, width: int, relations: int) -> None:
        super().__init__()
        self.dependent, self.head = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.root = nn.Parameter(torch.randn(ARC_WIDTH) * 0.02)
        self.relation_dependent = nn.Linear(width, RELATION_WIDTH)
        self.relation_head = nn.Linear(width, RELATION_WIDTH)
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

    def __init__(self, width: int, *, may_be_none: bool) -> None:
        super().__init__()
        self.words = nn.Linear(width, 4 * LINK_WIDTH)
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


class Antecedent(nn.Module):
    """Which mention before one stands for the same: biaffine over the words that the two hang on (Dobrovolskii 2021).

    Beside what the words mean count how far apart the two are, whether they are pronouns, names or nouns, and whether
    they hang on the same word.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        kinds = len(MENTION_KINDS)
        self.words = nn.Linear(width, 2 * ANTECEDENT_WIDTH)
        self.weight = nn.Parameter(torch.randn(ANTECEDENT_WIDTH, ANTECEDENT_WIDTH) * 0.02)
        self.none = nn.Linear(ANTECEDENT_WIDTH, 1)
        self.none_kind = nn.Parameter(torch.zeros(kinds))
        self.distance = nn.Parameter(torch.zeros(kinds, DISTANCES // 2))
        self.kinds = nn.Parameter(torch.zeros(kinds, kinds))
        self.same = nn.Parameter(torch.zeros(kinds))

    def forward(self, words: Tensor, kinds: Tensor, distances: Tensor, same: Tensor) -> Tensor:
        """Return mentions × (1 + mentions), column 0 for none; a mention after another does not answer it.

        Args:
            words: mentions × (2 · ANTECEDENT_WIDTH), this module's `words` where each hangs, in the text's order.
            kinds: mentions, numbers of `MENTION_KINDS`.
            distances: mentions × mentions, buckets of `labels.distances_back`.
            same: mentions × mentions, whether both hang on the same word.
        """
        ask, answer = (F.gelu(half) for half in words.chunk(2, 1))
        scores = (ask @ self.weight.to(ask.dtype) @ answer.T).float() / ANTECEDENT_WIDTH**0.5
        scores = scores + self.distance[kinds[:, None], distances] + self.kinds[kinds[:, None], kinds[None]]
        scores = scores + self.same[kinds][:, None] * same
        scores = scores.masked_fill(torch.ones_like(scores).triu().bool(), -1e4)
        none = self.none(ask).float() + self.none_kind[kinds][:, None]
        return torch.cat([none, scores], 1)


class Certainty(nn.Module):
    """How certain a predicate is, from -3 to +3 (Stanovsky et al. 2017)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.hidden, self.scale = nn.Linear(width, CERTAINTY_WIDTH), nn.Linear(CERTAINTY_WIDTH, 1)

    def forward(self, words: Tensor) -> Tensor:
        return 3 * torch.tanh(self.scale(F.gelu(self.hidden(words))).float().squeeze(-1))


class Dyad(nn.Module):
    """What one party does to another, where both are marked: of the means of either's words and of all words."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.hidden, self.score = nn.Linear(3 * width, DYAD_WIDTH), nn.Linear(DYAD_WIDTH, len(DYAD_TYPES))
        self.dropout = nn.Dropout(0.2)

    def forward(self, words: Tensor, actor: Tensor, recipient: Tensor, every: Tensor) -> Tensor:
        """Return batch × `DYAD_TYPES` scores.

        Args:
            words: batch × words × width.
            actor: batch × words, 1 where a word is the actor's.
            recipient: The same for the recipient; none where there is none.
            every: The same for all words, 0 for padding.
        """
        means = [
            torch.einsum("bw,bwd->bd", weights.to(words.dtype), words) / weights.sum(1, keepdim=True).clamp_min(1)
            for weights in (actor, recipient, every)
        ]
        return self.score(F.gelu(self.hidden(self.dropout(torch.cat(means, -1)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, relations: int, scripts: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.width
        self.dropout = nn.Dropout(dropout)
        self.attribution = nn.Linear(width, len(ATTRIBUTION_TAGS))
        self.crf = CRF(ATTRIBUTION_TAGS)
        self.source_link, self.content_link = Link(width, may_be_none=True), Link(width, may_be_none=False)
        self.upos = nn.Linear(width, len(UPOS))
        self.lemma = nn.Linear(width, scripts)
        self.name = nn.Linear(width, len(NAME_TAGS))
        self.sentence = nn.Linear(width, 1)
        self.tree = Biaffine(width, relations)
        self.mention = nn.Linear(width, len(MENTION_TYPES))
        self.antecedent = Antecedent(width)
        # Two questions that people were asked: is the author sure of it, and did it happen? Of what will be, the one
        # says yes and the other no.
        self.certainty, self.happened = Certainty(width), Certainty(width)
        self.dyad = Dyad(width)

    def words(self, pieces: Tensor, mask: Tensor, looks: Tensor, first_pieces: Tensor) -> Tensor:
        """Return one vector a word: that of its first piece."""
        states = self.encoder(pieces, mask, looks)
        return states.gather(1, first_pieces[..., None].expand(-1, -1, states.shape[-1]))


def parties(looks: Tensor, first_pieces: Tensor) -> tuple[Tensor, Tensor]:
    """Return batch × words twice: 1 where a word is marked as the actor's, and as the recipient's."""
    actor, recipient = (looks[..., LOOKS.index(name)].gather(1, first_pieces) for name in ("is_actor", "is_recipient"))
    return actor, recipient
