"""`averment schema`: the JSON Schema that every record obeys."""

import json

from .terminal import results

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of a record, the form in which pages are printed and exported."""
    from averment.coding import json_schema  # noqa: PLC0415

    results().print(json.dumps(json_schema(), indent=2, ensure_ascii=False), soft_wrap=True)
