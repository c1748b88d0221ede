"""A linear-chain CRF (Lafferty, McCallum and Pereira 2001) over BIO tags, its likelihood in log₂(length) steps."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

FORBIDDEN = -1e4


class CRF(nn.Module):
    """Transition scores between tags; `I-x` may only follow `B-x` or `I-x`.

    A window of training text may begin within a span, so its first tag is free; a whole text's is not.
    """

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(len(tags)))
        self.end = nn.Parameter(torch.zeros(len(tags)))
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        forbidden = torch.zeros(len(tags), len(tags))
        forbidden_start = torch.zeros(len(tags))
        for behind, tag in enumerate(tags):
            if tag.startswith("I-"):
                forbidden_start[behind] = FORBIDDEN
                for before, other in enumerate(tags):
                    if other[2:] != tag[2:]:
                        forbidden[before, behind] = FORBIDDEN
        self.register_buffer("forbidden", forbidden)
        self.register_buffer("forbidden_start", forbidden_start)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return start, transition and end scores of a whole text, forbidden ones very low."""
        return self.start + self.forbidden_start, self.transitions + self.forbidden, self.end

    def cross_entropy(self, emissions: Tensor, tags: Tensor, pairs: Tensor, mask: Tensor) -> Tensor:
        """Return the mean over words of what it costs to expect `tags` where they are drawn from a teacher's chain.

        With one tag a word, all of whose probability is 1, this is the negative log-likelihood; with a teacher's
        marginals it is the cross-entropy of the two chains over whole sequences (Wang et al. 2021, structural
        knowledge distillation). Both are linear in the targets, so that a mixture of the two costs the mixture.

        Args:
            emissions: batch × words × tags.
            tags: batch × words × tags, the probability of each tag.
            pairs: batch × (words - 1) × tags × tags, of each pair of tags, the word before first.
            mask: batch × words, true for words, which come first in each row.
        """
        start, transitions, end = self.start, self.transitions + self.forbidden, self.end
        emissions = emissions.float()
        tags = tags * mask[..., None]
        last = mask.sum(1) - 1
        rows = torch.arange(len(tags))
        gold = (emissions * tags).sum((1, 2)) + (start * tags[:, 0]).sum(1) + (end * tags[rows, last]).sum(1)
        gold = gold + (transitions * pairs * mask[:, 1:, None, None]).sum((1, 2, 3))
        steps = transitions[None, None] + emissions[:, 1:, None, :]
        identity = torch.full_like(transitions, FORBIDDEN).fill_diagonal_(0)
        steps = torch.where(mask[:, 1:, None, None], steps, identity)
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                steps = torch.cat([steps, identity.expand(len(steps), 1, -1, -1)], 1)
            steps = _log_matmul(steps[:, 0::2], steps[:, 1::2])
        first = start + emissions[:, 0]
        alpha = torch.logsumexp(first[:, :, None] + steps[:, 0], 1) if steps.shape[1] else first
        total = torch.logsumexp(alpha + end, 1)
        return (total - gold).sum() / mask.sum()


def certain(tags: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Return batch × words tags as the probabilities of tags and of pairs that `CRF.cross_entropy` takes."""
    one = F.one_hot(tags.clamp_min(0), count).float()
    return one, one[:, :-1, :, None] * one[:, 1:, None, :]


def _log_matmul(left: Tensor, right: Tensor) -> Tensor:
    top_left, top_right = left.amax((-1, -2), keepdim=True).detach(), right.amax((-1, -2), keepdim=True).detach()
    product = torch.exp(left - top_left) @ torch.exp(right - top_right)
    return torch.log(product.clamp_min(1e-30)) + top_left + top_right
