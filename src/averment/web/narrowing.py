"""What a view can be narrowed down by, each value a link; what was chosen, each to be taken back; parts of its list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from .addresses import Address
from .index import FacetValue, Index
from .wording import in_words

__all__ = ["Taken", "Value", "name_of", "parts", "values"]

_SHOWN = 10
_OF_ACTORS = frozenset({"account", "actor", "recipient", "involves", "speaker", "around"})


@dataclass(frozen=True)
class Value:
    """One value of a facet, as `ui.facet` shows it."""

    label: str
    count: int
    href: str
    on: bool


class Taken(NamedTuple):
    """One thing that was chosen; `href` leads to the view without it."""

    label: str
    value: str
    href: str


def values(
    index: Index, address: Address, name: str, counted: Iterable[FacetValue], but: Iterable[str] = ()
) -> list[Value]:
    """Return the values of a facet that a question may have several of: those chosen, and the most frequent others.

    Args:
        index: What answers.
        address: Where each link adds its value or takes it away.
        name: The facet, and the parameter.
        counted: Its values.
        but: Parameters that choosing a value drops, beside the part of the list.
    """
    chosen = address.all(name)
    counts = {each.value: each for each in counted if each.value or name in {"account", "outlet"}}
    first = [counts.get(each) or FacetValue(each, name_of(index, name, each), 0) for each in chosen]
    rest = [each for each in counts.values() if each.value not in chosen][:_SHOWN]
    here = address.without("part", *but)
    return [
        Value(in_words(name, each.value, each.label), each.count, str(here.toggled(name, each.value)), on)
        for each, on in [*((each, True) for each in first), *((each, False) for each in rest)]
    ]


def name_of(index: Index, name: str, value: str) -> str:
    """Return what people call a value: an actor by its name."""
    actor = index.actor(value) if name in _OF_ACTORS and value else None
    return actor.name if actor else in_words(name, value)


def parts(  # noqa: PLR0913 - each is one fact of the list
    address: Address, part: int, rows: int, total: int, *, name: str = "part", anchor: str = ""
) -> dict[str, Any]:
    """Return what `ui.pager` shows of a list whose address may have several values of one parameter.

    Args:
        address: The view's.
        part: Which part is shown, from 1.
        rows: How many rows a part has.
        total: How many rows there are.
        name: The parameter of the part.
        anchor: Where on the page the list begins: "#ties".
    """

    def at(number: int) -> str:
        return f"{address.put(name, str(number)) if number > 1 else address.without(name)}{anchor}"

    before = (part - 1) * rows
    return {
        "first": before + 1,
        "last": min(before + rows, total),
        "total": total,
        "previous": at(part - 1) if part > 1 else None,
        "next": at(part + 1) if before + rows < total else None,
    }
