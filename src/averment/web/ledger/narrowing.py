"""What stands beside a ledger: its facets with a link for each value, and what was chosen as chips to take back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from averment.web.addresses import Address
from averment.web.index import NONE, FacetValue, Index
from averment.web.wording import in_words

from .asked import Asked
from .kinds import FLAGS, Narrowing

__all__ = ["Chip", "Facet", "Value", "Year", "chips", "dates", "facets", "flags"]

_SHOWN = 8
_OF_SOME = frozenset({"event", "mode", "relation", "stance"})
_FOUND = 30
_MOST_MONTHS = 600
_FEW_MONTHS = 18


class Value(NamedTuple):
    """A value of a facet; `number` is None where it was chosen and nothing has it under the other filters."""

    label: str
    number: int | None
    href: str
    on: bool


class Facet(NamedTuple):
    """A facet as it is shown.

    Attributes:
        name: Its parameter.
        label: What people read.
        values: Those that were chosen, and the most frequent others.
        more: Whether there are others.
        many: Whether its values can be looked for.
        found: What was looked for in it.
        open: Whether its values are shown.
    """

    name: str
    label: str
    values: tuple[Value, ...]
    more: bool
    many: bool
    found: str | None
    open: bool


class Year(NamedTuple):
    """A year, and months of it: those of a year that was chosen, or of all where they are few."""

    value: Value
    months: tuple[Value, ...]


class Chip(NamedTuple):
    """One thing that was chosen; `href` leads to the same view without it."""

    label: str
    value: str
    href: str


def facets(index: Index, asked: Asked, find: Address) -> list[Facet]:
    """Return the facets of a ledger.

    Args:
        index: What answers.
        asked: What is asked for.
        find: The address with what is looked for within facets (`find_speaker`).
    """
    ledger = asked.ledger
    counted = index.facets(asked.question, *ledger.filters)
    return [_facet(index, asked, facet, counted[facet.name], find.one(f"find_{facet.name}")) for facet in ledger.facets]


def _facet(index: Index, asked: Asked, facet: Narrowing, counted: Sequence[FacetValue], found: str | None) -> Facet:
    chosen = asked.address.all(facet.name)
    if found:
        counted = index.facet_values(asked.question, facet.name, found, most=_FOUND)
    # A choice among one value is none.
    elif len(counted) <= 1 and not chosen:
        return Facet(facet.name, facet.label, (), more=False, many=facet.many, found=found, open=False)
    counts = {each.value: each for each in counted}
    first = [counts.get(value) or FacetValue(value, name_of(index, facet.name, value), -1) for value in chosen]
    rest = [each for each in counted if each.value not in {*chosen, NONE}]
    # Who or what is not given comes last; a claim that is no event has no type of event to speak of.
    if NONE not in chosen and facet.name not in _OF_SOME:
        rest += [each for each in counted if each.value == NONE]
    shown = _SHOWN if facet.many and not found else _FOUND
    values = tuple(_value(asked.address, facet.name, each) for each in (*first, *rest[:shown]))
    is_open = facet.open or bool(chosen or found)
    return Facet(facet.name, facet.label, values, len(rest) > shown, facet.many, found, is_open)


def _value(address: Address, name: str, each: FacetValue) -> Value:
    href = str(address.without("part").toggled(name, each.value))
    count = each.count if each.count >= 0 else None
    return Value(in_words(name, each.value, each.label), count, href, (name, each.value) in address.given)


def name_of(index: Index, facet: str, value: str) -> str:
    """Return what people call a value that is not among those that were counted."""
    if facet in {"speaker", "of", "addressee", "actor", "recipient", "involves", "account"}:
        actor = index.actor(value)
        return actor.name if actor else in_words(facet, value)
    return value


def flags(index: Index, asked: Asked) -> tuple[Value, ...]:
    """Return what claims are besides so or not so: demanded, threatened, planned, on a condition."""
    if asked.ledger.question.__name__ != "ClaimQuestion":
        return ()
    address = asked.address.without("part")
    counted = index.facets(asked.question, *FLAGS)
    told = []
    for flag in FLAGS:
        count = next((each.count for each in counted[flag] if each.value == "yes"), 0)
        on = address.one(flag) == "yes"
        if count or on:
            href = address.without(flag) if on else address.put(flag, "yes")
            told.append(Value(in_words("flag", flag), count, str(href), on))
    return tuple(told)


def dates(index: Index, asked: Asked) -> tuple[Year, ...]:
    """Return the years, the latest first, each with those of its months that are worth showing."""
    ledger = asked.ledger
    counted = index.facets(asked.question, ledger.years, ledger.months, most=_MOST_MONTHS)
    span = {asked.address.one(ledger.since), asked.address.one(ledger.until)}
    year = {each[:4] for each in span if each}
    years = [each for each in counted[ledger.years] if each.value]
    months = [each for each in counted[ledger.months] if len(each.value) == len("2026-03")]
    if len(months) > _FEW_MONTHS:
        months = [each for each in months if each.value[:4] in year]
    if len(years) + len(months) <= 1 and not year:
        return ()
    shown = tuple(_spans(asked, months))
    return tuple(
        Year(year, tuple(each for each in shown if each.label.startswith(year.label))) for year in _spans(asked, years)
    )


def _spans(asked: Asked, values: Iterable[FacetValue]) -> Iterator[Value]:
    since, until = asked.ledger.since, asked.ledger.until
    address = asked.address.without("part")
    for each in sorted(values, key=lambda value: value.value, reverse=True):
        on = address.one(since) == address.one(until) == each.value
        cleared = address.without(since, until)
        href = cleared if on else cleared.put(since, each.value).put(until, each.value)
        yield Value(each.label, each.count, str(href), on)


def chips(index: Index, asked: Asked) -> list[Chip]:
    """Return all that was chosen, in the order of the facets."""
    address, ledger = asked.address.without("part"), asked.ledger
    told = []
    if words := address.one("q"):
        told.append(Chip("Words", words, str(address.without("q"))))
    for facet in ledger.facets:
        for value in address.all(facet.name):
            label = in_words(facet.name, value, name_of(index, facet.name, value))
            told.append(Chip(facet.label, label, str(address.toggled(facet.name, value))))
    for flag in FLAGS:
        if given := address.one(flag):
            label = in_words("flag", flag)
            told.append(Chip("Factuality", label if given == "yes" else f"not {label}", str(address.without(flag))))
    pairs = dict.fromkeys([(ledger.since, ledger.until, ledger.date), ("since", "until", "Published")])
    for since, until, label in pairs:
        first, last = address.one(since), address.one(until)
        if first or last:
            told.append(Chip(label, _between(first, last), str(address.without(since, until))))
    if page := address.one("page"):
        found = index.page(page)
        title = found.title if found else None
        told.append(Chip("Page", title or page[:12], str(address.without("page"))))
    if least := address.one("min_confidence"):
        told.append(Chip("Confidence", f"at least {least}", str(address.without("min_confidence"))))
    return told


def _between(first: str | None, last: str | None) -> str:
    if first == last or not (first and last):
        return str(first) if first == last else f"from {first}" if first else f"until {last}"
    return f"{first} to {last}"
