"""What each task's batch costs."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from averment.evaluation.corpora.polnear import WordSpan
from averment.language.labels import (
    ATTRIBUTION_TAGS,
    MENTION_TYPES,
    NAME_TAGS,
    UPOS,
    distance_buckets,
    distances_back,
    mention_kinds,
    word_numbers,
)

from .batches import Batch, Piece
from .corpora import IGNORE, NO_ACTOR, ROOT
from .crf import certain
from .network import Link, Network, parties

LINK_WEIGHT, SENTENCE_WEIGHT, LEMMA_WEIGHT, TAUGHT_NAMES_WEIGHT = 0.3, 0.3, 0.5, 1.0
ANTECEDENT_WEIGHT = 1.0
CERTAINTY_BETA = 0.5
DYAD_SMOOTHING = 0.1
ACTORS = frozenset({"person", "organization", "place"})

TAUGHT_SHARE = 0.5
"""How much of the target is the teacher's, where a person's is known too."""


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Return the loss of a batch, all of whose examples are of one task."""
    words = network.dropout(network.words(batch.pieces, batch.mask, batch.looks, batch.first_pieces))
    task = batch.items[0].example.task
    if task == "attribution":
        return _attribution_loss(network, batch, words)
    if task == "tree":
        loss = _tree_loss(network, batch, words)
        silver = batch.items[0].example.tags is not None
        return loss + _attribution_loss(network, batch, words) if silver else loss
    if task == "coreference":
        return _coreference_loss(network, batch, words)
    if task == "certainty":
        return _certainty_loss(network, batch, words)
    if task == "dyad":
        return _dyad_loss(network, batch, words)
    return _tag_loss(network.name(words), _target(batch, "names"))


def _certainty_loss(network: Network, batch: Batch, words: Tensor) -> Tensor:
    """Return how far the certainty of the predicates is off, small errors counting less (Huber 1964)."""
    loss = words.float().sum() * 0
    for head, name in ((network.certainty, "certainty"), (network.happened, "happened")):
        target = np.full(tuple(batch.word_mask.shape), np.nan, np.float32)
        for row, item in enumerate(batch.items):
            values = getattr(item.example, name)
            if values is not None:
                target[row, : item.end - item.start] = values[item.start : item.end]
        known = torch.from_numpy(~np.isnan(target))
        if bool(known.any()):
            wanted = torch.from_numpy(target)[known]
            loss = loss + F.smooth_l1_loss(head(words[known]), wanted, beta=CERTAINTY_BETA)
    return loss


def _dyad_loss(network: Network, batch: Batch, words: Tensor) -> Tensor:
    scores = network.dyad(words, *parties(batch.looks, batch.first_pieces), batch.word_mask.float())
    target = torch.tensor([IGNORE if one.example.dyad is None else one.example.dyad for one in batch.items])
    return F.cross_entropy(scores.float(), target, label_smoothing=DYAD_SMOOTHING)


def _coreference_loss(network: Network, batch: Batch, words: Tensor) -> Tensor:
    """Return the cost of the mentions, and for each that of none of its antecedents being found (Lee et al. 2017)."""
    loss = _mention_loss(network.mention(words).float(), _target(batch, "mentions"))
    example = batch.items[0].example
    if example.groups is None or example.upos is None:
        return loss
    text = np.concatenate([np.arange(item.start, item.end) for item in batch.items])
    places = np.flatnonzero(example.groups[text] >= 0)
    if len(places) < 2:
        return loss
    anchors = text[places]
    asking = network.antecedent.words(words[batch.word_mask][torch.from_numpy(places)])
    tags = [UPOS[number] for number in example.upos[anchors]]
    forms = [example.text[slice(*example.offsets[anchor])] for anchor in anchors]
    numbers = word_numbers(forms)
    scores = network.antecedent(
        asking,
        torch.from_numpy(mention_kinds(tags)),
        torch.from_numpy(distances_back(anchors, anchors)),
        torch.from_numpy(numbers[:, None] == numbers[None, :]),
    )
    groups = torch.from_numpy(example.groups[anchors])
    right = (groups[:, None] == groups[None, :]).tril(-1)
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    found = torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
    return loss + ANTECEDENT_WEIGHT * (torch.logsumexp(scores, 1) - found).mean()


def _mention_loss(scores: Tensor, target: Tensor) -> Tensor:
    """Return the cost of the mentions' types; where only `NO_ACTOR` is known, that of an actor's types."""
    chances = scores.log_softmax(-1)
    known, other = target >= 0, target == NO_ACTOR
    right = chances[known].gather(-1, target[known][:, None]).sum()
    apart = [at for at, kind in enumerate(MENTION_TYPES) if kind not in ACTORS]
    return -(right + chances[other][:, apart].logsumexp(-1).sum()) / (known | other).sum().clamp_min(1)


def _target(batch: Batch, name: str) -> Tensor:
    """Return batch × words of an example's targets, `IGNORE` where there is none."""
    target = np.full(tuple(batch.word_mask.shape), IGNORE, np.int64)
    for row, item in enumerate(batch.items):
        values = getattr(item.example, name)
        if values is not None:
            target[row, : item.end - item.start] = values[item.start : item.end]
    return torch.from_numpy(target)


def _tag_loss(scores: Tensor, target: Tensor) -> Tensor:
    if not bool((target >= 0).any()):
        return scores.float().sum() * 0
    return F.cross_entropy(scores.float().flatten(0, 1), target.flatten(), ignore_index=IGNORE)


def _attribution_loss(network: Network, batch: Batch, words: Tensor) -> Tensor:
    loss = network.crf.cross_entropy(network.attribution(words), *_chain_target(batch), batch.word_mask)
    names = _taught(batch, "names", (len(NAME_TAGS),))
    sure = names.sum(-1) > 0
    if bool(sure.any()):
        loss = loss + TAUGHT_NAMES_WEIGHT * F.cross_entropy(network.name(words).float()[sure], names[sure])
    sources: list[Tensor] = []
    contents: list[Tensor] = []
    asking_source = network.source_link.words(words).unbind()
    asking_content = network.content_link.words(words).unbind()
    for row, item in enumerate(batch.items):
        inside = [one for one in item.example.attributions if one.cue and _within(one.cue[0], item)]
        if not inside:
            continue
        cues = [one.cue[0] for one in inside]
        spans = sorted({span for one in item.example.attributions for span in one.source if _within(span, item)})
        place = {span: at + 1 for at, span in enumerate(spans)}
        # 0 is "no source"; a source outside the window is not asked for
        wanted = [place[one.source[0]] if one.source and one.source[0] in place else 0 for one in inside]
        asked = [at for at, one in enumerate(inside) if wanted[at] or not one.source]
        if spans and asked:
            scores = _link(network.source_link, asking_source[row], [cues[at] for at in asked], spans, item)
            sources.append(F.cross_entropy(scores, torch.tensor([wanted[at] for at in asked])))
        pairs = [(span, at) for at, one in enumerate(inside) for span in one.content if _within(span, item)]
        if pairs:
            scores = _link(network.content_link, asking_content[row], [span for span, _ in pairs], cues, item)
            contents.append(F.cross_entropy(scores, torch.tensor([at for _, at in pairs])))
    for links in (sources, contents):
        if links:
            loss = loss + LINK_WEIGHT * torch.stack(links).mean()
    return loss


def _chain_target(batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the probabilities of tags and of pairs: a person's, the teacher's, or of either their share."""
    count = len(ATTRIBUTION_TAGS)
    tags, pairs = certain(_target(batch, "tags"), count)
    taught = _taught(batch, "tags", (count,)), _taught(batch, "pairs", (count, count))[:, 1:]
    shares = [
        (0.0 if one.example.taught is None else 1.0 if one.example.tags is None else TAUGHT_SHARE)
        for one in batch.items
    ]
    share = torch.tensor(shares)[:, None, None]
    return tags.lerp(taught[0], share), pairs.lerp(taught[1], share[..., None])


def _taught(batch: Batch, name: str, shape: tuple[int, ...]) -> Tensor:
    target = np.zeros((*batch.word_mask.shape, *shape), np.float32)
    for row, item in enumerate(batch.items):
        if item.example.taught is not None:
            target[row, : item.end - item.start] = getattr(item.example.taught, name)[item.start : item.end]
    return torch.from_numpy(target)


def _within(span: WordSpan, item: Piece) -> bool:
    return item.start <= span[0] and span[1] <= item.end


def _link(link: Link, words: Tensor, asking: list[WordSpan], answering: list[WordSpan], item: Piece) -> Tensor:
    ask, answer = np.array(asking) - item.start, np.array(answering) - item.start
    distances = torch.from_numpy(distance_buckets(ask, answer))
    last = np.array([0, 1])
    return link(words, torch.from_numpy(ask - last), torch.from_numpy(answer - last), distances)


def _tree_loss(network: Network, batch: Batch, words: Tensor) -> Tensor:
    loss = _tag_loss(network.upos(words), _target(batch, "upos"))
    loss = loss + LEMMA_WEIGHT * _tag_loss(network.lemma(words), _target(batch, "scripts"))
    loss = loss + _tag_loss(network.name(words), _target(batch, "names"))
    starts = _target(batch, "sentence_starts")
    found = network.sentence(words).float().squeeze(-1)[batch.word_mask]
    loss = loss + SENTENCE_WEIGHT * F.binary_cross_entropy_with_logits(found, starts[batch.word_mask].float())
    heads = _heads(batch)
    sentences = torch.where(batch.word_mask, torch.cumsum((starts > 0).long(), 1), -1)
    same = sentences[:, :, None] == sentences[:, None, :]
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    arcs = network.tree.arcs(words).float().masked_fill(~allowed, -1e4)
    loss = loss + F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
    relations = torch.where(heads >= 0, _target(batch, "relations"), IGNORE)
    rows, at = (relations >= 0).nonzero(as_tuple=True)
    dependent, head = network.tree.relation_words(words)
    scores = network.tree.relation_scores(dependent[rows, at], head[rows, heads[rows, at]])
    return loss + F.cross_entropy(scores.float(), relations[rows, at])


def _heads(batch: Batch) -> Tensor:
    """Return batch × words: 0 for a root, else one more than the head's place in the window."""
    heads = np.full(tuple(batch.word_mask.shape), IGNORE, np.int64)
    for row, item in enumerate(batch.items):
        gold = item.example.heads
        assert gold is not None
        mine = gold[item.start : item.end]
        inside = (mine >= item.start) & (mine < item.end)
        heads[row, : len(mine)] = np.where(mine == ROOT, 0, np.where(inside, mine - item.start + 1, IGNORE))
    return torch.from_numpy(heads)
