"""What claims are found in: a page's words, who stands where in them, and who says which of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from averment.coding.actors import Figure, unnamed
from averment.coding.layout import Layout
from averment.coding.record import ActorType
from averment.coding.statements import Draft
from averment.coding.syntax import conjuncts
from averment.language import Reference

__all__ = ["Scene"]


@dataclass(frozen=True)
class Scene:
    """A page with its statements and actors.

    Attributes:
        layout: The reading and where its words stand.
        drafts: The statements, in the order of their first word.
        figures: The actors whom names, nouns and pronouns stand for.
        admitted: Those who came in as the party of an event.
    """

    layout: Layout
    drafts: Sequence[Draft]
    figures: Sequence[Figure]
    admitted: list[Figure] = field(default_factory=list)

    @property
    def doc(self) -> Doc:
        """The words."""
        return self.layout.doc

    @cached_property
    def heads(self) -> dict[int, Figure]:
        """For the index of each word that a mention hangs on, whom it stands for.

        No demonyms ("Iraqi forces"), and no groups ("France and Germany"): each of a group counts for itself.
        """
        found: dict[int, Figure] = {}
        mentions = [(span, kind, figure) for figure in self.figures for span, kind in figure.mentions.values()]
        for span, kind, figure in sorted(
            mentions, key=lambda mention: len(mention[0])
        ):  # "France", not "France and Spain"
            if kind != "demonym" and (kind == "name" or not is_group(span)):
                found.setdefault(span.root.i, figure)
        return found

    @cached_property
    def demonyms(self) -> dict[int, Figure]:
        """For the index of each adjective of a state, the state."""
        return {
            span.root.i: figure
            for figure in self.figures
            for span, kind in figure.mentions.values()
            if kind == "demonym"
        }

    @cached_property
    def openings(self) -> dict[int, tuple[Figure, Token]]:
        """For the index of the first word of each mention, whom it stands for, and the word that it hangs on."""
        return {
            span.start: (figure, span.root)
            for figure in self.figures
            for span, kind in sorted(figure.mentions.values(), key=lambda mention: len(mention[0]))
            if kind != "demonym"
        }

    @cached_property
    def inside(self) -> dict[int, tuple[Figure, Token]]:
        """For the index of each word in a mention, the same; of the shortest of several."""
        return {
            at: (figure, span.root)
            for figure in self.figures
            for span, kind in sorted(figure.mentions.values(), key=lambda mention: -len(mention[0]))
            if kind != "demonym"
            for at in range(span.start, span.end)
        }

    @cached_property
    def places(self) -> frozenset[int]:
        """The indexes of the words that mentions of places hang on ("the border"), as the model sees them."""
        return frozenset(one.head.i for one in self.layout.reading.references if one.type == "place")

    @cached_property
    def people(self) -> frozenset[int]:
        """The indexes of the words that mentions of people hang on, as the model sees them."""
        return frozenset(one.head.i for one in self.layout.reading.references if one.type == "person")

    @cached_property
    def references(self) -> dict[int, Reference]:
        """For the index of each word that a mention hangs on, what the model takes the mention for."""
        return {one.head.i: one for one in self.layout.reading.references}

    def admit(self, head: Token, noun: Token, kind: ActorType) -> Figure | None:
        """Make a noun phrase an actor, because it is a party of an event; None where it cannot be one (`unnamed`)."""
        figure = unnamed(head, noun, kind, self.layout, self.admitted)
        if figure is not None:
            if figure not in self.admitted:
                self.admitted.append(figure)
            self.heads[head.i] = figure
        return figure

    def figure(self, token: Token) -> Figure | None:
        """Return whom the mention that hangs on a word stands for, or None."""
        return self.heads.get(token.i)

    def joined(self, token: Token) -> list[Token]:
        """Return a word and those joined to it by "and", "or" or a comma, in the order of the text."""
        found, waiting = [token], [token]
        while waiting:
            more = conjuncts(waiting.pop())
            found += more
            waiting += more
        return sorted(found, key=lambda one: one.i)

    def account(self, token: Token) -> list[Draft]:
        """Return the statements whose contents hold a word, the outermost first."""
        around = [draft for draft in self.drafts if draft.holds(token.i)]
        return sorted(around, key=lambda draft: -sum(len(span) for span in draft.content))


def is_group(span: Span) -> bool:
    """Return whether a mention that is no name has two joined in it."""
    return any(span.start <= one.i < span.end and one.i > span.root.i for one in conjuncts(span.root))
