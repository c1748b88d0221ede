"""What the columns of a table are, by their headings. `data/fields.toml` has them."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from averment.coding.folding import fold

__all__ = ["Columns", "understand"]


@dataclass(frozen=True)
class Columns:
    """The columns of one table.

    Attributes:
        fields: What each column is, by its position: "name", "alias" …, or the name of another registry for its id.
        registries: The positions of columns with ids of other registries.
        by_comma: The positions of columns whose values may stand between commas.
        headings: The headings as they are.
    """

    fields: Mapping[int, str]
    registries: frozenset[int]
    by_comma: frozenset[int]
    headings: tuple[str, ...]

    @property
    def understood(self) -> dict[str, str]:
        """What each heading is read as."""
        return {self.headings[position]: field for position, field in self.fields.items()}

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings that are not read."""
        return tuple(h for position, h in enumerate(self.headings) if position not in self.fields and h)

    @property
    def names(self) -> bool:
        """Whether there is a column of names: without one the table is no list of actors."""
        return "name" in self.fields.values()

    @property
    def of_items(self) -> bool:
        """Whether each row is an item of Wikidata, as its query service calls them."""
        return "item" in map(key, self.headings)

    def cells(self, row: Sequence[str], field: str) -> Iterable[str]:
        """Return the cells of a row that are this field's and not empty."""
        return (row[i] for i, known in self.fields.items() if known == field and i < len(row) and row[i].strip())

    def values(self, row: Sequence[str], field: str) -> Iterable[str]:
        """Return the single values in those cells."""
        for position, known in self.fields.items():
            if known == field and position < len(row):
                yield from (value for value in apart(row[position], comma=position in self.by_comma) if value.strip())


def understand(headings: Sequence[str]) -> Columns:
    """Return what the columns with these headings are."""
    table = fields()
    fixed = {key(h): name for name, known in table["columns"].items() for h in known}
    other = {key(h): name for name, known in table["ids"].items() for h in known}
    comma = {key(h) for h in table["marks"]["comma"]}
    keys = [key(heading) for heading in headings]
    return Columns(
        fields={i: (fixed | other)[k] for i, k in enumerate(keys) if k in fixed or k in other},
        registries=frozenset(i for i, k in enumerate(keys) if k in other and k not in fixed),
        by_comma=frozenset(i for i, k in enumerate(keys) if k in comma),
        headings=tuple(heading.strip() for heading in headings),
    )


def apart(cell: str, *, comma: bool) -> list[str]:
    marks = "".join(fields()["marks"]["any"]) + ("," if comma else "")
    return re.split(f"[{re.escape(marks)}]", cell)


def key(heading: str) -> str:
    return re.sub(r"[\W_]+", "", fold(heading))


@cache
def fields() -> dict[str, Any]:
    return tomllib.loads((files("averment.exchange.actor_lists") / "data" / "fields.toml").read_text("utf-8"))
