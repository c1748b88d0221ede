"""Tables that people write themselves, and those that Wikidata's query service writes."""

import json
from pathlib import Path

import pytest

from averment.errors import UsageError

from .lists import Write, read

EXAMPLE = Path(__file__).parents[3] / "examples" / "lists" / "lake-states.csv"

ROWS = "name{0}aliases{0}type{0}since\nIlda Maresh{0}I. Maresh|Ilda K. Maresh{0}person{0}1968-04\n"


def test_the_example_is_read_whole() -> None:
    entries, bad, listed = read(EXAMPLE)
    assert bad == []
    assert listed.source == "lake-states"
    assert {entry.id: entry.type for entry in entries} | {"ardun": "person", "orun": "armed_group"} == {
        entry.id: entry.type for entry in entries
    }
    kadarro = next(entry for entry in entries if entry.id == "kadarro")
    assert kadarro.aliases == ("Yousen Kadaro", "Jusen Kadarro")
    assert kadarro.roles == ("leader of the Northern Hills Front",)
    assert (listed.notes.types, listed.notes.countries) == ({}, {})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_separator_and_byte_order_mark(write: Write, separator: str, encoding: str) -> None:
    entries, bad, listed = read(write(ROWS.format(separator).encode(encoding)))
    (entry,) = entries
    assert bad == []
    assert entry.names == ("Ilda Maresh", "I. Maresh", "Ilda K. Maresh")
    assert (entry.type, entry.since, entry.source) == ("person", "1968-04", "list")
    assert list(listed.columns.values()) == ["name", "alias", "type", "since"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Full Name", "name"),
        ("Also known as", "alias"),
        ("instance_of", "type"),
        ("Date of Birth", "since"),
        ("QID", "wikidata"),
    ],
)
def test_headings_are_found_however_they_are_written(write: Write, heading: str, field: str) -> None:
    _, _, listed = read(write(f"name,{heading},colour\nIlda Maresh,,red\n"))
    assert listed.columns[heading] == field
    assert listed.ignored == ("colour",)


def test_ids_of_other_registries_are_kept(write: Write) -> None:
    entries, _, _ = read(write("id,name,wikidata,LEI\nm,Ilda Maresh,https://www.wikidata.org/wiki/Q999999001,X1\n"))
    assert entries[0].ids == {"wikidata": "Q999999001", "lei": "X1"}
    assert entries[0].id == "m"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",person,", "it has no name"),
        ("???,person,", "it has no name"),
        ("Ilda Maresh,person,3/4/68", "the date '3/4/68' is not understood"),
        ("Ilda Maresh,person,1968-13", "the date '1968-13' is not understood"),
        ("Maresh, Ilda,person,1968", "it has 4 cells below 3 headings"),
        (f"{'x' * 301},person,", "301 characters"),
    ],
)
def test_a_bad_row_costs_one_row(write: Write, row: str, reason: str) -> None:
    entries, bad, _ = read(write(f"name,type,born\nBerin Tolmaz,person,\n{row}\nSefa Ardun,person,1980\n"))
    assert [entry.name for entry in entries] == ["Berin Tolmaz", "Sefa Ardun"]
    assert [each.line for each in bad] == [3]
    assert reason in bad[0].reason


def test_a_row_in_another_encoding_costs_one_row(write: Write) -> None:
    entries, bad, _ = read(write("name\nIlda Maresh\nÀron Péll\nSefa Ardun\n".encode("latin-1")))
    assert [entry.name for entry in entries] == ["Ilda Maresh", "Sefa Ardun"]
    assert [(each.line, "not UTF-8" in each.reason) for each in bad] == [(3, True)]


def test_an_id_that_is_none_of_wikidata_s_costs_one_row(write: Write) -> None:
    entries, bad, _ = read(write("name,wikidata\nIlda Maresh,Maresh\nSefa Ardun,Q999999002\n"))
    assert [entry.id for entry in entries] == ["Q999999002"]
    assert "no id of Wikidata" in bad[0].reason


def test_two_rows_without_an_id_that_cannot_be_told_apart_are_not_taken_for_one(write: Write) -> None:
    entries, bad, _ = read(write("name,type\nMila Vashari,person\nMila Vashari,person\nMila Vashari,newspaper\n"))
    assert len(entries) == 2
    assert [(each.line, "line 2" in each.reason) for each in bad] == [(3, True)]


def test_rows_with_one_id_are_one_entry(write: Write) -> None:
    entries, _, _ = read(write("id,name,alias\nm,Ilda Maresh,I. Maresh\nm,Ilda Maresh,Maresh\n"))
    assert [entry.names for entry in entries] == [("Ilda Maresh", "I. Maresh", "Maresh")]


def test_what_is_not_understood_is_said(write: Write) -> None:
    entries, bad, listed = read(write("name,type,country\nIlda Maresh,vizier,Velmora\nSefa Ardun,person,Iraq\n"))
    assert bad == []
    assert [(entry.type, entry.country) for entry in entries] == [("other", None), ("person", "IQ")]
    assert listed.notes.types == {"vizier": 1}
    assert listed.notes.countries == {"Velmora": 1}


def test_the_type_may_be_told_by_the_role(write: Write) -> None:
    entries, _, _ = read(
        write("name,description\nIlda Maresh,Velmoran politician\nOrun Brigades,militia in the hills\n")
    )
    assert [entry.type for entry in entries] == ["person", "armed_group"]


def test_persian_spelling_is_kept(write: Write) -> None:
    entries, _, _ = read(write("name,alias\nArmy\u200b  of\tReeds,می\u200cخواهم\n"))
    assert entries[0].names == ("Army of Reeds", "می\u200cخواهم")


ITEM = "http://www.wikidata.org/entity/Q999999003"
BINDINGS = [
    {
        "item": {"type": "uri", "value": ITEM},
        "itemLabel": {"type": "literal", "value": "Reed Party"},
        "itemAltLabel": {"type": "literal", "value": "RP, Party of the Reed"},
        "instanceOfLabel": {"type": "literal", "value": kind},
    }
    for kind in ("political party", "organization")
]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (json.dumps({"head": {"vars": []}, "results": {"bindings": BINDINGS}}), "sparql.json"),
        (json.dumps(BINDINGS, indent=1), "verbose.json"),
        (json.dumps([{name: cell["value"] for name, cell in row.items()} for row in BINDINGS]), "simple.json"),
        (
            (
                "item,itemLabel,itemAltLabel,instanceOfLabel\n"
                f'{ITEM},Reed Party,"RP, Party of the Reed",political party\n'
                f'{ITEM},Reed Party,"RP, Party of the Reed",organization\n'
            ),
            "query.csv",
        ),
        (
            (
                "?item\t?itemLabel\t?itemAltLabel\t?instanceOfLabel\n"
                f'<{ITEM}>\t"Reed Party"@en\t"RP, Party of the Reed"@en\t"political party"@en\n'
            ),
            "query.tsv",
        ),
    ],
    ids=lambda value: value if value.endswith(("json", "csv", "tsv")) else "",
)
def test_answers_of_wikidata_s_query_service(write: Write, content: str, name: str) -> None:
    entries, bad, listed = read(write(content, name))
    assert bad == []
    (entry,) = entries
    assert entry.id == entry.ids["wikidata"] == "Q999999003"
    assert entry.names == ("Reed Party", "RP", "Party of the Reed")
    assert entry.type == "party"
    assert listed.source == "wikidata"


def test_classes_by_id_are_types(write: Write) -> None:
    entries, _, _ = read(write("item,itemLabel,instanceOf\nQ999999004,Ilda Maresh,http://www.wikidata.org/entity/Q5\n"))
    assert entries[0].type == "person"


def test_a_table_without_names_is_refused_in_one_line(write: Write) -> None:
    with pytest.raises(UsageError, match=r"has no column of names: .*found: Ilda Maresh, person"):
        read(write("Ilda Maresh,person\nSefa Ardun,person\n"))
