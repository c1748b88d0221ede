"""The corpora as the trainer takes them: words ready for the model, with targets as whole numbers."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from averment.evaluation.corpora.gum_names import gum_name_tags
from averment.evaluation.corpora.names import NamedDocument, kept_apart, read_names
from averment.evaluation.corpora.polnear import GoldAttribution, read_polnear
from averment.evaluation.corpora.universal_dependencies import ROOT, TreebankDocument, read_treebank
from averment.language.labels import ATTRIBUTION_TAGS, NAME_TAGS, UPOS
from averment.language.lemmas import KEEP, script_of
from averment.language.words import Words, encode

IGNORE = -100
MIN_SCRIPT_COUNT, MIN_RELATION_COUNT = 3, 5
TWEETS_SHARE = 0.2
"""Of the documents of tweets, how many an epoch reads: their capitals are not those of news."""


@dataclass(frozen=True)
class Inventory:
    """The classes that only the treebanks can tell: relations and lemma scripts."""

    relations: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass
class Example:
    """One document with its words and what is known of them; a target that is None is not trained on."""

    task: str
    words: Words
    tags: NDArray[np.int64] | None = None
    attributions: tuple[GoldAttribution, ...] = ()
    upos: NDArray[np.int64] | None = None
    scripts: NDArray[np.int64] | None = None
    heads: NDArray[np.int64] | None = None
    relations: NDArray[np.int64] | None = None
    sentence_starts: NDArray[np.bool_] | None = None
    names: NDArray[np.int64] | None = None
    rare: bool = field(default=False)


def load(corpora: Path, tokenizer: Tokenizer, *, polnear: bool = True) -> tuple[list[Example], Inventory]:
    """Read every corpus that is trained on from `corpora`, one folder each."""
    treebanks = [
        document
        for bank in ("UD_English-EWT", "UD_English-GUM")
        for document in read_treebank(corpora / "ud" / bank / "train")
    ]
    inventory = _inventory(treebanks)
    examples = [_tree_example(document, inventory, tokenizer) for document in treebanks]
    if polnear:
        examples.extend(_attribution_examples(corpora / "polnear" / "train", tokenizer))
    examples.extend(_name_example(document, tokenizer, rare=rare) for document, rare in _named(corpora))
    return examples, inventory


def of_an_epoch(examples: list[Example], rng: random.Random) -> Iterator[Example]:
    """Yield the examples that one epoch reads."""
    for example in examples:
        if not example.rare or rng.random() < TWEETS_SHARE:
            yield example


def _inventory(documents: list[TreebankDocument]) -> Inventory:
    relations = Counter(relation for document in documents for relation in document.relations)
    scripts = Counter(
        script_of(form, lemma)
        for document in documents
        for form, lemma in zip(document.words(), document.lemmas, strict=True)
    )
    return Inventory(
        tuple(sorted(name for name, count in relations.items() if count >= MIN_RELATION_COUNT)),
        (KEEP, *sorted(name for name, count in scripts.items() if count >= MIN_SCRIPT_COUNT and name != KEEP)),
    )


def _attribution_examples(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    number = {tag: at for at, tag in enumerate(ATTRIBUTION_TAGS)}
    for article in read_polnear(folder):
        tags = np.array([number[tag] for tag in article.tags()], np.int64)
        words = encode(article.text, article.offsets, tokenizer)
        yield Example("attribution", words, tags=tags, attributions=article.attributions)


def _tree_example(document: TreebankDocument, inventory: Inventory, tokenizer: Tokenizer) -> Example:
    upos = {tag: at for at, tag in enumerate(UPOS)}
    relation = {name: at for at, name in enumerate(inventory.relations)}
    script = {name: at for at, name in enumerate(inventory.scripts)}
    starts = np.zeros(len(document.offsets), bool)
    starts[document.sentence_starts] = True
    pairs = zip(document.words(), document.lemmas, strict=True)
    names = gum_name_tags(document)
    return Example(
        "tree",
        encode(document.text, document.offsets, tokenizer),
        upos=np.array([upos.get(tag, IGNORE) for tag in document.upos], np.int64),
        scripts=np.array([script.get(script_of(form, lemma), IGNORE) for form, lemma in pairs], np.int64),
        heads=np.array(document.heads, np.int64),
        relations=np.array([relation.get(name, IGNORE) for name in document.relations], np.int64),
        sentence_starts=starts,
        names=None if names is None else np.array([NAME_TAGS.index(tag) for tag in names], np.int64),
    )


def _named(corpora: Path) -> Iterator[tuple[NamedDocument, bool]]:
    """Yield documents with names and whether they are tweets; those kept apart for measuring are left out."""
    folder = corpora / "ner"
    for name in ("uner_ewt_dev.iob2", "crossner_politics_train.txt", "crossner_politics_dev.txt", "wikigold.txt"):
        for document in read_names(folder / name):
            if name == "wikigold.txt" or not kept_apart(document):
                yield document, False
    for path in [*sorted((folder / "btc").glob("*.conll")), folder / "wnut17" / "wnut17train.conll"]:
        for document in read_names(path):
            yield document, True


def _name_example(document: NamedDocument, tokenizer: Tokenizer, *, rare: bool) -> Example:
    number = {tag: at for at, tag in enumerate(NAME_TAGS)}
    names = np.array([IGNORE if tag is None else number[tag] for tag in document.tags], np.int64)
    return Example("name", encode(document.text, document.offsets, tokenizer), names=names, rare=rare)


def save_inventory(inventory: Inventory, path: Path) -> None:
    """Write the inventory beside the training state."""
    path.write_text(json.dumps({"relations": inventory.relations, "scripts": inventory.scripts}))


def load_inventory(path: Path) -> Inventory:
    """Read what `save_inventory` wrote."""
    stored = json.loads(path.read_text())
    return Inventory(tuple(stored["relations"]), tuple(stored["scripts"]))


__all__ = ["IGNORE", "ROOT", "Example", "Inventory", "load", "load_inventory", "of_an_epoch", "save_inventory"]
