"""What claims need, as the trainer takes it: how certain predicates are, and what one party does to another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.tokens import Token
from tokenizers import Tokenizer

from averment.coding.claims.events import code_acts
from averment.coding.claims.events.learned import earlier_type
from averment.coding.compose import scene_of
from averment.coding.syntax import noun_phrase
from averment.evaluation.corpora.factuality import read_factuality
from averment.evaluation.corpora.plover import kept_apart, read_plover
from averment.evaluation.corpora.polnear import read_polnear
from averment.language import Reader, Reading
from averment.language.labels import DYAD_TYPES
from averment.language.words import encode
from averment.page import Page, Zone

from .corpora import Example, tokenize
from .unlabelled import read_unlabelled

__all__ = ["certainties", "dyad", "dyads", "dyads_by_rules", "pairs_of"]

CODED_SHARE, BY_RULES_SHARE = 22.0, 0.4
"""How often an epoch reads what coders coded, of which there is little, and what rules find: they are wrong in one
case of five, and there is much of it."""


def pairs_of(corpora: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield what one party does to another, by coders and by rules, which go by trees of the shipped model."""
    yield from dyads(corpora, tokenizer)
    texts = [article.text for article in read_polnear(corpora / "polnear" / "train")]
    yield from dyads_by_rules([*texts, *read_unlabelled(corpora)], tokenizer, Reader().read)


def certainties(corpora: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the texts whose predicates people judged, train parts alone."""
    folder = corpora / "factuality"
    for path in (folder / "uw" / "train.conll", folder / "meantime" / "train.conll", folder / "uds_ih2.tsv"):
        asked = "happened" if path.suffix == ".tsv" else "certainty"
        for document in read_factuality(path, treebank=corpora / "ud" / "UD_English-EWT"):
            if document.split == "train":
                offsets = list(document.offsets)
                judged = np.array([np.nan if one is None else one for one in document.certainty], np.float32)
                words = encode(document.text, offsets, tokenizer)
                yield Example("certainty", document.text, offsets, words, **{asked: judged})


def dyads(corpora: Path, tokenizer: Tokenizer, *, share: float = CODED_SHARE) -> Iterator[Example]:
    """Yield the sentences of which coders said what one party does to another, less those that are kept apart."""
    for sentence in read_plover(corpora / "plover" / "plv_train.tsv"):
        if not kept_apart(sentence):
            offsets = tokenize(sentence.text)
            marked = [
                [at for at, (start, end) in enumerate(offsets) if place and start < place[1] and end > place[0]]
                for place in (sentence.source, sentence.target)
            ]
            yield dyad(sentence.text, offsets, marked[0], marked[1], sentence.root, tokenizer, share)


def dyads_by_rules(
    texts: Iterable[str], tokenizer: Tokenizer, read: Callable[[Page], Reading], *, share: float = BY_RULES_SHARE
) -> Iterator[Example]:
    """Yield what the rules for events find in news that nobody coded, a sentence for each pair of parties."""
    for text in texts:
        scene = scene_of(read(_page(text)))
        for act in code_acts(scene):
            sentence = act.predicate.sent
            words = [token for token in sentence if not token.is_space]
            actor, recipient = _phrases(act.actor, words), _phrases(act.recipient, words)
            if actor and not act.frame.weak and not set(actor) & set(recipient):
                offsets = [
                    (word.idx - sentence.start_char, word.idx + len(word) - sentence.start_char) for word in words
                ]
                yield dyad(sentence.text, offsets, actor, recipient, earlier_type(act), tokenizer, share)


def dyad(  # noqa: PLR0913, PLR0917 - a sentence with its marks has so many sides
    text: str,
    offsets: list[tuple[int, int]],
    actor: list[int],
    recipient: list[int],
    root: str,
    tokenizer: Tokenizer,
    share: float,
) -> Example:
    """Return a sentence with its two parties marked, by the indexes of their words, and the type between them."""
    words = encode(text, offsets, tokenizer).between(actor, recipient)
    return Example("dyad", text, offsets, words, dyad=DYAD_TYPES.index(root), share=share)


def _phrases(heads: Iterable[Token], words: Sequence[Token]) -> list[int]:
    inside = {token.i for head in heads for token in noun_phrase(head)}
    return [at for at, word in enumerate(words) if word.i in inside]


def _page(text: str) -> Page:
    zones, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            zones.append(Zone("body", at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Page(id="text", language="en", text=text, zones=tuple(zones))
