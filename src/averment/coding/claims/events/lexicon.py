"""What the data files of events know: frames of verbs, nouns and adjectives, light verbs, modes, contexts.

The files are in `coding/data/events/`, one for each type of event and a few that hold for all; `docs/events.md` says
how to read and extend them.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

from averment.coding.claim import EventType
from averment.language.cues import inflected

__all__ = [
    "Frame",
    "Light",
    "Outlook",
    "adjective_frames",
    "contexts",
    "light",
    "modes",
    "noun_frames",
    "outlook_words",
    "owner_words",
    "verb_frames",
    "verb_lemmas",
]

DATA = files("averment.coding") / "data" / "events"

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """How a word carries an event.

    A place is where an argument stands: `subject`, `object`, `indirect`, `owner`, `clause` (whoever is to do what the
    complement says), `deed` (to whom the complement's deed is done), `infinitive` (a complement with "to"), or a
    preposition.

    Attributes:
        word: The lemma.
        particle: What must follow it: "out" of "carry out", or a preposition ("for" of "call for"); None for none.
        event: The type of the event.
        mode: The mode, where the word alone tells; None where other words may.
        actor: The places where the actor may stand, the first that is filled counts.
        recipient: Likewise the recipient's.
        together: Whether the parties act on each other and all of them are the actor ("meet").
        object: The nouns one of which must be the object; empty for any or none.
        subject: Likewise the subject.
        no_object: The nouns that the object must not be.
        no_subject: Likewise the subject.
        needs: The places one of which must be filled.
        without: The words that must not hang on it.
        beside: The words one of which must hang on it; empty for any or none.
        intransitive: Whether it must have no object and not be in the passive.
        weak: Whether the word often means something else.
    """

    word: str
    particle: str | None = None
    event: EventType
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    together: bool = False
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    no_object: frozenset[str] = frozenset()
    no_subject: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    intransitive: bool = False
    weak: bool = False

    @property
    def narrow(self) -> int:
        """How much the frame asks for: of those that fit, the narrowest counts."""
        return (
            4 * bool(self.object)
            + 3 * (self.particle is not None)
            + 2 * bool(self.subject)
            + 2 * bool(self.needs)
            + bool(self.no_object)
            + 2 * bool(self.beside)
        )


@dataclass(frozen=True)
class Light:
    """Verbs that only carry a noun ("carry out an attack"), as (lemma, particle or None).

    Attributes:
        does: The subject does what the noun says.
        suffers: It is done to the subject ("faced criticism").
        toll: Verbs that say whom an attack cost life or health: several of them tell one attack.
    """

    does: frozenset[tuple[str, str | None]]
    suffers: frozenset[tuple[str, str | None]]
    toll: frozenset[str]


@dataclass(frozen=True)
class Outlook:
    """Words that put a deed into the future, or announce it.

    Attributes:
        verbs: With an infinitive or a clause behind them ("plan to meet").
        adjectives: Likewise ("is set to meet").
        auxiliaries: The auxiliaries of the future.
        nouns: Nouns of time, which are nobody's recipient.
    """

    verbs: frozenset[str]
    adjectives: frozenset[str]
    auxiliaries: frozenset[str]
    times: frozenset[str]
    failing: frozenset[str]
    says: frozenset[str]
    musts: frozenset[str]


@dataclass(frozen=True)
class OwnerWords:
    """Words before a noun that say whose deed it is.

    Attributes:
        adjectives: Names that serve as adjectives ("a U.S. airstrike").
        people: Nouns for people who act ("a rebel attack").
        participles: What joins a name to a noun ("a Tarn-led coalition").
        targets: Nouns for what stands in a place and is hit there ("positions in Tarn").
        words: Nouns for words that somebody sends out ("a statement"): what they do, whoever sends them does.
        quantities: Nouns behind whose "of" stands what is spoken of ("a round of talks").
    """

    adjectives: frozenset[str]
    people: frozenset[str]
    participles: frozenset[str]
    targets: frozenset[str]
    words: frozenset[str]
    quantities: frozenset[str]


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of verbs by lemma."""
    return by_word(frames("verb"))


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of nouns by lemma; words that belong together are joined by `_`."""
    return by_word(frames("noun"))


@cache
def adjective_frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of adjectives ("ready to meet") by lemma."""
    return by_word(frames("adjective"))


@cache
def light() -> Light:
    """Return the verbs that only carry a noun."""
    table = read("light.toml")
    return Light(
        frozenset(map(split_particle, table["does"].split())),
        frozenset(map(split_particle, table["suffers"].split())),
        frozenset(table["toll"].split()),
    )


@cache
def outlook_words() -> Outlook:
    """Return the words of the future."""
    table = read("outlook.toml")
    return Outlook(**{key: frozenset(table[key].split()) for key in Outlook.__annotations__})


@cache
def owner_words() -> OwnerWords:
    """Return the words before a noun that say whose it is."""
    table = read("owners.toml")
    return OwnerWords(**{key: frozenset(table[key].split()) for key in OwnerWords.__annotations__})


@cache
def modes() -> dict[EventType, dict[str, str]]:
    """Return for each type of event the words that tell a mode, with it; the first mode that has a word keeps it."""
    found: dict[EventType, dict[str, str]] = {}
    for event, table in tables():
        words = found.setdefault(event, {})
        for mode, listed in table.get("modes", {}).items():
            for word in listed.split():
                words.setdefault(word, mode)
    return found


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """Return for each word the contexts that it tells."""
    found: dict[str, tuple[str, ...]] = {}
    for context, listed in read("contexts.toml").items():
        for word in listed.split():
            found[word] = (*found.get(word, ()), context.replace("-", "_"))
    return found


@cache
def verb_lemmas() -> dict[str, tuple[str, ...]]:
    """Return the lemmas that a form of a verb may have, for the verbs of these files: a model errs on rare ones."""
    irregular: dict[str, list[str]] = read("irregular.toml")
    words = outlook_words()
    known = {*verb_frames(), *(verb for verb, _ in light().does | light().suffers)}
    known |= words.verbs | words.says | words.failing
    found: dict[str, tuple[str, ...]] = {}
    for lemma in sorted(known):
        for form in dict.fromkeys([lemma, *irregular.get(lemma, forms(lemma))]):
            found[form] = (*found.get(form, ()), lemma)
    return found


def forms(lemma: str) -> list[str]:
    """Return the regular forms of a verb, with and without its last letter doubled ("banned", "visited")."""
    found = inflected(lemma)
    last, before = lemma[-1], lemma[-2:-1]
    if last not in VOWELS | set("wxy") and before in VOWELS and lemma[-3:-2] not in VOWELS:
        found += [f"{lemma}{last}ed", f"{lemma}{last}ing"]
    return found


def frames(kind: str) -> Iterator[Frame]:
    for event, table in tables():
        for row in table.get(kind, []):
            yield from of_row(row, event, kind)


def of_row(row: dict[str, Any], event: EventType, kind: str) -> Iterator[Frame]:
    """Yield the frames of one row of a file, one for each of its words."""
    usual = "by owner" if kind == "noun" else "subject"
    lists = {key: frozenset(row.get(key, "").split()) for key in ("object", "subject", "needs", "without", "beside")}
    for entry in row["words"].split():
        word, particle = split_particle(entry) if kind != "noun" else (entry, None)
        particle = particle or row.get("particle")
        yield Frame(
            word=word,
            particle=particle,
            event=row.get("event", event),
            mode=row.get("mode"),
            actor=tuple(row.get("actor", usual).split()),
            recipient=tuple(row.get("recipient", "").split()),
            together=row.get("together", False),
            no_object=frozenset(row.get("no_object", "").split()),
            no_subject=frozenset(row.get("no_subject", "").split()),
            weak=row.get("weak", False),
            intransitive=row.get("intransitive", False),
            **lists,
        )


def by_word(found: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    """Return frames by their word, the narrowest first."""
    table: dict[str, list[Frame]] = {}
    for frame in found:
        table.setdefault(frame.word, []).append(frame)
    return {word: tuple(sorted(rows, key=lambda frame: -frame.narrow)) for word, rows in table.items()}


def tables() -> Iterator[tuple[EventType, dict[str, Any]]]:
    for event in get_args(EventType):
        yield cast("EventType", event), read(f"{event.lower()}.toml")


def split_particle(entry: str) -> tuple[str, str | None]:
    word, _, particle = entry.partition("_")
    return word, particle or None


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text("utf-8"))
