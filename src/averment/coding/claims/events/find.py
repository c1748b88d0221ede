"""The events of a page."""

from spacy.tokens import Span

from averment.coding.claims.draft import EventDraft
from averment.coding.claims.place import find_place
from averment.coding.claims.scene import Scene
from averment.coding.claims.when import find_day

from .act import Act
from .acts import find_acts
from .codebook import by_codebook
from .describe import contexts_of, mode_of
from .learned import learn_types, of_rules
from .whom import actors_of

__all__ = ["code_acts", "find_events"]

WIDEST = 8
"""How many words a predicate of several words may span ("carried out a series of attacks")."""


def find_events(scene: Scene) -> list[EventDraft]:
    """Return the events that a page tells, in the order of the text.

    An event is kept where at least one of its parties is an actor of the page.
    """
    acts = code_acts(scene)
    learn_types(of_rules(acts), scene)
    by_word = {act.predicate.i: act for act in acts}
    found = []
    for act in acts:
        others = {at: other for at, other in by_word.items() if other is not act}
        actor = actors_of(act.actor, scene, others)
        recipient = [figure for figure in actors_of(act.recipient, scene, others) if figure not in actor]
        if act.frame.together and act.event in {"CONSULT", "AGREE", "COOPERATE"}:
            actor, recipient = [*actor, *recipient], []
        if not actor and not recipient:
            continue
        found.append(
            EventDraft(
                predicate=act.predicate,
                words=words_of(act),
                event=act.event,
                mode=mode_of(act),
                context=contexts_of(act),
                actor=actor,
                recipient=recipient,
                turned=act.turned,
                date=find_day(act.predicate, scene),
                place=find_place(act.predicate, scene),
                confidence=confidence(act, len(actor), len(recipient)),
            )
        )
    return found


def code_acts(scene: Scene) -> list[Act]:
    """Return the acts of a page as the codebook sees them, with their parties as words."""
    return by_codebook(find_acts(scene))


def words_of(act: Act) -> Span:
    """Return the words that carry an act, from the first to the last where they stand together."""
    words = act.words
    first, last = words[0].i, words[-1].i
    at = act.predicate.i
    together = last - first < WIDEST and act.predicate.doc[first].sent == act.predicate.sent
    return act.predicate.doc[first : last + 1] if together else act.predicate.doc[at : at + 1]


def confidence(act: Act, actors: int, recipients: int) -> float:
    """Return how likely it is that the page tells this event, by what was found.

    A word that often means something else, a party that is missing and a noun each cost some of it.
    """
    sure = 0.65 if act.frame.weak else 0.85
    if not actors:
        sure *= 0.8
    if not recipients and act.frame.recipient:
        sure *= 0.9
    if act.predicate.pos_ in {"NOUN", "PROPN"} and act.carrier is None:
        sure *= 0.9
    return round(sure, 3)
