"""The reader: `Page` → `Reading`."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from spacy.lang.en import English
from spacy.tokens import Doc, Span
from spacy.vocab import create_vocab

from averment.page import REPORT_ROLES, Page

from .attributions import TaggedPassage, WordSpan, tag_attributions
from .cues import CueClass, cue_classes, lexicon_digest
from .document import fill, lay_out
from .labels import DYAD_TYPES
from .mentions import find_mentions
from .model import Model, Scores
from .models import model_folder
from .passages import passages
from .pipeline import Pipeline
from .quotations import find_quotations
from .reading import Attribution, Dyad, Reading, Reference
from .syntax import Analysis, analyse
from .words import Words, encode

__all__ = ["Reader"]

FEWEST = 8
"""Words in which a source, a cue and a content worth reading for find room."""

ATTITUDE: frozenset[CueClass] = frozenset({"attitude"})


class Reader:
    """Reads pages with a model of our own, or with its attributions and another spaCy pipeline's trees and names.

    Args:
        pipeline: The name or path of an installed spaCy pipeline; None for the model alone.
        model: The name of a shipped model or the folder of another, as `models.model_folder` takes it.
        threads: How many threads the model may use.

    Raises:
        PipelineError: The model or the pipeline cannot be loaded.
        UsageError: The user's own cue lexicon cannot be read.
    """

    def __init__(
        self, pipeline: str | None = None, *, model: str | os.PathLike[str] | None = None, threads: int = 2
    ) -> None:
        cue_classes()  # a lexicon that cannot be read ends the run, before a page is blamed for it
        self._lexicon = lexicon_digest()
        self.model = Model(model_folder(model), threads=threads)
        self.pipeline = Pipeline(pipeline) if pipeline else None
        self._vocab = self.pipeline.vocab if self.pipeline else create_vocab("en", English.Defaults)

    @property
    def name(self) -> str:
        """What makes the readings, as records give it: the model, the user's own cues, another pipeline."""
        cues = [f"cues {self._lexicon}"] if self._lexicon else []
        others = [self.pipeline.name] if self.pipeline else []
        return " + ".join([self.model.name, *cues, *others])

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
            inner=self.within,
            attributions=tuple(sorted(_in_document(doc, tagged), key=_first_token)),
            model=self.name,
            certainty=_of_words("certainty", doc, read, scored),
            happened=_of_words("happened", doc, read, scored),
            dyads=self.dyads if self.model.knows_dyads else None,
            references=tuple(_references(doc, self.model, read, scored, analysed)),
            quotations=tuple(
                quotation
                for zone in page.zones
                if zone.role in REPORT_ROLES
                for quotation in find_quotations(page.text, zone.start, zone.end)
            ),
        )

    def within(self, spans: Sequence[Span]) -> list[list[Attribution]]:
        """Return the attributions in the words of each span, read on its own, as if the page held nothing else.

        Few words are not read, nor those among which the cue lexicon knows none but of attitudes.
        """
        asked: list[tuple[int, list[int], Words]] = []
        for number, span in enumerate(spans):
            tokens = [token.i for token in span if not token.is_space]
            if len(tokens) >= FEWEST and _may_attribute(span.doc, tokens):
                offsets = [(span.doc[token].idx, span.doc[token].idx + len(span.doc[token])) for token in tokens]
                asked.append((number, tokens, encode(span.doc.text, offsets, self.model.tokenizer)))
        found: list[list[Attribution]] = [[] for _ in spans]
        scored = self.model.run([words for _, _, words in asked])
        for (number, tokens, _), windows in zip(asked, scored, strict=True):
            found[number] = _in_document(spans[number].doc, [(tokens, tag_attributions(self.model, windows))])
        return found

    def dyads(self, asked: Sequence[Dyad]) -> list[dict[str, float]]:
        """Return how probable each of `DYAD_TYPES` is for each dyad, its sentence read with the two parties marked."""
        passages = []
        for one in asked:
            tokens = [token for token in one.sentence if not token.is_space]
            place = {token.i: at for at, token in enumerate(tokens)}
            base = one.sentence.start_char
            offsets = [(token.idx - base, token.idx + len(token) - base) for token in tokens]
            words = encode(one.sentence.text, offsets, self.model.tokenizer)
            parties = ([place[at] for at in party if at in place] for party in (one.actor, one.recipient))
            passages.append(words.between(*parties))
        return [dict(zip(DYAD_TYPES, row, strict=True)) for row in self.model.dyads(passages)]


def _references(
    doc: Doc,
    model: Model,
    read: Sequence[tuple[list[int], list[int], Words]],
    scored: Sequence[Sequence[Scores]],
    analysed: Sequence[tuple[list[int], Analysis]],
) -> Iterator[Reference]:
    """Yield the mentions of all passages as spans of the document."""
    places = [tokens for tokens, _, _ in read]
    passages = [
        (windows, analysis, [doc[token].text for token in tokens])
        for windows, (tokens, analysis) in zip(scored, analysed, strict=True)
    ]
    for one in find_mentions(model, passages, places):
        tokens = places[one.passage]
        span = doc[tokens[one.start] : tokens[one.end - 1] + 1]
        yield Reference(span, doc[tokens[one.anchor]], one.type, one.chance, one.choice)


def _of_words(
    name: str,
    doc: Doc,
    read: Sequence[tuple[list[int], list[int], Words]],
    scored: Sequence[Sequence[Scores]],
) -> tuple[float, ...]:
    """Return a number of the scores for each word of a document, 0 where it was not read; empty if there is none."""
    found = [0.0] * len(doc)
    for token, scores, row in _words_of(read, scored):
        numbers = getattr(scores, name)
        if numbers is None:
            return ()
        found[token] = float(numbers[row])
    return tuple(found)


def _words_of(
    read: Sequence[tuple[list[int], list[int], Words]], scored: Sequence[Sequence[Scores]]
) -> Iterator[tuple[int, Scores, int]]:
    """Yield for each word that was read its index in the document, and the window and row that has its scores."""
    for (tokens, _, _), windows in zip(read, scored, strict=True):
        for scores in windows:
            window = scores.window
            for at in range(window.core_start, window.core_end):
                yield tokens[at], scores, at - window.start


def _may_attribute(doc: Doc, tokens: Iterable[int]) -> bool:
    cues = cue_classes()
    return any(cues.get(doc[token].lower_, ATTITUDE) - ATTITUDE for token in tokens)


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
