import json
from pathlib import Path

import pytest

from .lists import Write, read

EXAMPLE = Path(__file__).parents[3] / "examples" / "lists" / "lake-states.ftm.json"


def entity(schema: str = "Person", id_: str = "x1", **properties: list[str]) -> str:
    return json.dumps({"id": id_, "schema": schema, "properties": properties}) + "\n"


def test_the_example_is_read_whole() -> None:
    entries, bad, listed = read(EXAMPLE)
    assert bad == []
    assert [(entry.id, entry.type) for entry in entries] == [
        ("ls-maresh", "person"),
        ("ls-nhf", "armed_group"),
        ("ls-trade", "government"),
    ]
    assert listed.source == listed.form == "followthemoney"
    assert listed.notes.passed_over == {"Membership": 1}


def test_all_that_is_wanted_of_an_entity(write: Write) -> None:
    line = entity(
        name=["Ilda Maresh"],
        alias=["I. Maresh"],
        weakAlias=["Maresh"],
        country=["iq"],
        birthDate=["1968", "1968-04-02"],
        deathDate=["2031"],
        position=["Prime Minister"],
        wikidataId=["Q999999001"],
    )
    (entry,) = read(write(line, "entities.ftm.json"))[0]
    assert entry.names == ("Ilda Maresh", "I. Maresh", "Maresh")
    assert (entry.since, entry.until, entry.country) == ("1968-04-02", "2031", "IQ")
    assert (entry.roles, entry.ids) == (("Prime Minister",), {"wikidata": "Q999999001"})


@pytest.mark.parametrize(
    ("schema", "topics", "kind"),
    [
        ("Person", ["role.pep"], "person"),
        ("Company", [], "organisation"),
        ("PublicBody", [], "government"),
        ("LegalEntity", [], "organisation"),
        ("Organization", ["pol.party"], "party"),
        ("Organization", ["gov.igo"], "international"),
    ],
)
def test_schemata_and_topics_are_types(write: Write, schema: str, topics: list[str], kind: str) -> None:
    entries, _, _ = read(write(entity(schema, name=["Reed"], topics=topics), "e.json"))
    assert [entry.type for entry in entries] == [kind]


@pytest.mark.parametrize(
    "line", ["nonsense", '{"id": "x", "schema": "Person", "properties": []}', '{"schema": "Person"}', entity().strip()]
)
def test_a_bad_line_costs_one_line(write: Write, line: str) -> None:
    content = f"{entity(name=['Sefa Ardun'])}{line}\n{entity(name=['Berin Tolmaz'], id_='x2')}"
    entries, bad, _ = read(write(content, "e.json"))
    assert [entry.name for entry in entries] == ["Sefa Ardun", "Berin Tolmaz"]
    assert [each.line for each in bad] == [2]
    assert "\n" not in bad[0].reason


def test_entities_in_one_array(write: Write) -> None:
    content = json.dumps([json.loads(entity(name=["Sefa Ardun"]))], indent=2)
    assert [entry.name for entry in read(write(content, "e.json"))[0]] == ["Sefa Ardun"]


def test_a_list_goes_by_the_name_it_is_given(write: Write) -> None:
    entries, _, listed = read(write(entity(name=["Sefa Ardun"]), "e.json"), name="sanctions")
    assert entries[0].source == listed.source == "sanctions"
