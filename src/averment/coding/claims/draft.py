"""Claims on their way: what will be one claim, as words and actors in the making."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from averment.coding.actors import Figure
from averment.coding.claim import EventType, Factuality, RelationType, Stance

__all__ = ["Day", "EventDraft", "Judgement", "PositionDraft", "QuantityDraft", "RelationDraft"]


@dataclass(frozen=True)
class Judgement:
    """How sure a predicate is, as the last speaker of its account sees it.

    Attributes:
        value: One of FactBank's values.
        demanded: Asked for, ordered, called for.
        threatened: Threatened or warned of.
        intended: Planned, promised or offered.
        condition: The words of the condition, or None.
        score: From -3, surely not so, to +3, surely so (Stanovsky et al. 2017).
    """

    value: Factuality
    demanded: bool = False
    threatened: bool = False
    intended: bool = False
    condition: Span | None = None
    score: float = 3.0


@dataclass(frozen=True)
class Day:
    """Words that say when, and the days or months that they stand for, as in `claim.When`."""

    words: Span
    start: str | None = None
    end: str | None = None


@dataclass(eq=False, kw_only=True)
class EventDraft:
    """What will be one event.

    Attributes:
        predicate: The verb or noun that carries it.
        words: The words of the predicate ("carried out an attack"); the predicate's own if None.
        retold: Other words that tell the same happening ("killing two").
        event: PLOVER's type.
        mode: PLOVER's mode, or None.
        context: PLOVER's contexts.
        actor: Who does it.
        recipient: To whom.
        date: When.
        place: Where.
        confidence: 0 to 1.
        turned: Whether a negation is part of the event ("will not allow" is a REJECT): it is as sure as its contrary.
    """

    predicate: Token
    words: Span | None = None
    retold: Sequence[Token] = ()
    event: EventType
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor: Sequence[Figure] = ()
    recipient: Sequence[Figure] = ()
    date: Day | None = None
    place: Span | None = None
    confidence: float
    turned: bool = False


@dataclass(eq=False, kw_only=True)
class RelationDraft:
    """What will be one relation; `predicate` is the word that carries it ("spokesman", "backs")."""

    predicate: Token
    relation: RelationType
    subject: Figure
    object: Figure
    role: Span | None = None
    date: Day | None = None
    evidence: Span
    confidence: float


@dataclass(eq=False, kw_only=True)
class QuantityDraft:
    """What will be one quantity; `words` say how many ("at least 40"), `predicate` is the head of what is counted."""

    predicate: Token
    words: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Span | None = None
    of: Span | None = None
    event: EventDraft | None = field(default=None, repr=False)
    confidence: float


@dataclass(eq=False, kw_only=True)
class PositionDraft:
    """What will be one position.

    Attributes:
        predicate: The word that carries it ("refused").
        actor: Who takes it.
        stance: Which.
        on: The proposal or demand.
        since: Since when.
        turned: Whether a "not" is part of the stance ("will not accept" refuses): it is as sure as its contrary.
        confidence: 0 to 1.
    """

    predicate: Token
    actor: Figure
    stance: Stance
    on: Span
    since: Day | None = None
    turned: bool = False
    confidence: float
