import json
from pathlib import Path

import jsonschema

from averment.coding import json_schema

COMMITTED = Path(__file__).parent.parent.parent / "docs" / "record.schema.json"


def test_the_published_schema_is_the_one_that_records_obey() -> None:
    """`averment schema > docs/record.schema.json` writes it anew."""
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == json.loads(json.dumps(json_schema()))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
