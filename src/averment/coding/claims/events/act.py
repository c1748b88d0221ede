"""An act: an event as words, before its parties are known as actors."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from averment.coding.claim import EventType

from .lexicon import Frame

__all__ = ["Act"]


@dataclass(eq=False, kw_only=True)
class Act:
    """An event as words.

    Attributes:
        predicate: The verb, noun or adjective that carries it.
        frame: What of the data files it is.
        event: The type; the frame's, unless the codebook says otherwise of what is to come or is refused.
        mode: The mode, or None.
        actor: The heads of the words for who does it.
        recipient: The heads of the words for to whom.
        carrier: The verb that carries a noun ("carried out" of "carried out an attack"), or None.
        object: The noun that the frame asked for ("ban" of "lifted the ban"), which is no act of its own.
        merged: Nouns for the same act, as the subject of its verb ("an airstrike killed").
        told: Whether it is part of what another act says: of what somebody is accused of, asks for, threatens with.
        turned: Whether a negation is part of the event ("will not allow" is a REJECT).
    """

    predicate: Token
    frame: Frame
    event: EventType
    mode: str | None = None
    actor: Sequence[Token] = ()
    recipient: Sequence[Token] = ()
    carrier: Token | None = None
    object: Token | None = None
    merged: list[Token] = field(default_factory=list)
    told: bool = False
    turned: bool = False

    @property
    def top(self) -> Token:
        """The word that stands for the act in the sentence's tree: the carrier, or the predicate."""
        return self.carrier if self.carrier is not None else self.predicate

    @property
    def words(self) -> list[Token]:
        """The words that carry the act, in the order of the text."""
        idiom = self.object is not None and self.object.i > self.predicate.i and self.object not in self.recipient
        found = [self.predicate, self.carrier, self.object if idiom else None]
        return sorted((word for word in found if word is not None), key=lambda word: word.i)
