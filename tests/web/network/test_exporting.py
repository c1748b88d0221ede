"""What leaves as a file says how sure each tie is, and harms no spreadsheet."""

import csv
import io

from lxml import etree

from averment.web.index import Network, Node, Told
from averment.web.network import export

from .test_drawing import tie

SHOWN = Network(
    (Node("a0", "=Tavash & Sons", "state", 3), Node("a1", "Vashara", "state", 3)),
    (tie(0, 1, Told("ASSAULT", "stated", 2), Told("CONSULT", "denied", 1)),),
    0,
    0,
)


def test_a_row_of_csv_is_one_type_of_tie_with_how_sure_it_is() -> None:
    rows = list(csv.DictReader(io.StringIO(export(SHOWN, "csv").decode("utf-8-sig"))))
    assert [(row["actor"], row["tie"], row["recipient"], row["stated"], row["denied"]) for row in rows] == [
        ("'=Tavash & Sons", "ASSAULT", "Vashara", "2", "0"),
        ("'=Tavash & Sons", "CONSULT", "Vashara", "0", "1"),
    ]


def test_graphml_has_each_key_once_and_each_name_whole() -> None:
    root = etree.fromstring(export(SHOWN, "graphml"))
    of = {None: "http://graphml.graphdrawing.org/xmlns"}
    keys = [key.get("id") for key in root.findall("key", of)]
    assert len(keys) == len(set(keys))
    told = [
        {data.get("key"): data.text for data in edge.findall("data", of)} for edge in root.findall("graph/edge", of)
    ]
    assert [(each["tie-tie"], each["tie-claims"], each["tie-denied"]) for each in told] == [
        ("ASSAULT", "2", "0"),
        ("CONSULT", "1", "1"),
    ]
    assert "=Tavash & Sons" in [data.text for data in root.iterfind("graph/node/data", of)]
