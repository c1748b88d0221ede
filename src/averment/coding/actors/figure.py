"""An actor in the making: everything on the page that stands for one and the same."""

from dataclasses import dataclass, field

from spacy.tokens import Span

from averment.coding.lexicon import Gender
from averment.coding.names import PersonName
from averment.coding.record import ActorType, MentionKind

from .role import Role

__all__ = ["Figure"]


@dataclass(eq=False, kw_only=True)
class Figure:
    """An actor in the making.

    Attributes:
        type: One of DESIGN's actor types.
        named: The names on the page without titles; none for "residents".
        metonyms: The indexes of the first words of those of the names that are a capital's.
        person: The fullest parsed name of a person.
        introductions: The indexes of the words where the full name stands.
        roles: What the page calls the actor.
        gender: None where nothing on the page tells.
        plural: Whether "they" can stand for it.
        mentions: The words that stand for it, by their first and last index + 1.
        noun: The lemma of the head of the noun phrase that brought in an actor without a name.
        owner: Whose it is ("Pavo's office"), or None.
    """

    type: ActorType
    named: list[Span] = field(default_factory=list)
    metonyms: set[int] = field(default_factory=set)
    person: PersonName | None = None
    introductions: list[int] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    gender: Gender | None = None
    plural: bool = False
    mentions: dict[tuple[int, int], tuple[Span, MentionKind]] = field(default_factory=dict)
    noun: str | None = None
    owner: "Figure | None" = None

    @property
    def names(self) -> list[str]:
        """The names on the page, each once, verbatim, in the order of the text."""
        return list(dict.fromkeys(span.text for span in sorted(self.named, key=lambda span: span.start)))

    @property
    def own_names(self) -> list[str]:
        """Those of the names that are not a capital's."""
        return list(dict.fromkeys(span.text for span in self.named if span.start not in self.metonyms))

    @property
    def is_person(self) -> bool:
        """Whether "he" or "she" can stand for it."""
        return self.type == "person"

    @property
    def first(self) -> int:
        """The index of the first word that stands for it."""
        return min(start for start, _ in self.mentions)

    def add(self, span: Span, kind: MentionKind) -> None:
        """Keep the words of a mention, of the kind that was said first; a part of a name is no other mention."""
        if kind == "name" and any(start <= span.start and span.end <= end for start, end in self.places("name")):
            return
        self.mentions.setdefault((span.start, span.end), (span, kind))

    def places(self, kind: MentionKind) -> list[tuple[int, int]]:
        """Return where the mentions of a kind stand."""
        return [place for place, (_, known) in self.mentions.items() if known == kind]

    def become(self, index: int, kind: MentionKind) -> None:
        """Make the name around a word a mention of another kind; a capital's that stands for the state stays one."""
        for place, (span, known) in self.mentions.items():
            if known == "name" and span.start <= index < span.end and span.start not in self.metonyms:
                self.mentions[place] = (span, kind)
