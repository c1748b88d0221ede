import bz2
import gzip
import json
import lzma
from typing import Any

import pytest

from .lists import Write, read


def claim(value: Any, rank: str = "normal") -> dict[str, Any]:
    return {"rank": rank, "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}


def item(
    id_: str = "Q999999001", label: str | None = "Ilda Maresh", description: str = "", **claims: Any
) -> dict[str, Any]:
    return {
        "type": "item",
        "id": id_,
        "labels": {"ru": {"value": "Илда Мареш"}, "en": {"value": label}} if label else [],
        "aliases": {"en": [{"value": "I. Maresh"}]},
        "descriptions": {"en": {"value": description}} if description else {},
        "claims": claims,
    }


def dump(*items: dict[str, Any]) -> str:
    return "[\n" + ",\n".join(map(json.dumps, items)) + "\n]\n"


MARESH = item(
    description="Velmoran politician",
    P31=[claim({"id": "Q5"})],
    P27=[claim({"id": "Q796"})],
    P569=[claim({"time": "+1968-04-00T00:00:00Z", "precision": 10})],
    P570=[{"rank": "normal", "mainsnak": {"snaktype": "novalue"}}],
)


def test_all_that_is_wanted_of_an_item(write: Write) -> None:
    (entry,), bad, listed = read(write(dump(MARESH), "dump.json"))
    assert bad == []
    assert (entry.id, entry.ids, entry.source) == ("Q999999001", {"wikidata": "Q999999001"}, "wikidata")
    assert entry.names == ("Ilda Maresh", "Илда Мареш", "I. Maresh")
    assert (entry.type, entry.country, entry.since, entry.until) == ("person", "IQ", "1968-04", None)
    assert entry.roles == ("Velmoran politician",)
    assert listed.form == "wikidata"


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_dumps_are_compressed(write: Write, compress: Any) -> None:
    entries, _, _ = read(write(compress(dump(MARESH).encode()), "dump.json.x"))
    assert [entry.name for entry in entries] == ["Ilda Maresh"]


@pytest.mark.parametrize(
    "content", [json.dumps(MARESH), json.dumps({"entities": {"Q1": MARESH}}), json.dumps([MARESH], indent=1)]
)
def test_single_entities_and_answers_of_entity_data(write: Write, content: str) -> None:
    assert [entry.name for entry in read(write(content, "Q1.json"))[0]] == ["Ilda Maresh"]


@pytest.mark.parametrize(
    ("claims", "description", "kind"),
    [
        ({"P31": [claim({"id": "Q7278"})]}, "", "party"),
        ({"P31": [claim({"id": "Q1"}), claim({"id": "Q17149090"})]}, "", "armed_group"),
        ({"P31": [claim({"id": "Q5"}, "deprecated"), claim({"id": "Q515"})]}, "", "place"),
        ({}, "militia in the northern hills", "armed_group"),
        ({}, "Velmoran newspaper", "media"),
        ({}, "river of Velmora", "other"),
    ],
)
def test_classes_are_types_and_otherwise_the_description_is(
    write: Write, claims: dict[str, Any], description: str, kind: str
) -> None:
    (entry,), _, _ = read(write(dump(item(description=description, **claims)), "dump.json"))
    assert entry.type == kind


def test_the_preferred_date_counts_and_a_century_is_none(write: Write) -> None:
    dates = [
        claim({"time": "+1900-01-01T00:00:00Z", "precision": 9}),
        claim({"time": "+1950-06-01T00:00:00Z", "precision": 11}, "preferred"),
    ]
    assert read(write(dump(item(P571=dates)), "dump.json"))[0][0].since == "1950-06-01"
    century = [claim({"time": "+1901-01-01T00:00:00Z", "precision": 7})]
    assert read(write(dump(item(P571=century)), "dump.json"))[0][0].since is None


@pytest.mark.parametrize(
    "bad",
    [{"type": "item", "id": "Q9", "labels": {"en": "x"}}, {"labels": {}}, "x", item(label=None) | {"aliases": []}],
)
def test_a_bad_entity_costs_one_line(write: Write, bad: Any) -> None:
    entries, rows, _ = read(write(dump(MARESH, bad, item("Q999999002", "Sefa Ardun")), "dump.json"))
    assert [entry.name for entry in entries] == ["Ilda Maresh", "Sefa Ardun"]
    assert [row.line for row in rows] == [3]


def test_properties_are_no_actors(write: Write) -> None:
    _, bad, listed = read(write(dump(MARESH, {"type": "property", "id": "P1", "labels": {}}), "dump.json"))
    assert bad == []
    assert listed.notes.passed_over == {"property": 1}
