"""Where the records that people decided about are in the reading of a page that counts, and what of them is kept where
that reading does not have them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import structs

from averment.coding import Record

from .finding import changed_fields, find_records, words_are_there
from .keeping import Keeping, Kept, Origin
from .reviews import Review
from .values import Day, Here, Party, Values, claim_values, set_fields, statement_values
from .words import Words

__all__ = ["Found", "OnPage", "brought_over", "look", "readings_wanted"]

_KEEPS = frozenset({"accept", "correct"})


class Found(NamedTuple):
    """A decision in the reading that counts.

    Attributes:
        id: Of the record, or None.
        orphaned: Whether the words are gone.
        changed: What the machine has otherwise now.
        corrected: The corrected values by this reading's offsets and ids.
        absent: Whether the words stand there and the reading has no such record.
    """

    id: str | None
    orphaned: bool = False
    changed: Sequence[str] = ()
    corrected: Values | None = None
    absent: bool = False


class OnPage(NamedTuple):
    """What has become of the decisions about a page that was read again: each by its id, and what is kept."""

    found: Mapping[str, Found]
    kept: Kept | None


_Thread = tuple[str | None, ...]
"""One record as one reading had it: all decisions that were made on it there."""


def look(decisions: Sequence[Review], record: Record, earlier: Mapping[str, Record] | None = None) -> OnPage:
    """Return where the records of decisions that were made on earlier readings of a page are now.

    Args:
        decisions: Those that count, the earliest first.
        record: The reading that counts.
        earlier: Those of `readings_wanted`, by which what the reading that counts does not have is brought back; where
            it is None nothing is.
    """
    here = Here(record)
    threads: dict[_Thread, list[Review]] = defaultdict(list)
    for each in decisions:
        threads[_thread(each)].append(each)
    found = {each.id: _find(each, _corrections(threads[_thread(each)]), here) for each in decisions}
    if earlier is None:
        return OnPage(found, None)
    lost = {thread: those for thread, those in threads.items() if _is_lost(those, found)}
    keeping = Keeping(record)
    befores = {reading: Here(each) for reading, each in earlier.items()}
    attached: dict[str, list[Review]] = defaultdict(list)
    # What was decided last first: where two earlier readings had the record, it comes back as the later one had it.
    for those in sorted(lost.values(), key=lambda each: each[-1].at, reverse=True):
        id_ = _kept_as(those, keeping, befores)
        if id_ is not None:
            attached[id_] += those
    others = [each for each in decisions if found[each.id].absent and all(each not in those for those in lost.values())]
    for each in others:
        ids = _among_kept(each, (), keeping, strict=each.kind == "reject")
        if len(ids) == 1:
            attached[ids[0]].append(each)
    kept = keeping.only({id_ for id_, those in attached.items() if _is_kept(those)})
    for id_, those in attached.items():
        if id_ in kept.origins:
            found |= {each.id: Found(id_, corrected=found[each.id].corrected) for each in those}
    return OnPage(found, kept if kept.origins else None)


def readings_wanted(decisions: Sequence[Review], on_page: OnPage) -> set[str]:
    """Return the earlier readings without which it cannot be said what is kept."""
    threads: dict[_Thread, list[Review]] = defaultdict(list)
    for each in decisions:
        threads[_thread(each)].append(each)
    return {
        those[0].reading
        for those in threads.values()
        if _is_lost(those, on_page.found) and those[0].reading is not None
    }


def brought_over(values: Values, here: Here) -> Values | None:
    """Return values by the offsets and ids of another reading; None where words are gone."""
    brought = {field: _value_over(getattr(values, field), here) for field in set_fields(values)}
    if any(_is_gone(value) for value in brought.values()):
        return None
    return structs.replace(values, **brought)


def _thread(review: Review) -> _Thread:
    return review.record, review.page, review.reading, review.about


def _corrections(thread: Iterable[Review]) -> list[Values]:
    return [each.corrected for each in thread if each.corrected is not None]


def _find(review: Review, corrections: Sequence[Values], here: Here) -> Found:
    """Find a decision's record in a reading that is not the one which was looked at."""
    assert review.seen is not None
    corrected = None if review.corrected is None else brought_over(review.corrected, here)
    lost = review.corrected is not None and corrected is None
    if lost or not words_are_there(review.seen, here.words):
        return Found(None, orphaned=True)
    ids = find_records(review.seen, corrections, here, strict=review.kind == "reject")
    if len(ids) != 1:
        return Found(None, corrected=corrected, absent=not ids)
    now: Values
    if review.record == "statement":
        now = statement_values(next(each for each in here.record.statements if each.id == ids[0]), here)
    else:
        now = claim_values(next(each for each in here.record.claims if each.id == ids[0]), here)
    return Found(ids[0], changed=changed_fields(review.seen, now, here), corrected=corrected)


def _is_lost(thread: Sequence[Review], found: Mapping[str, Found]) -> bool:
    """Say whether people accepted or corrected a record that the reading lacks, though its words stand there."""
    keeps = [found[each.id] for each in thread if each.kind in _KEEPS]
    return any(each.absent for each in keeps) and all(each.id is None for each in keeps)


def _kept_as(thread: Sequence[Review], keeping: Keeping, befores: Mapping[str, Here]) -> str | None:
    """Return the id that a record has which is kept, and bring it back where that has not been done."""
    first = thread[0]
    assert first.record is not None
    assert first.reading is not None
    assert first.about is not None
    already = _among_kept(first, _corrections(thread), keeping, strict=False)
    if already:
        return already[0] if len(already) == 1 else None
    before = befores.get(first.reading)
    return None if before is None else keeping.bring(first.record, Origin(first.reading, first.about), before)


def _among_kept(review: Review, corrections: Sequence[Values], keeping: Keeping, *, strict: bool) -> list[str]:
    assert review.seen is not None
    fitting = find_records(review.seen, corrections, keeping.here, strict=strict)
    return [id_ for id_ in fitting if id_ in keeping.kept.origins]


def _is_kept(decisions: Sequence[Review]) -> bool:
    deciding = sorted((each for each in decisions if each.kind != "note"), key=lambda each: (each.at, each.id))
    return bool(deciding) and deciding[-1].kind in _KEEPS


_GONE = object()


def _value_over(value: Any, here: Here) -> Any:
    match value:
        case Words():
            span = here.words.find(value)
            return _GONE if span is None else here.words.of(span)
        case Party():
            return here.known(value)
        case Day():
            words = _value_over(value.words, here)
            return _GONE if words is _GONE else structs.replace(value, words=words)
        case tuple():
            return tuple(_value_over(each, here) for each in value)
        case _:
            return value


def _is_gone(value: Any) -> bool:
    return value is _GONE or (isinstance(value, tuple) and any(each is _GONE for each in value))
