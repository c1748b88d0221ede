"""Another spaCy pipeline's trees and names in place of the shipped model's, over the same words."""

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from averment.errors import PipelineError

__all__ = ["Pipeline"]

PEOPLE, ORGANISATIONS, PLACES = {"PERSON", "PER"}, {"ORG"}, {"LOC", "GPE", "FAC"}
"""Labels of OntoNotes and WikiNER pipelines, by the label that Averment knows."""


class Pipeline:
    """A loaded spaCy pipeline.

    Args:
        name: An installed package or the path of a pipeline on disk.

    Raises:
        PipelineError: There is no such pipeline, or it does not fit the installed spaCy.
    """

    def __init__(self, name: str) -> None:
        try:
            self._pipeline = spacy.load(name)
        except (OSError, ValueError, ImportError) as error:
            raise PipelineError(
                f"spaCy pipeline {name!r} cannot be loaded: install it (pip install {name}) or give the path of one"
            ) from error
        meta = self._pipeline.meta
        self.name = f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"

    @property
    def vocab(self) -> Vocab:
        """The pipeline's vocabulary."""
        return self._pipeline.vocab

    def annotate(self, doc: Doc, passages: list[list[int]]) -> Doc:
        """Return a document like `doc` with the pipeline's analysis wherever it makes one.

        Args:
            doc: The page, filled by the shipped model.
            passages: The tokens of each passage; each is given to the pipeline alone.
        """
        pos, lemmas = [token.pos_ for token in doc], [token.lemma_ for token in doc]
        deps, heads = [token.dep_ for token in doc], [token.head.i for token in doc]
        names = [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc]
        for tokens in passages:
            words = [doc[token].text for token in tokens]
            spaces = [bool(doc[token].whitespace_) or _space_follows(doc, token) for token in tokens]
            read = self._pipeline(Doc(self.vocab, words=words, spaces=spaces))
            tree, named = read.has_annotation("DEP"), read.has_annotation("ENT_IOB")
            for at, token in enumerate(tokens):
                other = read[at]
                if read.has_annotation("POS"):
                    pos[token] = other.pos_
                if read.has_annotation("LEMMA"):
                    lemmas[token] = other.lemma_
                if tree:
                    deps[token], heads[token] = other.dep_, tokens[other.head.i]
                if named:
                    names[token] = _tag(other.ent_iob_, other.ent_type_)
        return Doc(
            self.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            pos=pos,
            lemmas=lemmas,
            heads=heads,
            deps=deps,
            ents=names,
        )


def _space_follows(doc: Doc, token: int) -> bool:
    return token + 1 < len(doc) and doc[token + 1].is_space


def _tag(mark: str, label: str) -> str:
    for ours, theirs in (("PERSON", PEOPLE), ("ORG", ORGANISATIONS), ("LOC", PLACES)):
        if label in theirs:
            return f"{mark}-{ours}"
    return "O"
