"""Finding the record that a decision is about in another reading of its page: by the very words at their place, never
by likeness.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import UnsetType

from averment.page import Span

from .values import ClaimValues, Day, Here, Party, StatementValues, Values, claim_values
from .words import PageWords, Words

__all__ = ["changed_fields", "find_records", "words_are_there"]


def words_are_there(seen: Values, page: PageWords) -> bool:
    """Say whether the words that a record was made of still stand at their place on the page."""
    if isinstance(seen, StatementValues):
        wanted: Iterable[Words] = _each(seen.content)
    else:
        wanted = _each(seen.predicate)
    return all(page.find(words) is not None for words in wanted)


def find_records(seen: Values, corrected: Sequence[Values], here: Here, *, strict: bool) -> Sequence[str]:
    """Return the ids of the records that may stand for the one that was seen: one that does, several that fit alike, of
    which none is meant, or none at all.

    A statement is the same where content, cue and source are; where the content is the same and the cue or the source
    too; or where content and cue are what a person had corrected them to. A claim is the same where its type and the
    words that carry it are. Of several that fit, the one that fits best is meant.

    Args:
        seen: What the machine had read.
        corrected: What people said is right instead.
        here: The reading in which to look.
        strict: Whether only the very same content or evidence will do, as for what was rejected: the machine may have
            mended since what was wrong. Otherwise a statement is also the same where its cue is and the contents
            overlap, and a claim where its words are, whatever its type.
    """
    if not words_are_there(seen, here.words):
        return ()
    if isinstance(seen, StatementValues):
        return _find_statement(seen, [each for each in corrected if isinstance(each, StatementValues)], here, strict)
    return _find_claim(seen, here, strict)


def _find_statement(
    seen: StatementValues, corrected: Sequence[StatementValues], here: Here, strict: bool
) -> Sequence[str]:
    content, cue, source = (_spans(value, here) for value in (seen.content, seen.cue, seen.source))
    all_ = [(each.id, each.content, _pair(each.cue), _pair(each.source)) for each in here.record.statements]
    found = _best(
        [id_ for id_, *its in all_ if its == [content, cue, source]],
        [id_ for id_, its, its_cue, _ in all_ if its == content and its_cue == cue],
        [id_ for id_, its, _, its_source in all_ if its == content and its_source == source],
    )
    if len(found) == 1 or strict:
        return found
    for each in corrected:
        right, its_cue = _spans(each.content or seen.content, here), _spans(_set(each.cue, seen.cue), here)
        as_corrected = [id_ for id_, its, cue_, _ in all_ if its == right and cue_ == its_cue]
        if len(as_corrected) == 1:
            return as_corrected
    by_cue = [id_ for id_, its, its_cue, _ in all_ if cue and its_cue == cue and _overlap(its, content)]
    return by_cue if len(by_cue) == 1 else found or by_cue


def _find_claim(seen: ClaimValues, here: Here, strict: bool) -> Sequence[str]:
    predicate, evidence = _spans(seen.predicate, here), _spans(seen.evidence, here)
    fitting = [each for each in here.record.claims if _pair(each.predicate) == predicate]
    alike = [each for each in fitting if each.__struct_config__.tag == seen.type]
    same = [each for each in alike if each.evidence == evidence]
    differing = {each.id: changed_fields(seen, claim_values(each, here), here) for each in fitting}
    main = {"event", "relation", "stance", "actor", "recipient"}
    ways = [
        [each.id for each in same if not differing[each.id]],
        [each.id for each in same if main.isdisjoint(differing[each.id])],
        [each.id for each in same],
    ]
    if not strict:
        ways += [
            [each.id for each in alike if main.isdisjoint(differing[each.id])],
            [each.id for each in alike],
            [each.id for each in fitting if each.evidence == evidence],
        ]
    return _best(*ways)


def changed_fields(seen: Values, now: Values, here: Here) -> list[str]:
    """Return the fields that a reading has otherwise than they were seen.

    Args:
        seen: What the machine had read.
        now: What it reads now.
        here: The reading that `now` is of.
    """
    return [field for field in seen.__struct_fields__ if not _same(getattr(seen, field), getattr(now, field), here)]


def _same(before: object, now: object, here: Here) -> bool:
    if before == now:
        return True
    match before, now:
        case (Words(), Words()):
            return here.words.find(before) == now.span
        case (Party(), Party()):
            return here.known(before).id == now.id
        case (Day(), Day()):
            days = (before.start, before.end) == (now.start, now.end)
            return days and _same(before.words, now.words, here)
        case (tuple(), tuple()):
            return len(before) == len(now) and all(
                _same(one, other, here) for one, other in zip(before, now, strict=True)
            )
        case _:
            return False


def _best(*ways: Sequence[str]) -> Sequence[str]:
    """Return what the first way finds that finds any."""
    return next((way for way in ways if way), ())


_T = TypeVar("_T")


def _set(value: _T | UnsetType, otherwise: _T) -> _T:
    return otherwise if isinstance(value, UnsetType) else value


def _each(value: Words | tuple[Words, ...] | UnsetType | None) -> tuple[Words, ...]:
    if value is None or isinstance(value, UnsetType):
        return ()
    return value if isinstance(value, tuple) else (value,)


def _spans(value: Words | tuple[Words, ...] | UnsetType | None, here: Here) -> tuple[Span | None, ...]:
    return tuple(here.words.find(words) for words in _each(value))


def _pair(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _overlap(some: Iterable[Span], others: Sequence[Span | None]) -> bool:
    return any(
        other is not None and one.start < other.end and other.start < one.end for one in some for other in others
    )
