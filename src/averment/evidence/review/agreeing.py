"""What people decided about the same records, side by side."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import duckdb

from averment.evidence.decisions import in_force

from .agreement import Agreement, alpha
from .reviews import RecordKey, Review
from .values import Day, Party, set_fields
from .words import Words

__all__ = ["agreements"]

_VERDICTS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
_AS_READ = "as the machine read it"

_Judged = Mapping[str, Mapping[str, Hashable]]
"""What each person holds of one record: the verdict, and the value of each field that anybody corrected."""


def agreements(reviews: Sequence[Review], connection: duckdb.DuckDBPyConnection) -> list[Agreement]:
    """Return how far people agree: on verdicts, and field by field on corrections.

    Of each person the last decision about a record counts. Who accepts what somebody has corrected holds the corrected
    values; who rejects it holds none.

    Args:
        reviews: All decisions.
        connection: A snapshot of the base, by which the decisions are brought together.
    """
    query = "SELECT id, now FROM _review_states WHERE now IS NOT NULL"
    now = dict(connection.execute(query).fetchall())
    groups: dict[RecordKey, list[Review]] = defaultdict(list)
    for each in in_force(reviews):
        if each.kind in _VERDICTS and each.id in now and each.record is not None and each.page is not None:
            groups[RecordKey(each.record, each.page, now[each.id])].append(each)
    by_record: dict[str, list[_Judged]] = defaultdict(list)
    for key, group in groups.items():
        by_record[key.record].append(_judged(group))
    return [
        _agreement(record, field, judged)
        for record, judged in sorted(by_record.items(), reverse=True)
        for field in _fields(judged)
    ]


def _fields(judged: Iterable[_Judged]) -> list[str]:
    corrected = {field for each in judged for its in each.values() for field in its}
    return ["verdict", *sorted(corrected - {"verdict"})]


def _judged(group: Iterable[Review]) -> _Judged:
    right: dict[str, Hashable] = {}
    judged: dict[str, dict[str, Hashable]] = {}
    for each in group:
        if each.corrected is not None:
            right |= {field: _told(getattr(each.corrected, field)) for field in set_fields(each.corrected)}
        values = {} if each.kind == "reject" else dict(right)
        judged[each.by] = {"verdict": _VERDICTS[each.kind], **values}
    return judged


def _agreement(record: str, field: str, judged: Iterable[_Judged]) -> Agreement:
    units: list[list[Hashable]] = []
    people: set[str] = set()
    for each in judged:
        holding = {by: its for by, its in each.items() if field == "verdict" or its["verdict"] != "rejected"}
        if len(holding) > 1:
            units.append([its.get(field, _AS_READ) for its in holding.values()])
            people.update(holding)
    return Agreement(record=record, field=field, alpha=alpha(units), records=len(units), reviewers=len(people))


def _told(value: Any) -> Hashable:
    """Return a value so that two of the same meaning are equal, whichever reading each was made on."""
    match value:
        case Words():
            return value.report or (value.start, value.end), value.text
        case Party():
            return value.name
        case None:
            return None
        case Day():
            return value.start, value.end
        case tuple():
            return tuple(map(_told, value))
        case _:
            return str(value)
