"""Wikidata's entities in JSON, as its dumps and `Special:EntityData` have them.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from averment.coding.record import ActorType
from averment.coding.registry import Known

from .actor_list import BadRow, Notes, Rows
from .dates import iso_date
from .entry import RowError, country_of, make
from .types import of_class, of_description

__all__ = ["Item", "entries"]

LANGUAGES = ("en", "mul", "en-gb", "en-ca")
"""In which its first name is looked for; any other language otherwise."""

INSTANCE_OF = "P31"
COUNTRIES = ("P17", "P27", "P1001")
SINCE = ("P569", "P571")
UNTIL = ("P570", "P576")
IDS = {"P1566": "geonames", "P227": "gnd", "P214": "viaf", "P1278": "lei", "P297": "iso3166"}


class Item(msgspec.Struct, frozen=True):
    """As much of an entity as is read; dumps write an empty list where a table is empty."""

    id: str
    type: str = "item"
    labels: dict[str, Any] | list[Any] = {}
    aliases: dict[str, Any] | list[Any] = {}
    descriptions: dict[str, Any] | list[Any] = {}
    claims: dict[str, Any] | list[Any] = {}


def entries(lines: Iterable[tuple[int, bytes]], source: str, notes: Notes) -> Rows:
    """Yield the entries of items, one in a line, and the lines that are none.

    Args:
        lines: The lines with their numbers.
        source: The list's name.
        notes: Where to count what is no item.
    """
    decode = msgspec.json.Decoder(Item).decode
    for number, line in lines:
        try:
            item = decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            yield BadRow(number, f"it is no entity: {fault}")
            continue
        if item.type != "item":
            notes.passed_over[item.type] += 1
            continue
        try:
            yield entry(item, source, notes)
        except (RowError, TypeError, KeyError, AttributeError) as fault:
            reason = str(fault) if isinstance(fault, RowError) else "it is not written as Wikidata's entities are"
            yield BadRow(number, reason)


def entry(item: Item, source: str, notes: Notes) -> Known:
    labels, descriptions, claims = (table(part) for part in (item.labels, item.descriptions, item.claims))
    aliases = [value for values in table(item.aliases).values() for value in values]
    names = [labels[language] for language in (*LANGUAGES, *labels) if language in labels]
    described = [descriptions[language]["value"] for language in LANGUAGES if language in descriptions][:1]
    return make(
        names=[value["value"] for value in (*names, *aliases)],
        kind=kind_of(claims, described),
        source=source,
        own_id=item.id,
        ids={"wikidata": item.id}
        | {register: str(value) for p, register in IDS.items() for value in values(claims, p)[:1]},
        since=date_of(claims, SINCE),
        until=date_of(claims, UNTIL),
        roles=described,
        country=country_of((value["id"] for p in COUNTRIES for value in values(claims, p)), notes),
    )


def kind_of(claims: Mapping[str, Any], described: list[str]) -> ActorType:
    classes = (of_class(value["id"]) for value in values(claims, INSTANCE_OF))
    by_words = (of_description(text) for text in described)
    return next((kind for kind in (*classes, *by_words) if kind is not None), "other")


def date_of(claims: Mapping[str, Any], properties: Iterable[str]) -> str | None:
    for value in (value for name in properties for value in values(claims, name)):
        date = iso_date(value["time"], value.get("precision"))
        if date is not None:
            return date
    return None


def values(claims: Mapping[str, Any], name: str) -> list[Any]:
    """Return the values of a property, the preferred ones first; those that are deprecated or unknown are left out."""
    found = [
        (statement.get("rank") != "preferred", statement["mainsnak"]["datavalue"]["value"])
        for statement in claims.get(name, ())
        if statement.get("rank") != "deprecated" and "datavalue" in statement["mainsnak"]
    ]
    return [value for _, value in sorted(found, key=lambda item: item[0])]


def table(part: dict[str, Any] | list[Any]) -> dict[str, Any]:
    return part if isinstance(part, dict) else {}
