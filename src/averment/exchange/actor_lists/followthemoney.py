"""FollowTheMoney entities, one a line of JSON, as OpenSanctions publishes them and Aleph exports them.

Read without the library `followthemoney`, which needs a compiler: of an entity only its id, schema and properties are
wanted (https://followthemoney.tech/explorer/).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import msgspec

from .actor_list import BadRow, Notes, Rows
from .dates import iso_date
from .entry import RowError, country_of, make
from .types import of_schema

__all__ = ["Entity", "entries"]

NAMES = ("name",)
ALIASES = ("alias", "weakAlias", "previousName", "abbreviation")
SINCE = ("birthDate", "incorporationDate")
UNTIL = ("deathDate", "dissolutionDate")
COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
ROLES = ("position", "description", "classification")
IDS = {
    "wikidataId": "wikidata",
    "leiCode": "lei",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "registrationNumber": "registration",
}


class Entity(msgspec.Struct, frozen=True):
    """As much of an entity as is read."""

    id: Annotated[str, msgspec.Meta(min_length=1)]
    schema: str
    properties: dict[str, list[Any]] = {}
    caption: str | None = None


def entries(lines: Iterable[tuple[int, bytes]], source: str, notes: Notes) -> Rows:
    """Yield the entries among entities, and the lines that are no entity.

    Args:
        lines: The lines with their numbers.
        source: The list's name.
        notes: Where to count what is no actor.
    """
    decode = msgspec.json.Decoder(Entity).decode
    for number, line in lines:
        try:
            entity = decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            yield BadRow(number, f"it is no entity: {fault}")
            continue
        kind = of_schema(entity.schema, texts(entity, ("topics",)))
        if kind is None:
            notes.passed_over[entity.schema] += 1
            continue
        names = [*([entity.caption] if entity.caption else []), *texts(entity, NAMES)]
        try:
            yield make(
                names=(*names, *texts(entity, ALIASES)),
                kind=kind,
                source=source,
                own_id=entity.id,
                ids=ids_of(entity),
                since=first_date(entity, SINCE),
                until=first_date(entity, UNTIL),
                roles=texts(entity, ROLES),
                country=country_of(texts(entity, COUNTRIES), notes),
            )
        except RowError as refusal:
            yield BadRow(number, str(refusal))


def texts(entity: Entity, properties: Sequence[str]) -> list[str]:
    """Return the values of properties that are text; others are entities within the entity."""
    return [value for name in properties for value in entity.properties.get(name, ()) if isinstance(value, str)]


def first_date(entity: Entity, properties: Sequence[str]) -> str | None:
    """Return the most precise date: sources that were put together may have several."""
    dates = [date for value in texts(entity, properties) if (date := iso_date(value)) is not None]
    return max(dates, key=len, default=None)


def ids_of(entity: Entity) -> dict[str, str]:
    found = {register: value for name, register in IDS.items() for value in reversed(texts(entity, (name,)))}
    if "wikidata" not in found and re.fullmatch(r"Q[1-9]\d*", entity.id):
        found["wikidata"] = entity.id
    return found
