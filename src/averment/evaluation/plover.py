"""How well the type of an event is told where its two parties are given.

Each sentence has a marked source and target and PLOVER's type of what the one did to the other; CONCEDE and RETREAT are
one type, `YIELD`, there. The sentence is read as a page of one paragraph, the marks are put on its words, and the type
is that of the act which `code_of_pair` chooses for the two. No act at all counts as wrong.

The sentences were coded after an earlier draft of the codebook (2021, by way of CAMEO's categories), Averment codes
after that of 2024. `as_coded` takes Averment's types as they are; `earlier_draft` first turns the four that the drafts
disagree on into the earlier one's: sanctions imposed are COERCE there, a verdict ACCUSE, a cyber attack or a blockade
ASSAULT, an arrest warrant COERCE. The rules were worked out on four fifths of the sentences (`worked_out`); the fifth
whose `crc32` is a multiple of 5 was kept apart (`apart`).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from spacy.tokens import Doc, Token

from averment.coding.claims.events import Act, code_acts, code_of_pair
from averment.coding.claims.events.learned import WEIGHT, Asked, earlier_type, learn_types
from averment.coding.compose import scene_of
from averment.language import Reading
from averment.page import Page, Zone

from .corpora.plover import CodedSentence, kept_apart, read_plover, root_of

__all__ = ["ClassScore", "Outcome", "PartScores", "PloverScores", "evaluate", "marked", "page_of"]

Read = Callable[[Page], Reading]
NONE = "none"


class ClassScore(msgspec.Struct, frozen=True):
    """One type.

    Attributes:
        root: The type.
        precision: Of the sentences given this type, the share that has it.
        recall: Of those that have it, the share that was given it.
        f1: Their harmonic mean.
        gold: How many have it.
    """

    root: str
    precision: float
    recall: float
    f1: float
    gold: int


class Outcome(msgspec.Struct, frozen=True):
    """The scores under one draft of the codebook.

    Attributes:
        accuracy: The share of the sentences with the right type.
        macro_f1: The mean F1 of the types that occur.
        classes: The types, in the codebook's order.
    """

    accuracy: float
    macro_f1: float
    classes: tuple[ClassScore, ...]


class PartScores(msgspec.Struct, frozen=True):
    """The scores of one part of the sentences.

    Attributes:
        sentences: How many.
        unread: How many of them had no act at all.
        as_coded: With Averment's types as they are.
        earlier_draft: With the types of the earlier draft where the two disagree.
    """

    sentences: int
    unread: int
    as_coded: Outcome
    earlier_draft: Outcome


class PloverScores(msgspec.Struct, frozen=True):
    """What `averment eval plover` prints.

    Attributes:
        worked_out: The sentences that the rules were worked out on.
        apart: Those that were kept apart.
    """

    worked_out: PartScores
    apart: PartScores


def evaluate(path: Path, read: Read | None = None) -> PloverScores:
    """Measure on a file of sentences with marks.

    Args:
        path: The file, as `plv_train.tsv`.
        read: Reads a page; Averment's own model where it is left out.

    Raises:
        CorpusError: The file cannot be read as such.
    """
    reading = read or own_reader()
    found = [(sentence, chosen(sentence, reading)) for sentence in read_plover(path)]
    return PloverScores(
        worked_out=part_scores([pair for pair in found if not kept_apart(pair[0])]),
        apart=part_scores([pair for pair in found if kept_apart(pair[0])]),
    )


def chosen(sentence: CodedSentence, read: Read) -> Act | None:
    """Return the act chosen for a sentence's source and target."""
    scene = scene_of(read(page_of(sentence)))
    doc = scene.doc
    parties = marked(doc, sentence.source), marked(doc, sentence.target)
    choice = code_of_pair(code_acts(scene), *parties, scene)
    if choice is None:
        return None
    learn_types([Asked(choice.act, *parties, WEIGHT[choice.by])], scene)
    return choice.act


def page_of(sentence: CodedSentence) -> Page:
    """Return a sentence as a page of one paragraph."""
    return Page(id="sentence", language="en", text=sentence.text, zones=(Zone("body", 0, len(sentence.text)),))


def marked(doc: Doc, place: tuple[int, int] | None) -> list[Token]:
    """Return the words between two characters of a sentence."""
    span = doc.char_span(*place, alignment_mode="expand") if place is not None else None
    return list(span) if span is not None else []


def part_scores(found: Sequence[tuple[CodedSentence, Act | None]]) -> PartScores:
    gold = [sentence.root for sentence, _ in found]
    return PartScores(
        sentences=len(found),
        unread=sum(act is None for _, act in found),
        as_coded=outcome(gold, [root_of(act.event) if act is not None else NONE for _, act in found]),
        earlier_draft=outcome(gold, [earlier_type(act) if act is not None else NONE for _, act in found]),
    )


def outcome(gold: Sequence[str], found: Sequence[str]) -> Outcome:
    right = Counter(one for one, other in zip(gold, found, strict=True) if one == other)
    have, given = Counter(gold), Counter(found)
    classes = tuple(class_score(root, right[root], given[root], have[root]) for root in sorted(have))
    return Outcome(
        accuracy=round(right.total() / max(1, len(gold)), 4),
        macro_f1=round(sum(one.f1 for one in classes) / max(1, len(classes)), 4),
        classes=classes,
    )


def class_score(root: str, right: int, given: int, have: int) -> ClassScore:
    precision, recall = right / given if given else 0.0, right / have
    f1 = 2 * right / (given + have)
    return ClassScore(root, round(precision, 4), round(recall, 4), round(f1, 4), have)


def own_reader() -> Read:
    from averment.language import Reader  # noqa: PLC0415 (loads the model)

    return Reader().read
