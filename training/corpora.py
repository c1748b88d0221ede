"""The corpora as the trainer takes them: words ready for the model, with targets as whole numbers."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from averment.evaluation.corpora.gum_names import gum_name_tags
from averment.evaluation.corpora.names import NamedDocument, kept_apart, read_names
from averment.evaluation.corpora.polnear import GoldAttribution, PolnearArticle, read_polnear
from averment.evaluation.corpora.universal_dependencies import ROOT, TreebankDocument, read_treebank
from averment.language.labels import ATTRIBUTION_TAGS, NAME_TAGS, UPOS
from averment.language.lemmas import KEEP, script_of
from averment.language.tokenization import tokenize
from averment.language.words import Words, encode

from .silver import silver
from .unlabelled import read_unlabelled

__all__ = [
    "IGNORE",
    "ROOT",
    "Example",
    "Inventory",
    "Taught",
    "attributions",
    "inventory_of",
    "names",
    "names_in_trees",
    "of_an_epoch",
    "treebanks",
    "trees",
    "unlabelled",
]

IGNORE = -100
MIN_SCRIPT_COUNT, MIN_RELATION_COUNT = 3, 5
TWEETS_SHARE, UNLABELLED_SHARE = 0.2, 0.7
"""How much of these an epoch reads: the capitals of tweets are not those of news."""


@dataclass(frozen=True)
class Inventory:
    """The classes that only the treebanks can tell: relations and lemma scripts."""

    relations: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass(frozen=True)
class Taught:
    """What other networks think of a document's words, as probabilities in half precision.

    Attributes:
        tags: words × attribution tags.
        pairs: words × tags × tags, of the tag of the word before and of the word; row 0 says nothing.
        names: words × name tags.
    """

    tags: NDArray[np.float16]
    pairs: NDArray[np.float16]
    names: NDArray[np.float16]


@dataclass
class Example:
    """One document with its words and what is known of them; a target that is None is not trained on.

    Attributes:
        share: In how many epochs it is read.
    """

    task: str
    text: str
    offsets: list[tuple[int, int]]
    words: Words
    taught: Taught | None = None
    tags: NDArray[np.int64] | None = None
    attributions: tuple[GoldAttribution, ...] = ()
    upos: NDArray[np.int64] | None = None
    scripts: NDArray[np.int64] | None = None
    heads: NDArray[np.int64] | None = None
    relations: NDArray[np.int64] | None = None
    sentence_starts: NDArray[np.bool_] | None = None
    names: NDArray[np.int64] | None = None
    share: float = 1.0


def treebanks(corpora: Path) -> list[TreebankDocument]:
    """Read the treebanks' train parts."""
    return [
        document
        for bank in ("UD_English-EWT", "UD_English-GUM")
        for document in read_treebank(corpora / "ud" / bank / "train")
    ]


def trees(
    documents: list[TreebankDocument], inventory: Inventory, tokenizer: Tokenizer, *, attributions: bool = False
) -> Iterator[Example]:
    """Yield treebank documents; with `attributions`, those that rules find in their trees are taught, too."""
    for document in documents:
        example = _tree_example(document, inventory, tokenizer)
        if attributions:
            found = silver(document)
            example.tags, example.attributions = _tag_numbers(found), found.attributions
        yield example


def attributions(corpora: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield PolNeAR's train articles, first annotator."""
    for article in read_polnear(corpora / "polnear" / "train"):
        words = encode(article.text, article.offsets, tokenizer)
        found = article.attributions
        yield Example(
            "attribution", article.text, article.offsets, words, tags=_tag_numbers(article), attributions=found
        )


def names(corpora: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the documents with names, less those that are kept apart for measuring."""
    for document, share in _named(corpora):
        yield _name_example(document, tokenizer, share)


def names_in_trees(documents: list[TreebankDocument], tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the treebank documents whose names are known, for these alone."""
    for document in documents:
        tags = gum_name_tags(document)
        if tags is not None:
            words = encode(document.text, document.offsets, tokenizer)
            found = np.array([NAME_TAGS.index(tag) for tag in tags], np.int64)
            yield Example("name", document.text, document.offsets, words, names=found)


def unlabelled(corpora: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield news that nobody annotated, to be taught by another model."""
    for text in read_unlabelled(corpora):
        offsets = tokenize(text)
        if offsets:
            yield Example("attribution", text, offsets, encode(text, offsets, tokenizer), share=UNLABELLED_SHARE)


def of_an_epoch(examples: list[Example], rng: random.Random) -> Iterator[Example]:
    """Yield the examples that one epoch reads."""
    for example in examples:
        if example.share == 1 or rng.random() < example.share:
            yield example


def inventory_of(documents: list[TreebankDocument]) -> Inventory:
    """Return the classes that occur often enough to be learned."""
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


def _tag_numbers(article: PolnearArticle) -> NDArray[np.int64]:
    return np.array([ATTRIBUTION_TAGS.index(tag) for tag in article.tags()], np.int64)


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
        document.text,
        document.offsets,
        encode(document.text, document.offsets, tokenizer),
        upos=np.array([upos.get(tag, IGNORE) for tag in document.upos], np.int64),
        scripts=np.array([script.get(script_of(form, lemma), IGNORE) for form, lemma in pairs], np.int64),
        heads=np.array(document.heads, np.int64),
        relations=np.array([relation.get(name, IGNORE) for name in document.relations], np.int64),
        sentence_starts=starts,
        names=None if names is None else np.array([NAME_TAGS.index(tag) for tag in names], np.int64),
    )


def _named(corpora: Path) -> Iterator[tuple[NamedDocument, float]]:
    """Yield documents with names and the share of epochs for them; those kept apart for measuring are left out."""
    folder = corpora / "ner"
    for name in ("uner_ewt_dev.iob2", "crossner_politics_train.txt", "crossner_politics_dev.txt", "wikigold.txt"):
        for document in read_names(folder / name):
            if name == "wikigold.txt" or not kept_apart(document):
                yield document, 1.0
    for path in [*sorted((folder / "btc").glob("*.conll")), folder / "wnut17" / "wnut17train.conll"]:
        for document in read_names(path):
            yield document, TWEETS_SHARE


def _name_example(document: NamedDocument, tokenizer: Tokenizer, share: float) -> Example:
    number = {tag: at for at, tag in enumerate(NAME_TAGS)}
    names = np.array([IGNORE if tag is None else number[tag] for tag in document.tags], np.int64)
    words = encode(document.text, document.offsets, tokenizer)
    return Example("name", document.text, document.offsets, words, names=names, share=share)
