"""Who did what to whom: how many of the coded dyads are found in their sentences, parties and type together.

The sentences are those of `averment eval plover`, without marks: each is read as a page of one paragraph, and the
events of its record are held to the one dyad that the coders marked. An event finds the dyad when its type is the gold
one (CONCEDE and RETREAT are one), words of its actors are among those of the marked source and words of its recipients
among those of the marked target. Function words and words that both sides have do not count. Of an event done together
all parties are the actor, so both sides are looked for there. A side that is not marked is not asked for.

`dyads` counts the events that have two parties, as what an event coder gives out does; `strict` counts all, also what
has one party and can be no dyad ("40 people were killed"). Both take each that is not the sentence's dyad for false,
though many are events of the sentence that the coders had no reason to mark: their precision is a floor, not the truth.
`pairs` is the share of the dyads whose parties are found in one event, whatever its type. Types are Averment's, as in
`as_coded` there.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from averment.coding import Record, code
from averment.coding.claim import Event
from averment.language import Reading
from averment.page import Page

from .corpora.plover import CodedSentence, kept_apart, read_plover, root_of
from .plover import own_reader, page_of
from .scores import Score, score

__all__ = ["DyadPart", "DyadScores", "evaluate", "finds", "parties"]

Read = Callable[[Page], Reading]
WORD = re.compile(r"\w+(?:\.\w+)*")
FUNCTION = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "his",
        "her",
        "in",
        "its",
        "of",
        "on",
        "or",
        "s",
        "than",
        "that",
        "the",
    }
    | {"their", "to", "two", "with", "who", "which"}
)


class DyadPart(msgspec.Struct, frozen=True):
    """The scores of one part of the sentences.

    Attributes:
        sentences: How many, each with one dyad.
        events: How many events were found in them.
        dyads: Of the events that have two parties, as a dyad has: each that is not the sentence's dyad is false.
        strict: Of all events, those with one party, too ("40 people were killed"), which can be no dyad.
        recall: The share of the dyads that are found.
        pairs: The share whose parties are found in one event, whatever its type.
    """

    sentences: int
    events: int
    dyads: Score
    strict: Score
    recall: float
    pairs: float


class DyadScores(msgspec.Struct, frozen=True):
    """What `averment eval dyads` prints.

    Attributes:
        worked_out: The sentences that the rules were worked out on.
        apart: Those that were kept apart.
    """

    worked_out: DyadPart
    apart: DyadPart


def evaluate(path: Path, read: Read | None = None) -> DyadScores:
    """Measure on a file of sentences with marks.

    Args:
        path: The file, as `plv_train.tsv`.
        read: Reads a page; Averment's own model where it is left out.

    Raises:
        CorpusError: The file cannot be read as such.
    """
    reading = read or own_reader()
    found = [(sentence, code(reading(page_of(sentence)))) for sentence in read_plover(path)]
    return DyadScores(
        worked_out=part([pair for pair in found if not kept_apart(pair[0])]),
        apart=part([pair for pair in found if kept_apart(pair[0])]),
    )


def part(found: Sequence[tuple[CodedSentence, Record]]) -> DyadPart:
    events = right = recalled = paired = dyads = dyads_right = dyads_recalled = 0
    for sentence, record in found:
        mine = [claim for claim in record.claims if isinstance(claim, Event)]
        both = [event for event in mine if parties(event, record, sentence)]
        hits = [event for event in both if finds(event, sentence)]
        events += len(mine)
        right += len(hits)
        recalled += bool(hits)
        paired += bool(both)
        dyads += sum(map(has_two, mine))
        dyads_right += sum(map(has_two, hits))
        dyads_recalled += any(map(has_two, hits))
    count = max(1, len(found))
    return DyadPart(
        sentences=len(found),
        events=events,
        dyads=score(dyads_right, dyads, len(found), recalled=dyads_recalled),
        strict=score(right, events, len(found), recalled=recalled),
        recall=round(recalled / count, 4),
        pairs=round(paired / count, 4),
    )


def has_two(event: Event) -> bool:
    """Return whether an event has two parties: who and to whom, or several who act together."""
    return bool(event.actor and event.recipient) or len(event.actor) > 1


def finds(event: Event, sentence: CodedSentence) -> bool:
    """Return whether an event has the type of a sentence's dyad."""
    return root_of(event.event) == sentence.root


def parties(event: Event, record: Record, sentence: CodedSentence) -> bool:
    """Return whether an event has the parties of a sentence's dyad."""
    source, target = side(sentence, sentence.source), side(sentence, sentence.target)
    if source is not None and target is not None and source - target and target - source:
        source, target = source - target, target - source
    actor = words_of(event.actor, record)
    recipient = words_of(event.recipient, record) or (actor if len(event.actor) > 1 else set())
    return (source is None or bool(source & actor)) and (target is None or bool(target & recipient))


def side(sentence: CodedSentence, place: tuple[int, int] | None) -> set[str] | None:
    return words(sentence.text[place[0] : place[1]]) if place is not None else None


def words_of(ids: Iterable[str], record: Record) -> set[str]:
    """Return the words by which a page calls actors."""
    wanted = set(ids)
    mentions = [mention for actor in record.actors if actor.id in wanted for mention in actor.mentions]
    return {word for mention in mentions for word in words(record.page.text[mention.start : mention.end])}


def words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)} - FUNCTION
