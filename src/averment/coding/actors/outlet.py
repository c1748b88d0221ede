"""Media that no table knows, by what happens to them on the page: people tell them things, and they report it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from averment.coding.folding import fold
from averment.coding.lemmas import verb_lemma
from averment.coding.record import ActorType
from averment.coding.statements.draft import Draft, cue_verb

from .cast import Cast
from .figure import Figure
from .resolve import Resolution

__all__ = ["name_outlets"]

UNSURE: frozenset[ActorType] = frozenset({"other", "organisation", "place"})


def name_outlets(
    cast: Cast,
    drafts: Iterable[Draft],
    speakers: Mapping[Draft, Resolution],
    addressees: Mapping[Draft, Figure],
) -> None:
    """Make media of named actors whose type is open: the page's own outlet, and those that act as one.

    An outlet is told things by two people or more, or reports what another says ("X confirmed …, Varn reported"). A
    name that the model took for a person's counts as open while nothing else on the page says that it is one: no
    role, no form of address, no given name that is known.
    """
    told_by: dict[Figure, set[Figure | None]] = defaultdict(set)
    reports: set[Figure] = set()
    for draft in drafts:
        listener, teller = addressees.get(draft), draft.within
        if listener is not None:
            told_by[listener].add(speakers[draft].figure)
        verb = cue_verb(teller) if teller is not None else None
        reporter = speakers[teller].figure if teller is not None else None
        if verb is not None and verb_lemma(verb) == "report" and reporter is not None:
            reports.add(reporter)
    outlet = cast.layout.reading.page.outlet
    for figure in cast.figures:
        own = outlet is not None and bare(outlet) in {bare(name) for name in figure.names}
        if is_open(figure) and (own or figure in reports or len(told_by[figure]) > 1):
            figure.type = "media"


def bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def is_open(figure: Figure) -> bool:
    """Return whether an actor has a name, and nothing but the model's label says what it is."""
    maybe_person = figure.is_person and figure.gender is None and not figure.roles
    return bool(figure.names) and (figure.type in UNSURE or maybe_person)
