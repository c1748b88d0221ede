"""The entries of the shipped registry. Its ids say what an entry is: `state/IQ`, `territory/GU`, `capital/IQ`,
`seat/IL/tel-aviv`, `house/RU/kremlin`, `people/IQ`, `international/united-nations`.
"""

import re
from collections.abc import Iterator

from averment.coding.folding import fold

from .known import Known
from .load import State, Territory, organisations, states, territories

__all__ = ["SOURCE", "cities", "houses", "international", "nations", "peoples", "rest"]

SOURCE = "averment"


def international() -> Iterator[Known]:
    """Yield the organisations of states, and a few others."""
    for one in organisations():
        name, *aliases = one.names
        yield Known(
            id=f"international/{slug(name)}",
            name=name,
            type=one.type,
            aliases=tuple(aliases),
            ids=one.ids,
            source=SOURCE,
        )


def nations() -> Iterator[Known]:
    """Yield the states and governed territories."""
    for one in states():
        yield Known(
            id=state_id(one),
            name=one.name,
            type="state",
            aliases=aliases(one.names, one.territory),
            ids=ids(one.territory),
            country=one.territory.country,
            source=SOURCE,
        )


def rest() -> Iterator[Known]:
    """Yield the territories that others govern, which are places."""
    governed = {one.territory.code for one in states()}
    for code, territory in territories().items():
        if code not in governed:
            yield Known(
                id=f"territory/{code}",
                name=territory.names[0],
                type="place",
                aliases=aliases(territory.names, territory),
                ids=ids(territory),
                country=territory.country,
                source=SOURCE,
            )


def cities() -> Iterator[Known]:
    """Yield the capitals, and other cities by which a government is called."""
    organised = {fold(seat): f"international/{slug(one.names[0])}" for one in organisations() for seat in one.seats}
    for one in states():
        code, capital = one.territory.code, one.territory.capital
        found = {f"capital/{code}": one.capitals} if one.capitals else {}
        found |= {f"seat/{code}/{slug(seat)}": (seat,) for seat in one.seats}
        for id_, names in found.items():
            yield Known(
                id=id_,
                name=names[0],
                type="place",
                aliases=names[1:],
                ids={"geonames": capital.geonames} if capital and names is one.capitals and capital.geonames else {},
                country=one.territory.country,
                source=SOURCE,
                stands_for=organised.get(fold(names[0]), state_id(one)),
            )


def houses() -> Iterator[Known]:
    """Yield the buildings that stand for a government."""
    for one in states():
        for name in one.houses:
            yield Known(
                id=f"house/{one.territory.code}/{slug(name)}",
                name=name,
                type="government",
                country=one.territory.country,
                source=SOURCE,
                stands_for=state_id(one),
            )


def peoples() -> Iterator[Known]:
    """Yield the peoples, each under all words for it."""
    for one in states():
        words = tuple(re.sub(r"\b[^\W\d_]", lambda letter: letter[0].upper(), word) for word in one.demonyms)
        if words:
            name = next((word for word in words if word.endswith("s")), words[0])
            yield Known(
                id=f"people/{one.territory.code}",
                name=name,
                type="people",
                aliases=tuple(word for word in words if word != name),
                country=one.territory.country,
                source=SOURCE,
                stands_for=state_id(one),
            )


def state_id(one: State) -> str:
    return f"state/{one.territory.code}"


def aliases(names: tuple[str, ...], territory: Territory) -> tuple[str, ...]:
    foreign = (name for spellings in territory.foreign.values() for name in spellings)
    return tuple(dict.fromkeys((*names, *foreign)))[1:]


def ids(territory: Territory) -> dict[str, str]:
    """Return by what other registries know a territory."""
    found = {
        "iso3166": territory.code if territory.code3 else None,
        "iso3166_3": territory.code3,
        "wikidata": next(iter(territory.wikidata), None),
        "geonames": territory.geonames,
    }
    return {registry: known for registry, known in found.items() if known}


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
