"""Pages that people decide about, and the same pages as another model reads them."""

from typing import Any

import msgspec

from averment.coding import Record
from averment.evidence import EvidenceBase
from averment.page import Page, Span, Zone
from tests.evidence.claims.world import accord, shelling
from tests.evidence.pages import add

__all__ = [
    "DENIED", "NEWER", "SAID", "SHELLED", "kept", "newer", "other_furniture", "read_again", "states", "with_claim",
    "with_statement",
]  # fmt: skip

NEWER = "averment 0 with model 2"

SAID, DENIED = (shelling().statements[number].id for number in (0, 1))
SHELLED = shelling().claims[0].id


def kept(base: EvidenceBase) -> EvidenceBase:
    """The base with two pages in it."""
    with base.writer() as writer:
        add(writer, shelling(), accord())
    return base


def newer(record: Record, **fields: Any) -> Record:
    """The record as a newer model has it."""
    return msgspec.structs.replace(record, model=NEWER, **fields)


def with_statement(record: Record, number: int, **fields: Any) -> Record:
    """The record with one statement read otherwise, and with another id."""
    statements = list(record.statements)
    other = f"{statements[number].id}x"
    claims = tuple(
        msgspec.structs.replace(
            claim, account=tuple(other if id_ == statements[number].id else id_ for id_ in claim.account)
        )
        for claim in record.claims
    )
    statements[number] = msgspec.structs.replace(statements[number], id=other, **fields)
    return msgspec.structs.replace(record, statements=tuple(statements), claims=claims)


def with_claim(record: Record, number: int, **fields: Any) -> Record:
    """The record with one claim read otherwise, and with another id."""
    claims = list(record.claims)
    claims[number] = msgspec.structs.replace(claims[number], id=f"{claims[number].id}x", **fields)
    return msgspec.structs.replace(record, claims=tuple(claims))


def read_again(base: EvidenceBase, record: Record) -> None:
    """Let a newer model read the page."""
    with base.writer() as writer:
        add(writer, newer(record))
    assert writer.added == 1


def states(base: EvidenceBase) -> list[tuple[str, str]]:
    """Of each statement and claim that people say something of, the id and what they say."""
    asked = (base.statements(review="not-unreviewed"), base.claims(review="not-unreviewed"))
    return [row for relation in asked for row in relation.select("id", "review").fetchall()]


def other_furniture(record: Record) -> Record:
    """The record of the same report with more furniture before it: every offset is another, every id too."""
    banner = "Sign in | Menu | 😀"
    by = len(banner) + 2

    def moved(value: Any) -> Any:
        match value:
            case Page():
                zones = (Zone("furniture", 0, len(banner)), *map(moved, value.zones))
                return msgspec.structs.replace(value, text=f"{banner}\n\n{value.text}", zones=zones)
            case msgspec.Struct() if not isinstance(value, Span) and "start" in value.__struct_fields__:
                if isinstance(value.start, int):
                    value = msgspec.structs.replace(value, start=value.start + by, end=value.end + by)
                return _inside(value)
            case Span():
                return Span(value.start + by, value.end + by)
            case msgspec.Struct():
                return _inside(value)
            case tuple():
                return tuple(map(moved, value))
            case _:
                return value

    def _inside(value: Any) -> Any:
        fields = {
            name: moved(each)
            for name in value.__struct_fields__
            if isinstance(each := getattr(value, name), msgspec.Struct | tuple)
        }
        return msgspec.structs.replace(value, **fields)

    found: Record = moved(record)
    return found
