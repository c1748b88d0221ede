import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest

from averment.coding import Record, json_schema
from averment.evidence import EvidenceBase

DOCS = Path(__file__).parent.parent.parent / "docs"
ROW = re.compile(r"\| `(\w+)` \| [^|]+ \| `([\w ]+)` \|")
TABLES = dict(ROW.findall((DOCS / "evidence-base.md").read_text(encoding="utf-8")))


def test_every_view_is_documented(base: EvidenceBase) -> None:
    views = {name for (name,) in base.sql("SHOW TABLES").fetchall() if not name.startswith("_")}
    assert views == TABLES.keys() | {"statement_history", "claim_history", "said", "said_of"}


@pytest.mark.parametrize("view", TABLES)
def test_every_column_is_documented(base: EvidenceBase, view: str) -> None:
    assert base.sql(f"SELECT * FROM {view}").columns == TABLES[view].split()


@pytest.mark.parametrize("view", ["said", "said_of"])
def test_what_an_actor_of_the_base_says_has_the_columns_of_statements(base: EvidenceBase, view: str) -> None:
    own = ["actor", "actor_name", "certainty"]
    assert base.sql(f"SELECT * FROM {view}").columns == [*own, *base.statements().columns]


def test_the_history_of_statements_has_one_column_more(base: EvidenceBase) -> None:
    columns = base.sql("SELECT * FROM statement_history").columns
    assert columns == [*base.sql("FROM statements").columns, "superseded"]


def test_the_history_of_claims_has_one_column_more(base: EvidenceBase) -> None:
    columns = base.sql("SELECT * FROM claim_history").columns
    assert columns == [*base.sql("FROM claims").columns, "superseded"]


@pytest.mark.parametrize(("view", "machines"), [("reviewed_statements", "statements"), ("reviewed_claims", "claims")])
def test_what_people_have_begins_with_the_columns_of_what_the_machine_read(
    base: EvidenceBase, view: str, machines: str
) -> None:
    columns, own = (base.sql(f"FROM {name}").columns for name in (view, machines))
    assert columns[: len(own)] == own
    asked = base.statements() if machines == "statements" else base.claims()
    assert asked.columns == columns[:-1]
    assert columns[-1] == "machine"


def test_the_queries_shown_are_answered(base: EvidenceBase) -> None:
    (block,) = re.findall(r"```sql\n(.*?)```", (DOCS / "evidence-base.md").read_text(encoding="utf-8"), re.DOTALL)
    for query in filter(str.strip, block.split(";")):
        assert base.sql(query).fetchall() == []


def test_the_record_shown_is_a_record() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", (DOCS / "record.md").read_text(encoding="utf-8"), re.DOTALL)
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(example))
    record = msgspec.json.decode(example, type=Record)
    text = record.page.text
    assert [text[zone.start : zone.end] for zone in record.page.zones] == text.split("\n\n")
    assert [text[each.cue.start : each.cue.end] for each in record.statements if each.cue] == ["reported", "confirmed"]
    assert [text[each.predicate.start : each.predicate.end] for each in record.claims] == ["talks"]
    assert record.claims[0].account == tuple(each.id for each in record.statements)
