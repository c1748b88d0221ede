"""The corpora as the trainer takes them: words ready for the model, with targets as whole numbers."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from averment.evaluation.corpora.gum_entities import GoldMention, gum_mentions
from averment.evaluation.corpora.gum_names import gum_name_tags
from averment.evaluation.corpora.names import NamedDocument, kept_apart, read_names
from averment.evaluation.corpora.polnear import GoldAttribution, PolnearArticle, read_polnear
from averment.evaluation.corpora.re3d import kept_apart as kept_apart_report
from averment.evaluation.corpora.re3d import read_re3d
from averment.evaluation.corpora.universal_dependencies import ROOT, TreebankDocument, read_treebank
from averment.language.labels import ATTRIBUTION_TAGS, MENTION_TYPES, NAME_TAGS, UPOS
from averment.language.lemmas import KEEP, script_of
from averment.language.model import Model
from averment.language.syntax import analyse
from averment.language.tokenization import tokenize
from averment.language.trees import Tree
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
    "coreference",
    "inventory_of",
    "names",
    "names_in_trees",
    "of_an_epoch",
    "reported",
    "treebanks",
    "trees",
    "unlabelled",
]

IGNORE = -100
MIN_SCRIPT_COUNT, MIN_RELATION_COUNT = 3, 5
TWEETS_SHARE, UNLABELLED_SHARE, MENTIONS_SHARE = 0.2, 0.6, 3.0
"""How often an epoch reads these: the capitals of tweets are not those of news, and there is little with mentions."""

NO_ACTOR = -1
"""Stands in place of a mention's type where all that is known is that it is no person, organization or place."""

RE3D_TYPES = {"Person": "person", "Organisation": "organization", "Location": "place"}
GUM_TYPES = {"animal": "object", "plant": "object", "substance": "object"}


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
        mentions: For each word the type of the mention that hangs on it, a number of `MENTION_TYPES`.
        groups: For each word the number of what the mention that hangs on it stands for; -1 where none does.
        certainty: words, from -3 to +3, how certain the predicates are; not a number for other words.
        happened: The same, where people were asked whether it happened.
        dyad: What the party that is marked as the actor does to the other, a number of `DYAD_TYPES`.
        share: How often an epoch reads it.
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
    mentions: NDArray[np.int64] | None = None
    groups: NDArray[np.int64] | None = None
    certainty: NDArray[np.float32] | None = None
    happened: NDArray[np.float32] | None = None
    dyad: int | None = None
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


def coreference(documents: list[TreebankDocument], tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the treebank documents whose mentions are known, for these alone."""
    for document in documents:
        found = gum_mentions(document)
        if found:
            mentions, groups = anchored(document, found)
            words = encode(document.text, document.offsets, tokenizer)
            upos = np.array([UPOS.index(tag) if tag in UPOS else UPOS.index("X") for tag in document.upos], np.int64)
            yield Example(
                "coreference",
                document.text,
                document.offsets,
                words,
                upos=upos,
                mentions=np.array(mentions, np.int64),
                groups=np.array(groups, np.int64),
                share=MENTIONS_SHARE,
            )


def reported(corpora: Path, tokenizer: Tokenizer, model: Model) -> Iterator[Example]:
    """Yield re3d's reports, less those kept apart: mentions of people, groups and places, on the trees of `model`."""
    for report in read_re3d(corpora / "re3d"):
        offsets = tokenize(report.text)
        if kept_apart_report(report) or not offsets:
            continue
        words = encode(report.text, offsets, tokenizer)
        forms = [report.text[start:end] for start, end in offsets]
        analysis = analyse(model, model.run([words])[0], forms)
        tree = Tree(forms, analysis.upos, analysis.heads, analysis.relations)
        starts, ends = np.array(offsets).T
        mentions = np.full(len(offsets), NO_ACTOR, np.int64)
        for entity in report.entities:
            inside = np.flatnonzero((starts < entity.end) & (ends > entity.start))
            anchor = tree.anchor(int(inside[0]), int(inside[-1]) + 1) if len(inside) else None
            if anchor is not None and entity.type in RE3D_TYPES:
                mentions[anchor] = MENTION_TYPES.index(RE3D_TYPES[entity.type])
        yield Example("coreference", report.text, offsets, words, mentions=mentions, share=MENTIONS_SHARE)


def anchored(document: TreebankDocument, found: list[GoldMention]) -> tuple[list[int], list[int]]:
    """Return for each word the type and the group of the mention that hangs on it; the outermost has it."""
    tree = Tree(document.words(), document.upos, document.heads, document.relations)
    mentions, groups = [0] * len(document.offsets), [-1] * len(document.offsets)
    numbers: dict[str, int] = {}
    for mention in found:
        anchor = tree.anchor(mention.start, mention.end)
        if anchor is not None and groups[anchor] < 0:
            mentions[anchor] = MENTION_TYPES.index(GUM_TYPES.get(mention.type, mention.type))
            groups[anchor] = numbers.setdefault(mention.group, len(numbers))
    return mentions, groups


def unlabelled(corpora: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield news that nobody annotated, to be taught by another model."""
    for text in read_unlabelled(corpora):
        offsets = tokenize(text)
        if offsets:
            yield Example("attribution", text, offsets, encode(text, offsets, tokenizer), share=UNLABELLED_SHARE)


def of_an_epoch(examples: list[Example], rng: random.Random) -> Iterator[Example]:
    """Yield the examples that one epoch reads."""
    for example in examples:
        whole, rest = divmod(example.share, 1)
        for _ in range(int(whole) + (rest > 0 and rng.random() < rest)):
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
