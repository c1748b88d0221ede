"""What people say of the records of a page: the state of each, by whom and when, what they corrected, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from averment.coding import Record
from averment.coding.wording import FACTUALITY_WORDS
from averment.evidence import EvidenceBase
from averment.evidence.review.effective import Held
from averment.evidence.review.keeping import Kept
from averment.evidence.review.reviews import RecordKey, RecordType
from averment.evidence.review.values import Day, Here, Party, Values, claim_values, statement_values
from averment.evidence.review.words import Words

__all__ = [
    "FIELD_NAMES",
    "Change",
    "Said",
    "Told",
    "histories_of",
    "key_of",
    "last_seen",
    "parsed",
    "told_by",
    "told_of",
    "value_in_words",
]

FIELD_NAMES = {
    "source": "Source",
    "cue": "Cue",
    "content": "What is said",
    "speaker": "Speaker",
    "addressee": "Said to",
    "kind": "Kind",
    "type": "Type",
    "event": "Event",
    "mode": "Mode",
    "relation": "Relation",
    "stance": "Stance",
    "factuality": "Factuality",
    "demanded": "Demanded",
    "threatened": "Threatened",
    "intended": "Planned or promised",
    "actor": "Actors",
    "recipient": "Recipients",
    "conditional_on": "Condition",
    "date": "When",
    "place": "Where",
    "proposal": "Proposal",
    "evidence": "Words that say it",
}


@dataclass(frozen=True)
class Change:
    """A corrected field: its label, what the machine read, and what people put in its place, both in words."""

    field: str
    label: str
    machine: str
    person: str


@dataclass(frozen=True)
class Said:
    """One decision about a record: what, by whom, when, why; `fields` are those that it corrects."""

    id: str
    batch: str | None
    kind: str
    by: str
    at: datetime
    note: str | None
    state: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What people say of one record.

    Attributes:
        state: One of `averment.evidence.review.reviews.STATES`.
        by: Who decided last; None where nobody has.
        at: When.
        note: The last note.
        changes: What they corrected.
        changed: Labels of the fields that the machine has read otherwise since.
        kept: Whether they keep it and the machine does not find it any more.
        history: All decisions, the latest first, also those that were taken back.
    """

    state: str = "unreviewed"
    by: str | None = None
    at: datetime | None = None
    note: str | None = None
    changes: tuple[Change, ...] = ()
    changed: tuple[str, ...] = ()
    kept: bool = False
    history: tuple[Said, ...] = field(default=())


def key_of(record: RecordType, id_: str) -> str:
    """Return what cards and addresses call a record."""
    return f"{record[0]}-{id_}"


def parsed(key: str) -> tuple[RecordType, str]:
    """Return which record a card's key means."""
    return ("statement" if key.startswith("s-") else "claim"), key[2:]


def last_seen(base: EvidenceBase) -> str:
    """Return the id of the latest decision, by which what comes later is known; empty where there is none."""
    reviews = base.all_reviews()
    return reviews[-1].id if reviews else ""


def told_of(base: EvidenceBase, page: Record) -> dict[str, Told]:
    """Return what people say of each record of a page that they decided about, by its key.

    Args:
        base: The base.
        page: The page as the machine read it, with what people keep.
    """
    histories = histories_of(base, [page.page.id])[page.page.id]
    held = {key: each for key, each in base.held.items() if key.page == page.page.id}
    kept = base.kept.get(page.page.id, Kept())
    here = Here(page)
    machine: dict[RecordKey, Values] = {}
    for statement in page.statements:
        if (key := RecordKey("statement", page.page.id, statement.id)) in held:
            machine[key] = statement_values(statement, here)
    for claim in page.claims:
        if (key := RecordKey("claim", page.page.id, claim.id)) in held:
            machine[key] = claim_values(claim, here)
    told = {key_of(*name): Told(history=tuple(history)) for name, history in histories.items()}
    for key, each in held.items():
        if key in machine:
            name = key_of(key.record, key.id)
            words = {field_: value_in_words(field_, getattr(machine[key], field_)) for field_ in each.values}
            told[name] = told_by(each, words, histories.get((key.record, key.id), ()))
    for noun, records in (("statement", kept.statements), ("claim", kept.claims)):
        for record in records:
            name = f"{noun[0]}-{record.id}"
            told[name] = replace(told.get(name, Told()), kept=True)
    return told


def told_by(held: Held, machine: Mapping[str, str], history: Iterable[Said]) -> Told:
    """Return what people say of one record.

    Args:
        held: What they hold of it.
        machine: What the machine read in the fields that they corrected, in words.
        history: All decisions about it, the latest first.
    """
    verdict = held.verdict
    changes = tuple(
        Change(name, FIELD_NAMES[name], machine[name], value_in_words(name, value))
        for name, value in held.values.items()
    )
    changed = tuple(FIELD_NAMES.get(each, each) for each in verdict.changed)
    return Told(verdict.review, verdict.by, verdict.at, verdict.note, changes, changed, history=tuple(history))


def histories_of(base: EvidenceBase, pages: Iterable[str]) -> Mapping[str, Mapping[tuple[RecordType, str], list[Said]]]:
    """Return the decisions about each record of some pages, the latest first, by the page and the record."""
    query = """
        SELECT page, id, batch, kind, record, coalesce("now", about), "by", "at", note, state, corrected FROM reviews
        WHERE page IN (SELECT unnest($pages)) ORDER BY "at" DESC, page, about, id
    """
    found: dict[str, dict[tuple[RecordType, str], list[Said]]] = defaultdict(lambda: defaultdict(list))
    answer = base.snapshot().execute(query, {"pages": list(pages)})
    for page, id_, batch, kind, record, of, by, at, note, state, corrected in answer.fetchall():
        fields = tuple(FIELD_NAMES.get(each, each) for each in corrected or ())
        found[page][record, of].append(Said(id_, batch, kind, by, at, note, state, fields))
    return found


def value_in_words(field_: str, value: Any) -> str:
    """Return a value of a record as people read it; the page's own words stand in quotation marks."""
    match value:
        case None | ():
            return "nobody" if field_ in {"speaker", "addressee", "actor", "recipient"} else "none"
        case bool():
            return "yes" if value else "no"
        case Words():
            return f"“{value.text}”"
        case Party():
            return str(value.name)
        case Day():
            days = value.start if value.start == value.end else f"{value.start or '…'} to {value.end or '…'}"
            return f"“{value.words.text}”: {days}"
        case tuple():
            return (" … " if field_ in {"content", "evidence"} else ", ").join(
                value_in_words(field_, one) for one in value
            )
        case _ if field_ == "factuality":
            return str(FACTUALITY_WORDS.get(value, value))
        case _:
            return str(value).replace("_", " ")
