"""Through whose eyes a predicate is seen: the last speaker of its account, or the page."""

from dataclasses import dataclass

from spacy.tokens import Token

from averment.coding.claims.scene import Scene
from averment.coding.statements import Draft
from averment.coding.syntax import subject
from averment.coding.tokens import lower

__all__ = ["View"]

SPEAKERS_OWN = frozenset({"i", "we"})
THIRD = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True)
class View:
    """How one speaker sees the words of one statement.

    Attributes:
        scene: Where.
        statement: What is said, and by what cue; None for the page's own voice.
    """

    scene: Scene
    statement: Draft | None

    def holds(self, token: Token) -> bool:
        """Return whether a word is part of what is said."""
        return self.statement is None or self.statement.holds(token.i)

    def has_cue(self, token: Token) -> bool:
        """Return whether a word is part of the cue, and no part of what is said."""
        cue = self.statement.cue if self.statement is not None else None
        return cue is not None and cue.start <= token.i < cue.end and not self.holds(token)

    def binds(self, token: Token) -> bool:
        """Return whether a word says what the speaker stands for, and not what others do.

        Nobody stands for a cue without a source ("is said to have attacked"): what it says is hearsay.
        """
        return self.statement is not None and self.statement.source is not None and self.has_cue(token)

    def is_own(self, verb: Token) -> bool:
        """Return whether the speaker speaks of what he, she or it does."""
        who = subject(verb)
        if who is None:
            return False
        if lower(who) in SPEAKERS_OWN:
            return True
        source = self.statement.source if self.statement is not None else None
        if source is None:
            return False
        figure, speaker = self.scene.figure(who), self.scene.figure(source.root)
        if figure is None or speaker is None:
            return figure is None and lower(who) in THIRD
        return figure is speaker
