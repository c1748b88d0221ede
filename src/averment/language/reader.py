"""The reader: `Page` → `Reading`."""

from collections.abc import Sequence
from itertools import chain

from spacy.lang.en import English
from spacy.tokens import Doc, Span
from spacy.vocab import create_vocab

from averment.page import REPORT_ROLES, Page

from .attributions import TaggedPassage, WordSpan, tag_attributions
from .document import fill, lay_out
from .model import Model
from .passages import passages
from .pipeline import Pipeline
from .quotations import find_quotations
from .reading import Attribution, Reading
from .syntax import analyse
from .words import encode

__all__ = ["Reader"]


class Reader:
    """Reads pages with the shipped model, or with its attributions and another spaCy pipeline's trees and names.

    Args:
        pipeline: The name or path of an installed spaCy pipeline; None for the shipped model alone.
        threads: How many threads the model may use.

    Raises:
        PipelineError: The model or the pipeline cannot be loaded.
    """

    def __init__(self, pipeline: str | None = None, *, threads: int = 2) -> None:
        self.model = Model(threads=threads)
        self.pipeline = Pipeline(pipeline) if pipeline else None
        self._vocab = self.pipeline.vocab if self.pipeline else create_vocab("en", English.Defaults)

    @property
    def name(self) -> str:
        """What makes the readings, as records give it."""
        return f"{self.model.name} + {self.pipeline.name}" if self.pipeline else self.model.name

    def read(self, page: Page) -> Reading:
        """Return the page with its words analysed and its attributions found."""
        layout = lay_out(page)
        place = {(zone.start, zone.end): number for number, zone in enumerate(page.zones)}
        read = []
        for group in passages(page):
            by_zone = [layout.zones[place[zone.start, zone.end]] for zone in group]
            tokens = list(chain.from_iterable(by_zone))
            if tokens:
                starts = [zone[0] for zone in by_zone if zone]
                offsets = [
                    (layout.offsets[token], layout.offsets[token] + len(layout.words[token])) for token in tokens
                ]
                read.append((tokens, starts, encode(page.text, offsets, self.model.tokenizer)))
        scored = self.model.run([words for _, _, words in read])
        analysed, tagged = [], []
        for (tokens, starts, _), windows in zip(read, scored, strict=True):
            forms = [layout.words[token] for token in tokens]
            first = {token: at for at, token in enumerate(tokens)}
            analysed.append((tokens, analyse(self.model, windows, forms, starts=[first[start] for start in starts])))
            tagged.append((tokens, tag_attributions(self.model, windows)))
        doc = fill(self._vocab, layout, analysed)
        if self.pipeline:
            doc = self.pipeline.annotate(doc, [tokens for tokens, _, _ in read])
        return Reading(
            page=page,
            doc=doc,
            attributions=tuple(sorted(_in_document(doc, tagged), key=_first_token)),
            model=self.name,
            quotations=tuple(
                quotation
                for zone in page.zones
                if zone.role in REPORT_ROLES
                for quotation in find_quotations(page.text, zone.start, zone.end)
            ),
        )


def _in_document(doc: Doc, tagged: Sequence[tuple[list[int], TaggedPassage]]) -> list[Attribution]:
    """Return the attributions that have content; a cue without any attributes nothing."""
    return [
        Attribution(
            _spans(doc, tokens, one.source),
            _spans(doc, tokens, one.cue),
            _spans(doc, tokens, one.content),
            one.confidence,
        )
        for tokens, passage in tagged
        for one in passage.attributions
        if one.content
    ]


def _spans(doc: Doc, tokens: list[int], words: Sequence[WordSpan]) -> tuple[Span, ...]:
    """Return spans of a passage's words as spans of the document, in pieces where it has other words in between."""
    spans: list[Span] = []
    for start, end in words:
        begin = start
        for at in range(start + 1, end + 1):
            if at == end or not all(between.is_space for between in doc[tokens[at - 1] + 1 : tokens[at]]):
                spans.append(doc[tokens[begin] : tokens[at - 1] + 1])
                begin = at
    return tuple(spans)


def _first_token(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
