"""Claims as a person reads them: who to whom, what, how sure, in which words, and by whose account.

On the command line and in the reading room a claim is told in the same words, made here.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from averment.coding import Record
from averment.coding.wording import amount, sureness
from averment.evidence.review.effective import reviews_of

from .rows import spelt_out

__all__ = ["Line", "chain", "day", "how_sure", "line_of", "lines_of", "to_whom", "voices"]


class Line(NamedTuple):
    """One claim.

    Attributes:
        who: Who does it to whom, or what is counted.
        what: Type and mode of an event, the relation, the stance, or the number.
        sure: How sure it is, in words.
        words: The page's words that say it.
        account: By whose word, the outermost first.
        where: When and where, or nothing.
        start: Where the words that carry it begin.
        review: What people say of it.
    """

    who: str
    what: str
    sure: str
    words: str
    account: str
    where: str
    start: int
    review: str = "unreviewed"


def lines_of(record: Record) -> list[Line]:
    """Return the claims of a record, in its order."""
    # The same columns as the view `claims` has.
    page = {"outlet": record.page.outlet, "published": record.page.published}
    reviews = reviews_of(record, "claim")
    return [
        line_of(page | _as_in_the_view(claim) | {"review": reviews.get(claim["id"], "unreviewed")})
        for claim in spelt_out(record)
    ]


def _as_in_the_view(claim: Mapping[str, Any]) -> dict[str, Any]:
    when = claim.get("date") or {}
    texts = {name.removesuffix("_text"): value for name, value in claim.items() if name.endswith("_text")}
    return {
        **claim,
        **texts,
        "proposal": texts["on"],
        "counted": texts["of"],
        "date_start": when.get("start"),
        "date_end": when.get("end"),
        "dated_by": "claim" if when.get("start") or when.get("end") else "page",
        "predicate_start": claim["predicate"]["start"],
    }


def line_of(row: Mapping[str, Any]) -> Line:
    """Return a claim as the view `claims` has it."""
    when = day(row) if row["dated_by"] == "claim" else row.get("date")
    return Line(
        who=(row.get("counted") or "—") if row["type"] == "quantity" else to_whom(row),
        what=_what(row),
        sure=how_sure(row),
        words=" … ".join(row["evidence"]),
        account=chain(row["outlet"], row["account_names"]),
        where=", ".join(part for part in (when, row.get("place")) if part),
        start=row["predicate_start"],
        review=row.get("review", "unreviewed"),
    )


def how_sure(row: Mapping[str, Any]) -> str:
    """Return how sure a claim is, in words."""
    flags = {name: bool(row[name]) for name in ("demanded", "threatened", "intended")}
    return sureness(row["factuality"], **flags, condition=row["conditional_on"])


def to_whom(row: Mapping[str, Any]) -> str:
    """Return the two sides of a claim: "Tavash → Vashara"; a side that the page does not name is a dash."""
    actors, recipients = (", ".join(filter(None, row.get(f"{side}_names") or ())) for side in ("actor", "recipient"))
    if row["type"] == "position":
        return actors
    return f"{actors or '—'} → {recipients or '—'}"


def chain(outlet: str | None, names: Iterable[str | None]) -> str:
    """Return an account, the outlet first: "The Asterin Courier → Vashara"."""
    return " → ".join(voices(outlet, names))


def voices(outlet: str | None, names: Iterable[str | None]) -> list[str]:
    """Return whose voices an account goes through, the outlet's first."""
    told = [outlet or "the page", *(name or "somebody" for name in names)]
    # Somebody who goes on speaking is one voice.
    return [name for name, before in zip(told, [None, *told[:-1]], strict=True) if name != before]


def day(row: Mapping[str, Any]) -> str:
    """Return the day or days of a claim, a statement or a position; "(page)" behind those that are only the page's."""
    if row["dated_by"] == "claim":
        start, end = row["date_start"], row["date_end"]
        if start is None or end is None:
            return f"until {end}" if start is None else f"since {start}"
        return str(start) if start == end else f"{start} to {end}"
    return f"{row['dated']} (page)" if row["dated"] else "no date"


def _what(row: Mapping[str, Any]) -> str:
    return " ".join(part for part in _parts(row) if part)


def _parts(row: Mapping[str, Any]) -> Iterator[str | None]:
    match row["type"]:
        case "event":
            yield row["event"]
            yield row["mode"]
        case "relation":
            yield row["relation"].replace("_", " ")
            yield f"({row['role']})" if row["role"] else None
        case "position":
            yield f"{row['stance']}:"
            yield row["proposal"]
        case _:
            yield amount(row["value"], row["low"], row["high"])
            yield row["unit"] if row["unit"] != row["counted"] else None
