"""What the model found in a page: words, trees, names and attributions, before anything is said about actors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from averment.page import Page

__all__ = ["Attribution", "Dyad", "Reading", "Reference"]


@dataclass(frozen=True)
class Attribution:
    """Source, cue and content as PARC3 and PolNeAR annotate them, each a tuple of spans in the order of the text.

    Attributes:
        source: Who it is attributed to; empty where the text does not say.
        cue: The words that attribute ("told", "according to"); one span at least.
        content: What is attributed; one span at least.
        confidence: The probability, 0 to 1, that a person would find it too, its spans sharing words with theirs;
            calibrated on PolNeAR dev.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True)
class Reference:
    """The words that stand for someone or something, and which of those before them may stand for the same.

    Attributes:
        span: The words.
        head: The word that they hang on; of several joined into one, the first conjunction.
        type: person, organization, place, event, time, object or abstract, after GUM's entity types.
        chance: How probable that type is, 0 to 1.
        choice: Places in `Reading.references` of earlier ones that may stand for the same, each with the probability,
            the most probable first; -1 is none.
    """

    span: Span
    head: Token
    type: str
    chance: float
    choice: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Dyad:
    """Two parties of whom it is asked what the one does to the other.

    Attributes:
        sentence: The words that are read for it.
        actor: The indexes in the document of the words for who does it.
        recipient: The same for to whom it is done; they may be none.
    """

    sentence: Span
    actor: tuple[int, ...]
    recipient: tuple[int, ...]


@dataclass(frozen=True)
class Reading:
    """A page with its linguistic analysis.

    Attributes:
        page: What was read.
        doc: `doc.text == page.text`, so that `token.idx`, `span.start_char` and `span.end_char` are offsets of the
            page. White space that is not one plain space is a token of its own (`token.is_space`). Only the words
            in zones of `REPORT_ROLES` carry analysis: `pos_`, `lemma_`, `head`, `dep_` (Universal Dependencies),
            sentence starts, and `doc.ents` labelled PERSON, ORG or LOC. A sentence never crosses a zone.
        attributions: In the order of their first word.
        quotations: Character spans of quotations between quotation marks, marks included, in order; a quotation
            that runs over paragraphs is one span a paragraph.
        model: Name and version of the model or pipelines that made the analysis.
        references: The words that stand for someone or something, in the order of the words that they hang on.
        inner: Reads spans of `doc`, each on its own, for the attributions within what somebody said; None where only
            the trees may be asked.
        certainty: For each word of `doc` how sure the model takes the page to be that it is so, from -3, surely not, to
            +3, surely (Stanovsky et al. 2017); it means something for predicates alone. Empty where the model does
            not say.
        happened: The same for how sure the model is that it happened: of what will be, the page may be sure.
        dyads: Says for each dyad how probable each of `labels.DYAD_TYPES` is; None where the model does not say.
    """

    page: Page
    doc: Doc
    attributions: tuple[Attribution, ...]
    model: str
    quotations: tuple[tuple[int, int], ...] = field(default=())
    references: tuple[Reference, ...] = ()
    inner: Callable[[Sequence[Span]], list[list[Attribution]]] | None = field(default=None, repr=False, compare=False)
    certainty: tuple[float, ...] = ()
    happened: tuple[float, ...] = ()
    dyads: Callable[[Sequence[Dyad]], list[dict[str, float]]] | None = field(default=None, repr=False, compare=False)
